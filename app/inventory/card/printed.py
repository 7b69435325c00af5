"""The stock card on paper."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from app.access.session import Session
from app.inventory.card import paper
from app.inventory.card.lines import StockCard, card_of
from app.inventory.card.paper import CardRow, StockCardPaper
from app.inventory.stock_list import average_cost
from app.kernel import period as periods
from app.kernel.text import N_, _, speaking
from app.printing import issue
from app.printing.document import file_name

PERMISSION = "inventory.report"
AVERAGE_NOTE = N_("What leaves costs the average of what lay there just before.")


def render(session: Session, name: str, folder: Path, *, page: str = "") -> list[Path]:
    """Writes this month's card of the item with code ``name``. Raises NotFound, FileProblem."""
    today = session.today()
    model = paper_of(session, name, periods.of_date(today).first_day, today)
    path = folder / f"{file_name(_('Stock card') + ' ' + name)}.pdf"
    paper.write(model, issue.preview(session, page=page), path, issue.logo(model.letterhead))
    return [path]


def pdf(
    session: Session,
    item: str,
    first: dt.date,
    last: dt.date,
    warehouse: str = "",
    *,
    page: str = "",
) -> bytes:
    """The card to look at."""
    model = paper_of(session, item, first, last, warehouse)
    return paper.draw(model, issue.preview(session, page=page), issue.logo(model.letterhead))


def paper_of(
    session: Session, item: str, first: dt.date, last: dt.date, warehouse: str = ""
) -> StockCardPaper:
    """What the card says, worded in the company's language."""
    session.require(PERMISSION)
    with speaking(session.company.language):
        card = card_of(item, first, last, warehouse)
        note = "" if card.item.costing == "fifo" else _(AVERAGE_NOTE)
    return StockCardPaper(
        letterhead=issue.letterhead(session.company),
        code=card.item.code,
        name=card.item.name,
        unit=card.item.unit,
        date_from=first,
        date_to=last,
        opening=card.opening,
        opening_cost=average_cost(card.opening_value, card.opening),
        opening_value=card.opening_value,
        rows=_rows(card),
        total_in=card.total_in,
        total_out=card.total_out,
        closing=card.closing,
        closing_cost=average_cost(card.closing_value, card.closing),
        closing_value=card.closing_value,
        category=card.item.category,
        warehouse=card.warehouse.name if card.warehouse else "",
        rack=card.item.rack,
        costing=card.item.costing,
        note=note,
        language=session.company.language,
    )


def _rows(card: StockCard) -> tuple[CardRow, ...]:
    return tuple(
        CardRow(
            row.date,
            row.kind,
            row.number,
            row.description,
            row.quantity,
            row.unit_cost,
            row.balance,
            row.value,
        )
        for row in card.rows
    )
