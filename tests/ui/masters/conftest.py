"""A context that remembers what panels asked of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from app.kernel.progress import SILENT, Progress
from ui.kit import tasks, theme
from ui.kit.manifest import NoticeAction


class Desk:
    """A ``Context`` without a window: work is done at once, wishes and errors are kept."""

    def __init__(self, session: Session, window: QWidget) -> None:
        self.session, self.window = session, window
        self.opened: list[tuple[str, int | None]] = []
        self.errors: list[BaseException] = []
        self.notices: list[tuple[str, str]] = []
        self._settings: dict[str, Any] = {}

    def open_document(self, kind: str, id: int | None = None, **values: Any) -> None:
        self.opened.append((kind, id))

    def open_section(self, department: str, section: str = "", **filters: Any) -> None:
        self.opened.append((f"{department}.{section}", None))

    def open_company(self, path: Path) -> None:
        """Nothing is opened here."""

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        try:
            result = work(SILENT)
        except Exception as error:
            (on_failed or self.show_error)(error)
            return
        if on_done:
            on_done(result)

    def notify(
        self, tone: str, title: str, detail: str = "", actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        self.notices.append((tone, title))

    def show_error(self, error: BaseException) -> None:
        self.errors.append(error)

    def on_change(self, widget: QWidget, kinds: tuple[str, ...], act: Callable[[], None]) -> None:
        self.session.subscribe(lambda changes: act())

    def setting(self, key: str, default: Any = None) -> Any:
        return self._settings.get(key, default)

    def keep_setting(self, key: str, value: Any) -> None:
        self._settings[key] = value


@pytest.fixture
def desk(qtbot: QtBot, session: Session) -> Iterator[Desk]:
    theme.apply("light", 1.0)
    tasks.surround(companies.own_connection)
    window = QWidget()
    qtbot.addWidget(window)
    yield Desk(session, window)
    qtbot.waitUntil(lambda: not tasks.busy())
