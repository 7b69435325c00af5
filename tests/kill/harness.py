"""One kill: a fresh copy, a process at work, its end at a seeded moment, and the look at what is left."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sqlite3
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from app.exchange import exporting
from app.sales.invoice import service
from app.sales.invoice.tables import TABLE
from tests.bench import company
from tests.kill import jobs
from tests.kill.aftermath import AFTERMATHS

WAY = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a kill left: ``found`` in a few words, or in ``failure`` what was wrong."""

    job: str
    seed: int
    found: str = ""
    failure: str = ""


class Killer:
    """Kills the jobs in turn. ``folder`` holds the prepared companies and one run at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._processes = multiprocessing.get_context(WAY)
        if WAY == "forkserver":
            self._processes.set_forkserver_preload(["tests.kill.jobs"])
        self._prepare()
        self._spans = {job: self._unharmed(job) for job in jobs.JOBS}

    def _prepare(self) -> None:
        """A small company, the same one version older, and a table to import."""
        self._company = self.folder / "template.boffice"
        company.make(self._company, customers=10, items=company.FEW)
        self._older = self.folder / "older.boffice"
        shutil.copyfile(self._company, self._older)
        connection = sqlite3.connect(self._older)
        connection.execute(f"PRAGMA user_version = {jobs.OLD}")
        connection.close()
        self._table = self.folder / "invoices.csv"
        source = self.folder / "source.boffice"
        shutil.copyfile(self._company, source)
        with company.opened(source) as session:
            service.post_invoices(session, company.drafts(jobs.INVOICES, items=company.FEW))
            exporting.export(session, TABLE, self._table)

    def run(self, seed: int) -> Outcome:
        """One kill. What it worked on is kept where something is wrong."""
        rng = random.Random(seed)
        job = list(jobs.JOBS)[seed % len(jobs.JOBS)]
        folder = self._fresh(f"run-{seed}", job)
        promised = self._killed(job, folder, self._moment(job, rng))
        try:
            found = AFTERMATHS[job](folder, [each for each in promised if each != jobs.DONE])
        except Exception as error:
            return Outcome(job, seed, failure=f"{type(error).__name__}: {error} ({folder})")
        shutil.rmtree(folder)
        return Outcome(job, seed, found)

    def _moment(self, job: str, rng: random.Random) -> float:
        """Half of the kills fall anywhere, half near the end, where what was written becomes visible."""
        span = self._spans[job]
        return rng.uniform(0, span) if rng.random() < 0.5 else rng.uniform(span * 0.6, span * 1.1)

    def _fresh(self, name: str, job: str) -> Path:
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        template = self._older if job == "migrating" else self._company
        shutil.copyfile(template, folder / "company.boffice")
        shutil.copyfile(self._table, folder / "invoices.csv")
        return folder

    def _unharmed(self, job: str) -> float:
        """Seconds the job takes when nobody kills it; it must leave everything in order."""
        folder = self._fresh("unharmed", job)
        process, wire = self._started(job, folder)
        start = time.perf_counter()
        promised = []
        while (promise := wire.recv_bytes().decode()) != jobs.DONE:
            promised.append(promise)
        taken = time.perf_counter() - start
        process.kill()
        process.join()
        AFTERMATHS[job](folder, promised)
        return taken

    def _killed(self, job: str, folder: Path, moment: float) -> list[str]:
        process, wire = self._started(job, folder)
        time.sleep(moment)
        process.kill()
        process.join()
        return _promises(wire)

    def _started(
        self, job: str, folder: Path
    ) -> tuple[multiprocessing.process.BaseProcess, Connection]:
        ours, theirs = self._processes.Pipe(duplex=False)
        process = self._processes.Process(target=jobs.work, args=(job, folder, theirs), daemon=True)
        process.start()
        theirs.close()
        begun = ours.recv_bytes()
        assert begun == b"begun"
        return process, ours


def _promises(wire: Connection) -> list[str]:
    """Everything that was told before the end."""
    promised = []
    try:
        while True:
            promised.append(wire.recv_bytes().decode())
    except (EOFError, OSError):
        return promised
    finally:
        wire.close()
