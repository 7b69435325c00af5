"""What stands in a cell: text by kind, alignment, and the few things a column may add."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import Money, total
from app.kernel.text import _, language
from ui.kit import status

ValueRole = Qt.ItemDataRole.UserRole + 1
RowRole = Qt.ItemDataRole.UserRole + 2
StyleRole = Qt.ItemDataRole.UserRole + 3

# Kinds that are never cut off: their columns are as wide as the widest value.
WHOLE = frozenset(
    {
        Kind.MONEY,
        Kind.QUANTITY,
        Kind.PRICE,
        Kind.RATE,
        Kind.SHARE,
        Kind.COUNT,
        Kind.DATE,
        Kind.NUMBER,
        Kind.CODE,
        Kind.STATE,
        Kind.PERIOD,
        Kind.FLAG,
    }
)
ADDED = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.PRICE, Kind.COUNT})
QUICKLY = 2_000  # rows that are copied or added up on the spot
CENTRED = frozenset({Kind.FLAG})


class ColumnStyle(NamedTuple):
    """How a column differs from its kind. Functions get the row.

    bold, link: always so. strong: bold where it says so. muted: secondary words. zero: what nothing looks like ("–" for amounts, "0"
    for counts). balance: a signed amount as itself and a letter, D or K. icon: (name, token) before the
    text. tone: token of the text. prefix: muted text before it. tip: a tooltip. brackets: what is below
    zero stands in them, as in a financial statement.
    """

    bold: bool = False
    link: bool = False
    muted: bool = False
    zero: str = formats.DASH
    balance: bool = False
    icon: Callable[[Any], tuple[str, str] | None] | None = None
    tone: Callable[[Any], str] | None = None
    prefix: Callable[[Any], str] | None = None
    tip: Callable[[Any], str] | None = None
    strong: Callable[[Any], bool] | None = None
    brackets: bool = False


PLAIN = ColumnStyle()
COUNTED = ColumnStyle(zero="0")


def style_for(column: Column, styles: Mapping[str, ColumnStyle]) -> ColumnStyle:
    """The column's own style; counts and quantities show a zero as "0"."""
    usual = COUNTED if column.kind in (Kind.COUNT, Kind.QUANTITY) else PLAIN
    return styles.get(column.key, usual)


def text(column: Column, value: Any, style: ColumnStyle = PLAIN) -> str:
    """The words of a value; "" for None."""
    if value is None or value == "":
        return ""
    kind = column.kind
    if isinstance(value, str) and kind is not Kind.STATE:
        return value
    if kind is Kind.MONEY:
        amount = abs(value) if style.balance else value
        return formats.money(amount, zero=style.zero, brackets=style.brackets)
    if kind is Kind.QUANTITY:
        return formats.quantity(value, zero=style.zero)
    if kind is Kind.PRICE:
        return formats.unit_price(value, zero=style.zero)
    if kind is Kind.RATE:
        return formats.exact(value.percent) if value else style.zero
    if kind is Kind.SHARE:
        return formats.share(value, brackets=style.brackets)
    if kind is Kind.COUNT:
        return formats.count(value) if value else style.zero
    if kind is Kind.DATE:
        return formats.date_short(value)
    if kind is Kind.PERIOD:
        return formats.period(value)
    if kind is Kind.STATE:
        return status.text(value)
    if kind is Kind.FLAG:
        return _("Yes") if value else ""
    return str(value)


def letter(value: Any) -> str:
    """D or K (C in English) behind a ledger balance, nothing for zero."""
    if not isinstance(value, Money) or not value:
        return ""
    return "D" if value.minor > 0 else "K" if language() == "id" else "C"


def raw(column: Column, value: Any) -> str:
    """For Ctrl+Shift+C: what a spreadsheet reads as a number or a date."""
    if value is None:
        return ""
    if column.kind is Kind.MONEY:
        return _decimal(value.minor, 2)
    if column.kind is Kind.QUANTITY:
        return _decimal(value.micro, 6)
    if column.kind is Kind.PRICE:
        return _decimal(value.scaled, 4)
    if column.kind in (Kind.RATE, Kind.SHARE):
        return str(value)
    if column.kind is Kind.STATE:
        return str(value[0] if isinstance(value, tuple) else value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def _decimal(scaled: int, places: int) -> str:
    whole, fraction = divmod(abs(scaled), 10**places)
    decimals = str(fraction).zfill(places).rstrip("0")
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"


def spoken(column: Column, value: Any, row_number: int) -> str:
    """For a screen reader: "Total, 36.667.962 rupiah, baris 3"."""
    words = text(column, value, ColumnStyle(zero="0"))
    if column.kind is Kind.MONEY and words:
        words = f"{words} rupiah"
    title = _(column.title)
    return _("{column}, {value}, row {number}", column=title, value=words, number=row_number)


def alignment(column: Column) -> Qt.AlignmentFlag:
    if column.kind in CENTRED:
        return Qt.AlignmentFlag.AlignCenter
    side = Qt.AlignmentFlag.AlignRight if column.right_aligned else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def add(values: list[Any]) -> Any:
    """The sum of values of one kind; None for nothing to add."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    if isinstance(known[0], Money):
        return total(known, known[0].currency)
    whole = known[0]
    for value in known[1:]:
        whole = whole + value
    return whole
