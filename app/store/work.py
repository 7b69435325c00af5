"""Work: one change, one transaction, one record of what changed.

Either everything inside a Work is in the file when it ends, or nothing is. A Work opened inside another
joins it. The audit rows are written last, in the same transaction.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from app.kernel.clock import Clock
from app.kernel.errors import FileProblem
from app.kernel.events import Changes
from app.kernel.text import N_
from app.store import numbering, search
from app.store.connection import database, execute, forget, require_in_place
from app.store.model import Audit
from app.store.rows import write_rows

_running = threading.local()


class Work:
    """The actor, the moment, and what has been changed and noted so far."""

    def __init__(self, actor: str, clock: Clock) -> None:
        self.actor = actor
        self.at: dt.datetime = clock.now()
        self.today: dt.date = clock.today()
        self._touched: set[str] = set()
        self._audit: list[dict[str, Any]] = []

    def touch(self, *kinds: str) -> None:
        """Says that things of these kinds changed; whatever was remembered of them is dropped."""
        self._touched.update(kinds)
        forget(set(kinds))

    def audit(self, action: str, kind: str, number: str = "", /, **details: Any) -> None:
        """Notes an act for the audit trail: old and new values as plain details."""
        self._audit.append(
            {
                "at": self.at,
                "actor": self.actor,
                "action": action,
                "kind": kind,
                "number": number,
                "details": details,
            }
        )

    def next_number(self, series: str, date: dt.date) -> str:
        """The next number of a series; given back if the Work fails."""
        return numbering.next_numbers(series, (date,))[0]

    def next_numbers(self, series: str, dates: Sequence[dt.date]) -> list[str]:
        """The next numbers of a series for documents of these dates, in their order."""
        return numbering.next_numbers(series, dates)

    @contextmanager
    def part(self) -> Iterator[None]:
        """A part that can fail alone: what it wrote and noted is taken back, the rest stays."""
        execute("SAVEPOINT part")
        noted = len(self._audit)
        try:
            yield
        except BaseException:
            execute("ROLLBACK TO part")
            del self._audit[noted:]
            forget(self._touched)
            raise
        finally:
            execute("RELEASE part")

    @property
    def changes(self) -> Changes:
        return Changes(frozenset(self._touched), self.actor)

    def finish(self) -> None:
        search.catch_up()
        write_rows(Audit, self._audit)


@contextmanager
def work(
    actor: str, clock: Clock, announce: Callable[[Changes], None] | None = None
) -> Iterator[Work]:
    """Opens a Work, or joins the one this thread is in. ``announce`` hears of it once it is kept."""
    outer: Work | None = getattr(_running, "work", None)
    if outer is not None:
        yield outer
        return
    current = Work(actor, clock)
    connection = database.connection()
    require_in_place()
    with _worded_failures():
        connection.execute("BEGIN IMMEDIATE")
        _running.work = current
        try:
            yield current
            current.finish()
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            _running.work = None
            forget(current.changes.kinds)
    if announce:
        announce(current.changes)


@contextmanager
def _worded_failures() -> Iterator[None]:
    """Turns what the file system or another process did into a sentence."""
    try:
        yield
    except sqlite3.OperationalError as error:
        problem = _sentence(str(error))
        if problem is None:
            raise
        raise problem from error


def _sentence(reason: str) -> FileProblem | None:
    if "full" in reason:
        return FileProblem(
            N_("The disk is full."), remedy=N_("Free some space on the disk, then try again.")
        )
    if "readonly" in reason or "read-only" in reason:
        return FileProblem(
            N_("The company file cannot be written."),
            remedy=N_("Check that the folder is not read-only, or open a copy elsewhere."),
        )
    if "locked" in reason or "busy" in reason:
        return FileProblem(
            N_("The company file is busy with another task."),
            remedy=N_("Wait until the other task has finished, then try again."),
        )
    if "disk I/O" in reason:
        return FileProblem(
            N_("The disk could not be read or written."),
            remedy=N_("Check the disk and restore the newest backup if the file does not open."),
        )
    return None
