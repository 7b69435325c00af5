"""What of a delivery may still be invoiced, and of a goods receipt still be billed.

Whatever was made from a line took its part: an invoice or bill, or what gave the goods back before that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app import store
from app.kernel.money import ZERO, Money
from app.kernel.quantity import Quantity
from app.kernel.rounding import divide_half_up
from app.trade.goods.rules import Side
from app.trade.lines import Origin
from app.trade.origins import Made


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of one line: base units, and of goods that came in also their value (whole rupiah)."""

    quantity: Quantity
    value: Money

    def part(self, quantity: Quantity) -> Money:
        """What ``quantity`` of it is worth: the last of it takes the rest, so the parts sum to the whole."""
        if quantity.micro >= self.quantity.micro:
            return self.value
        share = divide_half_up(self.value.whole() * quantity.micro, self.quantity.micro)
        return Money(share * 100)

    def less(self, quantity: Quantity) -> Left:
        """What is left after so much of it."""
        value = self.value - self.part(quantity)
        micro = max(self.quantity.micro - quantity.micro, 0)
        return Left(Quantity(micro), value)


_LEFT = (
    "SELECT l.line_no, l.base_quantity - COALESCE(SUM(o.quantity), 0),"
    " COALESCE(l.value, 0) - COALESCE(SUM(o.value), 0)"
    " FROM {table} d JOIN {table}_line l ON l.{parent} = d.id"
    " LEFT JOIN line_origin o ON o.origin_kind = '{kind}' AND o.origin_id = d.id"
    " AND o.origin_line = l.line_no AND o.counts"
    " LEFT JOIN void_mark v ON v.kind = '{kind}' AND v.document_id = d.id"
    " WHERE d.id = ? AND d.state = 'posted' AND v.document_id IS NULL"
    " GROUP BY l.line_no ORDER BY l.line_no"
)


def of_document(side: Side, document_id: int) -> dict[int, Left]:
    """What is left of every line, by its number; nothing of a draft or a void document."""
    sql = _LEFT.format(table=side.table, parent=side.parent, kind=side.kind)
    return {
        line: Left(Quantity(quantity), Money(value))
        for line, quantity, value in store.query(sql, (document_id,))
    }


def is_made(side: Side, line: Made) -> bool:
    """Whether a line was made from goods of this side, so that it moves none itself."""
    return line.origin is not None and line.origin.kind == side.kind


def left_of(side: Side, lines: Sequence[Made]) -> dict[Origin, Left]:
    """What is left of the goods that lines were made from."""
    documents = {line.origin.document_id for line in lines if line.origin and is_made(side, line)}
    return {
        Origin(side.kind, document_id, line): left
        for document_id in documents
        for line, left in of_document(side, document_id).items()
    }


def parts(side: Side, lines: Sequence[Made]) -> tuple[Money, ...]:
    """What of the value of goods received each line takes; nothing where it was not made from them."""
    left = left_of(side, lines)
    found = []
    for line in lines:
        there = left.get(line.origin) if line.origin is not None else None
        if there is None or line.origin is None:
            found.append(ZERO)
            continue
        found.append(there.part(line.base_quantity))
        left[line.origin] = there.less(line.base_quantity)
    return tuple(found)
