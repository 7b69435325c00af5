"""Invoices and bills that come again: rent, subscriptions, maintenance.

A schedule names a document to be written again and the days it is due; running it copies that document for every
day that has come, as a draft or posted at once, and notes in a log what became of each. What could not be
written stays due. Pure but for the last part; the departments say how theirs are copied, kept and posted.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.trade import records
from app.trade.model import RecurringDocument, RecurringRun
from app.trade.terms import is_plausible

MONTHS, WEEKS = "months", "weeks"
UNITS = (MONTHS, WEEKS)
MOST_EVERY = 60
MOST_AT_ONCE = 60
AHEAD = 5
LONGEST_NAME = 120

NO_NAME = N_("Give the schedule a name.")
NAME_TOO_LONG = N_("The name is longer than {most} characters.")
EVERY_OUT_OF_RANGE = N_("It comes again every 1 to {most} months or weeks.")
FIRST_IMPOSSIBLE = N_("The first day {date} cannot be right.")
ENDS_BEFORE_IT_BEGINS = N_("The last day lies before the first.")
CANNOT_KEEP = N_("The schedule cannot be kept like this.")
NO_SOURCE = N_("There is no document {number} to write again.")
NO_SUCH = N_("There is no schedule {id}.")


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a document is written again: every so many months (the same day, or the month's last) or weeks.

    source: the id of the document that is copied. until: the last day it may be due, None for no end.
    posts: posted at once, else kept as a draft. done: how often it was due and written; ``id`` 0 until kept.
    """

    name: str
    source: int
    first: dt.date
    every: int = 1
    unit: str = MONTHS
    until: dt.date | None = None
    posts: bool = False
    active: bool = True
    done: int = 0
    id: int = 0

    def day(self, number: int) -> dt.date:
        """The day of its occurrence ``number``, counted from 0."""
        if self.unit == WEEKS:
            return self.first + dt.timedelta(weeks=number * self.every)
        months = self.first.year * 12 + self.first.month - 1 + number * self.every
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return dt.date(year, month + 1, min(self.first.day, last))

    def coming(self, count: int = AHEAD) -> tuple[dt.date, ...]:
        """The next days it is due, those already past included; none once it has ended or rests."""
        if not self.active:
            return ()
        days = [self.day(self.done + ahead) for ahead in range(count)]
        return tuple(day for day in days if self.until is None or day <= self.until)

    def due(self, today: dt.date) -> tuple[dt.date, ...]:
        """The days that have come and are not written yet, at most ``MOST_AT_ONCE``."""
        return tuple(day for day in self.coming(MOST_AT_ONCE) if day <= today)


def problems(schedule: Schedule) -> list[Problem]:
    """Everything wrong with a schedule."""
    found = []
    if not schedule.name.strip():
        found.append(Problem("name", NO_NAME))
    elif len(schedule.name) > LONGEST_NAME:
        found.append(Problem("name", NAME_TOO_LONG, {"most": LONGEST_NAME}))
    if not 1 <= schedule.every <= MOST_EVERY or schedule.unit not in UNITS:
        found.append(Problem("every", EVERY_OUT_OF_RANGE, {"most": MOST_EVERY}))
    if not is_plausible(schedule.first):
        found.append(Problem("first", FIRST_IMPOSSIBLE, {"date": schedule.first.isoformat()}))
    if schedule.until is not None and schedule.until < schedule.first:
        found.append(Problem("until", ENDS_BEFORE_IT_BEGINS))
    return found


# -- of one department ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recurring:
    """What a department's documents need to come again. ``copy(session, id, date)`` gives the draft,
    ``save(session, draft)`` keeps it and ``post(session, id)`` posts it and gives its number."""

    kind: str
    table: str
    party: str
    view: str
    edit: str
    post_permission: str
    copy: Callable[[Session, int, dt.date], Any]
    save: Callable[[Session, Any], int]
    post: Callable[[Session, int], str]


