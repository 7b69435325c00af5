"""The purchase order among the kinds of commitment."""

from __future__ import annotations

from app.kernel.text import N_
from app.purchasing.bill.rules import INACTIVE_SUPPLIER, NO_SUCH_SUPPLIER, NO_SUPPLIER
from app.purchasing.order.model import PurchaseOrder, PurchaseOrderLine
from app.trade.orders.kinds import SUPPLIER, OrderKind, Standings

ORDER = OrderKind(
    key="purchase-order",
    table="purchase_order",
    party=SUPPLIER,
    view="purchasing.view",
    edit="purchasing.order.edit",
    post="purchasing.order.post",
    void="purchasing.order.void",
    takers=("goods-receipt", "purchase-invoice"),
    standings=Standings("confirmed", "part-received", "received", billed="invoiced"),
    no_such=N_("There is no purchase order {number}."),
    cannot_save=N_("The order cannot be saved yet."),
    cannot_post=N_("Order {ref} cannot be confirmed yet."),
    no_party=NO_SUPPLIER,
    no_such_party=NO_SUCH_SUPPLIER,
    inactive_party=INACTIVE_SUPPLIER,
    model=PurchaseOrder,
    line_model=PurchaseOrderLine,
    bills=("purchase-invoice",),
)
