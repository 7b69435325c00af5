"""Contracts: how long they run, who has two at once, what is due when one ends, and who is told of it."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from app.access.session import Session
from app.access.users import Person
from app.kernel.errors import NotAllowed, Refused
from app.kernel.listing import ListQuery
from app.kernel.money import rp
from app.kernel.report import Filters
from app.masters import employee as employees
from app.people import dashboard
from app.people.contracts import queries, service
from app.people.reports import contracts_ending
from tests.people.builders import a_component, an_employee, day, figures, posted, slip


def a_contract(session: Session, first: str, last: str = "", code: str = "P-001") -> None:
    kind = "contract" if last else "permanent"
    service.save(session, code, kind, day(first), day(last) if last else None)


def states(session: Session, today: str, code: str = "P-001") -> list[str]:
    asked = ListQuery(filters={"employee": employees.require(code).id})
    return [row.state for row in queries.listing(day(today)).window(asked).first(9)]


@pytest.mark.parametrize(
    ("kind", "first", "last", "field"),
    [
        ("contract", "2026-01-01", None, "last"),
        ("contract", "2026-02-01", "2026-01-31", "last"),
        ("permanent", "2026-01-01", "2026-12-31", "last"),
        ("freelance", "2026-01-01", None, "kind"),
        ("contract", "2019-01-01", "2020-01-05", "last"),
        ("contract", "2026-12-01", "2027-11-30", "first"),
        ("contract", "2025-06-01", "2026-01-01", "first"),
        ("permanent", "2020-01-06", None, "first"),
    ],
)
def test_a_contract_that_cannot_be_is_refused_with_its_field(
    session: Session, kind: str, first: str, last: str | None, field: str
) -> None:
    an_employee(session, left=day("2026-11-30"))
    a_contract(session, "2026-01-01", "2026-06-30")
    with pytest.raises(Refused) as refused:
        service.save(session, "P-001", kind, day(first), day(last) if last else None)
    assert [each.field for each in refused.value.problems] == [field]
    assert states(session, "2026-02-01") == ["running"]


def test_a_contract_is_told_of_until_another_follows(session: Session) -> None:
    an_employee(session)
    a_contract(session, "2025-12-01", "2026-11-30")
    assert states(session, "2026-09-30") == ["running"]
    assert states(session, "2026-10-02") == ["ending"]
    assert states(session, "2026-12-01") == ["lapsed"]
    card, due = dashboard.cards(session)
    assert (card.key, due.day) == ("contracts-ending", day("2026-11-30"))
    a_contract(session, "2026-12-01")
    assert states(session, "2026-11-30") == ["coming", "running"]
    assert states(session, "2026-12-01") == ["running", "ended"]
    assert dashboard.cards(session) == []


def test_compensation_follows_the_months_served_and_is_paid_with_the_last_month(
    session: Session,
) -> None:
    """Two years at 6,000,000 and a fixed allowance of 500,000 are two months' wages."""
    person = an_employee(session, salary=6_000_000)
    a_component(session, "P-001", "position_allowance", 400_000, "2025-01-01")
    a_component(session, "P-001", "position_allowance", 500_000, "2026-01-01")
    a_component(session, "P-001", "meal", 300_000)
    a_contract(session, "2024-12-01", "2026-11-30")
    (contract,) = queries.ending(day("2026-11-23"))
    due = queries.compensation(session, contract)
    assert due is not None and (due.wage, due.months, due.amount) == (
        rp(6_500_000), 24, rp(13_000_000),
    )  # fmt: skip
    service.pay_compensation(session, contract.id, due.amount)
    assert queries.compensation_entered(session, contract) == rp(13_000_000)
    assert figures(slip(session, posted(session)), "irregular") == [13_000_000]
    with pytest.raises(Refused):
        service.pay_compensation(session, contract.id, rp(1))
    employees.save(session, dataclasses.replace(person, left=day("2026-06-15")))
    (contract,) = queries.ending(day("2026-06-10"))
    due = queries.compensation(session, contract)
    assert due is not None and (due.months, due.amount) == (18, rp(9_750_000))


def test_compensation_is_for_fixed_terms_only(session: Session) -> None:
    an_employee(session, left=day("2026-11-30"))
    a_contract(session, "2020-01-06")
    (contract,) = queries.ending(day("2026-11-23"))
    assert queries.compensation(session, contract) is None
    with pytest.raises(Refused):
        service.pay_compensation(session, contract.id, rp(1))


def test_who_may_not_see_salaries_sees_no_compensation(session: Session) -> None:
    an_employee(session)
    a_contract(session, "2025-12-01", "2026-11-30")
    clerk = Session(
        session.path, Person("klerk", "", False, frozenset({"people.view"})), session.clock
    )
    told: Any = contracts_ending.build(clerk, Filters())
    whole = contracts_ending.build(session, Filters())
    assert "amount" not in told.rows[0].values and whole.totals["amount"] == rp(10_000_000)
    with pytest.raises(NotAllowed):
        queries.compensation(clerk, queries.ending(day("2026-11-23"))[0])
    with pytest.raises(NotAllowed):
        service.remove(clerk, 1)
