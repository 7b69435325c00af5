"""The about box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from app import VERSION
from app.kernel.text import _
from ui.kit import theme
from ui.kit.buttons import label
from ui.shell.mark import Mark

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


def show_about(window: MainWindow) -> None:
    """Name, version, licence."""
    dialog = QDialog(window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setObjectName("aboutDialog")
    dialog.setWindowTitle(_("About Back Office"))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*[theme.px(24)] * 4)
    column.setSpacing(theme.px(12))
    head = QHBoxLayout()
    head.addWidget(Mark(40))
    words = QVBoxLayout()
    words.addWidget(label("Back Office", "h1"))
    words.addWidget(label(_("Version {version}", version=VERSION), "muted"))
    head.addLayout(words, 1)
    column.addLayout(head)
    about = QLabel(
        _("Sales, purchasing, inventory, accounting and pay of a small business, in one program.")
    )
    about.setWordWrap(True)
    column.addWidget(about)
    column.addWidget(label(_("Licence: MIT"), "muted"))
    column.addLayout(_close_row(dialog))
    dialog.resize(theme.px(420), dialog.sizeHint().height())
    dialog.open()


def _close_row(dialog: QDialog) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    close = QPushButton(_("Close"))
    close.setProperty("role", "primary")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    row.addWidget(close)
    return row
