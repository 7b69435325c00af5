"""What is agreed for a month on a day: base salary and fixed allowances."""

from __future__ import annotations

import datetime as dt

from app import store
from app.kernel.money import ZERO, Money
from app.masters import employee as employees
from app.people.inputs.components import FIXED


def fixed_wage(employee_id: int, date: dt.date) -> Money:
    """Base salary and fixed allowances in force on a day; zero before anything is agreed."""
    terms = employees.terms_on(employee_id, date)
    allowances = store.scalar(
        "SELECT COALESCE(SUM(amount), 0) FROM pay_component c WHERE employee_id = ? AND kind = ?"
        " AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?) AND NOT EXISTS"
        " (SELECT 1 FROM pay_component n WHERE n.employee_id = c.employee_id"
        " AND n.component = c.component AND n.valid_from > c.valid_from AND n.valid_from <= ?)",
        (employee_id, FIXED, date, date, date),
    )
    return (terms.base_salary if terms else ZERO) + Money(allowances)
