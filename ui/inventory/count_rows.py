"""The rows of a count while it is counted: what the books say, what was found, what that is worth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.inventory.count.queries import CountView, LineView
from app.inventory.count.service import Preview
from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from app.kernel.quantity import Quantity
from app.kernel.text import N_, _
from ui.kit.table import ColumnStyle


@dataclass(slots=True)
class CountRow:
    """One item of a count. value: what its variance is worth, None while that is not known."""

    id: int
    item: str
    name: str
    rack: str
    unit: str
    book: Quantity
    counted: Quantity | None
    value: Money | None = None

    @property
    def variance(self) -> Quantity | None:
        return None if self.counted is None else self.counted - self.book

    @property
    def differs(self) -> bool:
        return bool(self.variance)


def row_of(number: int, line: LineView) -> CountRow:
    return CountRow(number, line.item, line.name, line.rack, line.unit, line.book, line.counted)


def mark(row: CountRow, *, blind: bool) -> tuple[str, str] | None:
    """A check for what was counted, a warning where it differs and that may be seen."""
    if row.counted is None:
        return None
    if row.differs and not blind:
        return "ph.warning-fill", "warn"
    return "ph.check", "ok"


def columns(is_blind: Callable[[], bool]) -> tuple[Column, ...]:
    return (
        Column("mark", "", Kind.FLAG, chars=3, get=lambda row: mark(row, blind=is_blind())),
        Column("item", N_("Code"), Kind.CODE, chars=10),
        Column("name", N_("Item name"), chars=30),
        Column("rack", N_("Rack"), Kind.CODE, chars=6, priority=2),
        Column("unit", N_("Unit"), Kind.CODE, chars=5, priority=3),
        Column("book", N_("By the books"), Kind.QUANTITY, chars=8),
        Column("counted", N_("Found"), Kind.QUANTITY, chars=8),
        Column("variance", N_("Variance"), Kind.QUANTITY, chars=8),
        Column("value", N_("Value of variance"), Kind.MONEY, total=True, chars=13),
    )


def titles() -> tuple[set[str], set[str]]:
    """What a spreadsheet may call code and quantity, in any case: our keys, and our titles."""
    known = {column.key: column for column in columns(lambda: False)}
    return _named(known["item"]), _named(known["counted"])


def _named(column: Column) -> set[str]:
    return {column.key, column.title.casefold(), _(column.title).casefold()}


HIDDEN_WHEN_BLIND = {"book", "variance", "value"}


def signed(row: CountRow) -> str:
    return "+" if row.variance is not None and row.variance.micro > 0 else ""


STYLES = {
    "book": ColumnStyle(zero="0"),
    "counted": ColumnStyle(zero="0"),
    "variance": ColumnStyle(zero="–", strong=lambda row: row.differs),
    "value": ColumnStyle(zero="–"),
}


def previewed_values(found: Preview) -> dict[str, Money]:
    """What each variance would be booked at, by item; below zero for a loss."""
    items = {line.number: line.item.code for line in found.lines}
    return {
        items[move.line_no]: value if move.target.held else -value
        for move, value in zip(found.moves, found.values, strict=False)
    }


def posted_values(view: CountView) -> dict[str, Money]:
    """What each variance was booked at; the mirror of a void count is left out."""
    variances = {line.item: line.variance for line in view.lines}
    first = view.moves[: sum(bool(variance) for variance in variances.values())]
    values = {}
    for move in first:
        variance = variances.get(move.item)
        if variance:
            values[move.item] = move.value if variance.micro > 0 else -move.value
    return values
