"""What the window lends to its panels: the one object through which they reach it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.kernel.events import Changes
from app.kernel.progress import Progress
from ui.kit import tasks
from ui.kit.manifest import NoticeAction

if TYPE_CHECKING:
    from app.access.session import Session
    from ui.shell.main_window import MainWindow


class _Listener(NamedTuple):
    widget: QWidget
    kinds: frozenset[str]
    act: Callable[[], None]


class ChangeBus(QObject):
    """Brings what a Work changed, on whatever thread, to the views in the main thread.

    Many changes in one go (an import) reach a view once.
    """

    announced = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._listeners: list[_Listener] = []
        self._waiting: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._deliver)
        self.announced.connect(self._arrived, Qt.ConnectionType.QueuedConnection)
        self._stop = session.subscribe(self.announced.emit)

    def listen(self, widget: QWidget, kinds: tuple[str, ...], act: Callable[[], None]) -> None:
        self._listeners.append(_Listener(widget, frozenset(kinds), act))

    def _arrived(self, changes: Changes) -> None:
        self._waiting |= changes.kinds
        self._timer.start()

    def _deliver(self) -> None:
        kinds, self._waiting = self._waiting, set()
        self._listeners = [each for each in self._listeners if shiboken6.isValid(each.widget)]
        for listener in list(self._listeners):
            wanted = not listener.kinds or not listener.kinds.isdisjoint(kinds)
            if wanted and shiboken6.isValid(listener.widget):
                listener.act()

    def stop(self) -> None:
        """Hears nothing more, however often it is said."""
        self._stop()
        self._stop = _nothing
        self._timer.stop()
        self._listeners.clear()


def _nothing() -> None:
    """Nothing is left to stop."""


class WindowContext:
    """The ``Context`` of ``ui.kit.manifest``, for one window."""

    def __init__(self, session: Session, window: MainWindow) -> None:
        self.session = session
        self._window = window
        self.bus = ChangeBus(session, window)

    @property
    def window(self) -> QWidget:
        return self._window

    def open_document(self, kind: str, id: int | None = None, **values: Any) -> None:
        self._window.open_document(kind, id, **values)

    def open_section(self, department: str, section: str = "", **filters: Any) -> None:
        self._window.open_section(department, section, **filters)

    def open_company(self, path: Path) -> None:
        self._window.open_requested.emit(str(path))

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        tasks.run(title, work, on_done or (lambda _result: None), on_failed or self.show_error)

    def notify(
        self, tone: str, title: str, detail: str = "", actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        self._window.notify(tone, title, detail, actions)

    def show_error(self, error: BaseException) -> None:
        self._window.policy.on_error(error)

    def on_change(self, widget: QWidget, kinds: tuple[str, ...], act: Callable[[], None]) -> None:
        self.bus.listen(widget, kinds, act)

    def setting(self, key: str, default: Any = None) -> Any:
        return self._window.settings.get(f"panels/{key}", default)

    def keep_setting(self, key: str, value: Any) -> None:
        self._window.settings.keep(f"panels/{key}", value)
