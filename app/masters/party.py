"""Parties: customers and suppliers, one record even for who is both."""

from __future__ import annotations

import re
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
    code_problems,
    length_problems,
    name_problems,
    taken_problems,
)
from app.regulations import identifiers
from app.store import (
    BooleanField,
    IntegerField,
    Listing,
    MoneyField,
    Record,
    TextField,
    Work,
    cached,
    insert,
    one,
    query,
    update,
)

LONGEST_TERMS = 3650
MERGED = N_("{code} was merged into {merged}. Choose {merged}.")
HOME = "IDN"


class PartyRow(Record):
    code = TextField(unique=True)
    name = TextField(index=True)
    is_customer = BooleanField(default=False)
    is_supplier = BooleanField(default=False)
    npwp = TextField(default="")
    nik = TextField(default="")
    address = TextField(default="")
    city = TextField(default="")
    phone = TextField(default="")
    email = TextField(default="")
    contact = TextField(default="")
    terms_days = IntegerField(default=0)
    credit_limit = MoneyField(default=0)
    language = TextField(default="")
    passport = TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])
    country = TextField(default=HOME, constraints=[peewee.SQL(f"DEFAULT '{HOME}'")])
    place_of_business = TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])
    transaction_code = TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])
    tax_facility = TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])
    price_list_id = IntegerField(null=True)
    warehouse_id = IntegerField(null=True)
    salesperson = TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])
    line_tax = TextField(default="", constraints=[peewee.SQL("DEFAULT ''")])
    payment_term_id = IntegerField(null=True)
    merged_into = IntegerField(null=True)
    active = BooleanField(default=True)

    class Meta:
        table_name = "party"


TABLES = (PartyRow,)
GUARDS = ()


@dataclass(frozen=True, slots=True)
class Party:
    """Who is dealt with. terms_days: days until an invoice is due; payment_term_id: paid in parts
    instead. credit_limit: zero is none.

    warehouse_id, salesperson, line_tax: what their documents begin with, empty for the usual.
    language: of their documents, empty for the company's. country: ISO 3166-1 alpha-3. place_of_business:
    the last six digits of a branch's NITKU, empty for the head office. transaction_code, tax_facility: of
    their fakturs, empty for what follows from the lines. ``id`` is 0 until it is saved. merged: the code of the
    party that took its place, empty for every other.
    """

    code: str
    name: str
    is_customer: bool = False
    is_supplier: bool = False
    npwp: str = ""
    nik: str = ""
    address: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    contact: str = ""
    terms_days: int = 0
    credit_limit: Money = ZERO
    language: str = ""
    passport: str = ""
    country: str = HOME
    place_of_business: str = ""
    transaction_code: str = ""
    tax_facility: str = ""
    price_list_id: int | None = None
    warehouse_id: int | None = None
    salesperson: str = ""
    line_tax: str = ""
    payment_term_id: int | None = None
    active: bool = True
    id: int = 0
    merged: str = ""


COLUMNS = (
    Column("code", N_("Code"), Kind.CODE, chars=10, required=True, example="C-001"),
    Column("name", N_("Name"), chars=32, required=True, example="CV Maju Bersama"),
    Column("npwp", N_("NPWP"), Kind.CODE, chars=18, priority=3),
    Column("nik", N_("NIK"), Kind.CODE, chars=18, priority=5),
    Column("address", N_("Address"), chars=36, priority=4, example="Jl. Merdeka No. 1"),
    Column("city", N_("City"), chars=14, priority=2, example="Semarang"),
    Column("phone", N_("Phone"), Kind.CODE, chars=16, priority=2, example="024 555 0100"),
    Column("email", N_("E-mail"), chars=22, priority=4),
    Column("terms_days", N_("Terms (days)"), Kind.COUNT, chars=8, priority=1, example="30"),
    Column("credit_limit", N_("Credit limit"), Kind.MONEY, chars=14, priority=1),
)

