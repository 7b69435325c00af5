"""Faktur numbers as a table of a file: what Coretax answered, invoice by invoice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.sales.tax_invoice import queries, service

COLUMNS = (
    Column(
        "invoice", N_("Invoice"), Kind.NUMBER, chars=16, required=True, example="INV/26/11/0001"
    ),
    Column(
        "faktur_number",
        N_("Faktur pajak no."),
        Kind.CODE,
        chars=18,
        required=True,
        example="04002600000000123",
    ),
)


def _read(_session: Session) -> Iterable[Mapping[str, Any]]:
    rows = store.query(
        "SELECT d.number, t.number FROM tax_invoice t JOIN sales_invoice d ON d.id = t.invoice_id"
        " WHERE t.number <> '' ORDER BY d.id"
    )
    return ({"invoice": invoice, "faktur_number": number} for invoice, number in rows)


def _save(session: Session, values: Values, _update: bool) -> None:
    service.record_number(session, values["invoice"], values["faktur_number"])


TABLE = Table(
    key="tax-invoices",
    title=N_("Faktur pajak numbers"),
    columns=COLUMNS,
    key_columns=("invoice",),
    read=_read,
    save=_save,
    listing=queries.LISTING,
)