@dataclass(frozen=True, slots=True)
class Run:
    """What became of one day: the document that was written, or why it was not."""

    due: dt.date
    at: dt.datetime
    actor: str
    document_id: int | None
    number: str
    problem: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What running the schedules did: how many documents were written, and the sentences of what was not."""

    written: int
    refused: tuple[str, ...]


_FIELDS = "name, source_id, first, every, unit, until, posts, active, done, id"


def get(schedule_id: int) -> Schedule:
    """Raises NotFound."""
    row = store.one(f"SELECT {_FIELDS} FROM recurring_document WHERE id = ?", (schedule_id,))
    if row is None:
        raise NotFound(NO_SUCH, id=schedule_id)
    return _schedule(row)


def _schedule(row: Any) -> Schedule:
    name, source, first, every, unit, until, posts, active, done, own = row
    day = dt.date.fromisoformat
    return Schedule(
        name, source, day(first), every, unit, day(until) if until else None, bool(posts),
        bool(active), done, own,
    )  # fmt: skip


def runs_of(schedule_id: int) -> tuple[Run, ...]:
    """The log of a schedule, the latest first."""
    rows = store.query(
        "SELECT due, at, actor, document_id, number, problem FROM recurring_run"
        " WHERE schedule_id = ? ORDER BY id DESC",
        (schedule_id,),
    )
    return tuple(
        Run(
            dt.date.fromisoformat(due),
            dt.datetime.fromisoformat(at),
            actor,
            document,
            number,
            wrong,
        )
        for due, at, actor, document, number, wrong in rows
    )


def save(session: Session, side: Recurring, schedule: Schedule) -> int:
    """Keeps a schedule and returns its id. Raises Refused, NotAllowed where it posts and one may not."""
    session.require(side.edit)
    if schedule.posts:
        session.require(side.post_permission)
    found = problems(schedule)
    if found:
        raise Refused(found, CANNOT_KEEP)
    records.require_id(side.table, schedule.source, NO_SOURCE)
    values = {
        "kind": side.kind, "name": schedule.name.strip(), "source_id": schedule.source,
        "first": schedule.first.isoformat(), "every": schedule.every, "unit": schedule.unit,
        "until": schedule.until.isoformat() if schedule.until else None, "posts": schedule.posts,
        "active": schedule.active,
    }  # fmt: skip
    with session.work() as work:
        own = schedule.id
        if own:
            before = get(own)
            done = 0 if _days(before) != _days(schedule) else before.done
            store.update(RecurringDocument, own, **values, done=done)
        else:
            own = store.insert(RecurringDocument, **values, done=0)
        work.audit("save", "recurring", schedule.name, document_id=own)
        work.touch("recurring")
    return own


def _days(schedule: Schedule) -> tuple[object, ...]:
    return schedule.first, schedule.every, schedule.unit


def due_count(side: Recurring, today: dt.date) -> int:
    """How many documents wait to be written."""
    return sum(len(schedule.due(today)) for schedule in _active(side))


def _active(side: Recurring) -> list[Schedule]:
    rows = store.query(
        f"SELECT {_FIELDS} FROM recurring_document WHERE kind = ? AND active ORDER BY id",
        (side.kind,),
    )
    return [_schedule(row) for row in rows]


def run(session: Session, side: Recurring, progress: Progress = SILENT) -> Outcome:
    """Writes every document that is due today or before, each in a transaction of its own.

    A refusal is noted in the log, and the schedule waits at that day. Raises NotAllowed, Cancelled.
    """
    session.require(side.edit)
    written, refused = 0, []
    waiting = [
        (schedule, day) for schedule in _active(side) for day in schedule.due(session.today())
    ]
    stopped: set[int] = set()
    for done, (schedule, day) in enumerate(waiting):
        progress.report(done, len(waiting))
        if schedule.id in stopped:
            continue
        try:
            _write(session, side, schedule, day)
            written += 1
        except UserError as error:
            stopped.add(schedule.id)
            refused.append(f"{schedule.name}: {error}")
            _note_refusal(session, schedule, day, str(error))
    return Outcome(written, tuple(refused))


def _write(session: Session, side: Recurring, schedule: Schedule, day: dt.date) -> None:
    with session.work() as work:
        document = side.save(session, side.copy(session, schedule.source, day))
        number = side.post(session, document) if schedule.posts else ""
        store.execute("UPDATE recurring_document SET done = done + 1 WHERE id = ?", (schedule.id,))
        _log(work, schedule, day, document, number, "")
        work.touch("recurring")


def _note_refusal(session: Session, schedule: Schedule, day: dt.date, sentence: str) -> None:
    with session.work() as work:
        _log(work, schedule, day, None, "", sentence)
        work.touch("recurring")


def _log(
    work: store.Work,
    schedule: Schedule,
    day: dt.date,
    document: int | None,
    number: str,
    wrong: str,
) -> None:
    store.insert(
        RecurringRun, schedule_id=schedule.id, due=day.isoformat(), at=work.at, actor=work.actor,
        document_id=document, number=number, problem=wrong,
    )  # fmt: skip


COLUMNS = (
    Column("name", N_("Name"), chars=26),
    Column("party", N_("Party"), chars=26),
    Column("total", N_("Amount"), Kind.MONEY, chars=15),
    Column("every", N_("Every"), Kind.COUNT, chars=6),
    Column("unit", N_("Unit"), chars=8),
    Column("first", N_("First day"), Kind.DATE, chars=9, priority=3),
    Column("until", N_("Last day"), Kind.DATE, chars=9, priority=3),
    Column("done", N_("Written"), Kind.COUNT, chars=7),
    Column("state", N_("Status"), Kind.STATE, chars=12),
)


def listing(side: Recurring) -> store.Listing:
    """The schedules of one department."""
    return store.Listing(
        key=f"recurring-{side.kind}",
        permission=side.view,
        columns=COLUMNS,
        sql={
            "name": "r.name",
            "party": "p.name",
            "total": "d.total",
            "every": "r.every",
            "unit": "r.unit",
            "first": "r.first",
            "until": "r.until",
            "done": "r.done",
            "state": "CASE WHEN r.active THEN 'active' ELSE 'inactive' END",
        },
        source=f"recurring_document r JOIN {side.table} d ON d.id = r.source_id"
        f" JOIN party p ON p.id = d.{side.party}",
        key_sql="r.id",
        order=(("name", False),),
        search=("r.name", "p.name"),
        where=f"r.kind = '{side.kind}'",
    )
