"""Journal entries as a table of a file, and as a document that the command line shows and posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app import store
from app.access.session import Session
from app.accounting.journal import queries, service
from app.accounting.journal.rules import KIND, Draft, DraftLine
from app.exchange.document import Document
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.progress import Progress
from app.kernel.text import N_
from app.trade import records, rows, shown

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


def _save(session: Session, lines: list[Values], update: bool) -> int:
    draft = draft_of(lines)
    known = store.scalar("SELECT id FROM journal_voucher WHERE ref = ?", (draft.ref,))
    return service.save_draft(session, draft, known if update else None)


def _post(session: Session, ids: Sequence[int]) -> Sequence[str]:
    return service.post_drafts(session, ids)


def _write_posted(
    session: Session, documents: Sequence[list[Values]], progress: Progress
) -> Sequence[str]:
    return service.post_new(session, [draft_of(lines) for lines in documents], progress)


_EXPORT = (
    "SELECT COALESCE(d.ref, d.number, 'draft-' || d.id), d.date, a.code,"
    " NULLIF(MAX(l.amount, 0), 0), NULLIF(MAX(-l.amount, 0), 0), l.memo"
    " FROM journal_voucher d JOIN journal_voucher_line l ON l.voucher_id = d.id"
    f" JOIN account a ON a.id = l.account_id LEFT JOIN void_mark v ON v.kind = '{KIND}'"
    " AND v.document_id = d.id WHERE v.document_id IS NULL ORDER BY d.id, l.line_no"
)


def _read(_session: Session) -> Iterable[Mapping[str, Any]]:
    """Every line of every entry that is not void; posted ones without a ref go by their number."""
    return rows.exported(_EXPORT, COLUMNS)


TABLE = Table(
    key="journal-entries",
    title=N_("Journal entries"),
    columns=COLUMNS,
    key_columns=("ref",),
    read=_read,
    save_document=_save,
    post=_post,
    write_posted=_write_posted,
    listing=queries.LISTING,
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
