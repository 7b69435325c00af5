"""Writing, posting and looking at a delivery."""

from __future__ import annotations

from typing import Any

from app.kernel.text import N_
from app.sales.delivery import service, side, taken
from app.trade.goods.rules import Draft
from app.trade.goods.service import Preview
from ui.kit.actions import Act
from ui.kit.lookup import Lookup
from ui.kit.manifest import Context
from ui.sales.sources import ORDERS
from ui.trade import editor_acts, goods_lists, lookups, taking
from ui.trade.booked import Services
from ui.trade.goods_editor import GoodsEditor


def preview(context: Context, editor: Any) -> None:
    """The paper; a draft is saved first, for the paper shows what is kept."""
    from ui.sales.papers import preview_delivery

    if editor.view is not None or editor.save():
        preview_delivery(context, editor.id)


class DeliveryEditor(GoodsEditor):
    """A delivery."""

    services = Services(
        read=service.get,
        save=service.save_draft,
        post=service.post_delivery,
        void=service.void_delivery,
        discard=service.discard,
        copy=service.duplicate,
        check_void=service.check_void,
        made_from={"sales-order": taken.from_orders},
    )
    KIND = side.KIND
    HEADING = N_("Delivery note {number}")
    PARTY_TITLE = N_("Customer")
    REFERENCE_TITLE = N_("Customer's order")
    COMES_IN = False
    EDIT = side.EDIT
    ACTS = editor_acts.acts(
        "sales.delivery",
        side.EDIT,
        side.POST,
        side.VOIDING,
        taking.take_from("sales.delivery", side.EDIT, ORDERS),
        Act("sales.delivery.print", N_("Print"), preview, icon="ph.printer", shortcut="F12"),
        goods_lists.further_of(
            "sales.delivery.sales-invoice",
            N_("Make an invoice"),
            "sales-invoice",
            side.KIND,
            "sales.invoice.edit",
        ),
    )

    def look_ahead(self, draft: Draft) -> Preview:
        return service.preview(self.context.session, draft)

    def party_lookup(self) -> Lookup:
        return lookups.customers(self.context)


def make(context: Context, id: int | None = None, **values: Any) -> DeliveryEditor:
    return DeliveryEditor(context, id, **values)
