"""What was bought, by supplier or by item: posted bills less debit notes, by their date, without PPN.

Void ones are left out. A debit note counts for what its bill was of, but is none itself.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from app import store
from app.kernel.columns import Column, Kind
from app.kernel.comparison import Span
from app.kernel.money import Money
from app.kernel.quantity import Quantity
from app.kernel.text import N_, _
from app.purchasing.bill.rules import KIND
from app.purchasing.debit_note.rules import KIND as RETURN
from app.trade.reports import turnover
from app.trade.reports.turnover import Line, Turnover

PERMISSION = "purchasing.report"
NOTE = N_("Posted bills less debit notes, void ones left out.")

_POSTED, _RETURNED = turnover.posted(KIND), turnover.posted(RETURN)
_BOUGHT = f"""
WITH bought AS (
 SELECT d.id, l.item_id, l.account_id, l.base_quantity AS quantity, l.base AS net
 FROM purchase_invoice d JOIN purchase_invoice_line l ON l.invoice_id = d.id{_POSTED}
 UNION ALL
 SELECT d.id, NULL, NULL, 0, d.freight_base FROM purchase_invoice d{_POSTED}
  AND d.freight_base <> 0
 UNION ALL
 SELECT NULL, o.item_id, o.account_id, -l.base_quantity, -l.base
 FROM debit_note d JOIN debit_note_line l ON l.note_id = d.id
 LEFT JOIN purchase_invoice_line o ON o.invoice_id = d.invoice_id AND o.line_no = l.origin_line
 {_RETURNED}
)
SELECT COALESCE(i.code, a.code, ''), COALESCE(i.name, a.name, ''), COALESCE(i.unit, ''),
 i.id IS NOT NULL, SUM(bought.quantity), COUNT(DISTINCT bought.id), SUM(bought.net)
FROM bought LEFT JOIN item i ON i.id = bought.item_id
LEFT JOIN account a ON a.id = bought.account_id
GROUP BY bought.item_id, bought.account_id ORDER BY SUM(bought.net) DESC, 1"""
_SUPPLIERS = f"""
SELECT p.code, p.name, COUNT(t.id), SUM(t.net) FROM (
 SELECT d.id, d.supplier_id, d.net FROM purchase_invoice d{_POSTED}
 UNION ALL SELECT NULL, d.party_id, -d.net FROM debit_note d{_RETURNED}
) t JOIN party p ON p.id = t.supplier_id GROUP BY 1 ORDER BY SUM(t.net) DESC, 1"""


def _suppliers(span: Span) -> list[Line]:
    rows = store.query(_SUPPLIERS, (span.first, span.last))
    return [
        Line(code, {"code": code, "name": name}, documents, Money(net))
        for code, name, documents, net in rows
    ]


def _items(span: Span) -> list[Line]:
    """Items, and the accounts that bills without items went to."""
    rows = store.query(_BOUGHT, (span.first, span.last))
    return [
        Line(code, _item(code, name, unit, quantity, bool(goods)), documents, Money(net))
        for code, name, unit, goods, quantity, documents, net in rows
    ]


def _item(code: str, name: str, unit: str, quantity: int, goods: bool) -> dict[str, Any]:
    return {
        "code": code,
        "name": name if code else _("Freight"),
        "quantity": Quantity(quantity) if goods else None,
        "unit": unit,
    }


_CODE = Column("code", N_("Code"), Kind.CODE, chars=10)
_BY_SUPPLIER = Turnover(
    key="purchases-by-supplier",
    title=N_("Purchases by supplier"),
    permission=PERMISSION,
    columns=(_CODE, Column("name", N_("Supplier"), chars=30)),
    documents=N_("Bills"),
    net=N_("Net purchases"),
    note=NOTE,
    lines=_suppliers,
    link="supplier",
)
_BY_ITEM = Turnover(
    key="purchases-by-item",
    title=N_("Purchases by item"),
    permission=PERMISSION,
    columns=(
        _CODE,
        Column("name", N_("Item or account"), chars=30),
        Column("quantity", N_("Quantity"), Kind.QUANTITY, chars=10),
        Column("unit", N_("Unit"), chars=6, priority=2),
    ),
    documents=N_("Bills"),
    net=N_("Net purchases"),
    note=NOTE,
    lines=_items,
)

by_supplier = partial(turnover.build, _BY_SUPPLIER)
by_item = partial(turnover.build, _BY_ITEM)
