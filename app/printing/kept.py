"""What was printed, kept: the print model of a posted document, and every time it went to paper.

A reprint is drawn from the kept model, so it is identical but for the stamp of the printing. Kept models
and print rows are only ever added.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, TypeVar

from app import store
from app.printing.model import from_json, to_json
from app.store import guards

Model = TypeVar("Model")


class KeptPaper(store.Record):
    """The print model of one document, as it was at posting."""

    kind = store.TextField()
    document_id = store.IntegerField()
    content = store.TextField()

    class Meta:
        table_name = "kept_paper"
        indexes = ((("kind", "document_id"), True),)


class PrintLog(store.Record):
    """One printing: ``copy_no`` 0 is the original, 1 the first reprint."""

    kind = store.TextField()
    document_id = store.IntegerField()
    at = store.MomentField()
    actor = store.TextField()
    copy_no = store.IntegerField()

    class Meta:
        table_name = "print_log"
        indexes = ((("kind", "document_id", "copy_no"), True),)


TABLES = (KeptPaper, PrintLog)
GUARDS = (*guards.append_only("kept_paper"), *guards.append_only("print_log"))


def keep(work: store.Work, kind: str, document_id: int, model: Any) -> None:
    """Keeps the print model of a document that is being posted; once per document."""
    store.insert(KeptPaper, kind=kind, document_id=document_id, content=to_json(model))
    work.touch("kept-paper")


def kept(kind: str, document_id: int, model: type[Model]) -> Model | None:
    """The model kept at posting; None for a draft."""
    text = store.scalar(
        "SELECT content FROM kept_paper WHERE kind = ? AND document_id = ?", (kind, document_id)
    )
    return None if text is None else from_json(model, text)


def printed(kind: str, document_id: int) -> int:
    """How often a document has been printed."""
    count: int = store.scalar(
        "SELECT count(*) FROM print_log WHERE kind = ? AND document_id = ?", (kind, document_id)
    )
    return count


@dataclass(frozen=True, slots=True)
class Printing:
    """One printing that was logged; ``copy_no`` 0 is the original."""

    at: dt.datetime
    actor: str
    copy_no: int


def printings(kind: str, document_id: int) -> tuple[Printing, ...]:
    """Every logged printing of a document, the latest first."""
    rows = store.query(
        "SELECT at, actor, copy_no FROM print_log WHERE kind = ? AND document_id = ?"
        " ORDER BY copy_no DESC",
        (kind, document_id),
    )
    return tuple(
        Printing(dt.datetime.fromisoformat(at), actor, copy_no) for at, actor, copy_no in rows
    )


def log_print(work: store.Work, kind: str, document_id: int, copies: int = 1) -> int:
    """Notes a printing, of however many copies, and returns its number: 0 for the original, then 1, 2, …"""
    copy_no = printed(kind, document_id)
    store.insert(
        PrintLog,
        kind=kind,
        document_id=document_id,
        at=work.at,
        actor=work.actor,
        copy_no=copy_no,
    )
    work.audit("print", kind, document_id=document_id, copy_no=copy_no, copies=copies)
    work.touch("print-log")
    return copy_no
