"""Opening balances: what the books begin with, and how each is replaced."""

from __future__ import annotations

import datetime as dt

import pytest

from app import companies, store
from app.access.company import NewCompany
from app.accounting import opening
from app.accounting.opening import OpenDocument
from app.kernel.errors import NotFound, NumberTaken, PeriodClosed, Refused, UserError
from app.kernel.money import LARGEST_MINOR, ZERO, Money, rp
from app.kernel.period import Period
from app.ledger import accounts, balances, integrity, open_items, periods
from app.masters import party
from tests.ledger.builders import DAY, an_item, balance

EVE = dt.date(2025, 12, 31)


@pytest.fixture
def people(session):
    party.save(session, party.Party("C-1", "CV Maju", is_customer=True))
    party.save(session, party.Party("S-1", "PT Pasok", is_supplier=True))
    return session


def document(**parts) -> OpenDocument:
    given = {
        "party": "C-1",
        "document": "INV-9",
        "date": dt.date(2025, 12, 1),
        "due_date": dt.date(2025, 12, 31),
        "amount": rp(500),
    }
    return OpenDocument(**(given | parts))


def test_an_opening_balance_stands_on_the_eve_of_the_books(session):
    opening.save_balance(session, "1101", rp(900), ZERO)
    opening.save_balance(session, "3101", ZERO, rp(900))
    cash = accounts.by_code("1101").id
    assert balances.balance(cash, EVE) == rp(900)
    assert balances.balance(cash, EVE - dt.timedelta(1)) == ZERO
    assert balance("3999") == 0
    assert integrity.opening_is_complete(session).ok
    assert list(opening.balances()) == [("1101", rp(900), ZERO), ("3101", ZERO, rp(900))]


def test_what_does_not_balance_yet_is_amber(session):
    opening.save_balance(session, "1101", rp(900), ZERO)
    result = integrity.opening_is_complete(session)
    assert (result.ok, result.red) == (False, False)


def test_a_second_balance_needs_update_and_replaces_the_first(session):
    opening.save_balance(session, "1101", rp(900), ZERO)
    with pytest.raises(NumberTaken):
        opening.save_balance(session, "1101", rp(800), ZERO)
    opening.save_balance(session, "1101", rp(800), ZERO, update=True)
    opening.save_balance(session, "1101", rp(700), ZERO, update=True)
    assert list(opening.balances()) == [("1101", rp(700), ZERO)]
    assert balance("3999") == -700
    assert opening.save_balance(session, "1101", ZERO, ZERO, update=True) is None
    assert list(opening.balances()) == []


@pytest.mark.parametrize(
    ("code", "debit", "credit"),
    [
        ("1201", rp(5), ZERO),
        ("2101", ZERO, rp(5)),
        ("1301", rp(5), ZERO),
        ("1000", rp(5), ZERO),
        ("3999", rp(5), ZERO),
        ("4101", ZERO, rp(5)),
        ("1101", rp(5), rp(5)),
        ("1101", rp(-5), ZERO),
        ("1101", Money(LARGEST_MINOR + 1), ZERO),
    ],
)
def test_what_cannot_open_is_refused(session, code, debit, credit):
    with pytest.raises(Refused):
        opening.save_balance(session, code, debit, credit)
    assert store.scalar("SELECT COUNT(*) FROM journal_entry") == 0


def test_results_so_far_open_in_the_middle_of_a_year(tmp_path, clock):
    new = NewCompany("PT Tengah", start=dt.date(2026, 7, 1))
    session = companies.create(tmp_path / "tengah.boffice", new, clock=clock)
    try:
        opening.save_balance(session, "4101", ZERO, rp(5))
        assert balances.balance(accounts.by_code("4101").id, dt.date(2026, 6, 30)) == rp(-5)
    finally:
        companies.close(session)


def test_a_locked_first_month_takes_no_opening(session):
    periods.lock(session, Period(2026, 1))
    with pytest.raises(PeriodClosed):
        opening.save_balance(session, "1101", rp(5), ZERO)


def test_an_open_document_makes_its_item_and_its_entry(people):
    item = open_items.get(opening.save_document(people, "receivable", document()))
    assert (item.number, item.outstanding, item.due_date) == ("INV-9", rp(500), EVE)
    bill = document(party="S-1", document="T-7", amount=rp(300))
    owed = open_items.get(opening.save_document(people, "payable", bill))
    assert owed.outstanding == rp(-300)
    assert (balance("1201"), balance("2101"), balance("3999")) == (500, -300, -200)
    assert all(result.ok for result in integrity.subledgers_agree(people))
    assert list(opening.documents("receivable")) == [document()]
    assert list(opening.documents("payable")) == [bill]


def test_a_credit_may_be_open_too(people):
    credit = document(document="RCV-3", amount=rp(-40))
    item = opening.save_document(people, "receivable", credit)
    assert open_items.get(item).outstanding == rp(-40)
    assert list(opening.documents("receivable")) == [credit]


def test_a_document_is_replaced_on_purpose_only(people):
    opening.save_document(people, "receivable", document())
    with pytest.raises(NumberTaken):
        opening.save_document(people, "receivable", document(amount=rp(5)))
    for amount in (rp(450), rp(400)):
        opening.save_document(people, "receivable", document(amount=amount), update=True)
    assert list(opening.documents("receivable")) == [document(amount=rp(400))]
    assert balance("1201") == 400
    assert integrity.settlements_sum(people).ok


def test_a_document_that_was_paid_is_not_replaced(people):
    item = opening.save_document(people, "receivable", document())
    customer = party.require("C-1").id
    with people.work() as work:
        payment = an_item(work, customer, "RCV-1", -100)
        open_items.settle(work, item, payment, rp(100), DAY)
    with pytest.raises(UserError, match="RCV-1"):
        opening.save_document(people, "receivable", document(amount=rp(5)), update=True)
    assert balance("1201") == 400


@pytest.mark.parametrize(
    ("control", "parts", "field"),
    [
        ("receivable", {"party": "S-1"}, "party"),
        ("payable", {}, "party"),
        ("receivable", {"document": " "}, "document"),
        ("receivable", {"amount": ZERO}, "amount"),
        ("receivable", {"amount": Money(-LARGEST_MINOR - 1)}, "amount"),
        ("receivable", {"date": dt.date(2026, 1, 1), "due_date": DAY}, "date"),
        ("receivable", {"due_date": dt.date(2025, 11, 30)}, "due_date"),
    ],
)
def test_a_doubtful_document_is_refused(people, control, parts, field):
    with pytest.raises(Refused) as refused:
        opening.save_document(people, control, document(**parts))
    assert field in [problem.field for problem in refused.value.problems]
    assert store.scalar("SELECT COUNT(*) FROM journal_entry") == 0


def test_an_unknown_party_is_told(people):
    with pytest.raises(NotFound):
        opening.save_document(people, "receivable", document(party="X-9"))
