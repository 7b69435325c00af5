"""The quotation among the kinds of commitment."""

from __future__ import annotations

from app.kernel.text import N_
from app.sales.invoice.rules import INACTIVE_CUSTOMER, NO_CUSTOMER, NO_SUCH_CUSTOMER
from app.sales.quotation.model import Quotation, QuotationLine
from app.trade.orders.kinds import CUSTOMER, OrderKind, Standings

QUOTATION = OrderKind(
    key="quotation",
    table="quotation",
    party=CUSTOMER,
    view="sales.view",
    edit="sales.quotation.edit",
    post="sales.quotation.post",
    void="sales.quotation.void",
    takers=("sales-order", "delivery-note", "sales-invoice"),
    standings=Standings("issued", "part-ordered", "ordered", expired="expired"),
    no_such=N_("There is no quotation {number}."),
    cannot_save=N_("The quotation cannot be saved yet."),
    cannot_post=N_("Quotation {ref} cannot be issued yet."),
    no_party=NO_CUSTOMER,
    no_such_party=NO_SUCH_CUSTOMER,
    inactive_party=INACTIVE_CUSTOMER,
    model=Quotation,
    line_model=QuotationLine,
    placed=False,
)
