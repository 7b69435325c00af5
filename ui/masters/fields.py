"""A labelled field: caption above, help or error below."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.kernel.text import _
from ui.kit import theme
from ui.kit.pieces import IconLabel, label

Editor = QLineEdit | QComboBox | QDateEdit | QPlainTextEdit


class Field(QWidget):
    """``key`` is the field's name in problems. Typing clears its error."""

    changed = Signal()

    def __init__(
        self, key: str, title: str, editor: Editor, *, required: bool = False, help: str = ""
    ) -> None:
        super().__init__()
        self.key, self.editor, self._help_text = key, editor, help
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        caption = label(title, "label")
        caption.setBuddy(editor)
        head = QHBoxLayout()
        head.setSpacing(theme.px(3))
        head.addWidget(caption)
        if required:
            head.addWidget(label("*", "label", tone="danger"))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(editor)
        self._icon = IconLabel("ph.x-circle-fill", "danger", 14)
        self._below = label(help, "label", wrap=True)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(4))
        foot.addWidget(self._icon)
        foot.addWidget(self._below, 1)
        column.addLayout(foot)
        editor.setAccessibleName(f"{title}, {_('required')}" if required else title)
        self._connect()
        self.show_problem("")

    def _connect(self) -> None:
        editor = self.editor
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._edited)
        elif isinstance(editor, QComboBox):
            editor.activated.connect(self._edited)
        elif isinstance(editor, QPlainTextEdit):
            editor.textChanged.connect(self._edited)
        else:
            editor.dateChanged.connect(self._edited)

    def _edited(self, *_ignored: object) -> None:
        self.show_problem("")
        self.changed.emit()

    def show_problem(self, sentence: str) -> None:
        """An error below the field; "" takes it away."""
        self._icon.setVisible(bool(sentence))
        self._below.setText(sentence or self._help_text)
        self._below.setVisible(bool(sentence or self._help_text))
        theme.set_property(self._below, "tone", "danger" if sentence else "")
        theme.set_property(self.editor, "error", bool(sentence))

    def problem(self) -> str:
        return self._below.text() if self._icon.isVisibleTo(self) else ""

    def text(self) -> str:
        """What was typed or chosen; the data of a choice."""
        if isinstance(self.editor, QLineEdit):
            return self.editor.text().strip()
        if isinstance(self.editor, QComboBox):
            return str(self.editor.currentData())
        if isinstance(self.editor, QPlainTextEdit):
            return self.editor.toPlainText().strip()
        return self.editor.date().toString("yyyy-MM-dd")

    def data(self) -> Any:
        """The value of the chosen entry, as it was given."""
        assert isinstance(self.editor, QComboBox)
        return self.editor.currentData()

    def put(self, value: Any) -> None:
        """Shows a value without counting as a change by the person."""
        editor = self.editor
        editor.blockSignals(True)
        if isinstance(editor, QLineEdit):
            editor.setText(str(value))
            editor.setCursorPosition(0)
        elif isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QPlainTextEdit):
            editor.setPlainText(str(value))
        else:
            editor.setDate(QDate(value.year, value.month, value.day))
        editor.blockSignals(False)


def choice(options: tuple[tuple[Any, str], ...], chosen: Any = "") -> QComboBox:
    """A combo box of (data, translated words)."""
    box = QComboBox()
    for data, words in options:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
