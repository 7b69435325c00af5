"""PPh withheld over some days: by customers from what they paid us, and by us from what we paid suppliers.

A void payment counts on its date and is taken back on the day of its void, as the ledger has it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.comparison import Span
from app.kernel.money import ZERO, Money, total
from app.kernel.report import Filters, ReportResult, Row, words_row
from app.kernel.text import N_, _
from app.regulations import withholding

KEY = "withholding"
PERMISSION = "accounting.report"
COLUMNS = (
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("party", N_("Party"), chars=26),
    Column("npwp", N_("NPWP"), Kind.CODE, chars=16, priority=2),
    Column("object", N_("Tax object"), Kind.CODE, chars=11),
    Column("name", N_("Kind of income"), chars=26, priority=1),
    Column("base", N_("Base"), Kind.MONEY, chars=15),
    Column("withheld", N_("PPh withheld"), Kind.MONEY, chars=14),
    Column("slip", N_("Bukti potong"), Kind.CODE, chars=18, priority=1),
)


@dataclass(frozen=True, slots=True)
class Side:
    """Whose money it was kept back from."""

    kind: str
    table: str
    title: str
    sum_words: str


SIDES = (
    Side(
        "customer-receipt",
        "customer_receipt",
        N_("Withheld by customers from us"),
        N_("Total withheld by customers"),
    ),
    Side(
        "supplier-payment",
        "supplier_payment",
        N_("Withheld by us from suppliers"),
        N_("Total withheld by us"),
    ),
)
_SQL = """
SELECT d.date, d.number, p.name, COALESCE(NULLIF(p.npwp, ''), p.nik), d.tax_object, d.date, d.tax_base,
 d.withheld, COALESCE(s.number, ''), 0
FROM {table} d JOIN party p ON p.id = d.party_id
LEFT JOIN withholding_slip s ON s.kind = '{kind}' AND s.document_id = d.id
WHERE d.state = 'posted' AND d.withheld <> 0 AND d.date BETWEEN ?1 AND ?2
UNION ALL
SELECT v.date, d.number, p.name, COALESCE(NULLIF(p.npwp, ''), p.nik), d.tax_object, d.date, -d.tax_base,
 -d.withheld, COALESCE(s.number, ''), 1
FROM void_mark v JOIN {table} d ON d.id = v.document_id JOIN party p ON p.id = d.party_id
LEFT JOIN withholding_slip s ON s.kind = v.kind AND s.document_id = d.id
WHERE v.kind = '{kind}' AND d.withheld <> 0 AND v.date BETWEEN ?1 AND ?2
ORDER BY 1, 2, 10"""


def build(session: Session, filters: Filters) -> ReportResult:
    """Over ``date_from`` to ``date_to`` (the month of today where neither is given)."""
    session.require(PERMISSION)
    span = Span(*filters.days(session.today(), session.company.fiscal_first_month))
    rows = [row for side in SIDES for row in _side(side, span)]
    return ReportResult(
        key=KEY,
        title=_("PPh withheld"),
        subtitle=_("{days}, in rupiah", days=span.words),
        columns=COLUMNS,
        rows=rows,
        notes=(_("A void payment counts on its date and is taken back on the day of its void."),),
    )


def _side(side: Side, span: Span) -> list[Row]:
    found = store.query(_SQL.format(table=side.table, kind=side.kind), (span.first, span.last))
    rows = [words_row(COLUMNS, {"party": _(side.title)}, "group")]
    rows += [Row(_values(row), level=1, link=(side.kind, row[1])) for row in found]
    sums = {
        "base": total([Money(row[6]) for row in found]) if found else ZERO,
        "withheld": total([Money(row[7]) for row in found]) if found else ZERO,
    }
    return [*rows, words_row(COLUMNS, {"party": _(side.sum_words), **sums}, "subtotal")]


def _values(row: tuple[Any, ...]) -> dict[str, Any]:
    date, number, party, npwp, code, own_date, base, withheld, slip, void = row
    known = withholding.objects_on(dt.date.fromisoformat(own_date)).get(code)
    return {
        "date": dt.date.fromisoformat(date),
        "number": number,
        "party": _("{party} (void)", party=party) if void else party,
        "npwp": npwp,
        "object": code,
        "name": known.name if known else "",
        "base": Money(base),
        "withheld": Money(withheld),
        "slip": slip,
    }
