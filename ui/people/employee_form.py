"""The fields of an employee, and of what is agreed from a day on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from app.kernel.money import ZERO
from app.kernel.text import N_
from app.masters import employee as employees
from app.masters.employee import Employee, Terms
from ui.kit.fields import Choice, CountEdit, DateEdit, FlagBox, MoneyEdit, TextEdit
from ui.kit.form import Form
from ui.people import words

TERMS = tuple(field.name for field in fields(Terms))
PERSON = tuple(field.name for field in fields(Employee) if field.name != "id")
_CLASSES = ((0, N_("As the company")), *((number, str(number)) for number in employees.JKK_CLASSES))


class ReligionChoice(Choice):
    """One of the known religions; what an import brought beside them is kept and shown as it was written."""

    def __init__(self) -> None:
        super().__init__(words.RELIGIONS)

    def set_value(self, value: Any) -> None:
        if value and value not in dict(words.RELIGIONS) and value not in dict(self._choices):
            self.set_choices((*words.RELIGIONS, (value, value)))
        super().set_value(value)


def person_form(today: dt.date) -> Form:
    """Who somebody is."""
    form = Form(columns=4)
    form.add("code", N_("Code"), TextEdit(most=30), required=True)
    form.add("name", N_("Name"), TextEdit(most=120), required=True, span=2)
    form.add("gender", N_("Gender"), Choice(words.GENDERS))
    form.add("joined", N_("Joined"), DateEdit(today=today), required=True)
    form.add("left", N_("Last day of work"), DateEdit(today=today))
    form.add("birth_date", N_("Born"), DateEdit(today=today))
    form.add("religion", N_("Religion"), ReligionChoice())
    form.section(N_("Identity and contact"))
    form.add("nik", N_("NIK"), TextEdit(most=30))
    form.add("npwp", N_("NPWP"), TextEdit(most=30), help=N_("Leave empty if there is none yet"))
    form.add("phone", N_("Phone"), TextEdit(most=40))
    form.add("email", N_("E-mail"), TextEdit(most=120))
    form.section(N_("Bank account"))
    form.add("bank", N_("Bank"), TextEdit(most=60))
    form.add("account_number", N_("Account number"), TextEdit(most=40))
    form.add("account_holder", N_("Account holder"), TextEdit(most=120), span=2)
    form.section(N_("BPJS and tax"))
    form.add("bpjs_health", "", FlagBox(N_("BPJS Kesehatan")))
    form.add("bpjs_jht", "", FlagBox(N_("BPJS JHT")))
    form.add("bpjs_jp", "", FlagBox(N_("BPJS JP")))
    form.add("no_npwp_surcharge", "", FlagBox(N_("PPh 21 × 120 % without NPWP")))
    form.add("jkk_class", N_("JKK class"), Choice(_CLASSES))
    form.add("extra_family", N_("Further family (BPJS)"), CountEdit())
    form.add("resident_from", N_("Tax resident from"), DateEdit(today=today))
    form.add("resident_until", N_("Tax resident until"), DateEdit(today=today))
    return form


def add_terms(form: Form, today: dt.date, *, first: bool) -> None:
    """What is agreed; the first agreement begins on the first day of work."""
    if first:
        form.section(N_("Agreed from the first day"))
    else:
        form.add("valid_from", N_("In force since"), DateEdit(today=today), required=True)
    form.add("base_salary", N_("Basic salary a month"), MoneyEdit(), required=True)
    statuses = tuple((status, status) for status in employees.monthly_statuses())
    form.add("ptkp", N_("PTKP"), Choice(statuses), required=True)
    form.add("pph21_method", N_("PPh 21 method"), Choice(words.METHODS), span=2)
    form.add("position", N_("Position"), TextEdit(most=80))
    form.add("department", N_("Department"), TextEdit(most=80))
    form.add("place", N_("Place of work"), TextEdit(most=80))
    form.add("employment", N_("Employment"), Choice(words.EMPLOYMENTS))


def values_of(person: Employee) -> dict[str, Any]:
    return {name: getattr(person, name) for name in PERSON}


def values_of_terms(terms: Terms) -> dict[str, Any]:
    return {name: getattr(terms, name) for name in TERMS}


def person_from(values: Mapping[str, Any], before: Employee | None) -> Employee:
    """The employee that the fields say."""
    given = {name: values[name] for name in PERSON if name in values}
    given["extra_family"] = given.get("extra_family") or 0
    if before is not None:
        return replace(before, **given)
    return Employee(**given)


def terms_from(values: Mapping[str, Any], valid_from: dt.date) -> Terms:
    """The agreement that the fields say."""
    given = {name: values[name] for name in TERMS if name in values}
    given["valid_from"] = valid_from
    given["base_salary"] = given.get("base_salary") or ZERO
    return Terms(**given)
