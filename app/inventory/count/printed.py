"""From a stock count to its blind sheet on paper: what to count, never what the books say."""

from __future__ import annotations

from pathlib import Path

from app.access.session import Session
from app.inventory.count import queries
from app.inventory.count.queries import CountView
from app.inventory.sheet import paper
from app.inventory.sheet.paper import CountRow, CountSheetPaper
from app.kernel.text import _
from app.masters import warehouse as warehouses
from app.printing import issue
from app.printing.document import file_name


def render(session: Session, name: str | int, folder: Path, *, page: str = "") -> list[Path]:
    """Writes the blind sheet of a count into ``folder``. Raises NotFound, FileProblem."""
    view = queries.get(name)
    model = paper_of(session, view)
    path = folder / f"{file_name(_('Count sheet') + ' ' + model.number)}.pdf"
    paper.write_count(model, issue.preview(session, page=page), path, issue.logo(model.letterhead))
    return [path]


def pdf(session: Session, name: str | int, *, page: str = "") -> bytes:
    """The blind sheet to look at."""
    model = paper_of(session, queries.get(name))
    return paper.draw_count(model, issue.preview(session, page=page), issue.logo(model.letterhead))


def paper_of(session: Session, view: CountView) -> CountSheetPaper:
    """What the sheet says."""
    here = warehouses.require(view.draft.warehouse)
    counters = tuple(name.strip() for name in view.draft.counters.split(",") if name.strip())
    return CountSheetPaper(
        letterhead=issue.letterhead(session.company),
        number=view.number or view.draft.ref or str(view.id),
        date=view.draft.date,
        warehouse=here.name,
        rows=tuple(
            CountRow(line.item, line.name, line.rack, line.unit, line.category)
            for line in view.lines
        ),
        warehouse_address=here.address,
        counters=counters,
        language=session.company.language,
    )
