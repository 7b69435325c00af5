"""Which columns a person sees, how wide and in which order: chosen in a menu, kept in the settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.kernel.text import _
from ui.kit.manifest import Context
from ui.kit.table import DataTable


class ColumnLayout(QObject):
    """Restores the layout of a table at once and keeps every change. hidden: columns away at first."""

    def __init__(
        self, context: Context, key: str, table: DataTable, hidden: Sequence[str] = ()
    ) -> None:
        super().__init__(table)
        self._context, self._key, self._table = context, f"{key}/columns", table
        self._usual = {"hidden": list(hidden)}
        kept = context.setting(self._key)
        table.restore_layout(kept if isinstance(kept, dict) else self._usual)
        table.layout_changed.connect(self._keep)

    def _keep(self) -> None:
        self._context.keep_setting(self._key, self._table.layout_state())

    def menu(self, parent: QWidget) -> QMenu:
        """Every column with a check mark; the first one cannot be put away."""
        menu, hidden = QMenu(parent), self._table.hidden_columns()
        model = self._table.model
        for at, column in enumerate(model.columns if model else ()):
            entry = menu.addAction(_(column.title))
            entry.setCheckable(True)
            entry.setChecked(column.key not in hidden)
            entry.setEnabled(at > 0)
            entry.toggled.connect(lambda on, key=column.key: self.show_column(key, on))
        menu.addSeparator()
        menu.addAction(_("As it was made"), self.reset)
        return menu

    def show_column(self, key: str, on: bool) -> None:
        hidden = self._table.hidden_columns()
        self._table.set_hidden(hidden - {key} if on else hidden | {key})

    def reset(self) -> None:
        """The columns as the list was made."""
        self._table.restore_layout(self._usual)
        self._keep()
