"""Employees, and the dated terms of their employment: what they earn, their PTKP, how PPh 21 is borne.

Terms have a first day; a later day adds a row and never rewrites an earlier one. Who an employee is may
be seen by everyone who works with people; what they earn only through services that ask for the
permission (``people.salary.view``), so lists here leave it out.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import peewee

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound, Refused
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.masters.checks import (
    amount_problems,
    choice_problems,
    code_problems,
    length_problems,
    name_problems,
    taken_problems,
)
from app.regulations import identifiers
from app.regulations.tables import rows as regulation_rows
from app.store import (
    BooleanField,
    DateField,
    ForeignKeyField,
    IntegerField,
    Listing,
    MoneyField,
    Record,
    TextField,
    cached,
    insert,
    one,
    query,
    update,
)

EDIT, SEE_SALARY = "people.employee.edit", "people.salary.view"
SEE_IDENTITY = "people.identity.view"

METHODS = ("gross", "net", "gross_up")
EMPLOYMENTS = ("permanent", "contract", "daily")
GENDERS = ("", "male", "female")
JKK_CLASSES = range(1, 6)
LARGEST_FAMILY = 20


class EmployeeRow(Record):
    code = TextField(unique=True)
    name = TextField(index=True)
    nik = TextField(default="")
    npwp = TextField(default="")
    gender = TextField(default="")
    birth_date = DateField(null=True)
    religion = TextField(default="")
    joined = DateField()
    left_on = DateField(null=True)
    email = TextField(default="")
    phone = TextField(default="")
    bank = TextField(default="")
    account_number = TextField(default="")
    account_holder = TextField(default="")
    bpjs_health = BooleanField(default=True)
    bpjs_jht = BooleanField(default=True)
    bpjs_jp = BooleanField(default=True)
    jkk_class = IntegerField(default=0)
    extra_family = IntegerField(default=0)
    no_npwp_surcharge = BooleanField(default=False)
    resident_from = DateField(null=True)
    resident_until = DateField(null=True)

    class Meta:
        table_name = "employee"


class EmployeeTermsRow(Record):
    """What was agreed from a day on, until the next row."""

    employee = ForeignKeyField(EmployeeRow)
    valid_from = DateField()
    base_salary = MoneyField()
    ptkp = TextField()
    pph21_method = TextField()
    employment = TextField()
    position = TextField(default="")
    department = TextField(default="")
    place = TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])

    class Meta:
        table_name = "employee_terms"
        indexes = ((("employee", "valid_from"), True),)
        constraints = (peewee.Check("base_salary >= 0"),)


TABLES = (EmployeeRow, EmployeeTermsRow)
GUARDS = ()


@dataclass(frozen=True, slots=True)
class Employee:
    """Who works here. ``id`` is 0 until it is saved.

    left: the last day of work. jkk_class: class of risk 1 to 5, 0 for the company's. extra_family:
    family members beyond the five that BPJS Kesehatan covers. no_npwp_surcharge: PPh 21 times 120 %
    (art. 21(5a)); off by default. resident_from, resident_until: where tax residence begins or ends.
    """

    code: str
    name: str
    joined: dt.date
    left: dt.date | None = None
    nik: str = ""
    npwp: str = ""
    gender: str = ""
    birth_date: dt.date | None = None
    religion: str = ""
    email: str = ""
    phone: str = ""
    bank: str = ""
    account_number: str = ""
    account_holder: str = ""
    bpjs_health: bool = True
    bpjs_jht: bool = True
    bpjs_jp: bool = True
    jkk_class: int = 0
    extra_family: int = 0
    no_npwp_surcharge: bool = False
    resident_from: dt.date | None = None
    resident_until: dt.date | None = None
    id: int = 0

    def works_on(self, date: dt.date) -> bool:
        return self.joined <= date and (self.left is None or self.left >= date)


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed from ``valid_from`` on. base_salary: a month's. pph21_method: who bears PPh 21.

    employment: "permanent" and "contract" are taxed as permanent employees (regular pay, so the year is
    calculated again at its end), "daily" as non-permanent ones paid by the month (TER every month).
    place: where they work.
    """

    valid_from: dt.date
    base_salary: Money = ZERO
    ptkp: str = "TK/0"
    pph21_method: str = "gross"
    employment: str = "permanent"
    position: str = ""
    department: str = ""
    place: str = ""


