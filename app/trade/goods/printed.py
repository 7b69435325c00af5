"""From a delivery or goods receipt to its paper: the print model filled from what was posted (or drafted)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app import store
from app.access.session import Session
from app.access.users import person_sql
from app.printing import issue
from app.printing.document import file_name
from app.stock.documents import name_of
from app.trade import papers
from app.trade.goods import paper, rows
from app.trade.goods.paper import GoodsPaper, GoodsPaperLine
from app.trade.goods.rows import GoodsView, LineView
from app.trade.goods.rules import Side


def render(
    side: Side, session: Session, name: str | int, folder: Path, *, page: str = ""
) -> list[Path]:
    """Writes the PDF into ``folder`` and logs the printing; a draft is marked and not logged.

    ``page``: a paper size of ``app.printing.stamp``; empty for the paper's own. Raises NotFound, FileProblem.
    """
    view = rows.get(side, name)
    path = folder / f"{file_name(view.number or view.draft.ref or str(view.id))}.pdf"
    model = paper_of(side, session, view)
    mark = issue.mark_of(view.standing)
    stamp = issue.issue(session, side.kind, view.id, mark=mark, page=page)
    paper.write(model, stamp, path, issue.logo(model.letterhead))
    return [path]


def pdf(
    side: Side,
    session: Session,
    name: str | int,
    *,
    page: str = "",
    language: str = "",
    without: frozenset[str] = frozenset(),
) -> bytes:
    """The PDF to look at, not logged: what ``render`` would write next.

    ``language``: another than the document's own. ``without``: what is left out of "letterhead", "logo" and
    "notes".
    """
    view = rows.get(side, name)
    model = paper_of(side, session, view)
    if language:
        model = replace(model, language=language)
    if "notes" in without:
        model = replace(model, notes="")
    mark = issue.mark_of(view.standing)
    stamp = issue.coming(session, side.kind, view.id, mark=mark, page=page, without=without)
    return paper.draw(model, stamp, issue.logo(model.letterhead, without))


def paper_of(side: Side, session: Session, view: GoodsView) -> GoodsPaper:
    """What the paper says: identities as they were when it was posted."""
    draft = view.draft
    company = papers.company_of(view.company_kept)
    party = papers.party_of(view.party_kept, view.party.id)
    addressee = papers.addressee(party)
    if draft.address:
        addressee = replace(addressee, address=draft.address, city="")
    return GoodsPaper(
        letterhead=papers.letterhead(company),
        party=addressee,
        number=view.number,
        date=draft.date,
        lines=tuple(_line(line) for line in view.lines),
        comes_in=side.comes_in,
        reference=draft.reference or _orders_behind(view),
        warehouse=view.warehouse_name,
        recipient=draft.recipient,
        driver=draft.driver,
        vehicle=draft.vehicle,
        notes=draft.notes,
        prepared_by=_posted_by(side, view) or session.user.full_name or session.user.name,
        language=papers.language_of(party, company),
    )


def _line(line: LineView) -> GoodsPaperLine:
    draft = line.draft
    return GoodsPaperLine(
        code=line.printed_code,
        name=draft.description,
        quantity=draft.quantity,
        unit=draft.unit,
        packages=draft.packages,
        remark=draft.remark,
    )


def _orders_behind(view: GoodsView) -> str:
    found = [line.draft.origin for line in view.lines if line.draft.origin is not None]
    numbers = dict.fromkeys(name_of(each.kind, each.document_id) for each in found)
    return ", ".join(numbers)


def _posted_by(side: Side, view: GoodsView) -> str:
    """Who posted it, by name; empty for a draft."""
    return str(
        store.scalar(
            f"SELECT {person_sql('actor')} FROM audit WHERE kind = ? AND action = 'post'"
            " AND json_extract(details, '$.document_id') = ? ORDER BY id DESC LIMIT 1",
            (side.kind, view.id),
        )
        or ""
    )
