"""How old what is owed is: every party's open documents by days past due, as of any day."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.access.session import Session
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import accounts, ageing, balances
from app.masters import party as parties
from app.trade.reports.side import Side
from app.trade.terms import BANDS, band_of

BAND_KEYS = ("not_due", "days_1_30", "days_31_60", "days_61_90", "older")
"""Column keys of the bands, the newest first."""


def _columns(side: Side, *, detail: bool) -> tuple[Column, ...]:
    """Only a document has a due date."""
    due = Column("due", N_("Due date"), Kind.DATE, chars=9, priority=1)
    return (
        Column("code", N_("Code"), Kind.CODE, chars=9),
        Column("name", side.party_title, chars=28),
        *((due,) if detail else ()),
        *(
            Column(key, band.title, Kind.MONEY, total=True, chars=14)
            for key, band in zip(BAND_KEYS, BANDS, strict=True)
        ),
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
    sums = [0] * len(BANDS)
    aged = [
        (parties.get(each.party_id), each.bands)
        for each in ageing.by_party(side.control, day)
        if only is None or each.party_id == only.id
    ]
    for party, bands in sorted(aged, key=lambda each: each[0].name.casefold()):
        sums = [sum_ + band.minor for sum_, band in zip(sums, bands, strict=True)]
        shown = {"code": party.code, "name": party.name, "due": None, **_amounts(bands)}
        rows.append(Row(shown, style="subtotal" if detail else "", link=(side.party, party.code)))
        if detail:
            rows += _documents(side, day, party.id)
    return ReportResult(
        key=key,
        title=_(title),
        subtitle=_("as of {date}, in rupiah", date=formats.date_long(day)),
        columns=_columns(side, detail=detail),
        rows=rows,
        totals=_amounts([Money(each) for each in sums]),
        notes=() if only else (_agreement(side, day),),
    )


def _amounts(bands: Any) -> dict[str, Any]:
    whole = Money(sum(band.minor for band in bands))
    return {**dict(zip(BAND_KEYS, bands, strict=True)), "total": whole}


def _documents(side: Side, day: dt.date, party_id: int) -> list[Row]:
    rows = []
    for item in ageing.items(side.control, day, party_id):
        place = BANDS.index(band_of(item.due_date, day))
        bands = [item.outstanding if each == place else ZERO for each in range(len(BANDS))]
        values = {"code": "", "name": item.number, "due": item.due_date, **_amounts(bands)}
        rows.append(Row(values, level=1, link=(item.kind, item.number)))
    return rows


def _agreement(side: Side, day: dt.date) -> str:
    """What the control accounts hold that day, in the words of the report."""
    chosen = accounts.of_control(side.control)
    held = Money(sum(balances.balance(each.id, day).minor for each in chosen))
    codes = ", ".join(f"{each.code} {each.worded_name}" for each in chosen)
    return _(
        "In the ledger {accounts}: {amount}.", accounts=codes, amount=formats.rupiah(abs(held))
    )
