"""The list of employees, and who somebody is in the inspector. Salaries only for who may see them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.listing import ListQuery
from app.kernel.text import N_, _
from app.masters import employee as employees
from app.masters.employee import EDIT, SEE_SALARY, Employee, Terms
from app.people.dossier import queries as dossier
from app.people.inputs import listings
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.table import Grouping
from ui.masters.lists import WordedWindow
from ui.people import words
from ui.people.slip_facts import initials

ACTIVE = Filter(
    "active",
    N_("Working here"),
    (Choice("1", N_("Working here"), {"active": 1}),),
    first="1",
    icon="ph.check",
)


def _worded(column: Column) -> Column:
    if column.key == "employment":
        return replace(column, get=lambda row: words.of(words.EMPLOYMENTS, row.employment))
    if column.key == "pph21_method":
        return replace(column, get=lambda row: words.METHOD_NAMES[row.pph21_method])
    return column


class Listed:
    """The listing with methods and kinds of employment in words."""

    columns = tuple(_worded(column) for column in employees.LISTING.columns)

    def window(self, asked: ListQuery | None = None) -> WordedWindow:
        return WordedWindow(employees.LISTING.window(asked), self.columns)


def facts_of(context: Context, row: Any) -> Facts:
    """Who it is, what is agreed today, and how they are insured."""
    person = employees.get(row.id)
    today = context.session.today()
    terms = employees.terms_on(person.id, today)
    groups = [_employment(person, terms, today)]
    if context.session.may(SEE_SALARY):
        groups += pay_groups(context, person, terms)
    groups += [_insurance(person), _identity(person)]
    about = (person.code, terms.position if terms else "", terms.ptkp if terms else "")
    return Facts(
        person.name,
        " · ".join(part for part in about if part),
        state="active" if person.works_on(today) else "inactive",
        groups=tuple(group for group in groups if group.facts),
        initials=initials(person.name),
        picture=dossier.photo(context.session, person.id),
    )


def _filled(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(name, value) for name, value in pairs if value)


def _employment(person: Employee, terms: Terms | None, today: dt.date) -> FactGroup:
    until = person.left if person.left is not None and person.left < today else today
    months = (until.year - person.joined.year) * 12 + until.month - person.joined.month
    months -= until.day < person.joined.day
    served = _("{years} years {months} months", years=months // 12, months=months % 12)
    found = [
        Fact(_("Joined"), formats.date_medium(person.joined), note=served if months > 0 else "")
    ]
    if person.left is not None:
        found.append(Fact(_("Left"), formats.date_medium(person.left), tone="warn"))
    if terms is not None:
        found += _filled(
            (_("Employment"), words.of(words.EMPLOYMENTS, terms.employment)),
            (_("Department"), terms.department),
            (_("Place of work"), terms.place),
        )
    return FactGroup(_("Work"), found)


def pay_groups(context: Context, person: Employee, terms: Terms | None) -> list[FactGroup]:
    """What is agreed today and the recurring components in force."""
    if terms is None:
        problem = Fact(_("No salary is agreed yet"), icon=("ph.warning-fill", "warn"))
        return [FactGroup(_("Salary"), (problem,))]
    since = _("since {date}", date=formats.date_medium(terms.valid_from))
    found = [Fact(_("Basic salary"), formats.money(terms.base_salary), strong=True, note=since)]
    window = listings.components(context.session).window(
        ListQuery(filters={"employee": person.id, "current": context.session.today()})
    )
    found += [
        Fact(words.component(row.component), formats.money(row.amount)) for row in window.first(30)
    ]
    found.append(Fact(_("PPh 21 method"), words.of(words.METHODS, terms.pph21_method)))
    return [FactGroup(_("Salary"), found)]


def _insurance(person: Employee) -> FactGroup:
    programs = (
        (person.bpjs_health, _("Health")),
        (person.bpjs_jht, _("JHT")),
        (person.bpjs_jp, _("JP")),
    )
    member = ", ".join(name for on, name in programs if on) or _("none")
    facts = [Fact(_("BPJS"), member)]
    if person.account_number:
        facts.append(Fact(person.bank or _("Bank"), person.account_number))
    else:
        facts.append(Fact(_("No bank account yet"), icon=("ph.warning-fill", "warn")))
    return FactGroup(_("BPJS and bank"), facts)


def _identity(person: Employee) -> FactGroup:
    return FactGroup(
        _("Identity"),
        _filled(
            (_("NIK"), person.nik),
            (_("NPWP"), person.npwp),
            (_("Phone"), person.phone),
            (_("E-mail"), person.email),
            (_("Born"), formats.date_medium(person.birth_date) if person.birth_date else ""),
        ),
    )


def _named_department(department: Any) -> tuple[str, str]:
    return str(department), str(department) or _("No department")


OPEN = Act(
    "people.employee.open",
    N_("Open"),
    lambda context, row: context.open_document("employee", row.id),
    "ph.pencil-simple",
    "F2",
    primary=True,
)
PAYSLIPS = Act(
    "people.employee.payslips",
    N_("Payslips"),
    lambda context, row: context.open_section("people", "payslips", search=row.code),
    "ph.file-text",
    "F7",
    permission=SEE_SALARY,
)

SPEC = ListSpec(
    key="people.employees",
    listing=lambda _session: Listed(),
    nouns=(N_("{count} employee"), N_("{count} employees")),
    kinds=("employee", "pay-component"),
    open=lambda context, row: context.open_document("employee", row.id),
    new=NewAct(N_("Employee"), lambda context: context.open_document("employee"), EDIT),
    acts=(OPEN, PAYSLIPS),
    filters=(ACTIVE,),
    inspector=facts_of,
    grouping=Grouping(
        "department", (N_("{count} employee"), N_("{count} employees")), _named_department
    ),
    grouping_words=N_("By department"),
    empty=Empty(
        "ph.users-three",
        N_("No employees yet"),
        N_("Who works here stands here, with salary, PTKP, BPJS and bank account."),
        N_("New employee"),
    ),
    search_hint=N_("Search employees"),
    hidden=("place", "nik", "npwp", "email", "bank", "account_number", "active"),
)


def make(context: Context) -> ListPanel:
    return ListPanel(context, SPEC)
