"""The about box."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import VERSION
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, label
from ui.shell.mark import Mark


class AboutDialog(QDialog):
    """Name, version, licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(_("About Back Office"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.addWidget(Mark(40))
        words = QVBoxLayout()
        words.addWidget(label("Back Office", "h1"))
        words.addWidget(label(_("Version {version}", version=VERSION), "muted"))
        head.addLayout(words, 1)
        column.addLayout(head)
        about = _(
            "Sales, purchasing, inventory, accounting and pay of a small business, in one program."
        )
        column.addWidget(label(about, wrap=True))
        column.addWidget(label(_("Licence: MIT"), "muted"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.closer = Button(N_("Close"), self.accept, role="primary")
        self.closer.setDefault(True)
        foot.addWidget(self.closer)
        column.addLayout(foot)
        self.resize(theme.px(420), self.sizeHint().height())
