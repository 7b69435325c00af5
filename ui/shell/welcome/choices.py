"""The four choices at the left of the welcome: cards that work as radio buttons."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.kernel.text import N_, _
from ui.kit import icons, theme


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person can begin with; texts are marked."""

    key: str
    icon: str
    title: str
    detail: str


CHOICES = (
    Choice(
        "new",
        "ph.buildings",
        N_("Create a new company"),
        N_("Fill in the profile, choose accounts, start in 5 steps"),
    ),
    Choice(
        "open",
        "ph.folder-open",
        N_("Open an existing company"),
        N_("Choose a .boffice file on this computer"),
    ),
    Choice(
        "demo",
        "ph.flask",
        N_("Try the sample company"),
        N_("PT Lentera Niaga Utama: 11 months of business"),
    ),
    Choice(
        "restore",
        "ph.clock-counter-clockwise",
        N_("Restore a backup"),
        N_("From a .bobackup file; nothing is overwritten"),
    ),
)


class ChoiceCard(QRadioButton):
    """A radio button painted as a card; ``picked`` by the mouse, chosen already or not."""

    picked = Signal()

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self.setObjectName(f"choice.{choice.key}")
        self._begun = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.retranslate()

    def name_begun(self, name: str) -> None:
        """Something of this kind was begun and can be gone on with."""
        self._begun = name
        self.retranslate()

    def title(self) -> str:
        if self._begun:
            return _("Go on making {name}", name=self._begun)
        return _(self.choice.title)

    def retranslate(self) -> None:
        self.setText(self.title())
        self.setAccessibleName(f"{self.title()}. {_(self.choice.detail)}")
        self.setToolTip(_(self.choice.detail))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), theme.px(66))

    def minimumSizeHint(self) -> QSize:
        """Both lines, whole, where the window is low."""
        return QSize(theme.px(200), sum(self._line_heights()) + theme.px(8))

    @staticmethod
    def _line_heights() -> tuple[int, int]:
        title, detail = theme.font("body", bold=True), theme.font("label")
        return QFontMetrics(title).height(), QFontMetrics(detail).height()

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held = self.isDown()
        super().mouseReleaseEvent(event)
        if held and self.hitButton(event.position().toPoint()):
            self.picked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        width = 2 if chosen or self.hasFocus() else 1
        ground = "soft" if chosen else ("hover" if self.underMouse() else "surface")
        painter.setBrush(theme.color(ground))
        painter.setPen(QPen(theme.color("link" if width == 2 else "border"), width))
        inset = width / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), 6, 6)
        if self.hasFocus():
            inner = self.rect().toRectF().adjusted(4, 4, -4, -4)
            painter.drawRoundedRect(inner, 4, 4)
        self._paint_radio(painter, chosen)
        size = theme.px(28)
        middle = self.height() // 2
        token = "link" if chosen else "muted"
        at = QPoint(theme.px(44), middle - size // 2)
        painter.drawPixmap(at, icons.pixmap(self.choice.icon, size, token))
        self._paint_words(painter, theme.px(84))

    def _paint_radio(self, painter: QPainter, chosen: bool) -> None:
        size = theme.px(16)
        circle = QRect(theme.px(16), self.height() // 2 - size // 2, size, size)
        if chosen:
            painter.setPen(QPen(theme.color("accent"), theme.px(5)))
            inset = theme.px(5) // 2
            circle = circle.adjusted(inset, inset, -inset, -inset)
        else:
            painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(circle)

    def _paint_words(self, painter: QPainter, x: int) -> None:
        room = QRect(x, 0, self.width() - x - theme.px(8), self.height())
        first, second = self._line_heights()
        gap = min(theme.px(4), max(0, self.height() - first - second) // 3)
        top = (self.height() - first - gap - second) // 2
        upper = QRect(x, top, room.width(), first)
        lower = QRect(x, top + first + gap, room.width(), second)
        for rect, role, bold, token, words in (
            (upper, "body", True, "text", self.title()),
            (lower, "label", False, "muted", _(self.choice.detail)),
        ):
            painter.setFont(theme.font(role, bold=bold))
            painter.setPen(theme.color(token))
            text = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, rect.width()
            )
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, text)


class Choices(QWidget):
    """The four cards; arrow keys move between them. ``picked``: the choice was made by the mouse."""

    chosen = Signal(str)
    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        self._group = QButtonGroup(self)
        self.cards: dict[str, ChoiceCard] = {}
        for choice in CHOICES:
            card = ChoiceCard(choice)
            card.toggled.connect(self._toggled)
            card.picked.connect(self.picked)
            self._group.addButton(card)
            self.cards[choice.key] = card
            column.addWidget(card)

    def choose(self, key: str) -> None:
        self.cards[key].setChecked(True)
        self.cards[key].setFocus()

    def _toggled(self, checked: bool) -> None:
        card = self.sender()
        if checked and isinstance(card, ChoiceCard):
            self.chosen.emit(card.choice.key)

    def retranslate(self) -> None:
        for card in self.cards.values():
            card.retranslate()
            card.update()
