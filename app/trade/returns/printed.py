"""From a note to its paper: the print model filled from what was posted (or drafted), for both sides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.access.session import Session
from app.kernel.money import ZERO
from app.printing import issue
from app.printing.document import file_name, write_file
from app.trade import papers
from app.trade.returns import paper, queries
from app.trade.returns.paper import NotePaper, NotePaperLine
from app.trade.returns.queries import LineView, NoteView
from app.trade.returns.side import Side


def render(
    session: Session, side: Side, name: str | int, folder: Path, *, page: str = ""
) -> list[Path]:
    """Writes the PDF into ``folder`` and logs the printing; a draft is marked and not logged."""
    view = queries.get(side, name)
    path = folder / f"{file_name(view.number or view.draft.ref or str(view.id))}.pdf"
    model = paper_of(side, view)
    mark = issue.mark_of(view.standing)
    stamp = issue.issue(session, side.kind, view.id, mark=mark, page=page)
    write_file(path, paper.draw(model, stamp, issue.logo(model.letterhead)))
    return [path]


def pdf(
    session: Session,
    side: Side,
    name: str | int,
    *,
    page: str = "",
    language: str = "",
    without: frozenset[str] = frozenset(),
) -> bytes:
    """The PDF to look at, not logged. ``without``: what is left out of "letterhead", "logo" and "codes"."""
    view = queries.get(side, name)
    model = paper_of(side, view)
    if "codes" in without:
        model = replace(model, lines=tuple(replace(line, code="") for line in model.lines))
    if language:
        model = replace(model, language=language)
    mark = issue.mark_of(view.standing)
    stamp = issue.coming(session, side.kind, view.id, mark=mark, page=page, without=without)
    return paper.draw(model, stamp, issue.logo(model.letterhead, without))


def paper_of(side: Side, view: NoteView) -> NotePaper:
    """What the note says on paper: identities as they were when it was posted."""
    company = papers.company_of(view.company_kept)
    party = papers.party_of(view.party_kept, view.party.id)
    sums, invoiced = view.sums, view.invoiced
    return NotePaper(
        letterhead=papers.letterhead(company),
        party=papers.addressee(party),
        number=view.number,
        date=view.draft.date,
        invoice=invoiced.number,
        invoice_date=invoiced.date,
        lines=tuple(_line(line) for line in view.lines),
        net=sums.net,
        total=sums.total,
        dpp_other=sums.dpp_other if sums.dpp_other != sums.dpp else ZERO,
        ppn=sums.ppn,
        to_supplier=side.is_purchase,
        includes_tax=invoiced.includes_tax,
        tax_number=invoiced.tax_number,
        tax_date=invoiced.tax_date,
        reason=view.draft.notes,
        place=company["city"],
        signatory=company["signatory"],
        signatory_title=company["signatory_title"],
        language=papers.language_of(party, company),
    )


def _line(line: LineView) -> NotePaperLine:
    source = line.source
    return NotePaperLine(
        name=source.description,
        code=source.code,
        quantity=line.figures.quantity,
        unit=source.unit,
        unit_price=line.unit_price,
        amount=line.figures.net,
    )
