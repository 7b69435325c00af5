"""The payroll run as a document the command line shows, posts and voids."""

from __future__ import annotations

from typing import Any

from app import store
from app.access.session import Session
from app.exchange.document import Document
from app.ledger import posting, void
from app.people.payroll import queries, service
from app.people.payroll.posting import KIND
from app.trade import records, shown


def _show(session: Session, run_id: int) -> dict[str, Any]:
    view = queries.run_view(session, run_id)
    run = view.run
    return {
        "number": run.number,
        "ref": "" if run.number else run.name,
        "state": run.standing,
        "period": run.period,
        "kind": run.kind,
        "date": run.date,
        "people": view.people,
        "totals": shown.fields(view.totals),
        "lines": [_line(each) for each in queries.slips_of(session, run_id)],
        "payment": shown.fields(view.payment) if view.payment else None,
        "postings": _postings(run.entry_id),
        "void": _void(run_id),
    }


def _line(view: queries.SlipView) -> dict[str, Any]:
    return {
        "number": view.number,
        "employee": view.code,
        "name": view.name,
        "ptkp": view.ptkp,
        **view.amounts,
        "year_gross": view.year_gross,
        "year_pph21": view.year_pph21,
        "problems": [each.sentence() for each in view.problems],
        "differs": view.differs,
        "explanation": [shown.explanation(step) for step in view.explanation],
    }


def _postings(entry_id: int | None) -> list[dict[str, Any]]:
    if entry_id is None:
        return []
    number = store.scalar("SELECT number FROM journal_entry WHERE id = ?", (entry_id,))
    return [
        {
            "entry": number,
            "account": line.account.code,
            "name": line.account.name,
            "amount": line.amount,
        }
        for line in posting.plan_of(entry_id).lines
    ]


def _void(run_id: int) -> dict[str, Any] | None:
    mark = void.find(KIND, run_id)
    return shown.fields(mark) if mark else None


PAYROLL = Document(
    key=KIND,
    find=lambda _session, name: queries.require_run(name),
    show=_show,
    post=service.post_through,
    void=service.void_run,
    drafts=lambda _session: records.draft_ids(service.TABLE),
)
