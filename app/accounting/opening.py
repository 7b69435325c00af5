"""Opening balances: what the books begin with, each against the balancing account (3999).

They are dated the eve of the books, so that the first month opens with them. Control accounts take no
plain rows: receivables and payables come in document by document and make their open items.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.accounting.journal.rules import TOO_LARGE, side_problems
from app.kernel import formats
from app.kernel.errors import NumberTaken, Refused, UserError
from app.kernel.money import LARGEST_MINOR, Money
from app.kernel.period import fiscal_year_of
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger import accounts, open_items, periods, posting
from app.ledger.chart import RECEIVABLE, Account
from app.ledger.plan import IS_CONTROL, IS_HEADER, EntryPlan, Line
from app.ledger.posting import PostedEntry
from app.masters import party as parties
from app.masters.party import Party
from app.trade import records

PERMISSION = "accounting.opening"
BALANCE = "opening-balance"
RECEIVABLES, PAYABLES = "opening-receivable", "opening-payable"
KIND_OF = {RECEIVABLE: RECEIVABLES, "payable": PAYABLES}

BALANCING = N_("Account {code} {name} balances the opening entries by itself.")
BOTH_SIDES = N_("An opening balance is a debit or a credit, not both.")
YEARLY = N_(
    "Account {code} {name} begins each fiscal year at nothing; past results belong to retained"
    " earnings."
)
TAKEN = N_("Account {code} {name} has an opening balance already.")
ITEM_TAKEN = N_("{document} of {party} was brought in already.")
ITEM_SETTLED = N_("{document} is settled by {others} already, so it cannot be changed.")
NO_AMOUNT = N_("The amount cannot be zero.")
NO_DOCUMENT = N_("Name the document that is open.")
AFTER_START = N_("{document} is dated {date}; opening documents are dated before {start}.")
DUE_BEFORE = N_("{document} cannot be due before its date.")
NOT_CUSTOMER = N_("{name} is not a customer.")
NOT_SUPPLIER = N_("{name} is not a supplier.")


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """One document that was open when the books began; ``amount`` is what was still owed then.

    A negative amount is a credit: an overpayment or advance.
    """

    party: str
    document: str
    date: dt.date
    due_date: dt.date
    amount: Money


def save_balance(
    session: Session, code: str, debit: Money, credit: Money, *, update: bool = False
) -> PostedEntry | None:
    """Brings in the opening balance of one account; None where it is zero.

    ``update`` replaces what was brought in before, by mirrored entry. Raises Refused, NumberTaken,
    PeriodClosed.
    """
    session.require(PERMISSION)
    account = accounts.by_code(code)
    problems = balance_problems(session, account, debit, credit)
    if problems:
        raise Refused(problems, N_("This opening balance cannot be kept."))
    with session.work() as work:
        earlier = posting.standing_entry((BALANCE, account.id))
        if earlier is not None and not update:
            raise NumberTaken(TAKEN, code=account.code, name=account.name)
        day = periods.opening_day(session.company.start)
        if earlier is not None:
            posting.reverse(work, earlier, day, account.name)
        work.audit("save", BALANCE, code, debit=debit.minor, credit=credit.minor)
        if debit == credit:
            return None
        plan = _against_equity(account, debit - credit, day, BALANCE, account.name)
        return posting.post(work, plan, (BALANCE, account.id))


def balance_problems(
    session: Session, account: Account, debit: Money, credit: Money
) -> list[Problem]:
    """What keeps this account from opening with this balance."""
    names = {"code": account.code, "name": account.name}
    found = []
    if account.is_header:
        found.append(Problem("account", IS_HEADER, names))
    if account.control:
        found.append(Problem("account", IS_CONTROL, names))
    if account.id == accounts.for_role("opening_equity").id:
        found.append(Problem("account", BALANCING, names))
    company = session.company
    within_year = is_within_year(company.start, company.fiscal_first_month)
    if account.is_profit_and_loss and not within_year:
        found.append(Problem("account", YEARLY, names))
    if debit and credit:
        found.append(Problem("debit", BOTH_SIDES))
    return found + side_problems(debit, credit)


def is_within_year(start: dt.date, first_month: int) -> bool:
    """Whether the books begin in the middle of a fiscal year, so that results so far count."""
    day = periods.opening_day(start)
    return fiscal_year_of(day, first_month) == fiscal_year_of(start, first_month)


def _against_equity(
    account: Account, amount: Money, day: dt.date, kind: str, memo: str, party: int | None = None
) -> EntryPlan:
    equity = accounts.for_role("opening_equity")
    return EntryPlan(day, kind, memo, (Line(account, amount, memo, party), Line(equity, -amount)))


def balances() -> Iterator[tuple[str, Money, Money]]:
    """Every opening balance that stands: account code, debit, credit."""
    rows = store.query(
        "SELECT a.code, SUM(l.amount) FROM journal_entry e"
        " JOIN journal_line l ON l.entry_id = e.id JOIN account a ON a.id = l.account_id"
        " WHERE e.source_kind = ? AND a.id = e.source_id"
        " GROUP BY a.id HAVING SUM(l.amount) <> 0 ORDER BY a.code",
        (BALANCE,),
    )
    for code, amount in rows:
        yield code, Money(max(amount, 0)), Money(max(-amount, 0))


def save_document(
    session: Session, control: str, opening: OpenDocument, *, update: bool = False
) -> int:
    """Brings in one open document of a customer ("receivable") or supplier ("payable").

    Returns the id of its open item. Raises Refused, NotFound, NumberTaken, PeriodClosed.
    """
    session.require(PERMISSION)
    party = parties.require(opening.party)
    problems = document_problems(session, control, opening, party)
    if problems:
        raise Refused(problems, N_("This opening document cannot be kept."))
    with session.work() as work:
        _make_room(work, session, control, opening, party, update)
        day = periods.opening_day(session.company.start)
        owed = opening.amount if control == RECEIVABLE else -opening.amount
        kind = KIND_OF[control]
        plan = _against_equity(
            accounts.for_role(control), owed, day, kind, opening.document, party.id
        )
        # An opening document has no row of its own and goes by its entry.
        entry = posting.post(work, plan, (kind, records.next_id("journal_entry")))
        work.audit("save", kind, opening.document, party=party.code, amount=owed.minor)
        return open_items.create(
            work, control, party.id, (kind, entry.id), opening.document, opening.date,
            opening.due_date, owed,
        )  # fmt: skip


def document_problems(
    session: Session, control: str, opening: OpenDocument, party: Party
) -> list[Problem]:
    """What keeps this document from being brought in."""
    found = []
    start, name = session.company.start, {"document": opening.document}
    if control == RECEIVABLE and not party.is_customer:
        found.append(Problem("party", NOT_CUSTOMER, {"name": party.name}))
    if control != RECEIVABLE and not party.is_supplier:
        found.append(Problem("party", NOT_SUPPLIER, {"name": party.name}))
    if not opening.document.strip():
        found.append(Problem("document", NO_DOCUMENT))
    if not opening.amount:
        found.append(Problem("amount", NO_AMOUNT))
    elif abs(opening.amount.minor) > LARGEST_MINOR:
        found.append(Problem("amount", TOO_LARGE))
    if opening.date >= start:
        days = {"date": formats.date_medium(opening.date), "start": formats.date_medium(start)}
        found.append(Problem("date", AFTER_START, name | days))
    if opening.due_date < opening.date:
        found.append(Problem("due_date", DUE_BEFORE, name))
    return found


def _make_room(
    work: store.Work,
    session: Session,
    control: str,
    opening: OpenDocument,
    party: Party,
    update: bool,
) -> None:
    """Refuses a document brought in before, or takes it away where it is being replaced."""
    row = store.one(
        "SELECT o.id, o.document_id FROM open_item o JOIN item_balance b ON b.open_item_id = o.id"
        " WHERE o.control = ? AND o.party_id = ? AND o.number = ? AND o.document_kind = ?"
        " AND NOT EXISTS (SELECT 1 FROM open_item v WHERE v.document_kind = ?"
        "  AND v.document_id = o.document_id)",
        (
            control,
            party.id,
            opening.document,
            KIND_OF[control],
            open_items.VOIDED + KIND_OF[control],
        ),
    )
    if row is None:
        return
    if not update:
        raise NumberTaken(ITEM_TAKEN, document=opening.document, party=party.name)
    item_id, entry_id = row
    day = periods.opening_day(session.company.start)
    try:
        open_items.void(work, item_id, day)
    except open_items.DocumentSettled as refusal:
        raise UserError(ITEM_SETTLED, **_named(refusal, opening)) from refusal
    posting.reverse(work, entry_id, day, opening.document)


def _named(refusal: UserError, opening: OpenDocument) -> dict[str, str]:
    return {"document": opening.document, "others": str(refusal.values["others"])}


def documents(control: str) -> Iterator[OpenDocument]:
    """Every opening document that stands, as it was brought in."""
    kind = KIND_OF[control]
    rows = store.query(
        "SELECT p.code, o.number, o.date, o.due_date, o.amount FROM open_item o"
        " JOIN party p ON p.id = o.party_id WHERE o.document_kind = ?"
        " AND NOT EXISTS (SELECT 1 FROM open_item v WHERE v.document_kind = ?"
        "  AND v.document_id = o.document_id) ORDER BY o.id",
        (kind, open_items.VOIDED + kind),
    )
    sign, day = (1 if control == RECEIVABLE else -1), dt.date.fromisoformat
    for party, number, date, due, amount in rows:
        yield OpenDocument(party, number, day(date), day(due), Money(sign * amount))
