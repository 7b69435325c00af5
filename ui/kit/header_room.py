"""The place of a header form above lines: whole where there is room, else it scrolls and the lines keep theirs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import theme

LINES = 128  # pixels the lines need at least: their headings and three of them
TWO_ROWS, ONE_ROW = 116, 64  # pixels of fields that are seen at a time where not all can be
ABOVE = 34  # pixels above a field that are shown with it: its label


class HeaderRoom(QScrollArea):
    """Stands in the column of ``middle``; scrolls to the field that has the keyboard."""

    room_changed = Signal()  # a note, a bar or a higher header took room of the column, or left it

    def __init__(self, middle: QWidget) -> None:
        super().__init__()
        self._middle = middle
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def hold(self, form: QWidget) -> None:
        """Once it has its place: Qt dresses every field anew on its way there."""
        holder = QWidget()
        holder.setProperty("role", "panel")
        column = QVBoxLayout(holder)
        column.setContentsMargins(*[theme.px(m) for m in (12, 10, 12, 10)])
        self.setWidget(holder)
        column.addWidget(form)
        self._middle.installEventFilter(self)
        holder.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self.place()

    def place(self) -> None:
        """As high as its form, unless the lines would be left with too little."""
        whole = self.widget().minimumSizeHint().height()
        left = self._middle.height() - theme.px(LINES)
        seen = max(min(left, theme.px(TWO_ROWS)), theme.px(ONE_ROW))
        self.setFixedHeight(whole if whole <= left else min(whole, seen))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        wanted = QEvent.Type.Resize if watched is self._middle else QEvent.Type.LayoutRequest
        if event.type() == wanted:
            self.place()
        if watched is self._middle and event.type() == QEvent.Type.LayoutRequest:
            self.room_changed.emit()
        return super().eventFilter(watched, event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme.px(ABOVE))
