"""Whether the window stays alive: no task of the GUI thread may hold the event loop longer than 100 ms.

What counts is the work of the GUI thread itself: its own processor time between two beats of a timer that
lives in its event loop. Time that other threads and other programs took away is nobody's fault here. A
processor that is shared works slower too, so the limit grows with ``pace``: how long a fixed piece of work
takes just then; and ``always_late`` blames only a step that was late every time. Waiting costs no processor
time, so a loop that stood still for much longer by the clock is late as well.

Another thread looks at the GUI thread's stack while a beat is overdue, and so knows which call it was.
"""

from __future__ import annotations

import faulthandler
import os
import re
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer

from ui.kit import tasks

ROOT = Path(__file__).resolve().parents[2]
LIMIT, STANDSTILL = 0.100, 2.0  # seconds: of own work; by the clock, as whoever waits for a lock
BEAT_MS, LOOK_EVERY, LOOK_AFTER = 4, 0.008, 0.025
PIECE, PIECE_TAKES = 150_000, 0.0025  # turns of a loop, and its seconds on an idle office computer
MOSTLY = 0.6  # of the looks: a call seen so often is what took the time
LONGEST_WAIT = 60.0
CALL = re.compile(r'^  File "(.+)", line \d+ in (.+)$', re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Late:
    """A step after which the loop came late: seconds of work, by the clock, and the calls, the outermost first."""

    step: str
    work: float
    clock: float
    calls: tuple[str, ...]

    def __str__(self) -> str:
        head = f"{self.step}: {self.work * 1000:.0f} ms of work, {self.clock * 1000:.0f} ms by the clock, in"
        return "\n    ".join([head, *(self.calls or ("(no call of ours was seen)",))])


class Watchdog:
    """Watches the thread that makes it, which must be the one of the event loop."""

    def __init__(self) -> None:
        self.late: list[Late] = []
        self._limit = LIMIT
        self._thread = threading.get_ident()
        self._seen: list[tuple[str, ...]] = []
        self._step = ""
        self._worked = self._beaten = 0.0

    @contextmanager
    def watch(self, step: str, rest_for: float = 0.05, limit: float = LIMIT) -> Iterator[None]:
        """Watches what a person does here, and all that it starts until the window is at rest so long."""
        timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=BEAT_MS)
        timer.timeout.connect(self._beat)
        over = threading.Event()
        looking = threading.Thread(target=self._look, args=(over,), daemon=True)
        self._step, self._limit = step, limit
        self._start_beat()
        timer.start()
        looking.start()
        try:
            yield
            rest(rest_for)
        finally:
            self._beat()
            timer.stop()
            over.set()
            looking.join()

    def _start_beat(self) -> None:
        self._seen = []
        self._worked, self._beaten = time.thread_time(), time.perf_counter()

    def _beat(self) -> None:
        """The loop is alive; was it so all the time?"""
        work, clock = time.thread_time() - self._worked, time.perf_counter() - self._beaten
        if (work > self._limit and work > self._limit * pace()) or clock > STANDSTILL * pace():
            self.late.append(Late(self._step, work, clock, common_calls(self._seen)))
        self._start_beat()

    def _look(self, over: threading.Event) -> None:
        """On a thread of its own: notes where the watched thread is, once its beat is overdue."""
        with tempfile.TemporaryFile() as sheet:
            while not over.wait(LOOK_EVERY):
                if time.perf_counter() - self._beaten > LOOK_AFTER:
                    sheet.seek(0)
                    sheet.truncate()
                    faulthandler.dump_traceback(sheet)
                    sheet.seek(0)
                    self._seen.append(our_calls(sheet.read().decode(), self._thread))


def pace() -> float:
    """How much longer work takes now than on an idle office computer; 1 where it does not."""
    taken = []
    for _turn in range(5):
        begun = time.thread_time()
        for _number in range(PIECE):
            pass
        taken.append(time.thread_time() - begun)
    return max(1.0, median(taken) / PIECE_TAKES)


def our_calls(stacks: str, thread: int) -> tuple[str, ...]:
    """The calls of the program on one thread's stack, the outermost first.

    The stacks are those that faulthandler writes: unlike the frames of a running thread, which Python 3.11
    takes away while they are read, they are safe to look at.
    """
    mine = next((each for each in stacks.split("\n\n") if f"x{thread:016x} " in each), "")
    calls = [
        f"{name} ({file.removeprefix(str(ROOT) + os.sep)})"
        for file, name in CALL.findall(mine)
        if file.startswith((str(ROOT / "ui"), str(ROOT / "app")))
    ]
    return tuple(reversed(calls))


def common_calls(seen: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The longest way into the program that most of the looks went."""
    ways = Counter(calls[:depth] for calls in seen for depth in range(1, len(calls) + 1))
    usual = [way for way, count in ways.items() if count >= MOSTLY * len(seen)]
    return max(usual, key=len, default=max(seen, key=len, default=()))


def rest(seconds: float = 0.05) -> None:
    """Waits until nothing was read in the background for so long; a search begins a while after typing."""
    give_up = time.monotonic() + LONGEST_WAIT
    since = time.monotonic()
    while time.monotonic() - since < seconds:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # as a loop that runs
        if tasks.busy():
            since = time.monotonic()
        assert since < give_up, "the window never came to rest"
        time.sleep(0.002)


def always_late(journey: Callable[[Watchdog], None], times: int = 3) -> list[Late]:
    """The steps of a journey that were late each time, at their best; it is repeated only while any is."""
    kept: dict[str, Late] = {}
    for turn in range(times):
        dog = Watchdog()
        journey(dog)
        worst: dict[str, Late] = {}
        for each in dog.late:
            if each.step not in worst or worst[each.step].work < each.work:
                worst[each.step] = each
        kept = (
            worst
            if turn == 0
            else {
                step: min(kept[step], worst[step], key=lambda late: late.work)
                for step in kept.keys() & worst.keys()
            }
        )
        if not kept:
            break
    return sorted(kept.values(), key=lambda late: -late.work)
