"""How a bill rests in its tables: one row and its lines, as a draft or as posted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app import store
from app.kernel.lifecycle import DRAFT, POSTED
from app.ledger import instalments
from app.purchasing.bill.model import PurchaseInvoice, PurchaseInvoiceLine
from app.purchasing.bill.rules import KIND, Bill
from app.trade import origins
from app.trade.written import amounts_row, line_rows


@dataclass(frozen=True, slots=True)
class Posted:
    """What posting adds: the number and the entry."""

    number: str
    entry_id: int


def insert(bill_id: int, bill: Bill, posted: Posted | None = None) -> None:
    """Writes a new bill: lines before the row, for a posted row takes no more lines."""
    store.write_rows(PurchaseInvoiceLine, _line_rows(bill_id, bill))
    instalments.keep(KIND, bill_id, bill.instalments)
    store.write_rows(PurchaseInvoice, [{"id": bill_id, **_header(bill, posted)}])
    _keep_origins(bill_id, bill, posted)


def rewrite(bill_id: int, bill: Bill, posted: Posted | None = None) -> None:
    """Writes a draft anew, or its posted form in its place."""
    _remove_lines(bill_id)
    store.write_rows(PurchaseInvoiceLine, _line_rows(bill_id, bill))
    instalments.keep(KIND, bill_id, bill.instalments)
    store.update(PurchaseInvoice, bill_id, **_header(bill, posted))
    _keep_origins(bill_id, bill, posted)


def _keep_origins(bill_id: int, bill: Bill, posted: Posted | None) -> None:
    origins.keep(KIND, bill_id, bill.lines, counts=posted is not None, values=bill.received)


def remove(bill_id: int) -> None:
    """Deletes a draft."""
    _remove_lines(bill_id)
    store.delete(PurchaseInvoice, bill_id)


def _remove_lines(bill_id: int) -> None:
    store.execute("DELETE FROM purchase_invoice_line WHERE invoice_id = ?", (bill_id,))
    origins.forget(KIND, bill_id)
    instalments.forget(KIND, bill_id)


def _line_rows(bill_id: int, bill: Bill) -> list[dict[str, Any]]:
    """The lines as in a sale, with the account an expense goes to and the cost booked."""
    return [
        {
            **row,
            "account_id": line.account.id if line.account is not None else None,
            "cost": cost.minor,
        }
        for row, line, cost in zip(
            line_rows("invoice_id", bill_id, bill), bill.lines, bill.costs, strict=True
        )
    ]


def _header(bill: Bill, posted: Posted | None) -> dict[str, Any]:
    draft = bill.draft
    return {
        "ref": draft.ref or None,
        "number": posted.number if posted else None,
        "state": POSTED if posted else DRAFT,
        "date": draft.date.isoformat(),
        "due_date": bill.due_date.isoformat(),
        "supplier_id": bill.supplier.id,
        "supplier_number": draft.supplier_number,
        "faktur_number": draft.faktur_number,
        "faktur_date": draft.faktur_date.isoformat() if draft.faktur_date else None,
        "warehouse_id": bill.warehouse.id if bill.warehouse else None,
        "includes_tax": draft.prices_include_tax,
        "ppn_creditable": bill.ppn_creditable,
        "notes": draft.notes,
        **amounts_row(bill.totals),
        "entry_id": posted.entry_id if posted else None,
    }
