"""What an item was sold and bought for, line by line, the newest first: to whom or from whom, when, how much.

Prices are for one base unit, net of discounts and without PPN. Whoever may see only one side is told only that.
"""

from __future__ import annotations

import datetime as dt

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.quantity import PRICE_SCALE, Quantity, UnitPrice
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.rounding import half_up
from app.kernel.text import N_, _
from app.masters import item as items
from app.masters import party as parties

KEY, PERMISSION = "price-history", "inventory.report"
COLUMNS = (
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("kind", N_("Kind"), chars=9),
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("party", N_("Customer or supplier"), chars=28),
    Column("quantity", N_("Quantity"), Kind.QUANTITY, chars=10),
    Column("unit", N_("Unit"), chars=6),
    Column("price", N_("Price"), Kind.PRICE, chars=13),
    Column("amount", N_("Amount"), Kind.MONEY, chars=15),
)
SIDES = (
    ("sales-invoice", "sales_invoice", "customer_id", N_("Sold"), "sales.view"),
    ("purchase-invoice", "purchase_invoice", "supplier_id", N_("Bought"), "purchasing.view"),
)
_SQL = (
    "SELECT d.date, d.id, l.line_no, d.number, p.name, l.base_quantity, l.base"
    " FROM {table}_line l JOIN {table} d ON d.id = l.invoice_id JOIN party p ON p.id = d.{party}"
    " WHERE l.item_id = ?1 AND d.state = 'posted' AND d.date BETWEEN ?2 AND ?3"
    " AND (?4 IS NULL OR d.{party} = ?4) AND NOT EXISTS (SELECT 1 FROM void_mark v"
    " WHERE v.kind = '{kind}' AND v.document_id = d.id)"
)


def build(session: Session, filters: Filters) -> ReportResult:
    """Choices: item (needed) and party; of all days, or of those given. Raises NotFound for an unknown code."""
    session.require(PERMISSION)
    code = filters.choices.get("item", "")
    if not code:
        raise UserError(
            N_("A price history is of one item."), remedy=N_("Say which one, with item=CODE.")
        )
    item = items.require(code)
    only = parties.require(filters.choices["party"]) if filters.choices.get("party") else None
    first, last = filters.date_from or dt.date.min, filters.date_to or filters.as_of or dt.date.max
    asked = (item.id, first.isoformat(), last.isoformat(), only.id if only else None)
    found = [
        (kind, title, *row)
        for kind, table, party, title, permission in SIDES
        if session.may(permission)
        for row in store.query(_SQL.format(kind=kind, table=table, party=party), asked)
    ]
    found.sort(key=lambda row: (row[2], row[3], row[4]), reverse=True)
    return ReportResult(
        key=KEY,
        title=_("Price history {code} {name}", code=item.code, name=item.name),
        subtitle=only.name if only else "",
        columns=COLUMNS,
        rows=[
            Row(
                {
                    "date": dt.date.fromisoformat(date),
                    "kind": _(title),
                    "number": number,
                    "party": party,
                    "quantity": Quantity(quantity),
                    "unit": item.unit,
                    "price": UnitPrice(
                        half_up(Money(base).whole() / Quantity(quantity).exact * PRICE_SCALE)
                    ),
                    "amount": Money(base),
                },
                link=(kind, number),
            )
            for kind, title, date, _id, _line, number, party, quantity, base in found
        ],
        totals={},
        notes=(_("Prices are for one base unit, net of discounts and without PPN."),),
    )
