"""The lists of PPh 21 and BPJS are what the runs owe in the ledger; components do not overlap."""

from __future__ import annotations

import pytest

from app.access.session import Session
from app.kernel.errors import Refused
from app.kernel.money import rp
from app.kernel.report import Filters
from app.ledger import accounts, balances
from app.people.inputs import severance
from app.people.reports import bpjs, payment_list, pph21
from tests.people.builders import NOVEMBER, a_component, an_employee, day, posted

MONTH = Filters(day("2026-11-01"), day("2026-11-30"))


def owed(*roles: str) -> int:
    return -sum(balances.balance(accounts.for_role(role).id).whole() for role in roles)


@pytest.fixture
def month(session: Session) -> Session:
    """Two people, one of them leaving with severance."""
    an_employee(session, ptkp="K/1", department="Toko")
    an_employee(session, "P-002", 18_000_000, left=day("2026-11-30"), department="Gudang")
    severance.save_severance(session, "P-002", day("2026-11-30"), "pension_age")
    posted(session)
    posted(session, NOVEMBER, "severance")
    return session


def test_pph21_is_what_the_ledger_owes_the_state(month: Session) -> None:
    result = pph21.build(month, MONTH)
    assert result.totals["total"].whole() == owed("pph21_payable")
    assert result.totals["final_tax"] > rp(0)
    assert [row.values["ptkp"] for row in result.rows if row.level] == ["K/1", "TK/0"]


def test_bpjs_is_what_the_ledger_owes(month: Session) -> None:
    totals = bpjs.build(month, MONTH).totals
    assert totals["health"].whole() == owed("bpjs_health_payable")
    assert totals["employment"].whole() == owed(
        "bpjs_jht_payable", "bpjs_jp_payable", "bpjs_jkk_jkm_payable"
    )
    assert totals["total"] == totals["health"] + totals["employment"]


def test_the_payment_list_is_what_the_ledger_owes_employees(month: Session) -> None:
    result = payment_list.build(month, MONTH)
    assert result.totals["net"].whole() == owed("salaries_payable")
    assert {row.values["account_number"] for row in result.rows if row.level} == {"9001004521"}


def test_a_department_narrows_the_lists(month: Session) -> None:
    asked = Filters(MONTH.date_from, MONTH.date_to, choices={"department": "Toko"})
    for report in (pph21, bpjs, payment_list):
        found = [row.values["code"] for row in report.build(month, asked).rows if row.level]
        assert found == ["P-001"]


@pytest.mark.parametrize(
    ("since", "until"),
    [("2026-06-30", ""), ("2025-12-01", "2026-01-01"), ("2026-03-01", "2026-04-30")],
)
def test_components_do_not_overlap(session: Session, since: str, until: str) -> None:
    an_employee(session)
    a_component(session, "P-001", "meal", 100_000, "2026-01-01", "2026-06-30")
    with pytest.raises(Refused) as refused:
        a_component(session, "P-001", "meal", 200_000, since, until)
    assert "1 Jan 2026" in refused.value.problems[0].sentence()
    a_component(session, "P-001", "transport", 200_000, since, until)


def test_a_later_amount_ends_one_that_goes_on(session: Session) -> None:
    an_employee(session)
    a_component(session, "P-001", "meal", 100_000, "2026-01-01")
    a_component(session, "P-001", "meal", 200_000, "2026-06-01")
    a_component(session, "P-001", "meal", 50_000, "2025-06-01", "2025-12-31")