COLUMNS = (
    Column("code", N_("Code"), Kind.CODE, chars=10, required=True, example="P-019"),
    Column("name", N_("Name"), chars=28, required=True, example="Rina Kusumawati"),
    Column("valid_from", N_("Terms since"), Kind.DATE, priority=3, example="2026-01-01"),
    Column("nik", N_("NIK"), Kind.CODE, chars=18, priority=6, example="3299015505900001"),
    Column("npwp", N_("NPWP"), Kind.CODE, chars=18, priority=6),
    Column("ptkp", N_("PTKP"), Kind.CODE, chars=6, example="TK/0"),
    Column("gender", N_("Gender"), chars=8, priority=7, choices=GENDERS, example="female"),
    Column("birth_date", N_("Born"), Kind.DATE, priority=7, example="1990-05-15"),
    Column("religion", N_("Religion"), chars=10, priority=7, example="islam"),
    Column("joined", N_("Joined"), Kind.DATE, required=True, example="2026-01-01"),
    Column("left", N_("Left"), Kind.DATE, priority=2),
    Column(
        "employment", N_("Employment"), chars=11, priority=4, choices=EMPLOYMENTS, example="permanent"
    ),
    Column("position", N_("Position"), chars=20, example="Akuntan"),
    Column("department", N_("Department"), chars=16, priority=1, example="Keuangan"),
    Column("place", N_("Place of work"), chars=16, priority=5),
    Column("base_salary", N_("Basic salary"), Kind.MONEY, chars=14, example="6400000"),
    Column(
        "pph21_method", N_("PPh 21 method"), chars=9, priority=4, choices=METHODS, example="gross"
    ),
    Column("bpjs_health", N_("BPJS Kesehatan"), Kind.FLAG, chars=6, priority=5),
    Column("bpjs_jht", N_("BPJS JHT"), Kind.FLAG, chars=6, priority=5),
    Column("bpjs_jp", N_("BPJS JP"), Kind.FLAG, chars=6, priority=5),
    Column("jkk_class", N_("JKK class"), Kind.COUNT, chars=6, priority=5),
    Column("bank", N_("Bank"), chars=10, priority=4, example="BCA"),
    Column("account_number", N_("Account number"), Kind.CODE, chars=14, priority=4),
    Column("email", N_("E-mail"), chars=22, priority=6),
)  # fmt: skip

_LATEST = (
    "(SELECT id FROM employee_terms WHERE employee_id = e.id ORDER BY valid_from DESC LIMIT 1)"
)
_LISTED = (
    "code", "name", "position", "department", "place", "employment", "ptkp", "pph21_method", "joined",
    "valid_from", "nik", "npwp", "bank", "account_number", "email",
)  # fmt: skip
_TERMS_FIELDS = (
    "position", "department", "place", "employment", "ptkp", "pph21_method", "valid_from",
)  # fmt: skip
_SQL = {
    **{key: f"e.{key}" for key in _LISTED},
    **{key: f"COALESCE(t.{key}, '')" for key in _TERMS_FIELDS},
    "valid_from": "COALESCE(t.valid_from, e.joined)",
    "active": "e.left_on IS NULL",
}

LISTING = Listing(
    key="employees",
    permission="people.view",
    columns=(
        *(column for key in _LISTED for column in COLUMNS if column.key == key),
        Column("active", N_("Active"), Kind.FLAG, chars=6, priority=1),
    ),
    sql=_SQL,
    source=f"employee e LEFT JOIN employee_terms t ON t.id = {_LATEST}",
    base="employee e",
    key_sql="e.id",
    order=(("code", False),),
    search=("e.code", "e.name", "t.position", "t.department"),
    filters={
        "department": "t.department = ?",
        "place": "t.place = ?",
        "active": "(e.left_on IS NULL) = ?",
    },
)

_FIELDS = (
    "code, name, joined, left_on, nik, npwp, gender, birth_date, religion, email, phone, bank, "
    "account_number, account_holder, bpjs_health, bpjs_jht, bpjs_jp, jkk_class, extra_family, "
    "no_npwp_surcharge, resident_from, resident_until, id"
)
_NAMES = tuple(_FIELDS.split(", "))
_DATES = frozenset({"joined", "left_on", "birth_date", "resident_from", "resident_until"})
_FLAGS = frozenset({"bpjs_health", "bpjs_jht", "bpjs_jp", "no_npwp_surcharge"})
TERMS_FIELDS = (
    "valid_from, base_salary, ptkp, pph21_method, employment, position, department, place"
)
"""The columns that ``terms_of`` reads, in its order."""


def _record(row: tuple[Any, ...]) -> Employee:
    values: list[Any] = [
        dt.date.fromisoformat(value)
        if name in _DATES and value
        else bool(value)
        if name in _FLAGS
        else value
        for name, value in zip(_NAMES, row, strict=True)
    ]
    return Employee(*values)


def terms_of(row: tuple[str, int, str, str, str, str, str, str]) -> Terms:
    """Terms from their columns as they are kept."""
    return Terms(dt.date.fromisoformat(row[0]), Money(row[1]), *row[2:])


def departments() -> list[str]:
    """The departments anyone worked in, by name."""
    found = query(
        "SELECT DISTINCT department FROM employee_terms WHERE department <> '' ORDER BY department"
    )
    return [name for (name,) in found]


@cached("employee")
def find(code: str) -> Employee | None:
    row = one(f"SELECT {_FIELDS} FROM employee WHERE code = ?", (code,))
    return _record(row) if row else None


