"""Long work: off the main thread, answers in it, cancel without a word."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.kernel.errors import UserError
from app.kernel.progress import Progress
from ui.kit import tasks


@pytest.fixture
def plain() -> Iterator[None]:
    before = tasks._surroundings[0]
    yield
    tasks.surround(before)


def test_work_runs_elsewhere_and_its_result_arrives_here(qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    results: list[object] = []

    def work(progress: Progress) -> int:
        threads.append(threading.current_thread())
        progress.report(1, 2, "half")
        return 42

    def done(result: object) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    tasks.run("Counting", work, done)
    assert [job.title for job in tasks.BOARD.jobs] == ["Counting"]
    qtbot.waitUntil(lambda: results == [42])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    assert tasks.BOARD.jobs == []


def test_progress_is_shown_on_the_board(qtbot: QtBot) -> None:
    go = threading.Event()

    def work(progress: Progress) -> None:
        progress.report(11, 18, "slip gaji")
        go.wait(5)

    job = tasks.run("Printing", work)
    qtbot.waitUntil(lambda: job.of == 18)
    assert (job.done, job.doing, tasks.BOARD.newest) == (11, "slip gaji", job)
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy())


def test_cancelled_work_is_silent(qtbot: QtBot) -> None:
    heard: list[object] = []

    def work(progress: Progress) -> None:
        for step in range(10_000):
            progress.report(step, 10_000)
            time.sleep(0.001)

    job = tasks.run("Long", work, heard.append, heard.append)
    job.cancel()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard == []


def test_a_failure_is_handed_over(qtbot: QtBot) -> None:
    failures: list[Exception] = []

    def work(_progress: Progress) -> None:
        raise UserError("no")

    tasks.run("Failing", work, on_failed=failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], UserError)


def test_a_read_for_a_view_that_is_gone_is_dropped(qtbot: QtBot) -> None:
    import shiboken6

    heard: list[object] = []
    go = threading.Event()
    owner = QObject()
    tasks.fetch(owner, lambda: go.wait(5), heard.append)
    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert heard == []


def test_every_work_runs_inside_its_surroundings(qtbot: QtBot, plain: None) -> None:
    steps: list[str] = []

    @contextmanager
    def around() -> Iterator[None]:
        steps.append("in")
        try:
            yield
        finally:
            steps.append("out")

    tasks.surround(around)
    tasks.run("Work", lambda progress: steps.append("work"))
    qtbot.waitUntil(lambda: not tasks.busy())
    assert steps == ["in", "work", "out"]
