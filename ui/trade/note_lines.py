"""The lines of the invoice that a note gives back: only quantity, price and whether goods move are typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from app.kernel.columns import Kind
from app.kernel.money import Money
from app.kernel.quantity import NO_QUANTITY
from app.kernel.text import N_
from app.trade.returns.rules import DraftLine, Source
from ui.kit.grid import GridColumn
from ui.trade.fixed_lines import FixedLines

RESTOCK = ((True, N_("Yes")), (False, N_("No")))


class NoteLines(FixedLines):
    """As many lines as the invoice has."""

    TYPED = ("quantity", "unit_price", "restock")

    def __init__(self, today: dt.date, restock: str) -> None:
        self._amounts: Mapping[int, Money] = {}
        super().__init__(self._make_columns(restock), today)

    def _make_columns(self, restock: str) -> Sequence[GridColumn]:
        shown: dict[str, Any] = {"editable": False, "stop": False}
        return (
            GridColumn("code", N_("Item"), width=92, **shown),
            GridColumn("description", N_("Description"), width=0, **shown),
            GridColumn("left", N_("Still left"), Kind.QUANTITY, width=76, zero="–", **shown),
            GridColumn("unit", N_("Unit"), width=54, **shown),
            GridColumn("quantity", N_("Given back"), Kind.QUANTITY, width=96),
            GridColumn("unit_price", N_("Price"), Kind.PRICE, width=108),
            GridColumn("restock", restock, width=98, choices=RESTOCK),
            GridColumn(
                "amount",
                N_("Amount"),
                Kind.MONEY,
                width=120,
                zero="–",
                get=lambda values: self._amounts.get(values.get("line", -1)),
            ),
        )

    def show_sources(self, sources: Iterable[Source], drafts: Sequence[DraftLine] = ()) -> None:
        """Every line of the invoice with what a draft gives back of it."""
        self.set_lines(_rows(sources, drafts))

    def show_amounts(self, amounts: Mapping[int, Money]) -> None:
        """What each line comes to, by its number."""
        if amounts != self._amounts:
            self._amounts = dict(amounts)
            self._repaint()

    def give_back_all(self) -> None:
        """All that is left, as one step that can be undone."""
        new = [line.with_value("quantity", line.values.get("left")) for line in self._lines]
        self._replace(N_("Give back everything"), 0, len(new), new)

    def used_rows(self) -> list[int]:
        return [row for row, line in enumerate(self._lines) if _is_used(line.values)]

    def reductions(self) -> list[int]:
        """Rows where a price is typed and no quantity: the line is made cheaper as a whole."""
        return [row for row in self.used_rows() if not self._lines[row].values.get("quantity")]

    def drafts(self) -> tuple[DraftLine, ...]:
        """What is given back."""
        return tuple(_draft(self._lines[row].values) for row in self.used_rows())


def _rows(sources: Iterable[Source], drafts: Sequence[DraftLine]) -> Iterator[dict[str, Any]]:
    """A row for each line of the invoice; for one that is given back twice, two."""
    for source in sources:
        typed = [each for each in drafts if each.line == source.origin.line_no]
        if not typed:
            yield _values(source, None)
        for draft in typed:
            yield _values(source, draft)


def _values(source: Source, draft: DraftLine | None) -> dict[str, Any]:
    price = source.price if draft is None or draft.unit_price is None else draft.unit_price
    restock = draft is None or draft.restock or not draft.quantity
    return {
        "line": source.origin.line_no,
        "code": source.code,
        "description": source.description,
        "left": source.left.quantity,
        "unit": source.unit,
        "usual": source.price,
        "quantity": (draft.quantity or None) if draft else None,
        "unit_price": price,
        "restock": restock if source.move_id is not None else None,
    }


def _is_used(values: dict[str, Any]) -> bool:
    price = values.get("unit_price")
    return bool(values.get("quantity") or (price and price != values["usual"]))


def _draft(values: dict[str, Any]) -> DraftLine:
    price, quantity = values.get("unit_price"), values.get("quantity") or NO_QUANTITY
    usual = price is None or price == values["usual"]
    moves = bool(quantity and values.get("restock"))
    return DraftLine(values["line"], quantity, None if usual else price, restock=moves)
