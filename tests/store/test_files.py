from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from app import companies, store
from app.access.company import NewCompany
from app.kernel.errors import FileInUse, FileProblem, NotAllowed, Refused
from app.store import backup, files, lock, migrate, schema

REPOSITORY = Path(__file__).resolve().parents[2]


def bytes_of(path):
    return path.read_bytes()


def test_a_new_company_never_overwrites(tmp_path, clock):
    path = tmp_path / "there.boffice"
    path.write_text("mine")
    with pytest.raises(FileProblem, match="there.boffice"):
        companies.create(path, NewCompany("PT A"), clock)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_refused_company_leaves_nothing_behind(tmp_path, clock):
    with pytest.raises(Refused):
        companies.create(tmp_path / "a.boffice", NewCompany("  "), clock)
    assert list(tmp_path.iterdir()) == []


def test_opening_what_is_not_a_company_says_so(tmp_path, clock):
    text = tmp_path / "notes.boffice"
    text.write_text("hello")
    foreign = tmp_path / "foreign.boffice"
    connection = sqlite3.connect(foreign)
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()
    for path in (text, foreign, tmp_path / "absent.boffice"):
        with pytest.raises(FileProblem, match=path.stem):
            companies.open_company(path, clock=clock)


def test_a_newer_file_is_refused_unharmed(session, clock):
    path = session.path
    companies.close(session)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    before = bytes_of(path)
    with pytest.raises(FileProblem):
        companies.open_company(path, clock=clock)
    assert bytes_of(path) == before


def test_a_damaged_file_is_refused(session, clock):
    path = session.path
    companies.close(session)
    whole = bytearray(bytes_of(path))
    whole[100:4096] = b"\xff" * (4096 - 100)
    path.write_bytes(whole)
    with pytest.raises(FileProblem):
        companies.open_company(path, clock=clock)


SECOND_OPENER = """
import sys
from pathlib import Path
from app import companies, store
from app.kernel.errors import FileInUse
path = Path(sys.argv[1])
try:
    companies.open_company(path)
except FileInUse as error:
    print("refused", error)
reader = companies.open_company(path, read_only=True)
print("read", store.scalar("SELECT COUNT(*) FROM user"), reader.holder.user)
"""


def test_a_second_opener_is_told_who_has_it_and_may_read(session):
    done = subprocess.run(
        [sys.executable, "-c", SECOND_OPENER, str(session.path)],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        check=True,
    )
    holder = lock.holder_of(session.path)
    assert holder is not None and holder.user in done.stdout
    assert "refused" in done.stdout and "read 1" in done.stdout


def test_a_read_only_session_changes_nothing(session, clock):
    path = session.path
    companies.close(session)
    reader = companies.open_company(path, clock=clock, read_only=True)
    with pytest.raises(FileProblem), reader.work():
        pass
    with pytest.raises(sqlite3.OperationalError):
        store.execute("DELETE FROM user")
    companies.close(reader)


def test_a_backup_is_whole_and_restores_to_a_new_name_only(session, tmp_path):
    target = tmp_path / "kept.bobackup"
    companies.back_up(session, target)
    with pytest.raises(FileProblem):
        companies.back_up(session, target)
    restored = tmp_path / "again.boffice"
    companies.restore(target, restored)
    with pytest.raises(FileProblem):
        companies.restore(target, restored)
    files.verify(restored)
    assert store.scalar("SELECT COUNT(*) FROM backup_made") == 1


def test_a_broken_backup_is_not_restored(tmp_path, session):
    target = tmp_path / "kept.bobackup"
    companies.back_up(session, target)
    whole = bytearray(bytes_of(target))
    whole[5000:9000] = b"\x00" * 4000
    target.write_bytes(whole)
    with pytest.raises(FileProblem):
        companies.restore(target, tmp_path / "again.boffice")
    assert not (tmp_path / "again.boffice").exists()


def test_rotation_keeps_days_and_months(tmp_path):
    folder = tmp_path / "c backups"
    folder.mkdir()
    day = dt.datetime(2025, 1, 1, 18, 0)
    for number in range(400):
        at = day + dt.timedelta(days=number)
        (folder / f"c-{at:%Y-%m-%d-%H%M%S}{backup.SUFFIX}").touch()
    backup.rotate(folder)
    kept = sorted(each.stem[2:] for each in folder.iterdir())
    assert len(kept) == backup.DAILY_KEPT + backup.MONTHLY_KEPT - 2  # the last two months
    assert kept[-1].startswith("2026-02-04") and kept[0].startswith("2025-03-31")


def test_the_automatic_backup_happens_on_close(session, clock):
    path = session.path
    with session.work() as work:
        work.audit("touch", "test")
    companies.close(session, with_backup=True)
    made = list(backup.folder_of(path).iterdir())
    assert [each.suffix for each in made] == [backup.SUFFIX]
    files.verify(made[0])


NOW = schema.SCHEMA_VERSION


def add_a_table(connection):
    connection.execute("CREATE TABLE added (a)")


def break_halfway(connection):
    connection.execute("CREATE TABLE added (a)")
    raise sqlite3.OperationalError("disk I/O error")


def test_migration_happens_on_a_copy_and_keeps_the_old_file(session):
    path = session.path
    companies.close(session)
    kept = migrate.bring_up_to_date(path, migrations={NOW: add_a_table}, target_version=NOW + 1)
    assert kept is not None and kept.exists() and f"version {NOW}" in kept.name
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (NOW + 1,)
    assert connection.execute("SELECT COUNT(*) FROM added").fetchone() == (0,)
    connection.close()
    assert migrate.bring_up_to_date(kept, migrations={}, target_version=NOW) is None


def test_a_failed_migration_leaves_the_file_as_it_was(session):
    path = session.path
    companies.close(session)
    before = bytes_of(path)
    with pytest.raises(FileProblem):
        migrate.bring_up_to_date(path, migrations={NOW: break_halfway}, target_version=NOW + 1)
    assert bytes_of(path) == before


def test_a_synced_folder_is_refused(tmp_path, clock):
    folder = tmp_path / "OneDrive - Kantor"
    folder.mkdir()
    with pytest.raises(FileProblem, match="sinkron|synchron"):
        companies.create(folder / "a.boffice", NewCompany("PT A"), clock)


def test_users_and_roles_are_enforced(session, clock):
    from app.access import users
    from app.masters import party

    with session.work() as work:
        role = users.add_role("kasir", frozenset({"sales.invoice.post"}))
        users.add_user("yuli", role, password="rahasia-1")
        work.touch("user")
    path = session.path
    companies.close(session)
    with pytest.raises(NotAllowed):
        companies.open_company(path, "yuli", "salah", clock)
    clerk = companies.open_company(path, "yuli", "rahasia-1", clock)
    assert clerk.may("sales.invoice.post") and not clerk.may("masters.edit")
    with pytest.raises(NotAllowed):
        party.save(clerk, party.Party("C-1", "A", is_customer=True))
    companies.close(clerk)


@pytest.mark.skipif(os.name == "nt", reason="Windows may lend a process its own lock again")
def test_the_lock_is_freed_when_the_holder_is_gone(session, clock):
    with pytest.raises(FileInUse):
        lock.WriterLock(session.path).take("", clock.now())
    companies.close(session)
    again = lock.WriterLock(session.path)
    again.take("", clock.now())
    again.free()
