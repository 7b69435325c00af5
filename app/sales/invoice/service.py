"""What one may do with a sales invoice: save, discard, preview, post, void, copy.

Every act is one transaction; a refusal writes nothing. Many drafts can be posted in one transaction
(``post_invoices``), which is how tables are imported and demo companies made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.explanation import Explained
from app.kernel.money import Money
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.ledger import open_items, periods, posting
from app.ledger.open_items import NewItem
from app.ledger.plan import EntryPlan
from app.regulations import ppn as ppn_rules
from app.sales import credit
from app.sales.invoice import drafts, queries, rules, written
from app.sales.invoice.rules import KIND, SERIES, Draft, Invoice
from app.sales.invoice.written import Posted
from app.stock import posting as stock_posting
from app.stock.moves import MovePlan
from app.trade import explain as explaining
from app.trade import identity, keeping, limits, records, voiding
from app.trade.keeping import Keeping

TABLE = queries.TABLE
AT_ONCE = 500  # invoices that are booked and written together
CANNOT_SAVE = N_("The invoice cannot be saved yet.")
CANNOT_POST = N_("Invoice {ref} cannot be posted yet.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting would do: the entry, the goods and their cost; or the problems in the way.

    ``invoice`` is None while the draft is not understood, ``entry`` while anything blocks. Advisory problems do not block.
    """

    invoice: Invoice | None
    problems: list[Problem]
    entry: EntryPlan | None = None
    moves: tuple[MovePlan, ...] = ()
    costs: tuple[Money, ...] = ()


KEEPING = Keeping(
    kind=KIND,
    table=TABLE,
    edit=rules.EDIT,
    no_such=queries.NO_SUCH,
    cannot_save=CANNOT_SAVE,
    understand=lambda draft: drafts.context().understand(draft),
    draft_of=queries.draft_of,
    insert=lambda invoice_id, invoice: written.insert([(invoice_id, invoice, None)]),
    rewrite=written.rewrite,
    remove=written.remove,
    noted=lambda invoice: {"total": invoice.totals.total.minor},
    made_from_lines=True,
)


def save_draft(session: Session, draft: Draft, invoice_id: int | None = None) -> int:
    """Keeps a draft (a new one, or in place of the draft ``invoice_id``) and returns its id.

    Raises Refused with every problem, NumberTaken for a ref in use, NotADraft for a posted invoice.
    """
    return keeping.save(session, KEEPING, draft, invoice_id)


def discard(session: Session, name: str | int) -> None:
    """Throws a draft away. Posted invoices are voided instead."""
    keeping.discard(session, KEEPING, name)


def preview(session: Session, draft: Draft) -> Preview:
    """What would change if this draft were posted now; writes nothing."""
    context = drafts.context()
    invoice, problems = context.understand(draft)
    if invoice is None:
        return Preview(None, problems)
    problems += limits.problems(KIND, invoice, invoice.customer.id) + drafts.advice(invoice)
    problems += credit.problems(session, invoice.customer, invoice.totals.total)
    moves = context.moves_for(invoice)
    try:
        periods.require_open(draft.date)
        costs = stock_posting.preview(draft.date, moves) if moves else ()
    except UserError as refusal:
        return Preview(invoice, [*problems, records.as_problem(refusal)], None, tuple(moves))
    entry = rules.posting_for(invoice, context.accounts, costs)
    return Preview(invoice, problems, entry, tuple(moves), tuple(costs))


def explain(invoice: Invoice) -> Explained:
    """The story of an invoice's total, step by step, with the PPN rule it rests on."""
    rule = ppn_rules.rule_on(invoice.draft.date) if invoice.totals.ppn else None
    return explaining.explain(invoice.totals, rule)


def post_invoice(session: Session, name: str | int, *, on_credit: bool = True) -> str:
    """Posts a draft by its ref or id and returns its number. ``on_credit`` False: it is paid in the same act."""
    session.require(rules.POST)
    invoice_id = queries.find_id(name)
    with session.work() as work:
        records.require_draft(TABLE, invoice_id)
        invoice = _ready(queries.draft_of(invoice_id))
        let = _let_pass(session, invoice) if on_credit else []
        (posted,) = _book(work, [(invoice_id, invoice)])
        written.rewrite(invoice_id, invoice, posted)
        credit.note(work, KIND, posted.number, invoice_id, let)
        work.touch(KIND)
    return posted.number


def post_new(session: Session, draft: Draft) -> str:
    """Posts a draft that was never saved, and returns its number."""
    return post_invoices(session, (draft,))[0]


