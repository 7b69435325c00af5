"""Table files: CSV in whatever dialect offices produce, and XLSX; both read whole and written whole."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.exchange.cells import neutralised, write_cell
from app.kernel.columns import Column, Kind
from app.kernel.errors import FileProblem
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate
from app.kernel.text import N_, translate
from app.store.files import replacing, worded_file_failures


@dataclass(frozen=True, slots=True)
class RawTable:
    """Headings as written, and the rows below them with their number in the file."""

    headings: tuple[str, ...]
    rows: list[tuple[int, Sequence[Any]]]


def read(path: Path) -> RawTable:
    """The first table of a CSV or XLSX file. Raises FileProblem where it is neither."""
    with worded_file_failures(path):
        content = path.read_bytes()
    if path.suffix.lower() in (".xlsx", ".xlsm", ".ods"):
        rows = _spreadsheet_rows(content, path)
    else:
        rows = _csv_rows(content, path)
    numbered: list[tuple[int, Sequence[Any]]] = [
        (number, row)
        for number, row in enumerate(rows, start=1)
        if any(cell not in (None, "") for cell in row)
    ]
    if not numbered:
        raise FileProblem(N_("{name} holds no rows."), name=path.name)
    headings = tuple(str(cell or "").strip() for cell in numbered[0][1])
    return RawTable(headings, numbered[1:])


def _csv_rows(content: bytes, path: Path) -> list[list[str]]:
    if content[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0") or b"\x00" in content[:4096]:
        raise FileProblem(
            N_("{name} is not a CSV file."),
            name=path.name,
            remedy=N_("Save the table as CSV or XLSX and try again."),
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    csv.field_size_limit(1_000_000)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False))
    except csv.Error as error:
        raise FileProblem(
            N_("{name} cannot be read as CSV: {reason}."), name=path.name, reason=error
        ) from error


def _spreadsheet_rows(content: bytes, path: Path) -> list[list[Any]]:
    import python_calamine

    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows: list[list[Any]] = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (python_calamine.CalamineError, IndexError, ValueError, OSError) as error:
        raise FileProblem(
            N_("{name} is not a spreadsheet this program can read."),
            name=path.name,
            remedy=N_("Save it again as XLSX, or as CSV."),
        ) from error
    return rows


def write(
    path: Path,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
    title: str = "",
    headings: Sequence[str] = (),
) -> None:
    """Writes a CSV or (by its ending) XLSX file whole, replacing an older one.

    The keys of the columns are the headings unless others are given.
    """
    heads = headings or [column.key for column in columns]
    with worded_file_failures(path), replacing(path) as place:
        if path.suffix.lower() == ".xlsx":
            _write_xlsx(place, columns, rows, title, heads)
        else:
            _write_csv(place, columns, rows, heads)


def _write_csv(
    place: Path,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
    headings: Sequence[str],
) -> None:
    with place.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(headings)
        for row in rows:
            writer.writerow([_csv_cell(row.get(column.key)) for column in columns])


def _csv_cell(value: Any) -> str:
    text = write_cell(value)
    return neutralised(text) if isinstance(value, str) else text


def _write_xlsx(
    place: Path,
    columns: Sequence[Column],
    rows: Iterable[Mapping[str, Any]],
    title: str,
    headings: Sequence[str],
) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet(
        (title or "Back Office")[:31].translate(str.maketrans("", "", "[]:*?/\\"))
    )
    for number, column in enumerate(columns):
        letter = sheet.column_dimensions
        letter[_letters(number)].width = max(column.chars + 2, len(headings[number]) + 2)
    sheet.freeze_panes = "A2"
    heads = []
    for heading in headings:
        cell = WriteOnlyCell(sheet, value=heading)
        cell.font = Font(bold=True)
        heads.append(cell)
    sheet.append(heads)
    for row in rows:
        sheet.append([_xlsx_cell(sheet, column, row.get(column.key)) for column in columns])
    with place.open("wb") as file:
        book.save(file)


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number + 1))


_FORMATS = {Kind.MONEY: "#,##0.##", Kind.QUANTITY: "#,##0.######", Kind.PRICE: "#,##0.####"}


def _xlsx_cell(sheet: Any, column: Column, value: Any) -> Any:
    from decimal import Decimal

    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, (Money, Quantity, UnitPrice, Rate)):
        cell = WriteOnlyCell(sheet, value=Decimal(write_cell(value)))
        cell.number_format = _FORMATS.get(column.kind, "General")
        return cell
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, value=value)
        cell.data_type = "s"  # text stays text, also when it begins like a formula
        return cell
    if value is None or isinstance(value, (bool, int)):
        return write_cell(value) if isinstance(value, bool) else value
    if hasattr(value, "isoformat"):
        return value
    return write_cell(value)


def heading_keys(headings: Sequence[str], columns: Sequence[Column]) -> dict[int, Column]:
    """Which column each heading means: its key, or its title in any language of the program."""
    from app.kernel.text import LANGUAGES, speaking

    known: dict[str, Column] = {}
    for column in columns:
        names = [column.key, column.title]
        for code in LANGUAGES:
            with speaking(code):
                names.append(translate(column.title))
        for name in names:
            known.setdefault(name.strip().lower(), column)
    for column in columns:
        known[column.key] = column
    return {
        place: known[heading.lower()]
        for place, heading in enumerate(headings)
        if heading.lower() in known
    }
