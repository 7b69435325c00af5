"""Choosing a printer, as the print preview and the printing of many ask for it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from app.kernel.text import _
from ui.kit import printers, tasks
from ui.kit.manifest import Context

MOST_COPIES = 99


class PrinterBox(QComboBox):
    """The printers of this computer, the one used last for ``kind`` first chosen.

    ``found`` once they were looked for: whether there is any.
    """

    found = Signal(bool)

    def __init__(self, context: Context, kind: str) -> None:
        super().__init__()
        self._context, self._key = context, f"print/{kind}/printer"
        self.setAccessibleName(_("Printer"))
        self.addItem(_("Looking for printers…"), "")
        tasks.fetch(self, printers.names, self._show, context.show_error)

    def _show(self, names: list[str]) -> None:
        self.clear()
        for name in names:
            self.addItem(name, name)
        if not names:
            self.addItem(_("No printer"), "")
        self.setCurrentIndex(max(0, self.findData(self._context.setting(self._key, ""))))
        self.found.emit(bool(names))

    def chosen(self) -> str:
        """The name of the printer; "" where there is none."""
        return str(self.currentData() or "")

    def remember(self) -> None:
        """For the next of this kind."""
        self._context.keep_setting(self._key, self.chosen())
