"""How priced lines rest in a table."""

from __future__ import annotations

from typing import Any, Protocol

from app.trade.lines import Line
from app.trade.totals import Totals


class Document(Protocol):
    """What a document must have for its lines to be written."""

    @property
    def lines(self) -> tuple[Line, ...]: ...

    @property
    def totals(self) -> Totals: ...


def line_rows(parent: str, parent_id: int, document: Document) -> list[dict[str, Any]]:
    """One row per line, as typed and in money; plain whole numbers, for this runs ten thousand times."""
    return [
        {
            parent: parent_id,
            "line_no": line.number,
            "item_id": line.item.id if line.item is not None else None,
            "item_code": line.item.code if line.item is not None else "",
            "description": line.description,
            "warehouse_id": line.warehouse.id if line.warehouse is not None else None,
            "quantity": line.quantity.micro,
            "unit": line.unit,
            "base_quantity": line.base_quantity.micro,
            "unit_price": line.unit_price.scaled,
            "discount": str(line.discount),
            "tax": line.tax,
            "gross": amounts.gross.minor,
            "line_discount": amounts.discount.minor,
            "share": amounts.share.minor,
            "net": amounts.net.minor,
            "base": amounts.base.minor,
            "other_base": amounts.other_base.minor,
            "ppn": amounts.ppn.minor,
        }
        for line, amounts in zip(document.lines, document.totals.lines, strict=True)
    ]
