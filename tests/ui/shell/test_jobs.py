"""Jobs in the status bar: told, listed, stopped, and asked about when the window closes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.access.session import Session
from app.kernel.period import Period
from app.kernel.progress import Progress
from app.ledger import periods
from tests.ui.shell.conftest import answer
from ui.kit import tasks
from ui.kit.dialogs import Question
from ui.shell.main_window import MainWindow


class Slow:
    """Work that goes on until it is let go or stopped."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.ended = threading.Event()

    def __call__(self, progress: Progress) -> str:
        try:
            step = 0
            while not self.go.wait(0.01):
                step = min(step + 1, 11)
                progress.report(step, 18, "Mencetak slip gaji")
            return "done"
        finally:
            self.ended.set()


@pytest.fixture
def slow(window: MainWindow) -> Iterator[Callable[[], Slow]]:
    """Begins a job that waits to be let go."""
    begun: list[Slow] = []

    def begin() -> Slow:
        work = Slow()
        begun.append(work)
        window.context.run("Mencetak slip gaji", work)
        return work

    yield begin
    for work in begun:
        work.go.set()


def test_one_job_shows_its_progress_and_is_stopped_by_a_click(
    window: MainWindow, qtbot: QtBot, slow: Callable[[], Slow]
) -> None:
    work = slow()
    qtbot.waitUntil(lambda: window.status.progress.value() == 11)
    assert window.status.job.text().strip() == "Mencetak slip gaji 11/18"
    window.docks.show("data")
    assert window.docks.active == "data"
    qtbot.mouseClick(window.status.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not tasks.busy())
    assert work.ended.is_set()
    assert window.status.job.text().strip() == "Siap"
    assert not window.status.progress.isVisible()


def test_several_jobs_are_a_number_with_a_list_that_stops_each(
    window: MainWindow, qtbot: QtBot, slow: Callable[[], Slow]
) -> None:
    first, second = slow(), slow()
    qtbot.waitUntil(lambda: window.status.job.text().strip() == "2 pekerjaan berjalan")
    qtbot.mouseClick(window.status.job, Qt.MouseButton.LeftButton)
    assert window.jobs.list is not None and window.jobs.list.isVisible()
    rows = list(window.jobs.list.rows.rows.values())
    assert len(rows) == 2
    qtbot.mouseClick(rows[0].cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(tasks.BOARD.jobs) == 1)
    assert first.ended.is_set() and not second.ended.is_set()
    assert len(window.jobs.list.rows.rows) == 1
    second.go.set()
    qtbot.waitUntil(lambda: not window.jobs.list.isVisible())


def pressing(reply: str) -> Callable[[Question], None]:
    return lambda dialog: dialog.buttons[reply].click()


def test_closing_while_a_job_runs_asks_and_back_keeps_everything(
    window: MainWindow, slow: Callable[[], Slow]
) -> None:
    work = slow()
    answer(pressing("back"))
    assert not window.close()
    assert window.isVisible() and not work.ended.is_set()


def test_closing_can_wait_for_the_job(window: MainWindow, slow: Callable[[], Slow]) -> None:
    work = slow()

    def wait(dialog: Question) -> None:
        dialog.buttons["wait"].click()
        assert dialog.isVisible()
        work.go.set()

    answer(wait)
    assert window.close()
    assert work.ended.is_set() and not tasks.BOARD.jobs


def test_closing_can_stop_the_job_and_what_it_posted_stays(
    window: MainWindow, session: Session, slow: Callable[[], Slow]
) -> None:
    posted = threading.Event()
    work = Slow()

    def post_then_print(progress: Progress) -> None:
        periods.lock(session, Period(2026, 1))
        posted.set()
        work(progress)

    window.context.run("Memposting", post_then_print)
    assert posted.wait(5)
    answer(pressing("stop"))
    assert window.close()
    assert work.ended.is_set()
    assert periods.is_locked(Period(2026, 1))


def test_beside_a_job_cells_go_whole_and_none_is_cut(window: MainWindow, qtbot: QtBot) -> None:
    """At 150 % the day goes first, then the file; the last backup stays the longest."""
    bar = window.status
    window.resize(1366, 768)
    window.set_zoom(1.5)
    bar.show_job("Menghitung gaji karyawan November 2026", 18, 1000)
    qtbot.waitUntil(lambda: not bar.date.isVisible())
    standing = [cell for cell in bar.cells() if cell.isVisible()]
    qtbot.waitUntil(lambda: all(c.width() >= c.sizeHint().width() for c in standing))
    assert bar.language in standing and bar.zoom in standing
    bar.show_idle()
    window.set_zoom(1.0)
    qtbot.waitUntil(lambda: all(cell.isVisible() for cell in bar.cells()))