def post_invoices(session: Session, new: Iterable[Draft], progress: Progress = SILENT) -> list[str]:
    """Posts many drafts in their order, all or none, and returns their numbers.

    Raises Refused naming the first draft that cannot be posted.
    """
    session.require(rules.POST)
    due = list(new)
    numbers: list[str] = []
    with session.work() as work:
        records.require_free_refs(TABLE, [draft.ref for draft in due])
        following = records.next_id(TABLE)
        taking = any(line.origin for draft in due for line in draft.lines)
        # each is limited by what those before it took or owe
        at_once = 1 if taking or credit.refuses() else AT_ONCE
        for start in range(0, len(due), at_once):
            progress.report(start, len(due))
            some = [
                (following + place, _ready(due[place]))
                for place in range(start, min(start + at_once, len(due)))
            ]
            let = [_let_pass(session, invoice) for _key, invoice in some]
            booked = _book(work, some)
            written.insert(
                [
                    (key, invoice, posted)
                    for (key, invoice), posted in zip(some, booked, strict=True)
                ]
            )
            for (key, _invoice), posted, passed in zip(some, booked, let, strict=True):
                credit.note(work, KIND, posted.number, key, passed)
            numbers += [posted.number for posted in booked]
        work.touch(KIND)
    return numbers


def post_drafts(
    session: Session, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts saved drafts in the order given, all or none, and returns their numbers."""
    return records.post_each(session, names, post_invoice, progress)


def check_void(session: Session, name: str | int) -> None:
    """Refuses, as voiding would, before anybody is asked when and why."""
    session.require(rules.VOIDING)
    voiding.check(TABLE, KIND, queries.find_id(name))


def void_invoice(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Voids a posted invoice by its mirrored entry; goods come back at the cost they left with.

    ``date`` defaults to the invoice's own if that month is open, else the first open day. Refuses, and
    says which, while receipts or credits settle it. Returns the number of the mirrored entry.
    """
    session.require(rules.VOIDING)
    invoice_id = queries.find_id(name)
    return voiding.void_document(session, TABLE, KIND, invoice_id, date, reason)


def duplicate(session: Session, name: str | int, date: dt.date | None = None) -> Draft:
    """The same invoice as a new, unsaved draft dated ``date`` (today), without ref and due date."""
    return keeping.duplicate(session, KEEPING, name, date, due_date=None, instalments=())


def _book(work: store.Work, invoices: Sequence[tuple[int, Invoice]]) -> list[Posted]:
    """Everything in the two ledgers: goods first, for entries need their cost; then what is owed.

    Each invoice comes with the id of its row.
    """
    context = drafts.context()
    costs = stock_posting.post_all(
        work,
        [
            (invoice.draft.date, context.moves_for(invoice), (KIND, key))
            for key, invoice in invoices
        ],
    )
    entries = posting.post_all(
        work,
        [
            (rules.posting_for(invoice, context.accounts, cost.values), (KIND, key))
            for (key, invoice), cost in zip(invoices, costs, strict=True)
        ],
    )
    numbers = work.next_numbers(SERIES, [invoice.draft.date for _key, invoice in invoices])
    open_items.create_all(
        work,
        [
            NewItem(
                "receivable", invoice.customer.id, (KIND, key), number, invoice.draft.date,
                invoice.due_date, invoice.totals.total,
            )
            for (key, invoice), number in zip(invoices, numbers, strict=True)
        ],
    )  # fmt: skip
    booked = []
    for (key, invoice), entry, number in zip(invoices, entries, numbers, strict=True):
        work.audit("post", KIND, number, document_id=key, total=invoice.totals.total.minor)
        customer = identity.keep_party(work, invoice.customer.id)
        booked.append(Posted(number, entry.id, customer, identity.keep_company(work)))
    return booked


def _ready(draft: Draft) -> Invoice:
    """The invoice to be posted now; it takes no more than is left of what it was made from."""
    invoice, problems = drafts.context().understand(draft)
    if invoice is not None:
        problems += limits.problems(KIND, invoice, invoice.customer.id)
    return records.require_sound(invoice, problems, CANNOT_POST, draft.ref)


def _let_pass(session: Session, invoice: Invoice) -> list[Problem]:
    """What speaks against more credit and is let pass. Raises Refused where this person may not."""
    found = credit.passed(session, invoice.customer, invoice.totals.total)
    records.require_sound(invoice, found, CANNOT_POST, invoice.draft.ref)
    return found
