"""How old what is owed is: every party's open documents by days past due, as of any day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money, total
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import accounts, ageing, balances
from app.masters import party as parties
from app.trade.reports.side import Side
from app.trade.terms import Band, band_of, bands


def _columns(side: Side, among: Sequence[Band], *, detail: bool) -> tuple[Column, ...]:
    """Only a document has a due date."""
    due = Column("due", N_("Due date"), Kind.DATE, chars=9, priority=1)
    return (
        Column("code", N_("Code"), Kind.CODE, chars=9),
        Column("name", side.party_title, chars=28),
        *((due,) if detail else ()),
        *(Column(band.key, band.words(), Kind.MONEY, total=True, chars=14) for band in among),
        Column("total", N_("Total"), Kind.MONEY, total=True, chars=15),
    )


def build(side: Side, key: str, title: str, session: Session, filters: Filters) -> ReportResult:
    """As of ``as_of`` (or ``date_to``, or today). Choices: party (a code), detail ("yes" lists the documents).

    Credits count in the band they fall in, below zero. Raises NotFound for an unknown party.
    """
    session.require(side.permission)
    day = filters.as_of or filters.date_to or session.today()
    only = parties.require(filters.choices["party"]) if filters.choices.get("party") else None
    detail = filters.choices.get("detail") == "yes"
    rows: list[Row] = []
    among = bands(session.company.late_days)
    sums = [0] * len(among)
    aged = [
        (parties.get(each.party_id), each.bands)
        for each in ageing.by_party(side.control, day, session.company.late_days)
        if only is None or each.party_id == only.id
    ]
    for party, aged_ in sorted(aged, key=lambda each: each[0].name.casefold()):
        sums = [sum_ + band.minor for sum_, band in zip(sums, aged_, strict=True)]
        shown = {"code": party.code, "name": party.name, "due": None, **_amounts(among, aged_)}
        rows.append(Row(shown, style="subtotal" if detail else "", link=(side.party, party.code)))
        if detail:
            rows += _documents(side, day, party.id, among)
    return ReportResult(
        key=key,
        title=_(title),
        subtitle=_("as of {date}, in rupiah", date=formats.date_long(day)),
        columns=_columns(side, among, detail=detail),
        rows=rows,
        totals=_amounts(among, [Money(each) for each in sums]),
        notes=() if only else (_agreement(side, day),),
    )


def _amounts(among: Sequence[Band], amounts: Sequence[Money]) -> dict[str, Any]:
    keys = [band.key for band in among]
    return {**dict(zip(keys, amounts, strict=True)), "total": total(tuple(amounts))}


def _documents(side: Side, day: dt.date, party_id: int, among: Sequence[Band]) -> list[Row]:
    rows = []
    for item in ageing.items(side.control, day, party_id):
        own = band_of(item.due_date, day, among)
        amounts = [item.outstanding if band is own else ZERO for band in among]
        values = {"code": "", "name": item.number, "due": item.due_date, **_amounts(among, amounts)}
        rows.append(Row(values, level=1, link=(item.kind, item.number)))
    return rows


def in_words(side: Side, day: dt.date, party_id: int, late: Sequence[int]) -> str:
    """How old what is open of a party is, in one line; empty where nothing is."""
    among = bands(late)
    sums = dict.fromkeys(among, ZERO)
    for item in ageing.items(side.control, day, party_id):
        own = band_of(item.due_date, day, among)
        sums[own] = sums[own] + item.outstanding
    told = [f"{band.words()}: {formats.rupiah(sum_)}" for band, sum_ in sums.items() if sum_]
    return " · ".join(told)


def _agreement(side: Side, day: dt.date) -> str:
    """What the control accounts hold that day, in the words of the report."""
    chosen = accounts.of_control(side.control)
    held = Money(sum(balances.balance(each.id, day).minor for each in chosen))
    codes = ", ".join(f"{each.code} {each.worded_name}" for each in chosen)
    return _(
        "In the ledger {accounts}: {amount}.", accounts=codes, amount=formats.rupiah(abs(held))
    )
