"""Letters about priced documents and accounts: to the party's address of today, in the document's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import UserError
from app.kernel.lifecycle import DRAFT, VOID
from app.kernel.money import Money
from app.kernel.report import Filters, ReportResult
from app.kernel.text import N_, _, speaking
from app.mailing.letter import Letter, company_fields
from app.masters import party as parties
from app.masters.party import Party
from app.printing import issue, report
from app.printing.document import file_name
from app.trade import papers
from app.trade.orders.kinds import OrderKind
from app.trade.orders.queries import OrderView


def of_document(
    session: Session,
    kind: str,
    title: str,
    view: Any,
    pdf: Callable[..., bytes],
    *,
    party: Party,
    party_kept: int | None,
    total: Money | None = None,
    due_date: dt.date | None = None,
) -> Letter:
    """A posted document; ``title`` is marked. Raises UserError for a draft or a void one."""
    if view.standing in (DRAFT, VOID):
        raise UserError(
            N_("Only posted documents are sent by e-mail."), kept=N_("Nothing was sent.")
        )
    named = papers.party_of(party_kept, party.id)
    language = papers.language_of(named, papers.company_of(view.company_kept))
    with speaking(language):
        fields = {
            **company_fields(session.company),
            "document.title": _(title),
            "document.number": view.number,
            "document.date": formats.date_long(view.draft.date),
            "document.due_date": formats.date_long(due_date) if due_date else "",
            "document.total": formats.rupiah(total) if total is not None else "",
            "party.name": named["name"],
            "party.contact": named["contact"],
        }
    return Letter(
        kind=kind,
        document_id=view.id,
        number=view.number,
        party=named["name"],
        to=parties.get(party.id).email,
        language=language,
        fields=fields,
        file_name=f"{file_name(view.number)}.pdf",
        pdf=partial(pdf, session, view.id),
    )


def of_order(
    session: Session, kind: OrderKind, title: str, view: OrderView, pdf: Callable[..., bytes]
) -> Letter:
    """A quotation or order of a party. Raises UserError for a draft or a void one."""
    assert view.party is not None  # only a request has none, and a request is not sent
    return of_document(
        session,
        kind.key,
        title,
        view,
        pdf,
        party=view.party,
        party_kept=view.party_kept,
        total=view.totals.total,
    )


def of_account(
    session: Session, kind: str, build: Callable[[Session, Filters], ReportResult], party_id: int
) -> Letter:
    """The statement of a party's account over the month the person works in, or so far of today's."""
    party = parties.get(party_id)
    language = papers.language_of(
        {"language": party.language}, {"language": session.company.language}
    )
    month = session.month
    last = max(month.first_day, min(month.last_day, session.today()))
    filters = Filters(date_from=month.first_day, date_to=last, choices={"party": party.code})
    with speaking(language):
        result = build(session, filters)
        span = f"{formats.date_medium(month.first_day)}{formats.DASH}{formats.date_medium(last)}"
        fields = {
            **company_fields(session.company),
            "document.title": result.title,
            "document.number": party.code,
            "document.date": formats.date_long(last),
            "document.period": span,
            "document.total": formats.rupiah(result.totals["balance"]),
            "party.name": party.name,
            "party.contact": party.contact,
        }

    def pdf() -> bytes:
        with speaking(language):
            head = issue.letterhead(session.company)
            return report.draw(result, head, issue.preview(session))

    return Letter(
        kind=kind,
        document_id=party_id,
        number=party.code,
        party=party.name,
        to=party.email,
        language=language,
        fields=fields,
        file_name=f"{file_name(f'{result.title} {party.code} {last:%Y-%m-%d}')}.pdf",
        pdf=pdf,
    )
