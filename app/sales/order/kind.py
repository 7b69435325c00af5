"""The sales order among the kinds of commitment."""

from __future__ import annotations

from app.kernel.text import N_
from app.sales.invoice.rules import INACTIVE_CUSTOMER, NO_CUSTOMER, NO_SUCH_CUSTOMER
from app.sales.order.model import SalesOrder, SalesOrderLine
from app.trade.orders.kinds import CUSTOMER, OrderKind, Standings

ORDER = OrderKind(
    key="sales-order",
    table="sales_order",
    party=CUSTOMER,
    view="sales.view",
    edit="sales.order.edit",
    post="sales.order.post",
    void="sales.order.void",
    takers=("delivery-note", "sales-invoice"),
    standings=Standings("confirmed", "part-delivered", "delivered", billed="invoiced"),
    no_such=N_("There is no sales order {number}."),
    cannot_save=N_("The order cannot be saved yet."),
    cannot_post=N_("Order {ref} cannot be confirmed yet."),
    no_party=NO_CUSTOMER,
    no_such_party=NO_SUCH_CUSTOMER,
    inactive_party=INACTIVE_CUSTOMER,
    model=SalesOrder,
    line_model=SalesOrderLine,
    bills=("sales-invoice",),
)
