"""Inside a measured window: waits until a list with rows is on the screen, then says so and ends."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

LOOK_EVERY_MS, GIVE_UP_AFTER = 2, 60.0
ROWS = 20


def tell_when_painted(application: QApplication, window: Callable[[], QWidget | None]) -> QTimer:
    """Prints ``painted`` when a list with rows has been painted, then the most memory used, in bytes."""
    timer = QTimer(application)
    begun = time.monotonic()

    def look() -> None:
        shown = window()
        viewport = _list_with_rows(shown) if shown is not None else None
        if viewport is None:
            if time.monotonic() - begun > GIVE_UP_AFTER:
                print("no rows", flush=True)
                application.exit(1)
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
