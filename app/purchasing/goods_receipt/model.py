"""Tables of the goods receipt. A posted row is frozen; what was billed of it is in ``line_origin``."""

from __future__ import annotations

from app.store import guards
from app.trade.goods.model import GoodsRow, lines_of


class GoodsReceipt(GoodsRow):
    """Goods of one supplier that arrived."""

    class Meta:
        table_name = "goods_receipt"


GoodsReceiptLine = lines_of(GoodsReceipt, "goods_receipt_line", "receipt_id")

TABLES = (GoodsReceipt, GoodsReceiptLine)
GUARDS = (
    *guards.posted_rows("goods_receipt", party="party_id"),
    *guards.lines_of_posted("goods_receipt_line", "goods_receipt", "receipt_id"),
)
