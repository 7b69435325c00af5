"""From the open company to the paper: its letterhead and logo, and the stamp of a printing.

A draft is marked as one and its printings are not logged. What stands for a document is logged each time it
goes to paper, and every paper after the first says which copy it is.
"""

from __future__ import annotations

from dataclasses import replace

from app import store
from app.access.company import CompanyProfile
from app.access.session import Session
from app.kernel.errors import FileProblem
from app.kernel.text import N_
from app.printing import kept
from app.printing.kept import Printing
from app.printing.model import Letterhead
from app.printing.stamp import DRAFT, VOID, Stamp

LETTERHEAD = "letterhead"  # the part of a paper that stands on its sheets before they are printed


def letterhead(company: CompanyProfile) -> Letterhead:
    """The company as it is now."""
    return Letterhead(
        company.name,
        company.address,
        company.city,
        company.phone,
        company.email,
        company.npwp,
        company.logo,
    )


def logo(head: Letterhead, without: frozenset[str] = frozenset()) -> bytes:
    """The picture of a letterhead; empty where it has none, or where it or the logo is left out."""
    return store.attachment(head.logo) if head.logo and not {"logo", LETTERHEAD} & without else b""


def preview(session: Session, *, mark: str = "", page: str = "", copy_no: int = 0) -> Stamp:
    """The stamp of something that is only looked at, or that needs no log (a report)."""
    user = session.user
    return Stamp(session.clock.now(), user.full_name or user.name, copy_no, mark, page)


def mark_of(standing: str) -> str:
    """What is printed across the page of a document of this standing."""
    return standing if standing in (DRAFT, VOID) else ""


def coming(
    session: Session,
    kind: str,
    document_id: int,
    *,
    mark: str = "",
    page: str = "",
    without: frozenset[str] = frozenset(),
) -> Stamp:
    """The stamp a document would bear if it were printed next; nothing is logged.

    ``without``: the parts left out; LETTERHEAD for sheets that bear it already.
    """
    copy_no = 0 if mark == DRAFT else kept.printed(kind, document_id)
    stamp = preview(session, mark=mark, page=page, copy_no=copy_no)
    return replace(stamp, headed=LETTERHEAD in without)


def issue(
    session: Session, kind: str, document_id: int, *, mark: str = "", page: str = ""
) -> Stamp:
    """Logs a printing of a document and returns its stamp, with the copy number for a reprint.

    A draft is not logged. Raises FileProblem where the company is open read-only.
    """
    stamp = coming(session, kind, document_id, mark=mark, page=page)
    if mark == DRAFT:
        return stamp
    log(session, kind, document_id)
    return stamp


def require_log(session: Session) -> None:
    """Raises FileProblem where printings cannot be logged, before anything goes to paper."""
    if session.read_only:
        raise FileProblem(
            N_("This company is open read-only, so this cannot be printed: printings are logged."),
            remedy=N_("Close it where it is being changed, then open it again."),
        )


def log(session: Session, kind: str, document_id: int, copies: int = 1) -> None:
    """Logs what has gone to paper. Raises FileProblem where the company is open read-only."""
    require_log(session)
    with session.work() as work:
        kept.log_print(work, kind, document_id, copies)


def printings(kind: str, document_id: int) -> tuple[Printing, ...]:
    """Every logged printing of a document, the latest first."""
    return kept.printings(kind, document_id)
