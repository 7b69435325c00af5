"""What the window lends to a panel, without a window: it remembers what it was asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.kernel.period import Period, of_date


class FakeCompany:
    start = dt.date(2026, 1, 1)
    fiscal_first_month = 1


class FakeSession:
    read_only = False
    company = FakeCompany()

    def __init__(self, today: dt.date = dt.date(2026, 11, 23)) -> None:
        self._today = today
        self.denied: set[str] = set()

    def today(self) -> dt.date:
        return self._today

    @property
    def month(self) -> Period:
        return of_date(self._today)

    def may(self, permission: str) -> bool:
        return permission not in self.denied


class FakeContext:
    """Settings are kept in a dict; errors, notices and openings in lists."""

    window = None

    def __init__(self) -> None:
        self.session = FakeSession()
        self.settings: dict[str, Any] = {}
        self.opened: list[tuple[Any, ...]] = []
        self.errors: list[BaseException] = []
        self.notices: list[tuple[Any, ...]] = []
        self.listeners: list[tuple[tuple[str, ...], Callable[[], None]]] = []

    def open_document(self, kind: str, id: int | None = None, **values: Any) -> None:
        self.opened.append((kind, id, values))

    def open_section(self, department: str, section: str = "", **filters: Any) -> None:
        self.opened.append((department, section, filters))

    def open_company(self, path: Path) -> None:
        """Nothing is opened here."""

    def run(self, title: str, work: Any, on_done: Any = None, on_failed: Any = None) -> None:
        from ui.kit import tasks

        tasks.run(title, work, on_done, on_failed or self.show_error)

    def notify(self, *words: Any) -> None:
        self.notices.append(words)

    def show_error(self, error: BaseException) -> None:
        self.errors.append(error)

    def on_change(self, widget: Any, kinds: tuple[str, ...], act: Callable[[], None]) -> None:
        self.listeners.append((kinds, act))

    def setting(self, key: str, default: Any = None) -> Any:
        return self.settings.get(key, default)

    def keep_setting(self, key: str, value: Any) -> None:
        self.settings[key] = value
