"""The tables of accounting: the chart and what the books begin with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.access.session import Session
from app.accounting import opening
from app.accounting.opening import OpenDocument
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound, NumberTaken, Refused
from app.kernel.money import ZERO
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.ledger import accounts, chart
from app.ledger.chart import PAYABLE, RECEIVABLE, Account
from app.trade import rows


def _save_account(session: Session, values: Values, update: bool) -> None:
    """Creates an account or, with ``update``, changes the cells that are filled."""
    code = values["code"]
    known = accounts.find(code)
    if known is not None and not update:
        raise NumberTaken(
            N_("The code {code} already exists."),
            code=code,
            remedy=N_("Leave the row out, or import with update to change it."),
        )
    draft = known or Account(code=code, name="")
    given = {key: values[key] for key in ("name", "name_en", "active") if values[key] is not None}
    draft = replace(draft, **given)
    if values["type"]:
        kind = _type_of(values["type"])
        side = draft.normal if known is not None else kind.normal
        draft = replace(draft, type=kind.key, normal=side)
    if values["parent"]:
        draft = replace(draft, parent_id=_parent_of(session, values["parent"]))
    accounts.save(session, draft)


def _type_of(name: str) -> chart.AccountType:
    found = chart.type_named(name)
    if found is None:
        raise Refused([Problem("type", accounts.NO_SUCH_TYPE, {"type": name})])
    return found


def _parent_of(session: Session, code: str) -> int:
    """The heading with this code; an account nothing depends on becomes one when it gets a child."""
    parent = accounts.find(code)
    if parent is None:
        raise Refused([Problem("parent", accounts.NO_SUCH, {"code": code})])
    is_free = not (parent.has_role or parent.control or accounts.is_used(parent.id))
    if not parent.is_header and is_free:
        parent = accounts.save(session, replace(parent, is_header=True))
    return parent.id


def _read_accounts(_session: Session) -> Iterator[Mapping[str, Any]]:
    codes = {each.id: each.code for each in accounts.all_accounts()}
    for each in accounts.all_accounts():
        yield {
            "code": each.code,
            "name": each.name,
            "name_en": each.name_en,
            "type": each.type,
            "parent": "" if each.parent_id is None else codes[each.parent_id],
            "active": each.active,
        }


ACCOUNTS = Table(
    key="accounts",
    title=N_("Chart of accounts"),
    columns=tuple(
        replace(column, choices=())
        for column in accounts.LISTING.columns
        if column.key in ("code", "name", "name_en", "type", "parent", "active")
    ),
    read=_read_accounts,
    save=_save_account,
    listing=accounts.LISTING,
)


def _save_balance(session: Session, values: Values, update: bool) -> None:
    debit, credit = rows.money(values, "debit"), rows.money(values, "credit")
    if accounts.find(values["account"]) is None:
        raise Refused([Problem("account", accounts.NO_SUCH, {"code": values["account"]})])
    opening.save_balance(session, values["account"], debit, credit, update=update)


def _read_balances(_session: Session) -> Iterator[Mapping[str, Any]]:
    for code, debit, credit in opening.balances():
        yield {"account": code, "debit": debit or None, "credit": credit or None}


OPENING_BALANCES = Table(
    key="opening-balances",
    title=N_("Opening balances"),
    columns=(
        Column("account", N_("Account"), Kind.CODE, required=True, example="1111"),
        Column("debit", N_("Debit"), Kind.MONEY, chars=15, example="25000000"),
        Column("credit", N_("Credit"), Kind.MONEY, chars=15),
    ),
    key_columns=("account",),
    read=_read_balances,
    save=_save_balance,
)


def _save_document(session: Session, values: Values, update: bool, control: str) -> None:
    rows.required([values], ("party", "document", "date", "amount"))
    try:
        opening.save_document(
            session,
            control,
            OpenDocument(
                party=values["party"],
                document=values["document"],
                date=values["date"],
                due_date=values["due_date"] or values["date"],
                amount=values["amount"] or ZERO,
            ),
            update=update,
        )
    except NotFound as error:
        raise Refused([Problem("party", error.message, error.values)]) from error


def _read_documents(control: str) -> Iterator[Mapping[str, Any]]:
    for each in opening.documents(control):
        yield {
            "party": each.party,
            "document": each.document,
            "date": each.date,
            "due_date": each.due_date,
            "amount": each.amount,
        }


def _opening_documents(key: str, title: str, party: str, control: str) -> Table:
    return Table(
        key=key,
        title=title,
        columns=(
            Column("party", party, Kind.CODE, required=True, example="C-001"),
            Column("document", N_("Document"), Kind.NUMBER, chars=16, required=True,
                   example="INV/25/12/0007"),
            Column("date", N_("Date"), Kind.DATE, required=True, example="2025-12-10"),
            Column("due_date", N_("Due date"), Kind.DATE, example="2026-01-09"),
            Column("amount", N_("Amount"), Kind.MONEY, chars=15, required=True, example="4500000"),
        ),
        key_columns=("party", "document"),
        read=lambda _session: _read_documents(control),
        save=lambda session, values, update: _save_document(session, values, update, control),
    )  # fmt: skip


OPENING_RECEIVABLES = _opening_documents(
    "opening-receivables", N_("Opening receivables"), N_("Customer"), RECEIVABLE
)
OPENING_PAYABLES = _opening_documents(
    "opening-payables", N_("Opening payables"), N_("Supplier"), PAYABLE
)
