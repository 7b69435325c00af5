"""A desk without a window, as for master data, with people to pay."""

from __future__ import annotations

import pytest

from tests.people.builders import a_component, a_raise, an_employee, day, overtime
from tests.ui.masters.conftest import Desk, desk

__all__ = ["Desk", "desk", "staff"]


@pytest.fixture
def staff(desk: Desk) -> Desk:
    """Three people: one with allowance and overtime, one raised in mid-year, one without an account."""
    session = desk.session
    an_employee(
        session, "P-001", 6_400_000, name="Rina Kusumawati", ptkp="TK/0", position="Akuntan",
        department="Keuangan", birth_date=day("1990-05-15"),
    )  # fmt: skip
    an_employee(
        session, "P-002", 4_000_000, name="Wahyu Saputra", ptkp="K/2", department="Gudang",
        birth_date=day("1988-01-02"),
    )  # fmt: skip
    an_employee(
        session, "P-003", 3_800_000, name="Sigit Pamungkas", account_number="", department="Gudang"
    )
    a_component(session, "P-001", "position_allowance", 500_000)
    overtime(session, "P-001", "2026-11-12", "2")
    a_raise(session, "P-002", "2026-07-01", 4_400_000, ptkp="K/3")
    return desk