@cached("employee")
def get(employee_id: int) -> Employee:
    row = one(f"SELECT {_FIELDS} FROM employee WHERE id = ?", (employee_id,))
    if row is None:
        raise NotFound(N_("There is no employee number {id}."), id=employee_id)
    return _record(row)


def require(code: str) -> Employee:
    found = find(code)
    if found is None:
        raise NotFound(
            N_("There is no employee {code}."),
            code=code,
            remedy=N_("Check the code, or create the employee first."),
        )
    return found


@cached("employee")
def history(employee_id: int) -> tuple[Terms, ...]:
    """Every agreement, the oldest first. Holds salaries: ask for ``people.salary.view`` before."""
    rows = query(
        f"SELECT {TERMS_FIELDS} FROM employee_terms WHERE employee_id = ? ORDER BY valid_from",
        (employee_id,),
    )
    return tuple(terms_of(row) for row in rows)  # type: ignore[arg-type]


def terms_on(employee_id: int, date: dt.date) -> Terms | None:
    """What was agreed for ``date``: the latest terms not after it, else None."""
    known = [terms for terms in history(employee_id) if terms.valid_from <= date]
    return known[-1] if known else None


def problems(draft: Employee) -> list[Problem]:
    """Everything wrong or doubtful with an employee."""
    found = code_problems(draft.code) + name_problems(draft.name)
    for field in ("religion", "email", "phone", "bank", "account_number", "account_holder"):
        found += length_problems(getattr(draft, field), field)
    found += choice_problems(draft.gender, "gender", GENDERS)
    if draft.npwp:
        found += identifiers.npwp_problems(draft.npwp)
    if draft.nik:
        found += identifiers.nik_problems(draft.nik)
    if draft.account_number and not identifiers.digits_of(draft.account_number):
        found.append(Problem("account_number", N_("A bank account number has digits.")))
    if draft.jkk_class and draft.jkk_class not in JKK_CLASSES:
        found.append(Problem("jkk_class", N_("The class of risk is between 1 and 5.")))
    if not 0 <= draft.extra_family <= LARGEST_FAMILY:
        found.append(Problem("extra_family", N_("Further family members are between 0 and 20.")))
    found += _date_problems(draft)
    return found + taken_problems(draft, find(draft.code))


def _date_problems(draft: Employee) -> list[Problem]:
    found = []
    if draft.left is not None and draft.left < draft.joined:
        found.append(Problem("left", N_("The last day of work lies before the first.")))
    if draft.birth_date is not None and draft.birth_date >= draft.joined:
        found.append(Problem("birth_date", N_("The birth date lies after the first day of work.")))
    begins, ends = draft.resident_from, draft.resident_until
    if begins is not None and ends is not None and ends < begins:
        found.append(Problem("resident_until", N_("Residence cannot end before it begins.")))
    return found


def terms_problems(terms: Terms) -> list[Problem]:
    """Everything wrong with an agreement."""
    found = amount_problems(terms.base_salary, "base_salary")
    found += choice_problems(terms.pph21_method, "pph21_method", METHODS)
    found += choice_problems(terms.employment, "employment", EMPLOYMENTS)
    found += choice_problems(terms.ptkp, "ptkp", monthly_statuses())
    for field in ("position", "department", "place"):
        found += length_problems(getattr(terms, field), field)
    if terms.base_salary.minor % 100:
        found.append(Problem("base_salary", N_("Salaries are in whole rupiah: leave out the sen.")))
    return found


def monthly_statuses() -> tuple[str, ...]:
    """The PTKP statuses that monthly pay can use, as the regulation lists them."""
    return tuple(row["status"] for row in regulation_rows("ptkp") if row["ter_category"])


def save(session: Session, draft: Employee, terms: Terms | None = None) -> Employee:
    """Creates or changes an employee; ``terms`` are added, or replace those of the same first day.

    Terms need ``people.salary.view`` as well: who may not see a salary may not set it.
    """
    session.require(EDIT)
    if terms is not None:
        session.require(SEE_SALARY)
    found = problems(draft) + (terms_problems(terms) if terms is not None else [])
    if blocking(found):
        raise Refused(blocking(found))
    values = {name: getattr(draft, "left" if name == "left_on" else name) for name in _NAMES[:-1]}
    with session.work() as work:
        if draft.id:
            update(EmployeeRow, draft.id, **values)
        else:
            insert(EmployeeRow, **values)
        work.touch("employee")
        saved = require(draft.code)
        if terms is not None:
            _keep_terms(saved.id, terms)
        work.audit("save", "employee", draft.code, name=draft.name, terms=terms is not None)
        work.touch("employee")
        return saved


def _keep_terms(employee_id: int, terms: Terms) -> None:
    values = {name: getattr(terms, name) for name in TERMS_FIELDS.split(", ")}
    known = one(
        "SELECT id FROM employee_terms WHERE employee_id = ? AND valid_from = ?",
        (employee_id, terms.valid_from),
    )
    if known is None:
        insert(EmployeeTermsRow, employee_id=employee_id, **values)
    else:
        update(EmployeeTermsRow, known[0], **values)
