"""What one may do with journal entries: save, preview, post, void, copy, discard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app import store
from app.access.session import Session
from app.accounting.journal import queries, rules
from app.accounting.journal.model import JournalVoucher, JournalVoucherLine
from app.accounting.journal.rules import KIND, Draft
from app.kernel.errors import PeriodClosed
from app.kernel.problems import Problem, blocking
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.ledger import accounts, periods, posting
from app.ledger.chart import Account
from app.ledger.plan import EntryPlan
from app.trade import keeping, records
from app.trade.keeping import Keeping

TABLE = queries.TABLE
CANNOT_SAVE = N_("The journal entry cannot be saved yet.")
CANNOT_POST = N_("Journal entry {ref} cannot be posted yet.")


@dataclass(frozen=True, slots=True)
class Preview:
    """What posting would do: the entry, or the problems in the way."""

    problems: list[Problem]
    entry: EntryPlan | None = None


def problems(draft: Draft) -> list[Problem]:
    """Everything that keeps the draft from being posted, apart from locked months."""
    return rules.problems(draft, _accounts(draft))


def _accounts(draft: Draft) -> dict[str, Account]:
    found = {line.account: accounts.find(line.account) for line in draft.lines if line.account}
    return {code: account for code, account in found.items() if account is not None}


def preview(_session: Session, draft: Draft) -> Preview:
    """What would change if this draft were posted now; writes nothing."""
    found = problems(draft)
    if blocking(found):
        return Preview(found)
    entry = rules.posting_for(draft, _accounts(draft))
    try:
        periods.require_open(draft.date)
    except PeriodClosed as refusal:
        return Preview([*found, records.as_problem(refusal)], entry)
    return Preview(found, entry)


def save_draft(session: Session, draft: Draft, voucher_id: int | None = None) -> int:
    """Keeps a draft and returns its id. Raises Refused, NumberTaken, NotADraft."""
    return keeping.save(session, KEEPING, draft, voucher_id)


def discard(session: Session, name: str | int) -> None:
    """Throws a draft away."""
    keeping.discard(session, KEEPING, name)


def post_draft(session: Session, name: str | int) -> str:
    """Posts a saved draft and returns its number."""
    session.require(rules.POST)
    voucher_id = queries.require_id(name)
    with session.work() as work:
        records.require_draft(TABLE, voucher_id)
        draft = queries.draft_of(voucher_id)
        _require_sound(draft, CANNOT_POST)
        _remove(voucher_id)
        return _post(work, draft, voucher_id)


def post_drafts(
    session: Session, names: Sequence[str | int], progress: Progress = SILENT
) -> list[str]:
    """Posts saved drafts in the order given, all or none."""
    return records.post_each(session, names, post_draft, progress)


def post_new(session: Session, drafts: Iterable[Draft], progress: Progress = SILENT) -> list[str]:
    """Posts entries that were never drafts, in their order, all or none."""
    session.require(rules.POST)
    due = list(drafts)
    numbers = []
    with session.work() as work:
        for done, draft in enumerate(due):
            progress.report(done, len(due))
            records.require_free_ref(TABLE, draft.ref)
            _require_sound(draft, CANNOT_POST)
            numbers.append(_post(work, draft, records.next_id(TABLE)))
    return numbers


def void_journal(
    session: Session, name: str | int, date: dt.date | None = None, reason: str = ""
) -> str:
    """Voids a posted entry by its mirror; returns the mirror's number.

    ``date`` defaults to the entry's own if that month is open, else the first open day. Raises
    NotPosted, AlreadyVoid, PeriodClosed.
    """
    session.require(rules.VOIDING)
    voucher_id = queries.require_id(name)
    with session.work() as work:
        voucher = records.require_posted(TABLE, KIND, voucher_id)
        day = records.void_day(voucher, date)
        entry = posting.reverse(work, voucher.entry_id, day, voucher.number)
        records.note_void(work, KIND, voucher, entry.id, day, reason)
        work.touch(KIND, "ledger")
    return entry.number


def duplicate(session: Session, name: str | int, date: dt.date | None = None) -> Draft:
    """The same entry as a new, unsaved draft dated ``date`` (today), without ref."""
    return keeping.duplicate(session, KEEPING, name, date)


def _require_sound(draft: Draft, message: str) -> None:
    records.require_sound(draft, problems(draft), message, draft.ref)


def _post(work: store.Work, draft: Draft, voucher_id: int) -> str:
    plan = rules.posting_for(draft, _accounts(draft))
    entry = posting.post(work, plan, (KIND, voucher_id))
    _write(voucher_id, draft, state="posted", number=entry.number, entry_id=entry.id)
    work.audit("post", KIND, entry.number, document_id=voucher_id, total=plan.total.minor)
    work.touch(KIND, "ledger")
    return entry.number


def _write(voucher_id: int, draft: Draft, **posted: Any) -> None:
    """Lines first: once its own row says posted, none can be added."""
    store.write_rows(
        JournalVoucherLine,
        [
            {
                "voucher_id": voucher_id,
                "line_no": number,
                "account_id": accounts.by_code(line.account).id,
                "amount": line.amount,
                "memo": line.memo,
            }
            for number, line in enumerate(draft.lines, 1)
        ],
    )
    store.insert(
        JournalVoucher,
        id=voucher_id,
        ref=draft.ref or None,
        date=draft.date,
        memo=draft.memo,
        total=rules.debits_of(draft),
        **posted,
    )


def _remove(voucher_id: int) -> None:
    store.execute("DELETE FROM journal_voucher_line WHERE voucher_id = ?", (voucher_id,))
    store.delete(JournalVoucher, voucher_id)


def _rewrite(voucher_id: int, draft: Draft) -> None:
    _remove(voucher_id)
    _write(voucher_id, draft)


KEEPING = Keeping(
    kind=KIND,
    table=TABLE,
    edit=rules.EDIT,
    no_such=queries.NO_SUCH,
    cannot_save=CANNOT_SAVE,
    understand=lambda draft: (draft, problems(draft)),
    draft_of=queries.draft_of,
    insert=_write,
    rewrite=_rewrite,
    remove=_remove,
    noted=lambda draft: {"total": rules.debits_of(draft).minor},
)
