"""Buttons, labels and small parts with icons that follow theme, zoom and language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.kernel.text import _
from ui.kit import icons, keys, status, theme

Act = Callable[[], object]


def discard(widget: QWidget | None) -> None:
    """Takes a widget off the screen at once; it is deleted when Qt gets to it. None is nothing."""
    if widget is None:
        return
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def set_shown(widget: QWidget, shown: bool) -> None:
    """Shows or hides a part; one that need not change is left alone: Qt dresses and measures whatever is shown."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)


class Button(QPushButton):
    """A push button: icon, marked text, and its key shown as a hint at the right end.

    ``role``: "" (outlined), "primary", "danger", "quiet", "link" or "chip". ``key`` is also its shortcut
    unless ``hint_only``.
    """

    def __init__(
        self,
        text: str,
        act: Act | None = None,
        *,
        icon: str = "",
        role: str = "",
        key: str = "",
        hint_only: bool = True,
        **values: object,
    ) -> None:
        super().__init__()
        self._marked, self._values, self.key = text, values, key
        self._icon = icon
        if role:
            self.setProperty("role", role)
        if key and not hint_only:
            self.setShortcut(keys.sequences(key)[0])
        if act is not None:
            self.clicked.connect(lambda: act())
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor if role == "link" else self.cursor())
        if icon:
            icons.dress(self, icon, self._icon_token())
        self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button the keyboard is on, not the default one of its dialog."""
        pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if pressed and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
            return
        super().keyPressEvent(event)

    def _icon_token(self) -> str:
        role = self.property("role")
        return {"primary": "onaccent", "danger": "danger", "link": "link"}.get(role, "text")

    def set_text(self, text: str, **values: object) -> None:
        """Another marked text."""
        self._marked, self._values = text, values
        self.retranslate()

    def set_icon(self, name: str) -> None:
        self._icon = name
        icons.dress(self, name, self._icon_token())

    def retranslate(self) -> None:
        words = _(self._marked, **self._values) if self._values else _(self._marked)
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({keys.shown(self.key)})" if self.key else "")
        self.updateGeometry()

    # -- measures and painting ----------------------------------------------------------------

    def _words(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _font(self) -> QFont:
        return theme.font("body", bold=self.property("role") == "primary")

    def _hint_width(self) -> int:
        if not self.key or self.property("role") == "link":
            return 0
        return QFontMetrics(theme.font("micro")).horizontalAdvance(keys.shown(self.key)) + theme.px(
            10
        )

    def _content_width(self) -> int:
        width = QFontMetrics(self._font()).horizontalAdvance(self._words())
        if self._icon:
            width += theme.px(16) + (theme.px(6) if self._words() else 0)
        if self._hint_width():
            width += theme.px(8) + self._hint_width()
        return width

    def sizeHint(self) -> QSize:
        role = self.property("role")
        pad = {"link": 0, "primary": 12}.get(role, 17 if self.property("large") else 11)
        return QSize(self._content_width() + 2 * theme.px(pad), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box as the style draws it; icon, words and key are placed by us."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        left = (self.width() - self._content_width()) // 2
        if self.property("role") == "link":
            left = 0
        token = self._icon_token() if self.isEnabled() else "faint"
        if self._icon:
            size = theme.px(16)
            pixmap = icons.pixmap(self._icon, size, token)
            painter.drawPixmap(left, (self.height() - size) // 2, pixmap)
            left += size + theme.px(6)
        self._paint_words(painter, left, token)

    def _paint_words(self, painter: QPainter, left: int, token: str) -> None:
        font = self._font()
        if self.property("role") == "link" and (self.underMouse() or self.hasFocus()):
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(theme.color(token))
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._words())
        if self._hint_width():
            left += painter.fontMetrics().horizontalAdvance(self._words()) + theme.px(8)
            box = QRect(left, 0, self._hint_width(), theme.px(18))
            box.moveTop((self.height() - box.height()) // 2)
            primary = self.property("role") == "primary" and self.isEnabled()
            paint_key(painter, box, keys.shown(self.key), primary=primary, enabled=self.isEnabled())


def paint_key(
    painter: QPainter, box: QRect, key: str, *, primary: bool = False, enabled: bool = True
) -> None:
    """A key as on the keyboard, in ``box``; faint where it does nothing now."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("micro"))
    painter.setPen(theme.color("accent2" if primary else "border"))
    painter.setBrush(theme.color("accent2" if primary else "alt"))
    painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setPen(theme.color("onaccent" if primary else "muted" if enabled else "faint"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()


class IconButton(QToolButton):
    """A square button with an icon only; its marked name is its tooltip and accessible name."""

    def __init__(
        self, icon: str, name: str, act: Act | None = None, *, key: str = "", framed: bool = False
    ) -> None:
        super().__init__()
        self._name, self.key = name, key
        self.setProperty("role", "icon")
        self.setProperty("framed", framed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        icons.dress(self, icon, "text")
        if act is not None:
            self.clicked.connect(lambda: act())
        self.retranslate()

    def retranslate(self) -> None:
        words = _(self._name)
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({keys.shown(self.key)})" if self.key else words)


class Chip(QToolButton):
    """A rounded filter: ``on`` when it narrows; ``removed`` from its cross; a click asks for a menu."""

    removed = Signal()

    def __init__(self, text: str = "", icon: str = "", *, removable: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "chip")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._icon, self._removable, self._caret = icon, removable, False
        self.compact = False
        self.set_on(False)
        self.set_words(text)

    def set_words(self, text: str) -> None:
        """Translated words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(text if self.compact else "")
        self.updateGeometry()

    def set_compact(self, compact: bool) -> None:
        """Only the icon, the words in the tooltip: for a bar with little room."""
        if compact != self.compact:
            self.compact = compact
            self.set_words(self.text())

    @property
    def has_icon(self) -> bool:
        return bool(self._icon)

    def set_on(self, on: bool) -> None:
        theme.set_property(self, "on", on)
        if self._icon:
            icons.dress(self, self._icon, "link" if on else "text", 14)

    def set_removable(self, removable: bool) -> None:
        """Whether it has a cross."""
        self._removable = removable
        self.updateGeometry()

    def set_caret(self, caret: bool) -> None:
        """Shows that a click opens choices."""
        self._caret = caret
        self.updateGeometry()

    def _tail(self) -> int:
        return theme.px(18) if self._removable or self._caret else 0

    def width_as(self, *, compact: bool) -> int:
        """How wide it would like to be with its words or without."""
        if compact:
            return theme.px(32) + self._tail()
        words = QFontMetrics(theme.font("label")).horizontalAdvance(self.text())
        return words + theme.px(39 if self._icon else 20) + self._tail()

    def sizeHint(self) -> QSize:
        return QSize(self.width_as(compact=self.compact), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.px(72) + self._tail()), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        words, option.text, option.icon = option.text, "", type(option.icon)()
        option.features = QStyleOptionToolButton.ToolButtonFeature.None_
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        token = "link" if self.property("on") else "text"
        left, size = theme.px(9), theme.px(14)
        middle = (self.height() - size) // 2
        if self._icon:
            painter.drawPixmap(left, middle, icons.pixmap(self._icon, size, token))
            left += size + theme.px(5)
        if not self.compact:
            painter.setFont(theme.font("label"))
            painter.setPen(theme.color(token))
            room = QRect(left, 0, self.width() - left - theme.px(9) - self._tail(), self.height())
            words = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, max(room.width(), theme.px(20))
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self._tail():
            name = "ph.x" if self._removable else "ph.caret-down"
            at = QPoint(self.width() - size - theme.px(7), middle)
            painter.drawPixmap(at, icons.pixmap(name, size, token))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        on_cross = self._removable and event.position().x() > self.width() - theme.px(24)
        if on_cross and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
            return
        super().keyPressEvent(event)


class IconLabel(QLabel):
    """An icon that follows the theme; decoration only, silent for screen readers."""

    def __init__(self, name: str, token: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._shown = (name, token, size)
        theme.follow(self, self._draw)
        self._draw()

    def show_icon(self, name: str, token: str = "muted") -> None:
        self._shown = (name, token, self._shown[2])
        self._draw()

    def _draw(self) -> None:
        name, token, size = self._shown
        self.setFixedSize(theme.px(size), theme.px(size))
        self.setPixmap(icons.pixmap(name, theme.px(size), token) if name else QPixmap())


class StateChip(QWidget):
    """A status chip as in the tables: icon, word, colour."""

    def __init__(self, value: object = "draft") -> None:
        super().__init__()
        self._value = value
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.follow(self, self.updateGeometry)
        self.set_state(value)

    def set_state(self, value: object) -> None:
        """A key, or ("overdue", days)."""
        self._value = value
        self.setAccessibleName(status.text(value))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        from ui.kit.table.delegate import chip_width

        words = QFontMetrics(theme.font("chip")).horizontalAdvance(status.text(self._value))
        return QSize(chip_width(words), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        from ui.kit.table.delegate import Look, paint_chip

        found, days = status.state(self._value)
        paint_chip(QPainter(self), QPoint(0, self.rect().center().y() + 1), found, days, Look())


def label(text: str = "", role: str = "", *, tone: str = "", wrap: bool = False) -> QLabel:
    """A label of a type role and tone; plain text, already translated."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if tone:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


class ElidedLabel(QLabel):
    """Gives way where room is short; the whole text is in its tooltip.

    It takes whatever room there is; a ``shy`` one asks for no more than its words.
    """

    def __init__(self, text: str = "", role: str = "", *, shy: bool = False) -> None:
        super().__init__(text)
        self.setToolTip(text)
        if role:
            self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        across = QSizePolicy.Policy.Preferred if shy else QSizePolicy.Policy.Ignored
        self.setSizePolicy(across, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(24), super().minimumSizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), align, words)


def line(*, soft: bool = False, vertical: bool = False) -> QFrame:
    """A thin line between parts."""
    made = QFrame()
    made.setProperty("role", "gridLine" if soft else "line")
    if vertical:
        made.setProperty("role", "statusLine")
        made.setFixedWidth(1)
    return made


def row(
    *parts: QWidget | int, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Widgets side by side; a number stretches."""
    made = QHBoxLayout()
    made.setContentsMargins(*(theme.px(margin) for margin in margins))
    made.setSpacing(theme.px(spacing))
    for part in parts:
        if isinstance(part, int):
            made.addStretch(part)
        else:
            made.addWidget(part)
    return made


def inset(widget: QWidget, margins: tuple[int, int, int, int]) -> QWidget:
    """A widget with room around it. Margins of a label itself go where the style sheet is applied again."""
    made = QWidget()
    around = QVBoxLayout(made)
    around.setContentsMargins(*(theme.px(margin) for margin in margins))
    around.addWidget(widget)
    return made


def foot(*buttons: QWidget) -> QFrame:
    """The strip below a dialog, its buttons at the right end."""
    made = QFrame()
    made.setProperty("role", "dialogFoot")
    strip = QHBoxLayout(made)
    strip.setContentsMargins(*[theme.px(m) for m in (16, 10, 16, 10)])
    strip.addStretch(1)
    for button in buttons:
        strip.addWidget(button)
    return made
