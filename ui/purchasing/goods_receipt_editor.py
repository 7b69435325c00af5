"""Writing, posting and looking at a goods receipt."""

from __future__ import annotations

from typing import Any

from app.kernel.text import N_
from app.purchasing.goods_receipt import service, side, taken
from app.trade.goods.rules import Draft
from app.trade.goods.service import Preview
from ui.kit.actions import Act
from ui.kit.lookup import Lookup
from ui.kit.manifest import Context
from ui.purchasing.sources import ORDERS
from ui.trade import editor_acts, goods_lists, lookups, taking
from ui.trade.booked import Services
from ui.trade.goods_editor import GoodsEditor


def preview(context: Context, editor: Any) -> None:
    """The paper; a draft is saved first, for the paper shows what is kept."""
    from ui.purchasing.papers import preview_goods_receipt

    if editor.view is not None or editor.save():
        preview_goods_receipt(context, editor.id)


class GoodsReceiptEditor(GoodsEditor):
    """A goods receipt."""

    services = Services(
        read=service.get,
        save=service.save_draft,
        post=service.post_receipt,
        void=service.void_receipt,
        discard=service.discard,
        copy=service.duplicate,
        check_void=service.check_void,
        made_from={"purchase-order": taken.from_orders},
    )
    KIND = side.KIND
    HEADING = N_("Goods receipt {number}")
    PARTY_TITLE = N_("Supplier")
    REFERENCE_TITLE = N_("Supplier's delivery note")
    COMES_IN = True
    EDIT = side.EDIT
    ACTS = editor_acts.acts(
        "purchasing.goods-receipt",
        side.EDIT,
        side.POST,
        side.VOIDING,
        taking.take_from("purchasing.goods-receipt", side.EDIT, ORDERS),
        Act(
            "purchasing.goods-receipt.print",
            N_("Print"),
            preview,
            icon="ph.printer",
            shortcut="F12",
            menu_only=True,
        ),
        goods_lists.further_of(
            "purchasing.goods-receipt.purchase-invoice",
            N_("Make a bill"),
            "purchase-invoice",
            side.KIND,
            "purchasing.bill.edit",
        ),
    )

    def look_ahead(self, draft: Draft) -> Preview:
        return service.preview(self.context.session, draft)

    def party_lookup(self) -> Lookup:
        return lookups.suppliers(self.context)


def make(context: Context, id: int | None = None, **values: Any) -> GoodsReceiptEditor:
    return GoodsReceiptEditor(context, id, **values)
