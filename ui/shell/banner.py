"""The strip below the toolbar that says why nothing can be changed, and who has the file."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ui.kit import theme
from ui.kit.buttons import IconLabel


class Banner(QFrame):
    """Hidden until it has something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._icon = IconLabel("ph.warning-fill", "warn")
        self._words, self._link = QLabel(), QToolButton()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._link.setProperty("role", "link")
        self._link.setCursor(Qt.CursorShape.PointingHandCursor)
        self._act: Callable[[], None] = lambda: None
        self._link.clicked.connect(lambda: self._act())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self._link)
        self.hide()

    def tell(self, strong: str, rest: str, link: str, act: Callable[[], None]) -> None:
        """A bold sentence, what it means, and the one thing to do."""
        self._words.setText(f"<b>{escape(strong, quote=False)}</b> {escape(rest, quote=False)}")
        self._link.setText(link)
        self._link.setVisible(bool(link))
        self._act = act
        self.setAccessibleName(f"{strong} {rest}")
        self.show()

    def words(self) -> str:
        return self.accessibleName()
