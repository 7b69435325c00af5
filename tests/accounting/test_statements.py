"""Profit and loss and the balance sheet: they agree with the ledger, with each other, and with paper."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.accounting.reports import balance_sheet, profit_loss
from app.kernel import rate
from app.kernel.comparison import Span
from app.kernel.errors import UserError
from app.kernel.money import rp
from app.kernel.report import Filters
from app.ledger import posting, year_close
from app.printing import issue, report
from tests.ledger.builders import plan, post, sale, taken_back
from tests.printing.reading import texts

OCTOBER, NOVEMBER = dt.date(2026, 10, 5), dt.date(2026, 11, 5)
MONTH = (dt.date(2026, 11, 1), dt.date(2026, 11, 30))


@pytest.fixture
def traded(session):
    """Sold 100 in October and 200 in November, returned 10, cost 120, paid wages 40 and interest 3."""
    post(session, sale(100, OCTOBER))
    post(session, sale(200, NOVEMBER))
    post(session, plan(("4201", 10), ("1101", -10)))
    post(session, plan(("5102", 120), ("1101", -120)))
    post(session, plan(("6101", 40), ("1101", -40)))
    post(session, plan(("7201", 3), ("1101", -3)))
    return session


def november(session, **choices):
    return profit_loss.build(session, Filters(*MONTH, None, choices))


def on(day, session, **choices):
    return balance_sheet.build(session, Filters(as_of=day, choices=choices))


def amounts(result, key="amount"):
    """The figures of the lines by name."""
    return {row.values["name"]: row.values[key] for row in result.rows if row.style != "group"}


def test_profit_is_told_in_steps(traded):
    told = amounts(november(traded))
    assert told["Penjualan bersih"] == rp(190)
    assert told["Laba kotor"] == rp(70)
    assert told["Laba usaha"] == rp(30)
    assert told["Laba sebelum pajak penghasilan"] == rp(27)


def test_reductions_and_other_expenses_are_negative_costs_positive(traded):
    report = november(traded)
    by_account = {row.link[1]: row.values["amount"] for row in report.rows if row.link}
    assert by_account == {
        "4101": rp(200), "4201": rp(-10), "5102": rp(120), "6101": rp(40), "7201": rp(-3),
    }  # fmt: skip


def test_percentages_are_of_net_sales_to_a_tenth(traded):
    shares = amounts(november(traded), "share")
    assert shares["Penjualan bersih"] == rate.percent(100)
    assert shares["Laba kotor"] == rate.percent("36.8")


def test_the_year_so_far_stands_beside_the_month(traded):
    assert amounts(november(traded), "compared")["Penjualan bersih"] == rp(290)


def test_the_month_before_stands_beside_it_with_the_difference(traded):
    report = november(traded, compare="before")
    assert report.columns[3].title == "Oktober 2026"
    assert amounts(report, "compared")["Penjualan bersih"] == rp(100)
    assert amounts(report, "difference")["Penjualan bersih"] == rp(90)
    assert amounts(report, "difference_share")["Penjualan bersih"] == rate.percent(90)


def test_nothing_beside_it_when_not_wanted(traded):
    columns = november(traded, compare="none").columns
    assert [column.key for column in columns] == ["name", "amount", "share"]


def test_an_unknown_comparison_is_refused(traded):
    with pytest.raises(UserError, match="budget"):
        november(traded, compare="budget")


def test_income_tax_stands_below_its_profit(traded):
    post(traded, plan(("8102", 6), ("1101", -6)))
    told = amounts(november(traded))
    assert told["Laba sebelum pajak penghasilan"] == rp(27)
    assert told["Laba setelah pajak penghasilan"] == rp(21)


def test_closing_the_year_changes_no_profit_but_where_it_stands(traded, clock):
    year = Filters(dt.date(2026, 1, 1), dt.date(2026, 12, 31), None, {"compare": "none"})
    before = amounts(profit_loss.build(traded, year))
    clock.at = dt.datetime(2026, 12, 31, 16, 0)
    year_close.close(traded, 2026)
    assert amounts(profit_loss.build(traded, year)) == before
    sheet = amounts(on(dt.date(2026, 12, 31), traded))
    assert "Laba tahun berjalan" not in sheet
    assert sheet["Jumlah ekuitas"] == rp(127)


def test_the_balance_sheet_shows_the_profit_that_is_not_closed(traded):
    sheet = amounts(on(NOVEMBER, traded, compare="month-before"))
    assert sheet["Laba tahun berjalan"] == rp(127)
    assert sheet["Jumlah aset"] == sheet["Jumlah liabilitas dan ekuitas"] == rp(127)
    october = amounts(on(NOVEMBER, traded, compare="month-before"), "compared")
    assert october["Jumlah aset"] == rp(100)


def test_profit_of_an_earlier_year_that_was_not_closed_is_a_line_of_its_own(traded):
    sheet = amounts(on(dt.date(2027, 1, 31), traded, compare="none"))
    assert sheet["Laba tahun sebelumnya yang belum ditutup"] == rp(127)
    assert "Laba tahun berjalan" not in sheet


CODES = ("1101", "1111", "1601", "2106", "2401", "3101", "4101", "5102", "6101", "7101", "8102")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(CODES),
            st.sampled_from(CODES),
            st.integers(1, 10**9),
            st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        ),
        min_size=1,
        max_size=12,
    ),
    st.dates(dt.date(2026, 1, 1), dt.date(2027, 2, 1)),
)
def test_both_sides_are_equal_on_any_day_whatever_was_posted(session, entries, day):
    with taken_back(session) as work:
        for source, (debit, credit, amount, date) in enumerate(entries, start=1):
            if debit != credit:
                entry = plan((debit, amount), (credit, -amount), date=date)

                posting.post(work, entry, ("test", source))
        sheet = on(day, session, compare="none")
        told = amounts(sheet)
        assert told["Jumlah aset"] == told["Jumlah liabilitas dan ekuitas"]
        assert sheet.notes == ("Seimbang.",)


def test_spans_are_worded_and_set_back_by_whole_months():
    quarter = Span(dt.date(2026, 1, 1), dt.date(2026, 3, 31))
    assert quarter.words == "Januari – Maret 2026"
    assert quarter.before() == Span(dt.date(2025, 10, 1), dt.date(2025, 12, 31))
    assert quarter.before().words == "Oktober – Desember 2025"
    february = Span(dt.date(2028, 2, 1), dt.date(2028, 2, 29))
    assert february.year_before() == Span(dt.date(2027, 2, 1), dt.date(2027, 2, 28))
    days = Span(dt.date(2026, 11, 3), dt.date(2026, 11, 12))
    assert days.before() == Span(dt.date(2026, 10, 24), dt.date(2026, 11, 2))


def test_the_printed_statement_puts_reductions_in_brackets(traded):
    result = november(traded, compare="none")
    pdf = report.draw(result, issue.letterhead(traded.company), issue.preview(traded))
    (words,) = texts(pdf)
    assert "(10)" in words
    assert "(5,3)" in words
    assert "Laba sebelum pajak penghasilan" in words
