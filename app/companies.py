"""Company files: making, opening, closing, checking, backing up and restoring them.

This stands above the departments: it hands their tables, series and checks down to the store.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from app import departments, store
from app.access import users
from app.access.company import CompanyProfile, NewCompany, keep
from app.access.session import Session
from app.kernel import desk
from app.kernel.clock import Clock, SystemClock
from app.kernel.department import load
from app.kernel.errors import FileGone, FileProblem, NotAllowed, Refused
from app.kernel.problems import blocking
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_, _, translate
from app.store import backup as backups
from app.store import (
    connection,
    files,
    integrity,
    lock,
    numbering,
    places,
    schema,
    search,
)
from app.store.integrity import CheckResult

SUFFIX = ".boffice"
OWNER = users.OWNER
SEEDS = ("app.masters.seed:seed", "app.ledger.seed:seed", "app.stock.seed:seed")
_locks: dict[Path, lock.WriterLock] = {}

own_connection = connection.own_connection  # what the work of another thread runs inside


@cache
def house() -> schema.Schema:
    """Every table and trigger of every department."""
    return schema.of_modules(departments.models())


def create(path: Path, new: NewCompany, clock: Clock | None = None) -> Session:
    """A new company file, open. Refuses an existing file; leaves nothing behind where it fails."""
    clock = clock or SystemClock()
    make(path, new, clock)
    return open_company(path, clock=clock)


def make(
    path: Path,
    new: NewCompany,
    clock: Clock,
    complete: Callable[[Session], None] | None = None,
) -> None:
    """As ``create``, and closes it.

    ``complete`` does what else belongs to it, in a session of the owner, before the file is in its place.
    """
    from app.masters import company as companies

    found = blocking(companies.problems(new.as_profile()))
    if found:
        raise Refused(found, N_("The company cannot be created like this."))
    path = path.resolve()
    files.refuse_existing(path)
    places.refuse_unsafe_place(path)
    with files.worded_file_failures(path), files.temporary_beside(path) as partial:
        connection.point_at(partial)
        try:
            _furnish(new, clock)
            if complete is not None:
                complete(Session(partial, users.enter(users.OWNER, ""), clock))
        finally:
            connection.close()
        files.flush(partial)
        files.put_in_place(partial, path)


def _furnish(new: NewCompany, clock: Clock) -> None:
    schema.create(house())
    search.prepare(departments.indexed())
    with store.work(users.OWNER, clock) as work:
        users.seed_owner(new.owner)
        users.seed_roles(departments.permissions())
        keep(new.as_profile())
        numbering.seed(departments.series(), new.fiscal_first_month)
        for seed in SEEDS:
            load(seed)(work, new)
        work.audit("create", "company", new.name)
        work.touch("company", "user")


def open_company(
    path: Path,
    user: str = "",
    password: str = "",
    clock: Clock | None = None,
    *,
    read_only: bool = False,
    progress: Progress = SILENT,
) -> Session:
    """Opens a company for writing, or to read only.

    Raises FileInUse where another process writes, FileProblem where the file is missing, foreign,
    damaged, newer, or in a place where it would not be safe; NotAllowed for a wrong password.
    """
    clock = clock or SystemClock()
    path = path.resolve()
    with files.worded_file_failures(path):
        version = schema.version_of(path)
    if read_only:
        return _open_read_only(path, version, user, password, clock)
    places.refuse_unsafe_place(path)
    writer = lock.WriterLock(path)
    writer.take(user, clock.now())
    try:
        if version < schema.SCHEMA_VERSION:  # still, now that nobody else can bring it up to date
            from app.store import migrate

            migrate.bring_up_to_date(path, progress)
        _require_writable(path)
        connection.point_at(path)
        search.prepare(departments.indexed(), progress)
        person = users.enter(user, password)
    except BaseException:
        connection.close()
        writer.free()
        raise
    _locks[path] = writer
    desk.seat(person)
    return Session(path, person, clock)


def _open_read_only(path: Path, version: int, user: str, password: str, clock: Clock) -> Session:
    if version < schema.SCHEMA_VERSION:
        raise FileProblem(
            N_("{name} was made by an older version and must be brought up to date first."),
            name=path.name,
            remedy=N_("Close it elsewhere, then open it for writing once."),
        )
    connection.point_at(path, read_only=True)
    try:
        search.prepare_to_read(departments.indexed())
        person = users.enter(user, password)
    except BaseException:
        connection.close()
        raise
    desk.seat(person)
    return Session(path, person, clock, read_only=True, holder=lock.holder_of(path))


def change_person(session: Session, name: str, password: str) -> Session:
    """Another person at the same open company; the file stays held. Raises NotAllowed.

    The session before takes no more work: what it still held is the caller's to keep.
    """
    person = users.enter(name, password)
    other = Session(
        session.path, person, session.clock, read_only=session.read_only, holder=session.holder
    )
    other.changed = session.changed
    seat(other)
    return other


def recover(path: Path, code: str, password: str, clock: Clock) -> str:
    """A new password for the owner by the recovery code, which is used up; returns the owner's name.

    Raises NotAllowed for a wrong code, Refused for a password that is too short, FileInUse, FileProblem.
    """
    from app.access import recovery, team
    from app.store import migrate

    found = team.password_problems(password)
    if found:
        raise Refused(found, team.CANNOT_KEEP)
    path = path.resolve()
    writer = lock.WriterLock(path)
    writer.take("", clock.now())
    try:
        migrate.bring_up_to_date(path)
        connection.point_at(path)
        if not recovery.fits(code):
            raise NotAllowed(
                N_("This is not the recovery code of this company."),
                remedy=N_("Check the letters on the paper; each code works once."),
            )
        name = recovery.owner()
        with store.work(name, clock) as work:
            users.set_password(name, password)
            recovery.use_up()
            work.audit("recovered", "user", name)
            work.touch("user")
    finally:
        connection.close()
        writer.free()
    return name


def seat(session: Session) -> None:
    """The person of this session is at the desk (again)."""
    desk.seat(session.user)


def _require_writable(path: Path) -> None:
    with files.worded_file_failures(path), path.open("rb+"):
        pass


def name_in(path: Path) -> str:
    """The name of the company in a file that is not open; "" where it cannot be read."""
    return schema.company_name(path)


def close(session: Session, *, with_backup: bool = False, progress: Progress = SILENT) -> None:
    """Closes the company. ``with_backup`` makes the automatic backup if anything changed.

    Raises FileProblem where that fails, and FileGone (naming a copy) where the file was taken away; the
    company is closed all the same.
    """
    try:
        if not session.read_only and not connection.in_place():
            _rescue(session)
        elif with_backup and session.changed and not session.read_only:
            back_up_automatically(session, progress)
    finally:
        desk.seat(None)
        connection.close()
        writer = _locks.pop(session.path, None)
        if writer is not None:
            writer.free()


def _rescue(session: Session) -> None:
    """The file was moved, deleted or replaced: everything is in a copy before the last hold on it goes."""
    made = backups.rescue(session.path, session.clock.now())
    raise FileGone(
        N_("{name} was moved, deleted or replaced while it was open."),
        name=session.path.name,
        copy=made,
        kept=N_("Everything that was saved is in the copy {copy}."),
        remedy=N_("If you cannot find the file any more, restore that copy to a new file."),
    )


def back_up_automatically(session: Session, progress: Progress = SILENT) -> Path:
    """A dated, checked and rotated backup beside the file, noted in it unless the session only reads."""
    made = backups.make_automatic(session.path, session.clock.now(), progress)
    if not session.read_only:
        with session.work() as work:
            backups.remember(work, made)
    return made


def back_up(session: Session, target: Path, progress: Progress = SILENT) -> Path:
    """A checked backup under a name of the person's choice; noted unless the session only reads."""
    session.require("backup.make")
    made = backups.make(session.path, target.resolve(), progress)
    if not session.read_only:
        with session.work() as work:
            backups.remember(work, made)
            work.audit("backup", "company", made.name)
    return made


