"""The watchdog itself: it names the call that held the loop, and blames nobody for a busy machine."""

from __future__ import annotations

import gc
import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from pytestqt.qtbot import QtBot

from tests.ui import watchdog
from tests.ui.watchdog import Watchdog, always_late
from ui.kit import tasks


def work(seconds: float) -> None:
    """Keeps this thread's processor busy."""
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        sum(range(500))


@pytest.fixture(autouse=True)
def alone(qtbot: QtBot) -> None:
    """What earlier tests left is thrown away first: neither their windows nor their garbage go on the account."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture
def steady(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit stays what it is while the machine is busy: here work is asked for by its seconds."""
    monkeypatch.setattr(watchdog, "pace", lambda: 1.0)


@pytest.mark.usefixtures("steady")
def test_a_call_that_holds_the_loop_is_named(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "ROOT", watchdog.ROOT / "tests")  # this file counts as ours
    dog = Watchdog()
    with dog.watch("a slow slot"):
        QTimer.singleShot(10, lambda: work(0.2))
    (late,) = dog.late
    assert late.step == "a slow slot" and late.work >= 0.2
    assert late.calls[-1] == "work (ui/test_watchdog.py)"
    assert str(late).startswith("a slow slot: ")


def test_many_short_calls_and_the_work_of_other_threads_are_nothing(qtbot: QtBot) -> None:
    dog = Watchdog()
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: work(0.010))
    with dog.watch("much in short pieces", rest_for=0.5):
        timer.start()
        other = threading.Thread(target=work, args=(0.3,))
        other.start()
        tasks.run("reading", lambda _progress: work(0.3))
    timer.stop()
    other.join()
    assert dog.late == []


@pytest.mark.usefixtures("steady")
def test_a_loop_that_stands_still_without_working_is_late_too(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watchdog, "STANDSTILL", 0.2)
    dog = Watchdog()
    with dog.watch("waiting for a lock"):
        QTimer.singleShot(0, lambda: time.sleep(0.4))
    assert [late.step for late in dog.late] == ["waiting for a lock"]


@pytest.mark.usefixtures("steady")
def test_only_what_is_late_every_time_is_blamed(qtbot: QtBot) -> None:
    turns: list[Watchdog] = []

    def journey(dog: Watchdog) -> None:
        turns.append(dog)
        with dog.watch("always"):
            work(0.2)
        with dog.watch("once"):
            work(0.2 if len(turns) == 1 else 0.0)

    assert [late.step for late in always_late(journey)] == ["always"]
    assert len(turns) == 3


def test_a_journey_without_delay_is_made_once(qtbot: QtBot) -> None:
    turns: list[Watchdog] = []
    assert always_late(turns.append) == [] and len(turns) == 1
