"""Receipts and supplier payments: the same act seen from two sides.

A ``Side`` says whose money it is; everything else (saving, posting, applying, voiding) is told once here.
The departments give it their names in `sales.receipt` and `purchasing.payment`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.money import ZERO, Money, rp
from app.kernel.problems import Problem, blocking
from app.kernel.progress import SILENT, Progress
from app.kernel.rounding import divide_half_up
from app.kernel.text import N_
from app.ledger import accounts, open_items, periods, posting
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan
from app.masters import party as parties
from app.masters.party import Party
from app.regulations import withholding as withholding_rules
from app.regulations.values import TaxObject
from app.tax import withholding
from app.trade import headers, history, identity, keeping, payment_rows, records, settling
from app.trade.giro import outcomes
from app.trade.keeping import Keeping
from app.trade.owed import open_credits, open_documents
from app.trade.settling import Applied, Open, PaymentDraft
from app.trade.terms import is_plausible

NO_PARTY = N_("Choose whose payment it is.")
NO_SUCH_PARTY = N_("There is no customer or supplier {code}.")
INACTIVE_PARTY = N_("{name} is not in use any more.")
NO_ACCOUNT = N_("Choose the cash or bank account.")
NO_SUCH_ACCOUNT = N_("There is no account {code}.")
NOT_A_MONEY_ACCOUNT = N_("Account {code} is not a cash or bank account.")
WITHOUT_GIRO = N_("Account {code} is only for giros: enter the number of the giro.")
NO_GIRO_ACCOUNT = N_("No account is set for giros. Set one in the chart of accounts.")
GIRO_ELSEWHERE = N_("A giro waits on account {code} until the bank has cleared it.")
GIRO_KNOWN = N_("Giro {giro} stands already in {number}.")
CANNOT_SAVE = N_("The payment cannot be saved yet.")
CANNOT_POST = N_("Payment {ref} cannot be posted yet.")
NO_SUCH_OBJECT = N_("There is no tax object {code} on this date.")
NOT_THE_RATE = N_("By its rate the PPh on {base} is {due}.")
NOT_CREDIT = N_("{number} has no credit left.")
ROUNDING = "rounding"


@dataclass(frozen=True, slots=True)
class Payment:
    """A draft understood."""

    draft: PaymentDraft
    party: Party
    account: Account
    parts: tuple[tuple[Open, Money], ...]
    tax_object: TaxObject | None = None


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts a payment touches beside its own; ``withheld`` only where PPh is kept back."""

    control: Account
    rounding: Account
    bank_charges: Account
    withheld: Account | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two kinds of payment. ``sign`` is what a payment adds to the control account.

    ``pays``: the table of the documents it usually pays. ``withheld_to``: the role of the account PPh goes
    to, by the article it is withheld under. ``giro``: the role of the account where giros wait.
    """

    kind: str
    series: str
    table: str
    parent: str
    control: str
    giro: str
    pays: str
    sign: int
    view: str
    edit: str
    post: str
    void: str
    no_such: str
    is_party: Callable[[Party], bool]
    posting_for: Callable[[Payment, Accounts], EntryPlan]
    withheld_to: Mapping[str, str]
    model: type[store.Record]
    line_model: type[store.Record]


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting would do: the entry and the credit left, or the problems in the way."""

    payment: Payment | None
    problems: list[Problem]
    entry: EntryPlan | None = None


def understand(side: Side, draft: PaymentDraft) -> tuple[Payment | None, list[Problem]]:
    """The payment, or None and every problem that stands in the way."""
    problems: list[Problem] = []
    party = _party(side, draft.party, problems)
    account = _account(side, draft, problems)
    still_open = {}
    if party is not None:
        still_open = {each.number: each for each in open_documents(side.control, party.id)}
    problems += settling.problems(draft, still_open, party.name if party else draft.party)
    tax_object = _tax_object(draft, party, problems)
    problems += _known_giro(side, draft)
    if party is None or account is None or blocking(problems):
        return None, problems
    parts = tuple((still_open[part.document], part.amount) for part in draft.applied)
    return Payment(draft, party, account, parts, tax_object), problems


def _party(side: Side, code: str, problems: list[Problem]) -> Party | None:
    party = parties.find(code) if code else None
    if party is None or not side.is_party(party):
        message = NO_SUCH_PARTY if code else NO_PARTY
        problems.append(Problem("party", message, {"code": code}))
        return None
    if not party.active:
        problems.append(headers.not_in_use("party", party, INACTIVE_PARTY))
    return party


