"""Inside a measured window: waits until a list with rows is on the screen, then says so and ends."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

LOOK_EVERY_MS, GIVE_UP_AFTER = 2, 60.0
ROWS = 20


def give_up_in_time() -> None:
    """Ends the process where nothing is painted, even while a dialog waits for an answer."""
    watchdog = threading.Timer(GIVE_UP_AFTER, os._exit, (3,))
    watchdog.daemon = True
    watchdog.start()


def tell_when_painted(application: QApplication, window: Callable[[], QWidget | None]) -> QTimer:
    """Prints ``painted`` when a list with rows has been painted, then the most memory used, in bytes."""
    timer = QTimer(application)

    def look() -> None:
        shown = window()
        viewport = _list_with_rows(shown) if shown is not None else None
        if viewport is None:
            return
        timer.stop()
        viewport.repaint()
        print("painted", flush=True)
        print(peak_memory(), flush=True)
        application.exit(0)

    timer.timeout.connect(look)
    timer.start(LOOK_EVERY_MS)
    return timer


def _list_with_rows(window: QWidget) -> QWidget | None:
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        if view.isVisible() and model is not None and model.rowCount() >= ROWS:
            return view.viewport()
    return None


def peak_memory() -> int:
    """The most memory this process has held, in bytes; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0
