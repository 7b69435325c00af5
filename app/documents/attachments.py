"""Files attached to a document, kept inside the company file once per content."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import PurePath

from app import store
from app.access.session import Session
from app.access.users import person_sql
from app.documents.model import DocumentAttachment
from app.kernel.errors import NotFound, UserError
from app.kernel.text import N_

MEGABYTE = 1024 * 1024
LARGEST = 20 * MEGABYTE
MOST_NAME = 120


class FileTooLarge(UserError):
    """Attachments rest inside the company file, which every backup copies."""

    kept = N_("The document is unchanged.")
    remedy = N_("Attach a smaller copy, for instance a scan with a lower resolution.")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a document; ``size`` in bytes."""

    id: int
    name: str
    size: int
    person: str
    at: dt.datetime


def of_document(kind: str, document_id: int) -> tuple[Attached, ...]:
    """The files of a document, the oldest first."""
    rows = store.query(
        f"SELECT a.id, a.name, a.size, {person_sql('a.actor')}, a.at FROM document_attachment a"
        " WHERE a.kind = ? AND a.document_id = ? ORDER BY a.id",
        (kind, document_id),
    )
    return tuple(
        Attached(id, name, size, person, dt.datetime.fromisoformat(at))
        for id, name, size, person, at in rows
    )


def attach(session: Session, kind: str, document_id: int, name: str, content: bytes) -> int:
    """Keeps a file with a document. Raises FileTooLarge above ``LARGEST``."""
    if len(content) > LARGEST:
        raise FileTooLarge(
            N_("{name} is larger than {most} MB; that is the most that can be attached."),
            name=name,
            most=LARGEST // MEGABYTE,
        )
    if not content:
        raise UserError(N_("{name} is empty."), name=name)
    shown = PurePath(name).name[-MOST_NAME:]
    with session.work() as work:
        attached = store.insert(
            DocumentAttachment,
            kind=kind,
            document_id=document_id,
            sha256=store.attach(content, shown),
            name=shown,
            size=len(content),
            at=work.at,
            actor=work.actor,
        )
        work.audit("attach", kind, document_id=document_id, name=shown)
        work.touch("attachment")
    return attached


def content(attachment_id: int) -> bytes:
    """The bytes of an attached file. Raises NotFound."""
    return store.attachment(_require(attachment_id)[3])


def remove(session: Session, attachment_id: int) -> None:
    """Takes a file away from its document, which the audit trail notes. Raises NotFound."""
    kind, document_id, name, digest = _require(attachment_id)
    with session.work() as work:
        store.delete(DocumentAttachment, attachment_id)
        _drop_unused(digest)
        work.audit("detach", kind, document_id=document_id, name=name)
        work.touch("attachment")


def forget(kind: str, document_id: int) -> None:
    """Removes the files of a draft that is thrown away. Only inside a Work."""
    where = "WHERE kind = ? AND document_id = ?"
    digests = store.query(
        f"SELECT DISTINCT sha256 FROM document_attachment {where}", (kind, document_id)
    )
    store.execute(f"DELETE FROM document_attachment {where}", (kind, document_id))
    for (digest,) in digests:
        _drop_unused(digest)


def _drop_unused(digest: str) -> None:
    store.execute(
        "DELETE FROM attachment WHERE sha256 = ?"
        " AND NOT EXISTS (SELECT 1 FROM document_attachment d WHERE d.sha256 = attachment.sha256)",
        (digest,),
    )


def _require(attachment_id: int) -> tuple[str, int, str, str]:
    row = store.one(
        "SELECT kind, document_id, name, sha256 FROM document_attachment WHERE id = ?",
        (attachment_id,),
    )
    if row is None:
        raise NotFound(N_("This attachment is there no more."))
    kind, document_id, name, digest = row
    return kind, document_id, name, digest
