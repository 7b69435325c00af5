"""What was sold, by item, customer, salesperson or month, with its cost and margin.

Posted invoices less credit notes, void ones left out, by their date, without PPN. Cost is what the goods
ledger says today that the lines' goods cost, of a delivery its share, less what came back; services have
none. Freight that customers paid is income without cost. A credit note counts for what its invoice was of.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from app import store
from app.kernel import period
from app.kernel.columns import Column, Kind
from app.kernel.comparison import Span
from app.kernel.money import Money
from app.kernel.quantity import Quantity
from app.kernel.text import N_, _
from app.sales.credit_note.rules import KIND as RETURN
from app.sales.invoice.rules import DELIVERY_NOTE, KIND
from app.trade.reports import turnover
from app.trade.reports.turnover import Line, Turnover

PERMISSION = "sales.report"
NOTE = N_(
    "Posted invoices less credit notes, void ones left out. Cost is as the stock ledger stands now."
)
NAME_CHARS = 30

_POSTED, _RETURNED = turnover.posted(KIND), turnover.posted(RETURN)
_SOLD = f"""
WITH sold AS (
 SELECT d.id, d.date, d.salesperson, d.customer_id, l.item_id, l.base_quantity AS quantity,
  l.base AS net,
  CASE WHEN s.move_id IS NULL THEN COALESCE(c.value, 0)
   ELSE part_of(s.value, o.quantity, g.quantity) END AS cost
 FROM sales_invoice d JOIN sales_invoice_line l ON l.invoice_id = d.id
 LEFT JOIN stock_move m ON m.document_kind = '{KIND}' AND m.document_id = d.id
  AND m.line_no = l.line_no
 LEFT JOIN stock_cost c ON c.move_id = m.id
 LEFT JOIN line_origin o ON o.kind = '{KIND}' AND o.document_id = d.id AND o.line_no = l.line_no
  AND o.origin_kind = '{DELIVERY_NOTE}'
 LEFT JOIN stock_move g ON g.document_kind = o.origin_kind AND g.document_id = o.origin_id
  AND g.line_no = o.origin_line
 LEFT JOIN stock_cost s ON s.move_id = g.id{_POSTED}
 UNION ALL
 SELECT d.id, d.date, d.salesperson, d.customer_id, NULL, 0, d.freight_base, 0
 FROM sales_invoice d{_POSTED} AND d.freight_base <> 0
 UNION ALL
 SELECT NULL, d.date, i.salesperson, d.party_id, o.item_id, -l.base_quantity, -l.base,
  -COALESCE(c.value, 0)
 FROM credit_note d JOIN credit_note_line l ON l.note_id = d.id
 JOIN sales_invoice i ON i.id = d.invoice_id
 LEFT JOIN sales_invoice_line o ON o.invoice_id = i.id AND o.line_no = l.origin_line
 LEFT JOIN stock_move m ON m.document_kind = '{RETURN}' AND m.document_id = d.id
  AND m.line_no = l.line_no AND m.reason <> 'void'
 LEFT JOIN stock_cost c ON c.move_id = m.id{_RETURNED}
)"""
_FIGURES = "COUNT(DISTINCT sold.id), SUM(sold.net), SUM(sold.cost)"
_LARGEST_FIRST = "GROUP BY 1 ORDER BY SUM(sold.net) DESC, 1"


def _found(sql: str, span: Span) -> list[tuple[Any, ...]]:
    return store.query(_SOLD + sql, (span.first, span.last))


def _line(key: Any, shown: dict[str, Any], documents: int, net: int, cost: int) -> Line:
    return Line(key, shown, documents, Money(net), Money(cost))


def _items(span: Span) -> list[Line]:
    rows = _found(
        f" SELECT COALESCE(i.code, ''), i.name, i.unit, SUM(sold.quantity), {_FIGURES}"
        f" FROM sold LEFT JOIN item i ON i.id = sold.item_id {_LARGEST_FIRST}",
        span,
    )
    return [
        _line(code, _item(code, name, unit, quantity), *figures)
        for code, name, unit, quantity, *figures in rows
    ]


def _item(code: str, name: str | None, unit: str | None, quantity: int) -> dict[str, Any]:
    if not code:
        return {"code": "", "name": _("Freight"), "quantity": None, "unit": ""}
    return {"code": code, "name": name, "quantity": Quantity(quantity), "unit": unit}


def _customers(span: Span) -> list[Line]:
    rows = _found(
        f" SELECT p.code, p.name, {_FIGURES} FROM sold JOIN party p ON p.id = sold.customer_id"
        f" {_LARGEST_FIRST}",
        span,
    )
    return [_line(code, {"code": code, "name": name}, *figures) for code, name, *figures in rows]


def _salespeople(span: Span) -> list[Line]:
    rows = _found(f" SELECT sold.salesperson, {_FIGURES} FROM sold {_LARGEST_FIRST}", span)
    return [
        _line(name, {"name": name or _("Without a salesperson")}, *figures)
        for name, *figures in rows
    ]


def _months(span: Span) -> list[Line]:
    rows = _found(
        " SELECT CAST(substr(sold.date, 1, 4) || substr(sold.date, 6, 2) AS INTEGER),"
        f" {_FIGURES} FROM sold GROUP BY 1 ORDER BY 1",
        span,
    )
    return [
        _line(number, {"month": period.of_number(number)}, *figures) for number, *figures in rows
    ]


_CODE = Column("code", N_("Code"), Kind.CODE, chars=10)


def _report(key: str, title: str, columns: tuple[Column, ...], lines: Any, link: str = "") -> Any:
    report = Turnover(
        key=key,
        title=title,
        permission=PERMISSION,
        columns=columns,
        documents=N_("Invoices"),
        net=N_("Net sales"),
        note=NOTE,
        lines=lines,
        margin=True,
        link=link,
    )
    return partial(turnover.build, report)


by_item = _report(
    "sales-by-item",
    N_("Sales by item"),
    (
        _CODE,
        Column("name", N_("Item name"), chars=NAME_CHARS),
        Column("quantity", N_("Quantity"), Kind.QUANTITY, chars=10),
        Column("unit", N_("Unit"), chars=6, priority=2),
    ),
    _items,
    link="item",
)
by_customer = _report(
    "sales-by-customer",
    N_("Sales by customer"),
    (_CODE, Column("name", N_("Customer"), chars=NAME_CHARS)),
    _customers,
    link="customer",
)
by_salesperson = _report(
    "sales-by-salesperson",
    N_("Sales by salesperson"),
    (Column("name", N_("Salesperson"), chars=NAME_CHARS),),
    _salespeople,
)
by_month = _report(
    "sales-by-month",
    N_("Sales by month"),
    (Column("month", N_("Month"), Kind.PERIOD, chars=15),),
    _months,
)
