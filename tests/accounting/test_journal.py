"""Journal entries: written, judged, posted, voided, copied, discarded."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3

import pytest

from app import store
from app.accounting.journal import queries, rules, service
from app.accounting.journal.rules import Draft, DraftLine
from app.kernel.errors import NotFound, NumberTaken, PeriodClosed, Refused
from app.kernel.listing import ListQuery
from app.kernel.money import LARGEST_MINOR, ZERO, Money, rp
from app.kernel.period import Period
from app.ledger import periods
from app.ledger import plan as plans
from app.trade.records import AlreadyVoid, NotADraft, NotPosted
from tests.accounting.builders import DAY, credit, debit, electricity
from tests.ledger.builders import balance


def messages(draft: Draft) -> list[str]:
    return [problem.message for problem in service.problems(draft)]


def test_an_entry_goes_from_draft_to_posted_to_void(session):
    voucher = service.save_draft(session, electricity(ref="A-1"))
    assert queries.get("A-1").standing == "draft"
    number = service.post_draft(session, voucher)
    assert number == "JU/26/11/0001"
    assert (balance("6202"), balance("1101")) == (350_000, -350_000)
    service.void_journal(session, number, reason="Salah akun")
    view = queries.get(number)
    assert view.standing == "void"
    assert view.voided is not None
    assert (view.voided.reason, view.voided.date) == ("Salah akun", DAY)
    assert len(view.journal) == 4
    assert (balance("6202"), balance("1101")) == (0, 0)


def test_what_was_written_can_be_read_again(session):
    draft = electricity(ref="A-1")
    voucher = service.save_draft(session, draft)
    assert queries.draft_of(voucher) == draft
    number = service.post_draft(session, "A-1")
    view = queries.get(number)
    assert view.draft == draft
    assert view.total == rp(350_000)
    assert [row.memo for row in view.journal] == ["PLN", ""]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ((), rules.NO_LINES),
        ((debit("6202", 5),), plans.TOO_FEW_LINES),
        ((debit("6202", 5), credit("1101", 4)), plans.DOES_NOT_BALANCE),
        ((debit("", 5), credit("1101", 5)), rules.NO_ACCOUNT),
        ((debit("9999", 5), credit("1101", 5)), rules.NO_SUCH_ACCOUNT),
        ((debit("6000", 5), credit("1101", 5)), plans.IS_HEADER),
        ((debit("1113", 5), credit("1101", 5)), plans.IS_INACTIVE),
        ((debit("1201", 5), credit("4101", 5)), plans.IS_CONTROL),
        ((debit("3202", 5), credit("1101", 5)), plans.IS_CONTROL),
        ((DraftLine("6202", rp(5), rp(5)), credit("1101", 5)), rules.BOTH_SIDES),
        ((DraftLine("6202"), credit("1101", 5)), rules.NO_AMOUNT),
        ((DraftLine("6202", rp(-5), ZERO), credit("1101", -5)), rules.NEGATIVE),
        (
            (DraftLine("6202", Money(LARGEST_MINOR + 1)), credit("1101", 5)),
            rules.TOO_LARGE,
        ),
        ((debit("6202", 5, "x" * 301), credit("1101", 5)), rules.MEMO_TOO_LONG),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(session, lines, message):
    draft = Draft(DAY, lines, ref="A-1")
    assert message in messages(draft)
    with pytest.raises(Refused):
        service.save_draft(session, draft)
    with pytest.raises(Refused):
        service.post_new(session, [electricity(ref="A-2"), draft])
    assert store.scalar("SELECT COUNT(*) FROM journal_voucher") == 0
    assert store.scalar("SELECT COUNT(*) FROM journal_entry") == 0


def test_problems_stand_at_their_lines(session):
    draft = Draft(DAY, (debit("6202", 5), credit("9999", 4), credit("1201", 1)))
    assert [(each.field, each.line) for each in service.problems(draft)] == [("account", 2)]


def test_an_impossible_date_is_refused(session):
    draft = dataclasses.replace(electricity(), date=dt.date(26, 11, 5))
    assert rules.DATE_IMPOSSIBLE in messages(draft)


def test_a_draft_can_be_rewritten_and_thrown_away(session):
    voucher = service.save_draft(session, electricity(ref="A-1"))
    assert service.save_draft(session, electricity(5, ref="A-1"), voucher) == voucher
    assert queries.get("A-1").total == rp(5)
    service.discard(session, "A-1")
    with pytest.raises(NotFound):
        queries.get("A-1")
    assert store.scalar("SELECT COUNT(*) FROM journal_voucher_line") == 0


def test_a_ref_is_used_once(session):
    service.save_draft(session, electricity(ref="A-1"))
    with pytest.raises(NumberTaken):
        service.save_draft(session, electricity(ref="A-1"))
    with pytest.raises(NumberTaken):
        service.post_new(session, [electricity(ref="A-1")])


def test_what_is_posted_stays_as_it_is(session):
    (number,) = service.post_new(session, [electricity(ref="A-1")])
    voucher = queries.require_id(number)
    for act in (
        lambda: service.save_draft(session, electricity(5), voucher),
        lambda: service.discard(session, number),
        lambda: service.post_draft(session, number),
    ):
        with pytest.raises(NotADraft):
            act()
    for sql in (
        "UPDATE journal_voucher SET memo = 'lain'",
        "DELETE FROM journal_voucher",
        "UPDATE journal_voucher_line SET amount = 1",
        "INSERT INTO journal_voucher_line (voucher_id, line_no, account_id, amount, memo)"
        " VALUES (1, 9, 3, 5, '')",
    ):
        with pytest.raises(sqlite3.IntegrityError), session.work():
            store.execute(sql)


def test_a_document_is_voided_once_and_only_when_posted(session):
    voucher = service.save_draft(session, electricity(ref="A-1"))
    with pytest.raises(NotPosted):
        service.void_journal(session, voucher)
    number = service.post_draft(session, voucher)
    with pytest.raises(Refused):
        service.void_journal(session, number, DAY - dt.timedelta(1))
    service.void_journal(session, number)
    with pytest.raises(AlreadyVoid):
        service.void_journal(session, number)


def test_a_void_after_the_lock_is_dated_the_first_open_day(session):
    (number,) = service.post_new(session, [electricity(date=dt.date(2026, 1, 9))])
    periods.lock(session, Period(2026, 1))
    service.void_journal(session, number)
    voided = queries.get(number).voided
    assert voided is not None
    assert voided.date == dt.date(2026, 2, 1)


def test_a_locked_month_shows_in_the_preview_and_refuses(session):
    periods.lock(session, Period(2026, 1))
    late = electricity(date=dt.date(2026, 1, 9))
    shown = service.preview(session, late)
    assert [each.field for each in shown.problems] == ["date"]
    with pytest.raises(PeriodClosed):
        service.post_new(session, [late])


def test_the_preview_is_the_entry_that_is_posted(session):
    shown = service.preview(session, electricity())
    assert shown.problems == []
    assert shown.entry is not None
    assert [line.amount.whole() for line in shown.entry.lines] == [350_000, -350_000]
    assert service.preview(session, Draft(DAY, ())).entry is None
    assert store.scalar("SELECT COUNT(*) FROM journal_entry") == 0


def test_a_copy_is_a_new_draft_of_today(session):
    (number,) = service.post_new(session, [electricity(ref="A-1")])
    copy = service.duplicate(session, number)
    assert (copy.ref, copy.date) == ("", session.today())
    assert copy.lines == electricity().lines


def test_many_drafts_are_posted_all_or_none(session):
    good = service.save_draft(session, electricity(ref="A-1"))
    late = service.save_draft(session, electricity(ref="A-2", date=dt.date(2026, 1, 9)))
    periods.lock(session, Period(2026, 1))
    with pytest.raises(PeriodClosed):
        service.post_drafts(session, [good, late])
    assert store.scalar("SELECT COUNT(*) FROM journal_entry") == 0
    assert queries.get("A-1").standing == "draft"


def test_the_list_is_filtered_by_standing_and_summed_without_void(session):
    first, _second = service.post_new(session, [electricity(100), electricity(50)])
    service.save_draft(session, electricity(7, ref="A-1"))
    service.void_journal(session, first)
    window = queries.LISTING.window(ListQuery())
    assert [row.state for row in window.first(9)] == ["draft", "posted", "void"]
    assert window.sums() == {"total": rp(57)}
    posted = queries.LISTING.window(ListQuery(filters={"state": "posted"})).first(9)
    assert [row.total for row in posted] == [rp(50)]
    found = queries.LISTING.window(ListQuery(search="A-1")).first(9)
    assert [row.ref for row in found] == ["A-1"]
