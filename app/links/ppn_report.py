"""PPN of some days, out and in, document by document, beside what the ledger says.

A void document counts on its date and is taken back on the day of its void, as the ledger has it. What
else moved the two accounts (a settlement by hand, an opening balance) is a line of its own, so that the
report's sums are always those of the ledger. Credit and debit notes stand below zero.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.comparison import Span
from app.kernel.money import ZERO, Money
from app.kernel.report import Filters, ReportResult, Row, words_row
from app.kernel.text import N_, _
from app.ledger import accounts, balances

KEY = "ppn"
PERMISSION = "accounting.report"
COLUMNS = (
    Column("date", N_("Date"), Kind.DATE, chars=9),
    Column("number", N_("Number"), Kind.NUMBER, chars=16),
    Column("party", N_("Party"), chars=26),
    Column("npwp", N_("NPWP"), Kind.CODE, chars=16, priority=2),
    Column("faktur", N_("Tax invoice"), Kind.CODE, chars=17, priority=2),
    Column("dpp", N_("DPP"), Kind.MONEY, chars=15),
    Column("dpp_other", N_("DPP other value"), Kind.MONEY, chars=15),
    Column("ppn", N_("PPN"), Kind.MONEY, chars=14),
)
AMOUNTS = ("dpp", "dpp_other", "ppn")


@dataclass(frozen=True, slots=True)
class Side:
    """Output or input PPN: its documents, and the account's part and normal sign in the ledger."""

    title: str
    sum_words: str
    role: str
    sign: int
    sql: str


_DOCUMENTS = """
SELECT d.date, d.number, p.name, p.npwp, {faktur}, {sign}d.dpp, {sign}d.dpp_other, {sign}d.ppn, 0,
 '{kind}' FROM {table} d JOIN party p ON p.id = d.{party}{beside} WHERE d.state = 'posted' {only}
 AND d.date BETWEEN ?1 AND ?2
UNION ALL
SELECT v.date, d.number, p.name, p.npwp, {faktur}, -({sign}d.dpp), -({sign}d.dpp_other),
 -({sign}d.ppn), 1,
 '{kind}' FROM void_mark v JOIN {table} d ON d.id = v.document_id
 JOIN party p ON p.id = d.{party}{beside}
WHERE v.kind = '{kind}' {only} AND v.date BETWEEN ?1 AND ?2"""
_IN_ORDER = " ORDER BY 1, 2, 9"


def _notes(kind: str, table: str, faktur: str, beside: str, only: str) -> str:
    """What credit or debit notes take back."""
    return _DOCUMENTS.format(
        faktur=faktur, table=table, party="party_id", kind=kind, beside=beside, sign="-", only=only
    )


OUTPUT = Side(
    N_("Output PPN"),
    N_("Total output PPN"),
    "ppn_out",
    -1,
    _DOCUMENTS.format(
        faktur="(SELECT t.number FROM tax_invoice t WHERE t.invoice_id = d.id)",
        table="sales_invoice",
        party="customer_id",
        kind="sales-invoice",
        beside="",
        sign="",
        only="AND d.ppn <> 0",
    )
    + " UNION ALL "
    + _notes(
        "credit-note",
        "credit_note",
        "(SELECT t.number FROM tax_invoice t WHERE t.invoice_id = d.invoice_id)",
        "",
        "AND d.ppn <> 0",
    )
    + _IN_ORDER,
)
INPUT = Side(
    N_("Input PPN"),
    N_("Total input PPN"),
    "ppn_in",
    1,
    _DOCUMENTS.format(
        faktur="d.faktur_number",
        table="purchase_invoice",
        party="supplier_id",
        kind="purchase-invoice",
        beside="",
        sign="",
        only="AND d.ppn <> 0 AND d.ppn_creditable",
    )
    + " UNION ALL "
    + _notes(
        "debit-note",
        "debit_note",
        "b.faktur_number",
        " JOIN purchase_invoice b ON b.id = d.invoice_id",
        "AND d.ppn <> 0 AND b.ppn_creditable",
    )
    + _IN_ORDER,
)


def build(session: Session, filters: Filters) -> ReportResult:
    """Over ``date_from`` to ``date_to`` (the month of today where neither is given)."""
    session.require(PERMISSION)
    span = Span(*filters.days(session.today(), session.company.fiscal_first_month))
    rows: list[Row] = []
    owed = ZERO
    for side in (OUTPUT, INPUT):
        side_rows, ppn = _side(side, span)
        rows += side_rows
        owed = owed + ppn if side is OUTPUT else owed - ppn
    words = _("PPN to be paid") if owed.minor >= 0 else _("PPN overpaid")
    rows.append(words_row(COLUMNS, {"party": words, "ppn": abs(owed)}, "total"))
    return ReportResult(
        key=KEY,
        title=_("PPN output and input"),
        subtitle=_("{days}, in rupiah", days=span.words),
        columns=COLUMNS,
        rows=rows,
        notes=(
            _("The sums are those of the ledger accounts {out} and {into}.", **_codes()),
            _("A void document counts on its date and is taken back on the day of its void."),
        ),
    )


def _codes() -> dict[str, str]:
    out, into = accounts.for_role(OUTPUT.role), accounts.for_role(INPUT.role)
    return {"out": out.code, "into": into.code}


def _side(side: Side, span: Span) -> tuple[list[Row], Money]:
    """The rows of one side, and its PPN as the ledger moved it."""
    rows = [words_row(COLUMNS, {"party": _(side.title)}, "group")]
    sums = dict.fromkeys(AMOUNTS, 0)
    for date, number, party, npwp, faktur, *amounts, void, kind in store.query(
        side.sql, (span.first, span.last)
    ):
        for key, amount in zip(AMOUNTS, amounts, strict=True):
            sums[key] += amount
        values = {
            "date": dt.date.fromisoformat(date),
            "number": number,
            "party": _("{party} (void)", party=party) if void else party,
            "npwp": npwp,
            "faktur": faktur,
            **{key: Money(each) for key, each in zip(AMOUNTS, amounts, strict=True)},
        }
        rows.append(Row(values, level=1, link=(kind, number)))
    moved = ledger_ppn(side, span)
    other = moved - Money(sums["ppn"])
    account = accounts.for_role(side.role)
    if other:
        other_row = words_row(
            COLUMNS, {"party": _("Other entries of the ledger"), "ppn": other}, ""
        )
        rows.append(Row(other_row.values, level=1, link=("account", account.code)))
    totals = {key: Money(each) for key, each in sums.items()} | {"ppn": moved}
    rows.append(words_row(COLUMNS, {"party": _(side.sum_words), **totals}, "subtotal"))
    return rows, moved


def ledger_ppn(side: Side, span: Span) -> Money:
    """What the account moved over these days, positive as PPN of this side."""
    account = accounts.for_role(side.role)
    after = balances.balance(account.id, span.last)
    before = balances.balance(account.id, span.first - dt.timedelta(1))
    return Money(side.sign * (after - before).minor)
