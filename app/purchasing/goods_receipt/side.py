"""What a goods receipt is called, and what it asks for. The work is told in `app.trade.goods.service`."""

from __future__ import annotations

from app.kernel.lifecycle import DRAFT, POSTED, VOID, Life, Step
from app.kernel.text import N_
from app.purchasing.goods_receipt.model import GoodsReceipt, GoodsReceiptLine
from app.trade.goods import rows
from app.trade.goods.rules import Side

KIND = "goods-receipt"
EDIT, POST = "purchasing.goods-receipt.edit", "purchasing.goods-receipt.post"
VOIDING = "purchasing.goods-receipt.void"
LIFE = Life((Step(DRAFT, POSTED, POST, N_("Post")), Step(POSTED, VOID, VOIDING, N_("Void…"))))

RECEIPT = Side(
    kind=KIND,
    series=KIND,
    table="goods_receipt",
    parent="receipt_id",
    comes_in=True,
    counter="received_not_billed",
    view="purchasing.view",
    edit=EDIT,
    post=POST,
    void=VOIDING,
    no_such=N_("There is no goods receipt {number}."),
    no_party=N_("Choose the supplier."),
    no_such_party=N_("There is no supplier {code}."),
    inactive_party=N_("Supplier {code} is not in use any more."),
    cannot_save=N_("The goods receipt cannot be saved yet."),
    cannot_post=N_("Goods receipt {ref} cannot be posted yet."),
    is_party=lambda party: party.is_supplier,
    model=GoodsReceipt,
    line_model=GoodsReceiptLine,
)

LISTING = rows.listing(RECEIPT, "goods-receipts")
