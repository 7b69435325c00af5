"""Tables of the delivery. A posted row is frozen; what was invoiced of it is in ``line_origin``."""

from __future__ import annotations

from app.store import guards
from app.trade.goods.model import GoodsRow, lines_of


class DeliveryNote(GoodsRow):
    """One delivery to a customer."""

    class Meta:
        table_name = "delivery_note"


DeliveryNoteLine = lines_of(DeliveryNote, "delivery_note_line", "delivery_id")

TABLES = (DeliveryNote, DeliveryNoteLine)
GUARDS = (
    *guards.posted_rows("delivery_note", party="party_id"),
    *guards.lines_of_posted("delivery_note_line", "delivery_note", "delivery_id"),
)
