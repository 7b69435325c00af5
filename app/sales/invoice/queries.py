"""What one may see of a sales invoice: all of it. The list of them is ``listings``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app import store
from app.kernel import desk
from app.kernel.money import Money
from app.kernel.quantity import UnitPrice
from app.kernel.text import N_
from app.ledger import instalments
from app.ledger.parts import Plan
from app.masters import party as parties
from app.masters.party import Party
from app.sales.invoice.rules import KIND, Draft
from app.trade import history, origins, plans, records
from app.trade.history import JournalRow, MoveRow, SettlementRow, VoidRow
from app.trade.lines import DraftLine
from app.trade.owed import owed_by
from app.trade.standing import standing
from app.trade.totals import LineAmounts, Totals
from app.trade.written import LINE_COLUMNS, header_of, line_of, totals_of

TABLE = "sales_invoice"
VIEW = "sales.view"
NO_SUCH = N_("There is no invoice {number}.")


@dataclass(frozen=True, slots=True)
class LineView:
    """One line as shown: what was entered, with the item's code today, and the amounts.

    ``printed_code``: the item's code when the line was written.
    """

    number: int
    printed_code: str
    draft: DraftLine
    amounts: LineAmounts


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """An invoice whole. ``standing`` is derived; ``number`` is empty for a draft.

    due_date: of the earliest part that is open.
    """

    id: int
    number: str
    standing: str
    customer: Party
    draft: Draft
    due_date: dt.date
    instalments: Plan
    totals: Totals
    outstanding: Money
    lines: tuple[LineView, ...]
    journal: tuple[JournalRow, ...]
    moves: tuple[MoveRow, ...]
    settlements: tuple[SettlementRow, ...]
    voided: VoidRow | None
    customer_kept: int | None
    company_kept: int | None


_LINES = (
    f"SELECT {LINE_COLUMNS}, l.line_no, l.item_code FROM {TABLE}_line l"
    " JOIN item i ON i.id = l.item_id LEFT JOIN warehouse w ON w.id = l.warehouse_id"
    " WHERE l.invoice_id = ? ORDER BY l.line_no"
)


@dataclass(frozen=True, slots=True)
class CreditUse:
    """What a customer owes in all, and their limit (zero: none)."""

    used: Money
    limit: Money


def credit_of(customer: str) -> CreditUse:
    """How much of the credit limit is used. Raises NotFound."""
    party = parties.require(customer)
    return CreditUse(owed_by(party.id), party.credit_limit)


def last_price(customer: str, item: str) -> tuple[UnitPrice, str, dt.date] | None:
    """The price, unit and date of the customer's last posted invoice with this item."""
    row = store.one(
        "SELECT l.unit_price, l.unit, d.date FROM sales_invoice_line l"
        " JOIN item i ON i.id = l.item_id JOIN sales_invoice d ON d.id = l.invoice_id"
        " JOIN party p ON p.id = d.customer_id"
        " LEFT JOIN void_mark v ON v.kind = ? AND v.document_id = d.id"
        " WHERE p.code = ? AND i.code = ? AND d.state = 'posted' AND v.document_id IS NULL"
        " ORDER BY d.date DESC, d.id DESC LIMIT 1",
        (KIND, customer, item),
    )
    return None if row is None else (UnitPrice(row[0]), row[1], dt.date.fromisoformat(row[2]))


def find_id(name: str | int) -> int:
    """The id behind a number, a ref or an id. Raises NotFound."""
    return records.require_id(TABLE, name, NO_SUCH)


def total_of(invoice_id: int) -> Money:
    """What the invoice comes to."""
    return Money(store.scalar(f"SELECT total FROM {TABLE} WHERE id = ?", (invoice_id,)))


def draft_of(invoice_id: int) -> Draft:
    """The invoice as it was entered, with codes: to edit a draft, post it, or copy any invoice."""
    plan = instalments.of_document(KIND, invoice_id)
    return _draft(_header(invoice_id), _line_views(invoice_id), plan)


def get(name: str | int, today: dt.date) -> InvoiceView:
    """The invoice of that number, ref or id, whole. Raises NotFound."""
    desk.require(VIEW)
    invoice_id = find_id(name)
    header, lines = _header(invoice_id), _line_views(invoice_id)
    voided = history.void_of(KIND, invoice_id)
    outstanding = history.outstanding_of(KIND, invoice_id)
    plan = instalments.of_document(KIND, invoice_id)
    due = plans.next_due(plan, outstanding, dt.date.fromisoformat(header["due_date"]))
    draft = _draft(header, lines, plan)
    totals = totals_of(header, tuple(line.amounts for line in lines))
    return InvoiceView(
        id=invoice_id,
        number=header["number"] or "",
        standing=standing(
            header["state"], voided is not None, totals.total, outstanding, due, today
        ),
        customer=parties.get(header["customer_id"]),
        draft=draft,
        due_date=due,
        instalments=plan,
        totals=totals,
        outstanding=outstanding,
        lines=lines,
        journal=history.journal_of(KIND, invoice_id),
        moves=history.moves_of(KIND, invoice_id),
        settlements=history.settlements_of(KIND, invoice_id),
        voided=voided,
        customer_kept=header["customer_kept"],
        company_kept=header["company_kept"],
    )


def _header(invoice_id: int) -> dict[str, Any]:
    return header_of(TABLE, "customer_id", invoice_id)


def _line_views(invoice_id: int) -> tuple[LineView, ...]:
    made_from = origins.of_lines(KIND, invoice_id)
    return tuple(
        LineView(number, printed_code, *line_of(kept, origin=made_from.get(number)))
        for *kept, number, printed_code in store.query(_LINES, (invoice_id,))
    )


def _draft(header: dict[str, Any], lines: tuple[LineView, ...], plan: Plan) -> Draft:
    return Draft(
        date=dt.date.fromisoformat(header["date"]),
        customer=header["party"],
        lines=tuple(line.draft for line in lines),
        ref=header["ref"] or "",
        due_date=dt.date.fromisoformat(header["due_date"]),
        customer_po=header["customer_po"],
        salesperson=header["salesperson"],
        warehouse=header["warehouse"],
        discount=Money(header["discount"]),
        freight=Money(header["freight"]),
        notes=header["notes"],
        prices_include_tax=bool(header["includes_tax"]),
        transaction_code=header["transaction_code"],
        instalments=tuple(map(plans.entered, plan)),
    )