def _account(side: Side, draft: PaymentDraft, problems: list[Problem]) -> Account | None:
    """The account named; giros and nothing else wait on theirs, which need not be named."""
    code, waiting = draft.account, accounts.with_role(side.giro)
    if draft.giro and waiting is None:
        problems.append(Problem("giro", NO_GIRO_ACCOUNT))
        return None
    if draft.giro and waiting is not None and code in ("", waiting.code):
        return waiting
    if not code:
        problems.append(Problem("account", NO_ACCOUNT))
        return None
    if waiting is not None and code == waiting.code and not draft.giro:
        problems.append(Problem("giro", WITHOUT_GIRO, {"code": code}))
    elif draft.giro and waiting is not None:
        problems.append(Problem("account", GIRO_ELSEWHERE, {"code": waiting.code}))
    try:
        account = accounts.by_code(code)
    except NotFound:
        problems.append(Problem("account", NO_SUCH_ACCOUNT, {"code": code}))
        return None
    if account.is_header or account.control or not account.active:
        problems.append(Problem("account", NOT_A_MONEY_ACCOUNT, {"code": code}))
        return None
    return account


def _known_giro(side: Side, draft: PaymentDraft) -> list[Problem]:
    """A giro of that number and bank that was posted already is only pointed out."""
    if not draft.giro:
        return []
    number = store.scalar(
        f"SELECT d.number FROM {side.table} d LEFT JOIN void_mark v ON v.kind = ?"
        " AND v.document_id = d.id WHERE d.giro = ? AND d.giro_bank = ? AND d.state = 'posted'"
        " AND v.document_id IS NULL",
        (side.kind, draft.giro, draft.giro_bank),
    )
    values = {"giro": draft.giro, "number": number}
    return [Problem("giro", GIRO_KNOWN, values, blocking=False)] if number else []


def _tax_object(
    draft: PaymentDraft, party: Party | None, problems: list[Problem]
) -> TaxObject | None:
    """What PPh is withheld from; an amount that is not the rate's is only pointed out."""
    if not draft.withheld or not draft.tax_object or not is_plausible(draft.date):
        return None
    found = withholding_rules.objects_on(draft.date).get(draft.tax_object)
    if found is None:
        problems.append(Problem("tax_object", NO_SUCH_OBJECT, {"code": draft.tax_object}))
        return None
    due = withholding.withheld(draft.tax_base, found, bool(party and (party.npwp or party.nik)))
    if due != draft.withheld:
        values = {"due": formats.rupiah(due), "base": formats.rupiah(draft.tax_base)}
        problems.append(Problem("withheld", NOT_THE_RATE, values, blocking=False))
    return found


def tax_base(side: Side, draft: PaymentDraft) -> Money:
    """What PPh is usually withheld on: the services of the documents that are paid, without PPN, and where
    there are none, their whole price without PPN. In proportion where a document is paid in part."""
    found = ZERO
    for part in draft.applied:
        row = store.one(
            f"SELECT d.net, d.total, (SELECT SUM(l.base) FROM {side.pays}_line l"
            " LEFT JOIN item i ON i.id = l.item_id"
            " WHERE l.invoice_id = d.id AND COALESCE(i.kind, 'service') = 'service')"
            f" FROM {side.pays} d WHERE d.number = ?",
            (part.document,),
        )
        if row is not None:
            net, whole, services = row
            found = found + rp(divide_half_up((services or net) * part.amount.minor, whole * 100))
    return found


def entry_of(side: Side, payment: Payment, difference: str = ROUNDING) -> EntryPlan:
    """The entry of a payment, with the accounts of the company. ``difference``: the role of what takes a write-off."""
    role, withheld = accounts.for_role, None
    if payment.tax_object is not None:
        withheld = role(side.withheld_to[payment.tax_object.article])
    return side.posting_for(
        payment, Accounts(role(side.control), role(difference), role("bank_charges"), withheld)
    )


def _keeping(side: Side) -> Keeping[PaymentDraft, Payment]:
    return Keeping(
        kind=side.kind,
        table=side.table,
        edit=side.edit,
        no_such=side.no_such,
        cannot_save=CANNOT_SAVE,
        understand=partial(understand, side),
        draft_of=partial(payment_rows.draft_of, side),
        insert=partial(payment_rows.write, side, is_new=True),
        rewrite=partial(payment_rows.write, side, is_new=False),
        remove=partial(payment_rows.remove, side),
        noted=lambda payment: {"amount": payment.draft.amount.minor},
    )


def save_draft(
    session: Session, side: Side, draft: PaymentDraft, payment_id: int | None = None
) -> int:
    """Keeps a draft and returns its id. Raises Refused, NumberTaken, NotADraft."""
    return keeping.save(session, _keeping(side), draft, payment_id)


def discard(session: Session, side: Side, name: str | int) -> None:
    """Throws a draft away."""
    keeping.discard(session, _keeping(side), name)


def preview(session: Session, side: Side, draft: PaymentDraft) -> Preview:
    """What would change if this draft were posted now; writes nothing."""
    payment, problems = understand(side, draft)
    if payment is None:
        return Preview(None, problems)
    try:
        periods.require_open(draft.date)
    except UserError as refusal:
        return Preview(payment, [*problems, records.as_problem(refusal)])
    return Preview(payment, problems, entry_of(side, payment))


def post_draft(session: Session, side: Side, name: str | int) -> str:
    """Posts a saved draft and returns its number."""
    session.require(side.post)
    payment_id = records.require_id(side.table, name, side.no_such)
    with session.work() as work:
        records.require_draft(side.table, payment_id)
        draft = payment_rows.draft_of(side, payment_id)
        payment = _understood(side, draft, CANNOT_POST)
        return _post(work, side, payment, payment_id, is_new=False)


