"""A folder on this computer: typed, or chosen with the button."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QLineEdit

from app.kernel.text import _
from ui.kit import icons, theme
from ui.kit.fields import TextEdit


class FolderField(TextEdit):
    def __init__(self) -> None:
        super().__init__(most=2000)
        self._open = self.addAction(
            icons.icon("ph.folder-open", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._open.triggered.connect(self.choose)
        self._open.setToolTip(_("Choose a folder"))
        theme.follow(self, lambda: self._open.setIcon(icons.icon("ph.folder-open", "muted")))

    def choose(self) -> None:
        path = QFileDialog.getExistingDirectory(self, _("Choose a folder"), self.text())
        if path:
            self.set_value(path)
            self.changed.emit()

    def problem(self) -> str:
        typed: Any = self.value()
        if typed and not Path(typed).is_dir():
            return _("There is no folder {path}.", path=typed)
        return ""
