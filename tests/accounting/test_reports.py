"""Trial balance and general ledger: they balance, and they agree with each other."""

from __future__ import annotations

import datetime as dt

import pytest

from app.accounting.department import DEPARTMENT
from app.accounting.reports import general_ledger, trial_balance
from app.kernel import rate
from app.kernel.department import load
from app.kernel.errors import NotFound, UserError
from app.kernel.money import ZERO, rp
from app.kernel.report import Filters
from app.kernel.text import use_language
from app.ledger import year_close
from tests.ledger.builders import plan, post, sale

OCTOBER, NOVEMBER = dt.date(2026, 10, 5), dt.date(2026, 11, 5)
MONTH = Filters(dt.date(2026, 11, 1), dt.date(2026, 11, 30))


@pytest.fixture
def busy(session):
    """Sold 100 in October; in November sold 40 and paid 25 for electricity."""
    post(session, sale(100, OCTOBER))
    post(session, sale(40, NOVEMBER))
    post(session, plan(("6202", 25), ("1101", -25), date=dt.date(2026, 11, 20)))
    return session


def chosen(first: dt.date, last: dt.date, **choices: str) -> Filters:
    return Filters(first, last, None, choices)


def values(report, code):
    return next(row.values for row in report.rows if row.values["code"] == code)


def test_each_pair_of_columns_is_equal(busy):
    totals = trial_balance.build(busy, MONTH).totals
    assert totals["opening_debit"] == totals["opening_credit"] == rp(100)
    assert totals["debit"] == totals["credit"] == rp(65)
    assert totals["closing_debit"] == totals["closing_credit"] == rp(140)


def test_an_account_opens_moves_and_closes(busy):
    cash = values(trial_balance.build(busy, MONTH), "1101")
    assert (cash["opening_debit"], cash["opening_credit"]) == (rp(100), ZERO)
    assert (cash["debit"], cash["credit"]) == (rp(40), rp(25))
    assert (cash["closing_debit"], cash["closing_credit"]) == (rp(115), ZERO)


def test_accounts_stand_below_their_part_of_the_books(busy):
    report = trial_balance.build(busy, MONTH)
    told = [(row.style, row.values["code"] or row.values["name"]) for row in report.rows]
    assert told == [
        ("group", "Aset"), ("", "1101"), ("group", "Pendapatan"), ("", "4101"),
        ("group", "Beban usaha"), ("", "6202"),
    ]  # fmt: skip
    assert report.rows[1].link == ("account", "1101")


def test_the_screen_layout_is_signed_and_sums_the_parts(busy):
    report = trial_balance.build(busy, chosen(*_days(MONTH), layout="balance"))
    assert values(report, "4101")["closing"] == rp(-140)
    assert report.rows[0].values["closing"] == rp(115)
    assert report.totals["closing"] == ZERO


def test_zero_accounts_are_shown_when_asked(busy):
    few = trial_balance.build(busy, MONTH)
    many = trial_balance.build(busy, chosen(*_days(MONTH), zero="yes"))
    assert len(many.rows) > len(few.rows)
    assert many.totals == few.totals


def test_closing_entries_can_be_left_out(busy, clock):
    clock.at = dt.datetime(2026, 12, 31, 16, 0)
    year_close.close(busy, 2026)
    year = dt.date(2026, 1, 1), dt.date(2026, 12, 31)
    assert values(trial_balance.build(busy, chosen(*year)), "4101")["closing_credit"] == ZERO
    before = trial_balance.build(busy, chosen(*year, closing="no"))
    assert values(before, "4101")["closing_credit"] == rp(140)


def test_as_of_a_day_means_since_the_year_began(busy):
    report = trial_balance.build(busy, Filters(as_of=dt.date(2026, 11, 10)))
    assert values(report, "1101")["debit"] == rp(140)


def test_names_follow_the_language(busy):
    use_language("en")
    report = trial_balance.build(busy, MONTH)
    assert values(report, "1101")["name"] == "Cash on hand"
    assert report.rows[0].values["name"] == "Assets"


def test_days_the_wrong_way_round_and_unknown_layouts_are_refused(busy):
    with pytest.raises(UserError):
        trial_balance.build(busy, Filters(NOVEMBER, OCTOBER))
    with pytest.raises(UserError, match="terbalik"):
        trial_balance.build(busy, chosen(*_days(MONTH), layout="terbalik"))


def test_the_general_ledger_runs_from_opening_to_closing(busy):
    report = general_ledger.build(busy, chosen(*_days(MONTH), account="1101"))
    told = [(row.values["memo"], row.values["balance"]) for row in report.rows[1:]]
    assert told == [
        ("Saldo awal", rp(100)), ("Uji", rp(140)), ("Uji", rp(115)), ("Saldo akhir", rp(115)),
    ]  # fmt: skip
    assert report.totals == {"debit": rp(40), "credit": rp(25)}


def test_the_whole_general_ledger_agrees_with_the_trial_balance(busy):
    ledger = general_ledger.build(busy, MONTH)
    balance = trial_balance.build(busy, MONTH)
    assert ledger.totals["debit"] == balance.totals["debit"]
    closing = [row.values["balance"] for row in ledger.rows if row.values["memo"] == "Saldo akhir"]
    assert closing == [rp(115), rp(-140), rp(25)]


def test_the_trial_balance_sets_the_period_before_beside_it(busy):
    october = (dt.date(2026, 10, 1), dt.date(2026, 10, 31))
    earlier = trial_balance.build(busy, chosen(*october, layout="balance"))
    report = trial_balance.build(busy, chosen(*_days(MONTH), compare="before"))
    keys = {column.key for column in report.columns}
    assert all(set(row.values) <= keys for row in report.rows)
    cash = values(report, "1101")
    assert cash["compared"] == values(earlier, "1101")["closing"]
    assert cash["difference"] == cash["closing"] - cash["compared"]
    sales = values(report, "4101")  # a credit that grew by two fifths
    assert (sales["compared"], sales["difference"]) == (-rp(100), -rp(40))
    assert str(sales["difference_share"]) == str(rate.parse("2/5"))
    assert report.totals["compared"] == report.totals["closing"] == ZERO


def test_an_account_that_does_not_exist_is_told(busy):
    with pytest.raises(NotFound, match="9999"):
        general_ledger.build(busy, chosen(*_days(MONTH), account="9999"))


def test_every_report_of_the_manifest_runs_and_knows_its_columns(busy):
    for report in DEPARTMENT.reports:
        result = load(report.build)(busy, MONTH)
        keys = {column.key for column in result.columns}
        assert result.rows
        assert result.key == report.key
        assert all(set(row.values) == keys for row in result.rows)
        assert set(result.totals) <= keys


def _days(filters: Filters) -> tuple[dt.date, dt.date]:
    assert filters.date_from is not None
    assert filters.date_to is not None
    return filters.date_from, filters.date_to
