"""Plans: what is wrong with an entry is found before anything is written."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.money import LARGEST_MINOR, Money, rp
from app.ledger import plan as plans
from app.ledger.chart import GROUP_OF, GROUPS, TYPES, Account, type_named
from app.ledger.plan import GENERAL, EntryPlan, Line, mirrored

CASH = Account("1101", "Kas", id=1)
SALES = Account("4101", "Penjualan", type="revenue", normal="credit", id=2)
RECEIVABLE = Account("1201", "Piutang", control="receivable", has_role=True, id=3)
HEADER = Account("1000", "ASET", is_header=True, id=4)
IDLE = Account("6299", "Lain", type="operating_expense", active=False, id=5)
IDLE_ROLE = Account("1301", "Persediaan", active=False, has_role=True, id=6)
ACCOUNTS = (CASH, SALES, RECEIVABLE, HEADER, IDLE, IDLE_ROLE)


def entry(*lines: Line, kind: str = "test", reverses: int | None = None) -> EntryPlan:
    return EntryPlan(dt.date(2026, 11, 5), kind, "", lines, reverses=reverses)


def messages(plan: EntryPlan) -> list[str]:
    return [problem.message for problem in plan.problems()]


def test_a_balanced_entry_has_no_problems():
    assert messages(entry(Line(CASH, rp(5)), Line(SALES, rp(-5)))) == []


@pytest.mark.parametrize(
    ("lines", "kind", "message"),
    [
        ((), "test", plans.TOO_FEW_LINES),
        ((Line(CASH, rp(5)), Line(SALES, rp(-4))), "test", plans.DOES_NOT_BALANCE),
        ((Line(CASH, rp(0)), Line(SALES, rp(0))), "test", plans.ZERO_LINE),
        ((Line(HEADER, rp(5)), Line(SALES, rp(-5))), "test", plans.IS_HEADER),
        ((Line(IDLE, rp(5)), Line(SALES, rp(-5))), "test", plans.IS_INACTIVE),
        ((Line(IDLE_ROLE, rp(5)), Line(SALES, rp(-5))), GENERAL, plans.IS_INACTIVE),
        ((Line(RECEIVABLE, rp(5)), Line(SALES, rp(-5))), GENERAL, plans.IS_CONTROL),
        (
            (Line(CASH, Money(LARGEST_MINOR + 1)), Line(SALES, Money(-LARGEST_MINOR - 1))),
            "test",
            plans.TOO_LARGE,
        ),
        (
            (Line(CASH, Money(5, "USD")), Line(SALES, Money(-5, "USD"))),
            "test",
            plans.OTHER_CURRENCY,
        ),
    ],
)
def test_what_is_wrong_is_named(lines, kind, message):
    plan = entry(*lines, kind=kind)
    assert message in messages(plan)
    assert not plan.is_sound


def test_documents_may_post_to_control_accounts_and_to_resting_role_accounts():
    assert entry(Line(RECEIVABLE, rp(5)), Line(SALES, rp(-5))).is_sound
    assert entry(Line(IDLE_ROLE, rp(5)), Line(SALES, rp(-5))).is_sound


def test_a_mirror_may_touch_what_was_put_out_of_use_since():
    assert entry(Line(IDLE, rp(5)), Line(SALES, rp(-5)), reverses=7).is_sound


lines = st.builds(
    Line,
    st.sampled_from(ACCOUNTS),
    st.builds(
        Money,
        st.one_of(st.integers(-3, 3), st.integers(-LARGEST_MINOR - 1, LARGEST_MINOR + 1)),
        st.sampled_from(("IDR", "IDR", "USD")),
    ),
)


@given(
    st.lists(lines, max_size=4).map(tuple),
    st.sampled_from(("test", GENERAL)),
    st.sampled_from((None, None, 9)),
)
def test_the_quick_judgement_and_the_long_one_agree(drawn, kind, reverses):
    plan = entry(*drawn, kind=kind, reverses=reverses)
    assert plan.is_sound == (not plan.problems())


@given(st.lists(lines, max_size=6).map(tuple))
def test_mirroring_twice_gives_the_entry_back(drawn):
    assert mirrored(mirrored(drawn)) == drawn
    assert sum(line.amount.minor for line in drawn + mirrored(drawn)) == 0


def test_total_is_the_sum_of_debits():
    plan = entry(Line(CASH, rp(7)), Line(CASH, rp(3)), Line(SALES, rp(-10)))
    assert plan.total == rp(10)


def test_every_type_has_its_group_and_its_names():
    assert set(GROUP_OF.values()) == set(GROUPS)
    assert type_named("Aset lancar") is TYPES["current_asset"]
    assert type_named("operating-expense") is TYPES["operating_expense"]
    assert type_named("harta karun") is None


def test_profit_and_loss_is_what_is_not_on_the_balance_sheet():
    assert SALES.is_profit_and_loss
    assert not CASH.is_profit_and_loss
    assert not dataclasses.replace(CASH, type="equity").is_profit_and_loss
