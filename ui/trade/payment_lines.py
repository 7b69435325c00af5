"""The open documents of a party as lines: only the part paid of each is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app.kernel.columns import Kind
from app.kernel.money import ZERO, Money, total
from app.kernel.text import N_
from app.trade.history import SettlementRow
from app.trade.settling import Applied, Open
from ui.kit.grid import GridColumn
from ui.trade.fixed_lines import FixedLines


def left_open(values: dict[str, Any]) -> Money | None:
    """What stays open of a document after this payment."""
    outstanding = values.get("outstanding")
    return outstanding - (values.get("applied") or ZERO) if outstanding is not None else None


COLUMNS = (
    GridColumn("document", N_("Document"), width=0, editable=False, stop=False),
    GridColumn("date", N_("Date"), Kind.DATE, width=96, editable=False, stop=False),
    GridColumn("due_date", N_("Due date"), Kind.DATE, width=96, editable=False, stop=False),
    GridColumn("outstanding", N_("Outstanding"), Kind.MONEY, width=128, editable=False, stop=False),
    GridColumn("applied", N_("Paid now"), Kind.MONEY, width=128, zero="–"),
    GridColumn(
        "left",
        N_("Still open"),
        Kind.MONEY,
        width=128,
        get=left_open,
        zero="–",
    ),
)


class PartsModel(FixedLines):
    """As many lines as there are open documents."""

    TYPED = ("applied",)

    def __init__(self, today: dt.date) -> None:
        super().__init__(COLUMNS, today)

    def show_open(self, documents: Sequence[Open], applied: Sequence[Applied]) -> None:
        """Every open document with the part that is paid of it."""
        parts = {part.document: part.amount for part in applied}
        self.set_lines(
            {
                "document": each.number,
                "date": each.date,
                "due_date": each.due_date,
                "outstanding": each.outstanding,
                "applied": parts.get(each.number),
            }
            for each in documents
        )

    def show_settled(self, settled: Sequence[SettlementRow]) -> None:
        """What a posted payment settled, and what was open of each before it."""
        self.set_lines(
            {
                "document": each.number,
                "date": each.document_date,
                "due_date": each.due_date,
                "outstanding": each.before,
                "applied": each.amount,
            }
            for each in settled
        )

    def apply(self, applied: Sequence[Applied]) -> None:
        """Other parts for the same documents, as one step that can be undone."""
        parts = {part.document: part.amount for part in applied}
        new = [
            line.with_value("applied", parts.get(line.values["document"])) for line in self._lines
        ]
        self._replace(N_("Spread the amount"), 0, len(new), new)

    def applied(self) -> tuple[Applied, ...]:
        """The parts that are not nothing."""
        return tuple(
            Applied(line.values["document"], line.values["applied"])
            for line in self._lines
            if line.values.get("applied")
        )

    def sum(self) -> Money:
        return total([part.amount for part in self.applied()])

    def used_rows(self) -> list[int]:
        return [row for row, line in enumerate(self._lines) if line.values.get("applied")]
