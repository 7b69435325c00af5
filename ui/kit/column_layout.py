"""Which columns a person sees, how wide and in which order: kept in the settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from ui.kit.manifest import Context
from ui.kit.table import DataTable


class ColumnLayout(QObject):
    """Restores the layout of a table at once and keeps every change. hidden: columns away at first."""

    def __init__(
        self, context: Context, key: str, table: DataTable, hidden: Sequence[str] = ()
    ) -> None:
        super().__init__(table)
        self._context, self._key, self.table = context, f"{key}/columns", table
        self._usual: dict[str, Any] = {"hidden": list(hidden)}
        kept = context.setting(self._key)
        table.restore_layout(kept if isinstance(kept, dict) else self._usual)
        table.layout_changed.connect(self._keep)

    def _keep(self) -> None:
        self._context.keep_setting(self._key, self.table.layout_state())

    def show_column(self, key: str, on: bool) -> None:
        hidden = self.table.hidden_columns()
        self.table.set_hidden(hidden - {key} if on else hidden | {key})

    def reset(self) -> None:
        """The columns as the list was made."""
        self.table.restore_layout(self._usual)
        self._keep()
