"""Any report as a PDF."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from pathlib import Path

import pytest

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import FileProblem
from app.kernel.money import ZERO, rp
from app.kernel.period import Period
from app.kernel.quantity import each, pieces
from app.kernel.rate import percent
from app.kernel.report import ReportResult, Row
from app.printing import report
from tests.printing.builders import LETTERHEAD, a_stamp
from tests.printing.reading import assert_clean, placed, reader, texts

COLUMNS = (
    Column("code", "Code", Kind.CODE),
    Column("name", "Name"),
    Column("debit", "Debit", Kind.MONEY, total=True),
    Column("credit", "Kredit", Kind.MONEY, total=True),
)


def trial_balance(rows: int = 60) -> ReportResult:
    lines = [
        Row({"code": f"1-{number}", "name": f"Akun {number}", "debit": rp(number), "credit": ZERO})
        for number in range(rows)
    ]
    total = rp(sum(range(rows)))
    return ReportResult(
        "trial-balance", "Neraca saldo", "November 2026", COLUMNS, lines,
        {"debit": total, "credit": ZERO}, ("Seimbang.",),
    )  # fmt: skip


def drawn(result: ReportResult) -> bytes:
    return report.draw(result, LETTERHEAD, a_stamp())


def test_a_long_report_carries_its_sums() -> None:
    pages = texts(drawn(trial_balance(120)))
    assert len(pages) > 1
    assert "Dipindahkan" in pages[0] and "Pindahan" in pages[1]
    assert "7.140" in pages[-1] and "Seimbang." in pages[-1]
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page and "Kode" in page


def test_rows_that_do_not_add_up_to_the_total_are_not_carried() -> None:
    result = trial_balance(120)
    result.rows.insert(0, Row({"name": "Aset", "debit": rp(5)}))
    assert all("Dipindahkan" not in page for page in texts(drawn(result)))


def test_a_statement_shows_deductions_in_brackets() -> None:
    columns = (Column("name", ""), Column("amount", "2026", Kind.MONEY))
    rows = [
        Row({"name": "Pendapatan"}, "group"),
        Row({"name": "Retur", "amount": rp(-4_180_000)}, level=1),
        Row({"name": "Laba kotor", "amount": rp(183_235_600)}, "total"),
    ]
    words = texts(drawn(ReportResult("profit-loss", "Laba rugi", "2026", columns, rows)))[0]
    assert "(4.180.000)" in words and "LABA RUGI" in words


def test_a_wide_report_is_turned_and_cuts_no_amount() -> None:
    columns = (
        Column("name", "Name"),
        *(Column(f"m{n}", f"Bulan {n}", Kind.MONEY) for n in range(13)),
    )
    row = Row({"name": "Kas " * 20} | {f"m{n}": rp(10**12 + n) for n in range(13)})
    result = ReportResult("x", "Lebar", "2026", columns, [row])
    assert_clean(placed(lambda: drawn(result)))
    pdf = drawn(result)
    box = reader(pdf).pages[0].mediabox
    assert box.width > box.height
    for number in range(13):
        assert f"1.000.000.000.{number:03d}" in texts(pdf)[0]


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (None, Kind.MONEY, ""),
        (ZERO, Kind.MONEY, "–"),
        (rp(-5), Kind.MONEY, "−5"),
        (pieces(1500), Kind.QUANTITY, "1.500"),
        (each(Fraction(5, 2)), Kind.PRICE, "2,5"),
        (percent(12), Kind.RATE, "12\u00a0%"),
        (dt.date(2026, 11, 23), Kind.DATE, "23 Nov 2026"),
        (dt.datetime(2026, 11, 23, 9, 41), Kind.DATE, "23 Nov 2026 09.41"),
        (Period(2026, 11), Kind.PERIOD, "November 2026"),
        (True, Kind.FLAG, "Ya"),
        (False, Kind.FLAG, "Tidak"),
        (1234, Kind.COUNT, "1.234"),
        (1101, Kind.CODE, "1101"),
        (Fraction(1, 3), Kind.TEXT, "0,3333"),
        ("teks", Kind.TEXT, "teks"),
    ],
)
def test_cells_are_worded_by_their_value(value: object, kind: Kind, expected: str) -> None:
    assert report.worded(value, Column("x", "X", kind)) == expected


def test_a_report_without_rows_is_a_page() -> None:
    assert "NERACA SALDO" in texts(drawn(trial_balance(0)))[0]


def test_a_report_of_the_open_company_is_written(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "neraca.pdf"
    path.write_bytes(b"older")
    report.write_pdf(session, trial_balance(3), path)
    assert "PT Uji Coba" in texts(path.read_bytes())[0]
    assert [each.name for each in tmp_path.glob("*neraca*")] == ["neraca.pdf"]


def test_a_folder_that_is_not_there_is_told(session: Session, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"neraca\.pdf tidak dapat ditulis"):
        report.write_pdf(session, trial_balance(3), tmp_path / "no" / "neraca.pdf")
