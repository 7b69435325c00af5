"""The purchase request among the kinds of commitment."""

from __future__ import annotations

from app.kernel.text import N_
from app.purchasing.bill.rules import INACTIVE_SUPPLIER, NO_SUCH_SUPPLIER, NO_SUPPLIER
from app.purchasing.request.model import PurchaseRequest, PurchaseRequestLine
from app.trade.orders.kinds import SUPPLIER, OrderKind, Standings

REQUEST = OrderKind(
    key="purchase-request",
    table="purchase_request",
    party=SUPPLIER,
    view="purchasing.view",
    edit="purchasing.request.edit",
    post="purchasing.request.post",
    void="purchasing.request.void",
    takers=("purchase-order", "goods-receipt", "purchase-invoice"),
    standings=Standings("requested", "part-ordered", "ordered"),
    no_such=N_("There is no purchase request {number}."),
    cannot_save=N_("The request cannot be saved yet."),
    cannot_post=N_("Request {ref} cannot be handed in yet."),
    no_party=NO_SUPPLIER,
    no_such_party=NO_SUCH_SUPPLIER,
    inactive_party=INACTIVE_SUPPLIER,
    model=PurchaseRequest,
    line_model=PurchaseRequestLine,
    firm=False,
    placed=False,
)
