"""Entering things as a clerk would: rows into the tables of the departments, dated and posted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from app import departments
from app.access.session import Session
from app.exchange.document import Document
from app.exchange.table import Table
from app.kernel.clock import FixedClock
from app.kernel.department import load


class Desk:
    """A session whose clock is moved to the day of each act."""

    def __init__(self, session: Session, clock: FixedClock) -> None:
        self.session, self._clock = session, clock
        self._tables: dict[str, Table] = {
            each.key: load(each.table) for each in departments.every("tables")
        }
        self._documents: dict[str, Document] = {
            each.key: load(each.document) for each in departments.every("documents")
        }
        self._refs = 0

    def on(self, day: dt.date, hour: int = 10) -> None:
        """Moves the clock to this day."""
        self._clock.at = dt.datetime(day.year, day.month, day.day, hour, 15)

    def enter(self, kind: str, rows: Iterable[dict[str, Any]], *, update: bool = False) -> None:
        """Rows of a plain table, all in one piece of work."""
        table = self._tables[kind]
        assert table.save is not None
        with self.session.work():
            for row in rows:
                table.save(self.session, self._whole(table, row), update)

    def update(self, kind: str, rows: Iterable[dict[str, Any]]) -> None:
        """Rows that change what is there."""
        self.enter(kind, rows, update=True)

    def post(self, kind: str, rows: Sequence[dict[str, Any]]) -> str:
        """One document from its rows, posted; returns its number."""
        table = self._tables[kind]
        assert table.save_document is not None and table.post is not None
        with self.session.work():
            document = self.draft(kind, rows)
            return table.post(self.session, [document])[0]

    def draft(self, kind: str, rows: Sequence[dict[str, Any]]) -> int:
        """One document from its rows, as a draft; returns its id."""
        table = self._tables[kind]
        assert table.save_document is not None
        self._refs += 1
        named = [{"ref": f"D{self._refs:06d}", **row} for row in rows]
        return table.save_document(self.session, [self._whole(table, row) for row in named], False)

    def void(self, kind: str, number: str, reason: str) -> None:
        """Takes a posted document back, today."""
        document = self._documents[kind]
        assert document.void is not None
        document.void(
            self.session, document.find(self.session, number), self.session.today(), reason
        )

    @staticmethod
    def _whole(table: Table, row: dict[str, Any]) -> dict[str, Any]:
        unknown = set(row) - {column.key for column in table.columns}
        if unknown:
            raise KeyError(f"{table.key} has no columns {sorted(unknown)}")
        return {column.key: row.get(column.key) for column in table.columns}
