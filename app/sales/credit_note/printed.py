"""Credit notes on paper, as ``print`` writes them."""

from __future__ import annotations

from pathlib import Path

from app.access.session import Session
from app.sales.credit_note.service import SIDE
from app.trade.returns import printed


def render(session: Session, name: str | int, folder: Path, *, page: str = "") -> list[Path]:
    """Writes the PDF into ``folder`` and logs the printing. Raises NotFound, FileProblem."""
    return printed.render(session, SIDE, name, folder, page=page)


def pdf(
    session: Session,
    name: str | int,
    *,
    page: str = "",
    language: str = "",
    without: frozenset[str] = frozenset(),
) -> bytes:
    """The PDF to look at, not logged."""
    return printed.pdf(session, SIDE, name, page=page, language=language, without=without)
