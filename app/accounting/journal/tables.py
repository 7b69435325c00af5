"""Journal entries as a table of a file, and as a document that the command line shows and posts."""

from __future__ import annotations

from typing import Any

from app.access.session import Session
from app.accounting.journal import queries, service
from app.accounting.journal.rules import KIND, Draft, DraftLine
from app.exchange.document import Document
from app.exchange.table import Values
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.trade import filed, records, rows, shown
from app.trade.filed import Kept

COLUMNS = (
    rows.REF,
    rows.DATE,
    Column("account", N_("Account"), Kind.CODE, required=True, example="6202"),
    Column("debit", N_("Debit"), Kind.MONEY, chars=15, example="350000"),
    Column("credit", N_("Credit"), Kind.MONEY, chars=15),
    Column("memo", N_("Description"), chars=36, example="Listrik November"),
)


def draft_of(lines: list[Values]) -> Draft:
    """The rows of one ref as a draft; the first row's description describes the whole entry."""
    rows.required(lines[:1], ("date",))
    head = lines[0]
    return Draft(
        date=head["date"],
        lines=tuple(
            DraftLine(
                rows.text(row, "account"),
                rows.money(row, "debit"),
                rows.money(row, "credit"),
                rows.text(row, "memo"),
            )
            for row in lines
        ),
        memo=rows.text(head, "memo"),
        ref=rows.text(head, "ref"),
    )


TABLE = filed.table(
    "journal-entries",
    N_("Journal entries"),
    COLUMNS,
    Kept("journal_voucher", draft_of, service.save_draft, service.post_drafts, service.post_new),
    filed.lines_of(
        KIND,
        "journal_voucher",
        f"{filed.REF}, d.date, a.code, NULLIF(MAX(l.amount, 0), 0), NULLIF(MAX(-l.amount, 0), 0), l.memo",
        "JOIN journal_voucher_line l ON l.voucher_id = d.id JOIN account a ON a.id = l.account_id",
    ),
    queries.LISTING,
)


def _show(_session: Session, voucher_id: int) -> dict[str, Any]:
    view = queries.get(voucher_id)
    return {
        "number": view.number,
        "ref": view.draft.ref,
        "state": view.standing,
        "date": view.draft.date,
        "memo": view.draft.memo,
        "total": view.total,
        "lines": [
            {"line": number, **shown.fields(line)}
            for number, line in enumerate(view.draft.lines, 1)
        ],
        "postings": [shown.fields(row) for row in view.journal],
        "void": shown.fields(view.voided) if view.voided else None,
    }


DOCUMENT = Document(
    key=KIND,
    find=lambda _session, name: queries.require_id(name),
    show=_show,
    post=service.post_draft,
    void=service.void_journal,
    drafts=lambda _session: records.draft_ids(queries.TABLE),
)