class KnownBackup(NamedTuple):
    """A checked backup: when it was made, where, and its size in bytes (None where it is gone)."""

    at: dt.datetime
    path: Path
    size: int | None


def newest_backup() -> dt.datetime | None:
    """When the open company's newest checked backup was made."""
    return backups.newest()


def backup_is_due(session: Session) -> bool:
    """Whether the open company has had no checked backup today."""
    return backups.is_due(session.today())


def known_backups() -> list[KnownBackup]:
    """Every checked backup of the open company, newest first."""
    rows = store.query("SELECT at, path FROM backup_made ORDER BY at DESC, id DESC")
    return [_known(at, Path(path)) for at, path in rows]


def _known(at: str, path: Path) -> KnownBackup:
    size = path.stat().st_size if path.exists() else None
    return KnownBackup(dt.datetime.fromisoformat(at), path, size)


def newest_backup_beside(path: Path) -> Path | None:
    """The newest automatic backup of a company file that cannot be opened itself; None without one."""
    found = sorted(backups.folder_of(path).glob(f"*{backups.SUFFIX}"))
    return found[-1] if found else None


def restore(backup: Path, target: Path, progress: Progress = SILENT) -> Path:
    """A backup as a new company file; nothing is overwritten. Raises FileProblem for one of a newer program."""
    with files.worded_file_failures(backup):
        schema.version_of(backup)
    return backups.restore(backup.resolve(), target.resolve(), progress)


def check(session: Session, progress: Progress = SILENT) -> list[CheckResult]:
    """Every invariant that has data so far, with its figure."""
    results: list[CheckResult] = [_guards_stand()]
    due = list(departments.checks())
    for done, each in enumerate(due):
        progress.report(done, len(due), translate(each.title))
        run = load(each.run)
        found = run() if each.run.startswith("app.store.") else run(session)
        results += found if isinstance(found, list) else [found]
    results.append(integrity.backup_is_recent(session.clock.now()))
    return results


def _guards_stand() -> CheckResult:
    """That every trigger is still in the file."""
    missing = schema.missing_guards(house().guards)
    return CheckResult(
        "F1",
        N_("Every guard of the database stands"),
        not missing,
        _("missing: {names}", names=", ".join(missing))
        if missing
        else _("{count} guards", count=len(house().guards)),
    )


def with_profile(new: NewCompany, **parts: object) -> NewCompany:
    """The same new company with more of its profile filled in."""
    known = {field.name for field in dataclasses.fields(CompanyProfile)}
    unknown = set(parts) - known
    if unknown:
        raise ValueError(f"no such parts of a profile: {sorted(unknown)}")
    return dataclasses.replace(new, profile={**new.profile, **parts})