def post_drafts(
    session: Session, side: Side, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts saved drafts in the order given, all or none."""

    def post(session: Session, name: str | int) -> str:
        return post_draft(session, side, name)

    return records.post_each(session, names, post, progress)


def post_new(
    session: Session,
    side: Side,
    drafts: Iterable[PaymentDraft],
    progress: Progress = SILENT,
    *,
    difference: str = ROUNDING,
) -> list[str]:
    """Posts payments that were never drafts, in their order, all or none; see ``entry_of``."""
    session.require(side.post)
    due = list(drafts)
    numbers = []
    with session.work() as work:
        records.require_free_refs(side.table, [draft.ref for draft in due])
        for done, draft in enumerate(due):
            progress.report(done, len(due))
            payment = _understood(side, draft, CANNOT_POST)
            key = records.next_id(side.table)
            numbers.append(_post(work, side, payment, key, is_new=True, difference=difference))
    return numbers


def _post(
    work: store.Work,
    side: Side,
    payment: Payment,
    payment_id: int,
    *,
    is_new: bool,
    difference: str = ROUNDING,
) -> str:
    """Entry, number, open item and its settlements, then the row itself."""
    draft, document = payment.draft, (side.kind, payment_id)
    entry = posting.post(work, entry_of(side, payment, difference), document)
    number = work.next_number(side.series, draft.date)
    settled = settling.settles(draft)
    item = open_items.create(
        work, side.control, payment.party.id, document, number, draft.date, draft.date,
        settled if side.sign > 0 else -settled,
    )  # fmt: skip
    for open_document, amount in payment.parts:
        open_items.settle(work, item, open_document.item_id, amount, draft.date)
    posted = payment_rows.Posted(
        number, entry.id, identity.keep_party(work, payment.party.id), identity.keep_company(work)
    )
    payment_rows.write(side, payment_id, payment, posted, is_new=is_new)
    work.audit("post", side.kind, number, document_id=payment_id, amount=draft.amount.minor)
    work.touch(side.kind, "ledger")
    return number


def void_payment(
    session: Session, side: Side, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Voids a posted payment: what it settled is open again, its entry is mirrored.

    Returns the number of the mirrored entry. Raises NotPosted, AlreadyVoid, PeriodClosed.
    """
    session.require(side.void)
    payment_id = records.require_id(side.table, name, side.no_such)
    with session.work() as work:
        payment = records.require_posted(side.table, side.kind, payment_id)
        outcomes.require_not_cleared(side.kind, payment)
        return take_back(work, side, payment, records.void_day(payment, date), reason)


def take_back(
    work: store.Work, side: Side, payment: records.PostedDocument, day: dt.date, reason: str
) -> str:
    """Makes a posted payment void from ``day``; returns the number of its mirrored entry."""
    for settlement in history.settlements_of(side.kind, payment.id):
        open_items.undo_settlement(work, settlement.settlement_id, day)
    item = open_items.of_document(side.kind, payment.id)
    open_items.void(work, item.id, day)
    entry = posting.reverse(work, payment.entry_id, day, payment.number)
    records.note_void(work, side.kind, payment, entry.id, day, reason)
    work.touch(side.kind, "ledger")
    return entry.number


def apply_credit(
    session: Session, side: Side, name: str | int, applied: Sequence[Applied], date: dt.date
) -> None:
    """Uses what a posted payment left over for documents that are still open."""
    session.require(side.post)
    payment_id = records.require_id(side.table, name, side.no_such)
    with session.work() as work:
        payment = records.require_posted(side.table, side.kind, payment_id)
        document = (side.kind, payment_id)
        use_credit(work, side.control, document, payment.number, applied, date)


def use_credit(
    work: store.Work,
    control: str,
    document: tuple[str, int],
    number: str,
    applied: Sequence[Applied],
    date: dt.date,
) -> None:
    """Settles open documents with what a posted payment or note left as credit."""
    item = open_items.of_document(*document)
    party = parties.get(item.party_id)
    credits = {each.item_id: each for each in open_credits(control, party.id)}
    credit = credits.get(item.id)
    if credit is None:
        raise UserError(NOT_CREDIT, number=number)
    still_open = {each.number: each for each in open_documents(control, party.id)}
    draft = PaymentDraft(date, party.code, "", credit.outstanding, tuple(applied))
    problems = settling.problems(draft, still_open, party.name)
    if problems:
        raise Refused(problems, N_("The credit cannot be used like this."))
    for part in applied:
        open_items.settle(work, item.id, still_open[part.document].item_id, part.amount, date)
    details = {part.document: part.amount.minor for part in applied}
    work.audit("apply", document[0], number, document_id=document[1], **details)
    work.touch(document[0], "ledger")


def _understood(side: Side, draft: PaymentDraft, message: str) -> Payment:
    return records.require_sound(*understand(side, draft), message, draft.ref)
