"""How an invoice rests in its tables: one row and its lines, as a draft or as posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app import store
from app.kernel.lifecycle import DRAFT, POSTED
from app.ledger import instalments
from app.sales.invoice.model import SalesInvoice, SalesInvoiceLine
from app.sales.invoice.rules import KIND, Invoice
from app.trade import origins
from app.trade.written import amounts_row, line_rows


@dataclass(frozen=True, slots=True)
class Posted:
    """What posting adds: the number, the entry, and the identities printed."""

    number: str
    entry_id: int
    customer_kept: int
    company_kept: int


def insert(new: Sequence[tuple[int, Invoice, Posted | None]]) -> None:
    """Writes new invoices (id, invoice, posted or draft): lines before rows, which then take no more."""
    store.write_rows(
        SalesInvoiceLine,
        [row for key, invoice, _ in new for row in line_rows("invoice_id", key, invoice)],
    )
    for key, invoice, _ in new:
        instalments.keep(KIND, key, invoice.instalments)
    store.write_rows(
        SalesInvoice, [{"id": key, **_header(invoice, posted)} for key, invoice, posted in new]
    )
    for key, invoice, posted in new:
        origins.keep(KIND, key, invoice.lines, counts=posted is not None)


def rewrite(invoice_id: int, invoice: Invoice, posted: Posted | None = None) -> None:
    """Writes a draft anew, or its posted form in its place."""
    _remove_lines(invoice_id)
    store.write_rows(SalesInvoiceLine, line_rows("invoice_id", invoice_id, invoice))
    instalments.keep(KIND, invoice_id, invoice.instalments)
    store.update(SalesInvoice, invoice_id, **_header(invoice, posted))
    origins.keep(KIND, invoice_id, invoice.lines, counts=posted is not None)


def remove(invoice_id: int) -> None:
    """Deletes a draft."""
    _remove_lines(invoice_id)
    store.delete(SalesInvoice, invoice_id)


def _remove_lines(invoice_id: int) -> None:
    store.execute("DELETE FROM sales_invoice_line WHERE invoice_id = ?", (invoice_id,))
    origins.forget(KIND, invoice_id)
    instalments.forget(KIND, invoice_id)


def _header(invoice: Invoice, posted: Posted | None) -> dict[str, Any]:
    draft = invoice.draft
    return {
        "ref": draft.ref or None,
        "number": posted.number if posted else None,
        "state": POSTED if posted else DRAFT,
        "date": draft.date.isoformat(),
        "due_date": invoice.due_date.isoformat(),
        "customer_id": invoice.customer.id,
        "customer_po": draft.customer_po,
        "salesperson": draft.salesperson,
        "warehouse_id": invoice.warehouse.id if invoice.warehouse else None,
        "includes_tax": draft.prices_include_tax,
        "transaction_code": invoice.transaction_code,
        "notes": draft.notes,
        **amounts_row(invoice.totals),
        "entry_id": posted.entry_id if posted else None,
        "customer_kept": posted.customer_kept if posted else None,
        "company_kept": posted.company_kept if posted else None,
    }
