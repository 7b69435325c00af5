"""Documents as tables of a file: the rows that share a ``ref`` are one document.

Posted documents without a ref go by their number in an export, drafts without one by their id.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column
from app.kernel.progress import Progress
from app.trade import rows

REF = "COALESCE(d.ref, d.number, 'draft-' || d.id)"
"""What a document (``d``) is called in a file."""


class Named(Protocol):
    @property
    def ref(self) -> str: ...


D = TypeVar("D", bound=Named)
R = TypeVar("R")


@dataclass(frozen=True)
class Kept(Generic[D]):
    """How the documents of one kind come from rows into their table of the company file.

    draft_of: the draft that the rows of one document say. save: keeps it under an id, or as a new one.
    post: posts drafts by id, all or none. post_new: keeps and posts many at once.
    """

    table: str
    draft_of: Callable[[list[Values]], D]
    save: Callable[[Session, D, int | None], int]
    post: Callable[[Session, Sequence[int]], Sequence[str]]
    post_new: Callable[[Session, Sequence[D], Progress], Sequence[str]] | None = None


def for_side(act: Callable[..., R], side: Any) -> Callable[..., R]:
    """An act of a service that several sides share, as the act of one of them."""
    return lambda session, *given: act(session, side, *given)


def lines_of(kind: str, table: str, selected: str, joins: str) -> str:
    """The query of every line (``l``) of every document (``d``) that is not void, in their order."""
    return (
        f"SELECT {selected} FROM {table} d {joins}"
        f" LEFT JOIN void_mark v ON v.kind = '{kind}' AND v.document_id = d.id"
        " WHERE v.document_id IS NULL ORDER BY d.id, l.line_no"
    )


def table(
    key: str,
    title: str,
    columns: tuple[Column, ...],
    kept: Kept[Any],
    export: str,
    listing: store.Listing | None,
    further: frozenset[str] = frozenset(),
) -> Table:
    """The table of one kind of documents; ``export`` reads its columns in their order. Title is marked."""

    def save(session: Session, lines: list[Values], update: bool) -> int:
        draft = kept.draft_of(lines)
        known = store.scalar(f"SELECT id FROM {kept.table} WHERE ref = ?", (draft.ref,))
        return kept.save(session, draft, known if update else None)

    def write_posted(
        session: Session, documents: Sequence[list[Values]], progress: Progress
    ) -> Sequence[str]:
        assert kept.post_new is not None
        return kept.post_new(session, [kept.draft_of(lines) for lines in documents], progress)

    return Table(
        key=key,
        title=title,
        columns=columns,
        key_columns=("ref",),
        read=lambda _session: rows.exported(export, columns),
        save_document=save,
        post=kept.post,
        write_posted=write_posted if kept.post_new else None,
        listing=listing,
        further=further,
    )
