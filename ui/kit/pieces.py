"""Small parts of panels and cards: boxes, headings, links, facts, rules, bars."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui.kit import icons, theme
from ui.kit.buttons import label


class Card(QFrame):
    """A white box with a title row."""

    def __init__(self, margins: tuple[int, int] = (14, 12)) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.column = QVBoxLayout(self)
        across, down = theme.px(margins[0]), theme.px(margins[1])
        self.column.setContentsMargins(across, down, across, down)
        self.column.setSpacing(theme.px(6))

    def add_title(
        self,
        text: str,
        note: str = "",
        link: str = "",
        follow: Callable[[], None] | None = None,
    ) -> None:
        """Bold title, muted note, and a link at the right end."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(label(text, "strong"))
        if note:
            row.addWidget(label(note, "muted"))
        row.addStretch(1)
        if link and follow is not None:
            row.addWidget(link_button(link, follow))
        self.column.addLayout(row)


def icon_button(icon: str, text: str, token: str = "text", *, role: str = "") -> QPushButton:
    """A button with icon and words; both follow theme and zoom."""
    button = QPushButton(f" {text}")
    button.setAccessibleName(text)
    if role:
        button.setProperty("role", role)
    icons.dress(button, icon, token)
    return button


def link_button(text: str, act: Callable[[], None]) -> QToolButton:
    """Words that lead somewhere."""
    button = QToolButton()
    button.setProperty("role", "link")
    button.setText(text)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(act)
    return button


class Bar(QWidget):
    """A share of a whole as a bar."""

    def __init__(self, share: float, token: str) -> None:
        super().__init__()
        self._share, self._token = max(0.0, min(1.0, share)), token
        self.setMinimumWidth(theme.px(60))
        self.setFixedHeight(theme.px(13))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("sunken"))
        filled = QRect(0, 0, round(self.width() * self._share), self.height())
        painter.fillRect(filled, theme.color(self._token))


def pair(name: str, value: str, *, strong: bool = False) -> QHBoxLayout:
    """A fact: its name at the left, its value at the right."""
    row = QHBoxLayout()
    row.addWidget(label(name, "strong" if strong else "muted"))
    row.addStretch(1)
    row.addWidget(label(value, "strong"))
    return row


def rule(token: str = "grid") -> QWidget:
    """A thin line."""
    line = Rule(token)
    line.setFixedHeight(1)
    return line


class Rule(QWidget):
    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.color(self._token))


def heading(title: str, hint: str = "") -> QWidget:
    """A panel's title with a muted sentence below."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    column.addWidget(label(title, "h2"))
    if hint:
        column.addWidget(label(hint, "muted", wrap=True))
    return box
