"""Handing a month of invoices to Coretax, and recording the numbers it gave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app import store
from app.access.session import Session
from app.exchange import coretax
from app.kernel import formats
from app.kernel.errors import NumberTaken, Refused
from app.kernel.period import Period
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.regulations import identifiers
from app.regulations import ppn as ppn_rules
from app.sales.invoice import queries as invoices
from app.sales.tax_invoice import queries, rules
from app.sales.tax_invoice.rules import EXPORT, FORM, KIND
from app.trade import records

CANNOT_EXPORT = N_("The tax invoices of {month} cannot be exported yet. Nothing was written.")
NOTHING_DUE = N_("No invoice of {month} waits for a faktur pajak.")
NOT_PKP = N_("The company is not a PKP, so it issues no faktur pajak.")
WRONG_NUMBER = N_("The faktur pajak number of {number} cannot be kept.")

_EXPORTED = (
    "INSERT INTO tax_invoice (invoice_id, number, batch, exported_at) VALUES (?, '', ?, ?)"
    " ON CONFLICT (invoice_id) DO UPDATE SET batch = excluded.batch, exported_at = excluded.exported_at"
)
_NUMBERED = (
    "INSERT INTO tax_invoice (invoice_id, number, batch, recorded_at) VALUES (?, ?, 0, ?)"
    " ON CONFLICT (invoice_id) DO UPDATE SET number = excluded.number, recorded_at = excluded.recorded_at"
)


@dataclass(frozen=True, slots=True)
class Exported:
    """What went out: the files, how many invoices, and the number of the export."""

    files: tuple[Path, ...]
    count: int
    batch: int


def export(session: Session, month: Period, path: Path, progress: Progress = SILENT) -> Exported:
    """Writes the XML of every invoice of ``month`` that has no faktur number yet, in as many files as the
    limit of an upload asks for, and notes that they went out.

    Raises Refused with everything Coretax would miss (nothing is written then), FileProblem.
    """
    session.require(EXPORT)
    waiting, seller = _require_complete(session, month)
    form = coretax.form(FORM)
    units = coretax.units()
    rows: list[coretax.Record] = []
    for done, (_id, delivery) in enumerate(waiting):
        progress.report(done, len(waiting))
        rows.append(rules.record(delivery, seller, units, ppn_rules.rule_on(delivery.date)))
    _refuse(coretax.problems(form, rows), month)
    files = coretax.files_of(form, path, rows)
    with session.work() as work:
        batch = 1 + int(store.scalar("SELECT COALESCE(MAX(batch), 0) FROM tax_invoice"))
        for invoice_id, _delivery in waiting:
            store.execute(_EXPORTED, (invoice_id, batch, work.at.isoformat(timespec="seconds")))
        work.audit("export", KIND, str(month), batch=batch, count=len(rows))
        work.touch(KIND)
        coretax.write(form, {"TIN": seller}, files)
    return Exported(tuple(files), len(rows), batch)


def file(session: Session, month: Period, path: Path, progress: Progress) -> tuple[Path, ...]:
    """The same for whoever only wants the files."""
    return export(session, month, path, progress).files


def _require_complete(
    session: Session, month: Period
) -> tuple[list[tuple[int, rules.Delivery]], str]:
    """What waits, and the company's 16 digits; raises Refused where anything is missing."""
    if not session.company.is_pkp:
        _refuse([Problem("is_pkp", NOT_PKP)], month)
    seller = rules.seller_tin(session.company.npwp)
    missing = [] if seller else [Problem("npwp", rules.NO_COMPANY_NPWP)]
    waiting = queries.due(month)
    if not waiting:
        missing.append(Problem("period", NOTHING_DUE, {"month": formats.period(month)}))
    for _id, delivery in waiting:
        missing += rules.problems(delivery)
    _refuse(missing, month)
    return waiting, seller


def _refuse(problems: Sequence[Problem], month: Period) -> None:
    coretax.refuse(problems, CANNOT_EXPORT, month=formats.period(month))


def record_number(session: Session, invoice: str | int, number: str) -> None:
    """Keeps the faktur number Coretax gave an invoice; a new one takes the place of an old (a replacement).

    Raises Refused for what cannot be such a number, NumberTaken where another invoice has it.
    """
    session.require(EXPORT)
    invoice_id = invoices.find_id(invoice)
    row = store.one("SELECT number, state FROM sales_invoice WHERE id = ?", (invoice_id,))
    assert row is not None
    if row[1] != "posted":
        raise records.NotPosted(N_("{ref} is still a draft."), ref=invoice)
    own = row[0]
    wrong = rules.number_problems(number, own, queries.code_of(invoice_id))
    if wrong:
        raise Refused(wrong, WRONG_NUMBER, number=own)
    digits = identifiers.digits_of(number)
    with session.work() as work:
        _require_free(digits, invoice_id)
        before = queries.number_of(invoice_id)
        store.execute(_NUMBERED, (invoice_id, digits, work.at.isoformat(timespec="seconds")))
        work.audit("record", KIND, own, document_id=invoice_id, old=before, new=digits)
        work.touch(KIND, "sales-invoice")


def _require_free(digits: str, invoice_id: int) -> None:
    holder = store.one(
        "SELECT d.number FROM tax_invoice t JOIN sales_invoice d ON d.id = t.invoice_id"
        " WHERE t.number = ? AND t.invoice_id <> ?",
        (digits, invoice_id),
    )
    if holder is not None:
        raise NumberTaken(
            N_("Faktur pajak {digits} is already recorded for {number}."),
            digits=digits,
            number=holder[0],
            remedy=N_("Check the number against Coretax."),
        )
