"""What a table of a department is, for import, export, template and list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.access.session import Session
from app.kernel.columns import Column
from app.kernel.progress import Progress
from app.store import Listing

Values = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """One kind of table; column keys and order are a contract with other programs.

    Values arrive parsed by their column's kind; an empty cell is None and its key is always present.
    read: every row for export. save: keeps one row (``update`` matches an existing key).
    save_document: keeps the rows that share ``ref`` as one draft and returns its id.
    post: posts drafts by id. write_posted: keeps and posts many documents at once, faster than the two
    steps; each item is the rows of one document. listing: what ``list`` shows; without it, ``read``.
    further: keys of columns beyond the contract: read where a file has them, written only where something
    stands in them, so that other programs find what they were promised.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    key_columns: tuple[str, ...] = ("code",)
    read: Callable[[Session], Iterable[Mapping[str, Any]]] | None = None
    save: Callable[[Session, Values, bool], None] | None = None
    save_document: Callable[[Session, list[Values], bool], int] | None = None
    post: Callable[[Session, Sequence[int]], Sequence[str]] | None = None
    write_posted: Callable[[Session, Sequence[list[Values]], Progress], Sequence[str]] | None = None
    listing: Listing | None = None
    further: frozenset[str] = frozenset()

    @property
    def is_document(self) -> bool:
        return self.save_document is not None

    @property
    def promised(self) -> tuple[Column, ...]:
        """The columns of the contract."""
        return tuple(column for column in self.columns if column.key not in self.further)

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)
