"""What must hold of the money ledger at all times, proved from the rows themselves."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from app.access.session import Session
from app.kernel import formats
from app.kernel.money import Money
from app.kernel.text import N_, _
from app.ledger import accounts, balances, posting
from app.ledger.chart import PAYABLE, RECEIVABLE
from app.store import execute, numbering, query, scalar
from app.store.integrity import CheckResult

BALANCED = N_("Every entry balances")
CHAINED = N_("Posted entries are unchanged and their chain is unbroken")
SUBLEDGERS = N_("What parties owe equals the control accounts")
SETTLED = N_("Settlements sum to what is outstanding")
CARRIED = N_("Each month opens with what the one before closed with")
GAPLESS = N_("Journal numbers have no gaps")
MIGRATED = N_("The opening balances balance")


def entries_balance(_session: Session) -> CheckResult:
    """I1: the lines of every entry sum to zero, and to the total and number the entry names."""
    wrong = query(
        "SELECT e.number FROM journal_entry e LEFT JOIN (SELECT entry_id, COUNT(*) AS n,"
        " SUM(amount) AS balance, SUM(MAX(amount, 0)) AS debits FROM journal_line GROUP BY entry_id)"
        " l ON l.entry_id = e.id"
        " WHERE l.n IS NULL OR l.n < 2 OR l.n <> e.line_count OR l.balance <> 0"
        " OR l.debits <> e.total ORDER BY e.id LIMIT 100"
    )
    entries = int(scalar("SELECT COUNT(*) FROM journal_entry"))
    orphans = _orphans()
    if wrong or orphans:
        first = wrong[0][0] if wrong else "–"
        detail = _(
            "{count} entries are wrong, the first {first}; {orphans} lines have no entry",
            count=len(wrong),
            first=first,
            orphans=orphans,
        )
        return CheckResult("I1", BALANCED, False, detail)
    total = Money(scalar("SELECT SUM(debit) FROM account_month") or 0)
    detail = _(
        "{count} entries, debits and credits {total}",
        count=formats.count(entries),
        total=formats.rupiah(total),
    )
    return CheckResult("I1", BALANCED, True, detail)


def _orphans() -> int:
    return int(
        scalar(
            "SELECT COUNT(*) FROM journal_line l"
            " WHERE NOT EXISTS (SELECT 1 FROM journal_entry e WHERE e.id = l.entry_id)"
        )
    )


def chain_is_unbroken(_session: Session) -> CheckResult:
    """I3: every hash, computed again, is the one kept; none is missing in between."""
    expected, previous = 0, posting.BEGINNING
    for entry in _entries_with_lines():
        expected += 1
        if not _is_as_hashed(entry, expected, previous):
            detail = _("broken at entry {number}", number=entry[0][1])
            return CheckResult("I3", CHAINED, False, detail)
        previous = entry[0][7]
    if not expected:
        return CheckResult("I3", CHAINED, True, _("no entries yet"))
    detail = _("{count} entries chained", count=formats.count(expected))
    return CheckResult("I3", CHAINED, True, detail)


def _entries_with_lines() -> Iterator[list[Any]]:
    """Each entry's rows in the order of posting: the entry's fields repeated beside each line."""
    rows = execute(
        "SELECT e.id, e.number, e.date, e.kind, e.is_closing, e.reverses_id, e.previous_hash, e.hash,"
        " l.account_id, l.amount, l.currency, l.foreign_amount, l.date"
        " FROM journal_entry e LEFT JOIN journal_line l ON l.entry_id = e.id"
        " ORDER BY e.id, l.line_no"
    )
    for _key, group in groupby(rows, itemgetter(0)):
        yield list(group)


def _is_as_hashed(entry: list[Any], expected_id: int, previous: str) -> bool:
    key, number, day, kind, closing, reverses, before, kept = entry[0][:8]
    if key != expected_id or before != previous or any(row[12] != day for row in entry):
        return False
    lines = [row[8:12] for row in entry]
    told = posting.hash_of(previous, key, number, day, kind, bool(closing), reverses, lines)
    return bool(told == kept)


def subledgers_agree(_session: Session) -> list[CheckResult]:
    """I4: what is open of all parties equals the balance of the control accounts."""
    return [_subledger(RECEIVABLE), _subledger(PAYABLE)]


def _subledger(control: str) -> CheckResult:
    items = Money(
        scalar(
            "SELECT SUM(b.outstanding) FROM open_item o JOIN item_balance b"
            " ON b.open_item_id = o.id WHERE o.control = ?",
            (control,),
        )
        or 0
    )
    ledger = Money(sum(balances.balance(each.id).minor for each in accounts.of_control(control)))
    values = {
        "control": ", ".join(each.code for each in accounts.of_control(control)),
        "ledger": formats.rupiah(ledger),
        "items": formats.rupiah(items),
    }
    detail = _("account {control}: {ledger}, open items: {items}", **values)
    return CheckResult("I4", SUBLEDGERS, items == ledger, detail)


def settlements_sum(_session: Session) -> CheckResult:
    """I6: what is outstanding follows from the settlements, and none takes more than there is."""
    wrong = query(
        "SELECT o.number FROM open_item o LEFT JOIN item_balance b ON b.open_item_id = o.id"
        " LEFT JOIN (SELECT positive_item_id AS item, SUM(CASE WHEN undoes_id IS NULL THEN amount"
        "  ELSE -amount END) AS settled FROM settlement GROUP BY 1) p ON p.item = o.id"
        " LEFT JOIN (SELECT negative_item_id AS item, SUM(CASE WHEN undoes_id IS NULL THEN amount"
        "  ELSE -amount END) AS settled FROM settlement GROUP BY 1) n ON n.item = o.id"
        " WHERE b.outstanding IS NULL"
        " OR b.outstanding <> o.amount - COALESCE(p.settled, 0) + COALESCE(n.settled, 0)"
        " OR b.outstanding * o.amount < 0 OR ABS(b.outstanding) > ABS(o.amount)"
        " ORDER BY o.id LIMIT 100"
    )
    if wrong:
        detail = _(
            "{count} documents are wrong, the first {first}", count=len(wrong), first=wrong[0][0]
        )
        return CheckResult("I6", SETTLED, False, detail)
    count = int(scalar("SELECT COUNT(*) FROM settlement"))
    return CheckResult("I6", SETTLED, True, _("{count} settlements", count=formats.count(count)))


_MONTHS_PROVED = """
SELECT account_id, month, SUM(debit), SUM(credit) FROM (
 SELECT account_id, CAST(substr(date, 1, 4) || substr(date, 6, 2) AS INTEGER) AS month,
  SUM(MAX(amount, 0)) AS debit, SUM(MAX(-amount, 0)) AS credit
 FROM journal_line GROUP BY account_id, substr(date, 1, 7)
 UNION ALL SELECT account_id, period, -debit, -credit FROM account_month
) GROUP BY account_id, month HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 LIMIT 100"""

_CLOSINGS_PROVED = """
SELECT account_id, month, SUM(debit), SUM(credit) FROM (
 SELECT l.account_id, e.period AS month, MAX(l.amount, 0) AS debit, MAX(-l.amount, 0) AS credit
 FROM journal_entry e JOIN journal_line l ON l.entry_id = e.id WHERE e.is_closing
 UNION ALL SELECT account_id, period, -debit, -credit FROM account_month WHERE is_closing
) GROUP BY account_id, month HAVING SUM(debit) <> 0 OR SUM(credit) <> 0 LIMIT 100"""


def months_carry_over(_session: Session) -> CheckResult:
    """I7: the month sums, from which every opening balance is read, are the sums of the lines."""
    wrong = query(_MONTHS_PROVED) + query(_CLOSINGS_PROVED)
    if wrong:
        account, month, *_sums = wrong[0]
        detail = _(
            "{count} month sums differ from their lines, the first: account {code}, {month}",
            count=len(wrong),
            code=accounts.by_id(account).code,
            month=f"{month // 100}-{month % 100:02d}",
        )
        return CheckResult("I7", CARRIED, False, detail)
    count = int(scalar("SELECT COUNT(*) FROM account_month"))
    return CheckResult("I7", CARRIED, True, _("{count} month sums", count=formats.count(count)))


def numbers_have_no_gaps(_session: Session) -> CheckResult:
    """I8: in every month (or year) of the series there are as many entries as numbers given."""
    reset, first_month = query(
        "SELECT reset, first_month FROM number_series WHERE key = ?", (posting.SERIES,)
    )[0]
    entries: Counter[str] = Counter()
    for day, count in query("SELECT date, COUNT(*) FROM journal_entry GROUP BY date"):
        entries[numbering.bucket_of(reset, first_month, dt.date.fromisoformat(day))] += count
    given = dict(
        query("SELECT bucket, last FROM number_counter WHERE series = ?", (posting.SERIES,))
    )
    wrong = [name for name in sorted({*entries, *given}) if entries[name] != given.get(name, 0)]
    if wrong:
        detail = _(
            "{bucket}: {given} numbers given, {entries} entries",
            bucket=wrong[0],
            given=given.get(wrong[0], 0),
            entries=entries[wrong[0]],
        )
        return CheckResult("I8", GAPLESS, False, detail)
    total = formats.count(sum(entries.values()))
    return CheckResult("I8", GAPLESS, True, _("{count} numbers", count=total))


def opening_is_complete(_session: Session) -> CheckResult:
    """Amber while the account that balances opening entries still stands at something."""
    account = accounts.for_role("opening_equity")
    left = balances.balance(account.id)
    detail = _("account {code}: {amount}", code=account.code, amount=formats.rupiah(left))
    return CheckResult("L1", MIGRATED, not left, detail, amber=True)
