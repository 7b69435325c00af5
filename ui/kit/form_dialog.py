"""A dialog around a form: fields, what is wrong with them, and one act that names itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.kernel.errors import Refused
from app.kernel.text import N_
from ui.kit import theme
from ui.kit.buttons import Button, foot, label
from ui.kit.form import Form

WIDTH = 460


class FormDialog(QDialog):
    """``keep`` does the act; what a Refused holds is shown at the fields, and the dialog stays."""

    def __init__(
        self, parent: QWidget | None, title: str, act: str, keep: Callable[[], None], hint: str = ""
    ) -> None:
        """title and hint come worded, ``act`` marked."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self._keep = keep
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QVBoxLayout()
        body.setContentsMargins(*[theme.px(20)] * 4)
        body.setSpacing(theme.px(12))
        body.addWidget(label(title, "h2", wrap=True))
        if hint:
            body.addWidget(label(hint, "muted", wrap=True))
        self.form = Form(columns=1)
        body.addWidget(self.form)
        column.addLayout(body)
        self.cancel = Button(N_("Cancel"), self.reject)
        self.primary = Button(act, self.save, role="primary")
        self.primary.setDefault(True)
        self.cancel.setAutoDefault(False)
        column.addWidget(foot(self.cancel, self.primary))
        self.setMinimumWidth(theme.px(WIDTH))

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is in the first field; Enter walks the fields, and in the last does the act."""
        super().showEvent(event)
        editors = [box.editor for box in self.form.boxes.values() if box.editor.isEnabled()]
        editors[-1].installEventFilter(self)
        self.form.focus_first()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
            return True
        return super().eventFilter(watched, event)

    def save(self) -> None:
        """Keeps what is entered and closes, or says what is in the way."""
        found = self.form.entry_problems()
        if not found:
            try:
                self._keep()
            except Refused as error:
                found = error.problems
            else:
                self.accept()
                return
        self.form.show_problems(found, summary=any(p.field not in self.form.boxes for p in found))
        self.form.next_problem()
        self._make_room()

    def _make_room(self) -> None:
        """As high as its words need at this width; a sentence may take two lines."""
        layout = self.layout()
        layout.activate()
        needed = layout.totalHeightForWidth(self.width())
        if needed > self.height():
            self.resize(self.width(), needed)
