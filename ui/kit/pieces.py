"""Small parts of panels and cards: labels by role, headings, links, rules, bars."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.kit import icons, theme


class IconLabel(QLabel):
    """An icon that follows the theme."""

    def __init__(self, icon: str, token: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._face = (icon, token, size)
        self._put()
        theme.follow(self, self._put)

    def show_icon(self, icon: str, token: str) -> None:
        """Another icon."""
        self._face = (icon, token, self._face[2])
        self._put()

    def _put(self) -> None:
        icon, token, size = self._face
        self.setPixmap(icons.pixmap(icon, theme.px(size), token))
        self.setFixedSize(theme.px(size), theme.px(size))


def label(text: str, role: str = "", *, wrap: bool = False, tone: str = "") -> QLabel:
    """A label of a type role ("h1", "h2", "display", "label", "strong") and tone."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


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


class ElidedLabel(QLabel):
    """A name that gives way where room is short; the whole is in its tooltip."""

    def __init__(self, text: str, role: str = "", tone: str = "") -> None:
        super().__init__(text)
        self.setToolTip(text)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, text)


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