_FIELDS = (
    "code, name, is_customer, is_supplier, npwp, nik, address, city, phone, email, contact, "
    "terms_days, credit_limit, language, passport, country, place_of_business, transaction_code, "
    "tax_facility, price_list_id, warehouse_id, salesperson, line_tax, "
    "payment_term_id, "
    "active, id"
)


def _listing(key: str, where: str) -> Listing:
    return Listing(
        key=key,
        columns=COLUMNS,
        sql={column.key: f"p.{column.key}" for column in COLUMNS},
        source="party p",
        key_sql="p.id",
        order=(("code", False),),
        search=("p.code", "p.name", "p.city"),
        indexed=(("party", "p.id"),),
        filters={"active": "p.active = ?"},
        where=where,
    )


CUSTOMERS = _listing("customers", "p.is_customer")
SUPPLIERS = _listing("suppliers", "p.is_supplier")


_SELECT = (
    f"SELECT {_FIELDS}, COALESCE((SELECT m.code FROM party m WHERE m.id = party.merged_into), '')"
    " FROM party"
)


def _record(row: tuple[Any, ...]) -> Party:
    values = list(row)
    values[2], values[3], values[-3] = bool(row[2]), bool(row[3]), bool(row[-3])
    values[12] = Money(row[12])
    return Party(*values)


@cached("party")
def find(code: str) -> Party | None:
    row = one(f"{_SELECT} WHERE code = ?", (code,))
    return _record(row) if row else None


@cached("party")
def get(party_id: int) -> Party:
    row = one(f"{_SELECT} WHERE id = ?", (party_id,))
    if row is None:
        raise NotFound(N_("There is no party number {id}."), id=party_id)
    return _record(row)


def require(code: str) -> Party:
    found = find(code)
    if found is None:
        raise NotFound(
            N_("There is no customer or supplier {code}."),
            code=code,
            remedy=N_("Check the code, or create it first."),
        )
    return found


def customer_codes() -> list[str]:
    """The codes of customers in use."""
    found = query("SELECT code FROM party WHERE is_customer AND active ORDER BY code")
    return [code for (code,) in found]


def problems(draft: Party) -> list[Problem]:
    """Everything wrong or doubtful with a party."""
    found = code_problems(draft.code) + name_problems(draft.name)
    found += amount_problems(draft.credit_limit, "credit_limit")
    for field in ("address", "city", "phone", "email", "contact", "salesperson"):
        found += length_problems(getattr(draft, field), field)
    if not 0 <= draft.terms_days <= LONGEST_TERMS:
        found.append(Problem("terms_days", N_("Terms are between 0 and 3650 days.")))
    if draft.npwp:
        found += identifiers.npwp_problems(draft.npwp)
    if draft.nik:
        found += identifiers.nik_problems(draft.nik)
    if not re.fullmatch("[A-Z]{3}", draft.country):
        found.append(Problem("country", N_("A country is three letters, such as IDN or SGP.")))
    if draft.place_of_business and not re.fullmatch(r"\d{6}", draft.place_of_business):
        found.append(
            Problem("place_of_business", N_("The end of a NITKU has six digits, such as 000001."))
        )
    if not (draft.is_customer or draft.is_supplier):
        found.append(Problem("is_customer", N_("A party is a customer, a supplier or both.")))
    if draft.merged:
        found.append(Problem("code", MERGED, {"code": draft.code, "merged": draft.merged}))
    return found + taken_problems(draft, find(draft.code))


def save(session: Session, draft: Party) -> Party:
    """Creates or changes a party."""
    session.require("masters.edit")
    found = blocking(problems(draft))
    if found:
        raise Refused(found)
    with session.work() as work:
        return _write(work, draft)


def ensure(work: Work, draft: Party) -> Party:
    """The party of that code, made as ``draft`` says where there is none."""
    return find(draft.code) or _write(work, draft)


def _write(work: Work, draft: Party) -> Party:
    values = {name: getattr(draft, name) for name in _FIELDS.split(", ") if name != "id"}
    if draft.id:
        update(PartyRow, draft.id, **values)
    else:
        insert(PartyRow, **values)
    work.audit("save", "party", draft.code, name=draft.name)
    work.touch("party")
    return require(draft.code)
