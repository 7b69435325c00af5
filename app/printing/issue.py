"""From the open company to the paper: its letterhead and logo, and the stamp of a printing."""

from __future__ import annotations

from app import store
from app.access.company import CompanyProfile
from app.access.session import Session
from app.printing import kept
from app.printing.model import Letterhead
from app.printing.stamp import Stamp


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


def logo(head: Letterhead) -> bytes:
    """The picture of a letterhead; empty where it has none."""
    return store.attachment(head.logo) if head.logo else b""


def preview(session: Session, *, mark: str = "", page: str = "", copy_no: int = 0) -> Stamp:
    """The stamp of something that is only looked at, or that needs no log (a report)."""
    user = session.user
    return Stamp(session.clock.now(), user.full_name or user.name, copy_no, mark, page)


def issue(
    session: Session, kind: str, document_id: int, *, mark: str = "", page: str = ""
) -> Stamp:
    """Logs a printing of a document and returns its stamp, with the copy number for a reprint."""
    with session.work() as work:
        copy_no = kept.log_print(work, kind, document_id)
    return preview(session, mark=mark, page=page, copy_no=copy_no)
