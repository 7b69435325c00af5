"""Documents whose printings are logged, in the print preview: what was printed before, and the log of the next.

A draft is not logged; it is previewed as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from app.access.session import Session
from app.kernel import formats
from app.kernel.text import N_, _, translate_count
from app.printing import issue
from app.printing.kept import Printing
from app.printing.stamp import DRAFT
from ui.kit.print_preview import Previewed

MOST_SHOWN = 6


def logged(shown: Previewed, session: Session, kind: str, document_id: int, mark: str) -> Previewed:
    """The same preview, with earlier printings told and the next one logged; ``mark`` as on the paper."""
    if mark == DRAFT:
        return shown
    return replace(
        shown,
        earlier=_worded(issue.printings(kind, document_id)),
        require=partial(issue.require_log, session),
        printed=noted(session, kind, document_id, mark),
    )


def noted(session: Session, kind: str, document_id: int, mark: str) -> Callable[[int], None]:
    """What notes that a document went to paper; a draft is not noted. ``mark`` as on the paper."""
    if mark == DRAFT:
        return lambda _copies: None
    return partial(issue.log, session, kind, document_id)


def _worded(printings: tuple[Printing, ...]) -> tuple[str, ...]:
    """One line each, the latest first; of many the oldest are only counted."""
    lines = [_line(each) for each in printings[:MOST_SHOWN]]
    left = len(printings) - len(lines)
    if left:
        lines.append(
            translate_count(N_("{count} earlier printing"), N_("{count} earlier printings"), left)
        )
    return tuple(lines)


def _line(printing: Printing) -> str:
    number = printing.copy_no
    copy = _("Copy no. {number}", number=number) if number else _("Original")
    day, time = formats.date_medium(printing.at.date()), formats.time(printing.at)
    return _("{copy} · {day} {time} · {actor}", copy=copy, day=day, time=time, actor=printing.actor)
