"""Files of fingerprint machines: CSV, XLSX and the tab-separated DAT, columns in any order.

A file holds single scans (a moment, or a date and a time) or a day with both times. Which column is what
is guessed from its heading or its cells, may be told otherwise, and is remembered for files of the same
headings.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from app import store
from app.access.session import Session
from app.exchange import files
from app.kernel.errors import FileProblem
from app.kernel.problems import Problem
from app.kernel.text import N_
from app.people.attendance import calendar, rules
from app.people.attendance.service import EDIT, Mark
from app.store.files import worded_file_failures

PERSON, MOMENT, DATE, CLOCK, CHECK_IN, CHECK_OUT = (
    "person", "moment", "date", "clock", "check_in", "check_out",
)  # fmt: skip
ROLES = {
    "": N_("Not used"),
    PERSON: N_("Number of the employee"),
    MOMENT: N_("Date and time of a scan"),
    DATE: N_("Date"),
    CLOCK: N_("Time of a scan"),
    CHECK_IN: N_("Came"),
    CHECK_OUT: N_("Went"),
}
SETTING = "attendance-columns"
LOOKED_AT = 20

WINDOWS = N_(
    "The file is in Windows-1252, not in UTF-8: accented letters of names may look different."
)
CUT_SHORT = N_("The file ends in the middle of line {line}. Copy it from the machine again.")
UNREADABLE = N_("“{text}” is not readable here.")
LACKING = N_("The file needs a column with the number of the employee, and one with the time.")

_HEADINGS = (
    (CHECK_IN, ("scan masuk", "jam masuk", "masuk", "check in", "check_in", "clock in", "in")),
    (CHECK_OUT, ("scan pulang", "scan keluar", "jam pulang", "jam keluar", "pulang", "keluar",
                 "check out", "check_out", "clock out", "out")),
    (PERSON, ("pin", "no. id", "no id", "id", "nip", "nik", "kode", "user id", "userid", "enroll",
              "employee", "ac-no.", "ac-no", "no. akun", "emp no.", "no.")),
    (MOMENT, ("waktu", "tanggal/waktu", "tanggal waktu", "date/time", "datetime", "timestamp",
              "tgl/jam")),
    (DATE, ("tanggal", "tgl", "tgl.", "date")),
    (CLOCK, ("jam", "time", "scan")),
)  # fmt: skip
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_LOCAL = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


@dataclass(frozen=True, slots=True)
class MachineFile:
    """A file as it lies there. rows: (line, cells). roles: of each column, as remembered or guessed."""

    name: str
    headings: tuple[str, ...]
    rows: list[tuple[int, Sequence[Any]]]
    roles: tuple[str, ...]
    notes: tuple[Problem, ...] = ()
    cut_short: bool = False


@dataclass(slots=True)
class Reading:
    """What a file says. unknown: numbers of nobody known, and how many lines they have. notes: about the
    file. problems: lines that cannot be read."""

    marks: list[Mark] = field(default_factory=list)
    unknown: dict[str, int] = field(default_factory=dict)
    notes: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def open_file(path: Path) -> MachineFile:
    """Reads a file; raises FileProblem where it is no table, or has no rows."""
    raw = files.read(path)
    notes, cut_short = _notes(path)
    first: tuple[int, Sequence[Any]] = (1, raw.headings)
    has_heading = not any(_moment(cell) or _day(cell) for cell in raw.headings)
    rows = raw.rows if has_heading else [first, *raw.rows]
    if not rows:
        raise FileProblem(N_("{name} holds no rows."), name=path.name)
    width = max(len(row) for _line, row in rows)
    headings = raw.headings if has_heading else ("",) * width
    roles = _remembered(headings) or _guessed(headings, rows, width)
    return MachineFile(path.name, headings, rows, roles, notes, cut_short)


def _notes(path: Path) -> tuple[tuple[Problem, ...], bool]:
    """What is said of the file as text, and whether it ends within a line."""
    if path.suffix.lower() in (".xlsx", ".xlsm", ".ods"):
        return (), False
    with worded_file_failures(path):
        content = path.read_bytes()
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (Problem("", WINDOWS, blocking=False),), not content.endswith((b"\n", b"\r"))
    return (), not content.endswith((b"\n", b"\r"))


def remember(session: Session, file: MachineFile, roles: Sequence[str]) -> None:
    """Keeps what the columns of such files are."""
    session.require(EDIT)
    kept = _kept()
    kept[_signature(file.headings)] = list(roles)
    with session.work():
        store.keep_setting(SETTING, kept)


def _kept() -> dict[str, list[str]]:
    found = store.scalar("SELECT value FROM setting WHERE key = ?", (SETTING,))
    kept: dict[str, list[str]] = json.loads(found) if found else {}
    return kept


def _remembered(headings: Sequence[str]) -> tuple[str, ...]:
    return tuple(_kept().get(_signature(headings), ()))


def _signature(headings: Sequence[str]) -> str:
    """What files of the same make share: their headings, or how many columns they have."""
    return (
        "|".join(heading.casefold() for heading in headings)
        if any(headings)
        else str(len(headings))
    )


def _guessed(
    headings: Sequence[str], rows: list[tuple[int, Sequence[Any]]], width: int
) -> tuple[str, ...]:
    looked_at = [row for _line, row in rows[:LOOKED_AT]]
    roles = [""] * width
    for place in range(width):
        cells = [row[place] for row in looked_at if place < len(row)]
        roles[place] = _role(headings[place] if place < len(headings) else "", cells, roles)
    if PERSON not in roles and "" in roles:
        roles[roles.index("")] = PERSON
    return tuple(roles)


def _role(heading: str, cells: list[Any], taken: Sequence[str]) -> str:
    """By the cells where they tell, else by the heading."""
    word = heading.strip().casefold()
    named = next((role for role, words in _HEADINGS if word in words), "")
    told = [cell for cell in cells if str(cell or "").strip()]
    if _mostly(_moment(cell) is not None for cell in told):
        named = MOMENT if named not in (CHECK_IN, CHECK_OUT) else named
    elif _mostly(_day(cell) is not None for cell in told):
        named = DATE
    elif _mostly(_clock(cell) is not None for cell in told):
        named = named if named in (CHECK_IN, CHECK_OUT) else CLOCK
    elif named != PERSON:
        named = ""
    return "" if named in taken else named


def _mostly(told: Iterable[bool]) -> bool:
    """Whether at least half the cells say so; a file may hold some that nobody can read."""
    found = list(told)
    return any(found) and 2 * sum(found) >= len(found)


def is_enough(roles: Sequence[str]) -> bool:
    """Whether these columns tell who and when."""
    has = set(roles)
    timed = MOMENT in has or (DATE in has and has & {CLOCK, CHECK_IN, CHECK_OUT})
    return PERSON in has and bool(timed or has & {CHECK_IN, CHECK_OUT})


def read(session: Session, file: MachineFile, roles: Sequence[str]) -> Reading:
    """What the file says by these columns, a day at a time. A line cut off at the end is left out and noted."""
    found = Reading(notes=list(file.notes))
    if not is_enough(roles):
        found.problems.append(Problem("", LACKING))
        return found
    known = _people()
    shifts = calendar.load(session.company.week_days)
    scans: dict[int, list[dt.datetime]] = {}
    days: dict[tuple[int, dt.date], tuple[str, str]] = {}
    place_of = {role: place for place, role in enumerate(roles) if role}
    for line, row in file.rows:
        cells = {role: row[at] if at < len(row) else None for role, at in place_of.items()}
        if not str(cells[PERSON] or "").strip():
            continue
        told = _told(cells)
        if isinstance(told, str):
            last = file.cut_short and line == file.rows[-1][0]
            values = {"line": line, "text": told}
            if last:
                found.notes.append(Problem(str(line), CUT_SHORT, values, blocking=False))
            else:
                found.problems.append(Problem(str(line), UNREADABLE, values))
            continue
        number = number_of(cells[PERSON])
        owner = known.get(number)
        if owner is None:
            found.unknown[number] = found.unknown.get(number, 0) + 1
        elif isinstance(told, dt.datetime):
            scans.setdefault(owner, []).append(told)
        elif told[1] or told[2]:
            key = (owner, told[0])
            days[key] = rules.joined(days.get(key, ("", "")), (told[1], told[2]))
    for owner, each in scans.items():
        by_day = rules.times_of(each, partial(shifts.shift, owner))
        days |= {(owner, date): times for date, times in by_day.items()}
    found.marks = [Mark(owner, date, *times) for (owner, date), times in sorted(days.items())]
    return found


def _told(cells: Mapping[str, Any]) -> dt.datetime | tuple[dt.date, str, str] | str:
    """A scan, a day with its times, or the text that says neither."""
    if MOMENT in cells:
        return _moment(cells[MOMENT]) or str(cells[MOMENT] or "")
    date = _day(cells[DATE]) if DATE in cells else _day_of_times(cells)
    if date is None:
        return str(cells.get(DATE) or cells.get(CHECK_IN) or "")
    if CLOCK in cells:
        minutes = _clock(cells[CLOCK])
        if minutes is None:
            return str(cells[CLOCK] or "")
        return dt.datetime.combine(date, dt.time(minutes // 60, minutes % 60))
    told = []
    for role in (CHECK_IN, CHECK_OUT):
        cell = cells.get(role)
        minutes = _clock(cell)
        if minutes is None and str(cell or "").strip():
            return str(cell)
        told.append("" if minutes is None else rules.clock(minutes))
    return date, told[0], told[1]


def _day_of_times(cells: Mapping[str, Any]) -> dt.date | None:
    """The day where the check-in (or check-out) is a whole moment."""
    found = _moment(cells.get(CHECK_IN)) or _moment(cells.get(CHECK_OUT))
    return found.date() if found else None


def number_of(cell: Any) -> str:
    """ "00012", 12.0 and "12" are one number."""
    text = str(cell).strip().removesuffix(".0")
    return text.lstrip("0") or text


def _people() -> dict[str, int]:
    """Employees by the number a machine knows them by: as told, their code, or the digits of their code
    where nobody else has them."""
    rows = store.query("SELECT id, code FROM employee")
    digits: dict[str, list[int]] = {}
    for owner, code in rows:
        number = number_of("".join(each for each in code if each.isdigit()))
        if number:
            digits.setdefault(number, []).append(owner)
    found = {number: owners[0] for number, owners in digits.items() if len(owners) == 1}
    found |= {number_of(code): owner for owner, code in rows}
    return found | dict(store.query("SELECT number, employee_id FROM machine_person"))


def _moment(cell: Any) -> dt.datetime | None:
    if isinstance(cell, dt.datetime):
        return cell if cell.time() != dt.time() else None
    date, _space, rest = str(cell or "").strip().replace("T", " ").partition(" ")
    day, minutes = _day(date), rules.minutes_of(rest)
    if day is None or minutes is None:
        return None
    return dt.datetime.combine(day, dt.time(minutes // 60, minutes % 60))


def _day(cell: Any) -> dt.date | None:
    if isinstance(cell, dt.datetime):
        return cell.date() if cell.time() == dt.time() else None
    if isinstance(cell, dt.date):
        return cell
    text = str(cell or "").strip()
    for pattern, order in ((_ISO, (1, 2, 3)), (_LOCAL, (3, 2, 1))):
        found = pattern.fullmatch(text)
        if found:
            try:
                return dt.date(*(int(found[place]) for place in order))
            except ValueError:
                return None
    return None


def _clock(cell: Any) -> int | None:
    """The time of the day in a cell: a time, a whole moment, a part of a day, or text."""
    if isinstance(cell, (dt.datetime, dt.time)):
        return cell.hour * 60 + cell.minute
    moment = _moment(cell)
    if moment is not None:
        return moment.hour * 60 + moment.minute
    return rules.minutes_of(str(cell or ""))
