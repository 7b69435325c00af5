"""Telling errors: a ``UserError`` in three facts, a defect in one crash dialog."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.kernel.errors import Refused, UserError
from app.kernel.text import N_, _
from ui.kit import dialogs, icons, theme, topics
from ui.kit.buttons import Button, ElidedLabel, label

WIDTH = 460


def show_user_error(
    error: UserError,
    parent: QWidget | None = None,
    help: tuple[str, Callable[[], None]] | None = None,
) -> None:
    """What happened, what was kept, what to do; ``help`` is a button that does it: words, act."""
    dialog = UserErrorDialog(error, parent, help[0] if help else "")
    if dialog.exec() and help is not None and dialog.helped:
        help[1]()


def show_crash(details: str, parent: QWidget | None, log_file: Path) -> bool:
    """The one crash dialog; whether the person goes on working."""
    return bool(CrashDialog(details, parent, log_file).exec())


class UserErrorDialog(QDialog):
    """Three facts; Enter or Esc closes."""

    def __init__(self, error: UserError, parent: QWidget | None = None, help: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("userError")
        self.helped = False
        topics.about(self, "error")
        self.setWindowTitle("Back Office")
        self.facts = facts(error)
        column = _columns(self, "ph.warning-fill", "warn", error.what())
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        for row, (title, words) in enumerate(self.facts):
            grid.addWidget(label(title, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wrap=True), row, 1)
        column.addLayout(grid)
        close = _add_buttons(self, column, error_text(error), N_("Close"))
        close.clicked.connect(self.accept)
        if help:
            act = Button(help, self._help, role="primary")
            _foot_of(column).addWidget(act)
            theme.set_property(close, "role", "")
            act.setDefault(True)

    def _help(self) -> None:
        self.helped = True
        self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        dialogs.fit(self)


def facts(error: UserError) -> list[tuple[str, str]]:
    """The facts behind the headline: problems found, what was kept, what to do."""
    found: list[tuple[str, str]] = []
    if isinstance(error, Refused):
        for problem in error.problems[:12]:
            where = _("Line {line}", line=problem.line) if problem.line else _("Problem")
            found.append((where, problem.sentence()))
    if error.what_was_kept():
        found.append((_("What was kept"), error.what_was_kept()))
    if error.what_to_do():
        found.append((_("What to do"), error.what_to_do()))
    return found


def error_text(error: UserError) -> str:
    return "\n".join([error.what(), *(f"{title}: {words}" for title, words in facts(error))])


class CrashDialog(QDialog):
    """Says that the data are safe and where the log is; the details can be copied."""

    def __init__(self, details: str, parent: QWidget | None, log_file: Path) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        topics.about(self, "crash")
        self.setWindowTitle("Back Office")
        title = _("Something in the program went wrong.")
        column = _columns(self, "ph.x-circle-fill", "danger", title)
        for words in (
            _("Everything that was saved or posted is kept. What you were doing was not finished."),
            _("What is typed and not saved is offered again when the program starts."),
        ):
            column.addWidget(label(words, wrap=True))
        column.addWidget(ElidedLabel(_("The details are kept in {file}.", file=log_file)))
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setObjectName("crashDetails")
        text.setAccessibleName(_("Details"))
        text.setMinimumHeight(theme.px(120))
        column.addWidget(text)
        close = _add_buttons(self, column, details, N_("Go on working"))
        close.clicked.connect(self.accept)
        quit_button = Button(N_("Close the program"), self.reject)
        quit_button.setAutoDefault(False)
        _foot_of(column).insertWidget(2, quit_button)
        self.setTabOrder(quit_button, close)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        dialogs.fit(self)


def _columns(dialog: QDialog, icon: str, token: str, headline: str) -> QVBoxLayout:
    """Icon and headline; returns the column for the rest."""
    outer = QHBoxLayout(dialog)
    outer.setContentsMargins(*[theme.px(20)] * 4)
    outer.setSpacing(theme.px(14))
    picture = QLabel()
    picture.setPixmap(icons.pixmap(icon, theme.px(28), token))
    outer.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(theme.px(10))
    outer.addLayout(column, 1)
    column.addWidget(label(headline, "h2", wrap=True))
    dialog.setMinimumWidth(theme.px(WIDTH))
    return column


def _add_buttons(dialog: QDialog, column: QVBoxLayout, details: str, act: str) -> Button:
    """ "Copy details" at the left, the act at the right end; returns its button."""
    row = QHBoxLayout()
    copy = Button(N_("Copy details"), partial(_copy, details))
    copy.setAutoDefault(False)
    row.addWidget(copy)
    row.addStretch(1)
    button = Button(act, role="primary")
    button.setDefault(True)
    row.addWidget(button)
    column.addSpacing(theme.px(6))
    column.addLayout(row)
    return button


def _foot_of(column: QVBoxLayout) -> QHBoxLayout:
    """The row of buttons that stands last."""
    last = column.itemAt(column.count() - 1)
    assert last is not None
    row = last.layout()
    assert isinstance(row, QHBoxLayout)
    return row


def _copy(words: str) -> None:
    clipboard = QApplication.clipboard()
    if clipboard is not None:
        clipboard.setText(words)
