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
STANDING = (Qt.WindowType.Window, Qt.WindowType.Dialog)  # windows that no click elsewhere closes


def show_user_error(
    error: UserError,
    parent: QWidget | None = None,
    help: tuple[str, Callable[[], None]] | None = None,
) -> None:
    """What happened, what was kept, what to do; ``help`` is a button that does it: words, act."""
    dialog = UserErrorDialog(error, _in_front(parent), help[0] if help else "")
    if dialog.exec() and help is not None and dialog.helped:
        help[1]()


def show_crash(details: str, parent: QWidget | None, log_file: Path) -> bool:
    """The one crash dialog; whether the person goes on working."""
    return bool(CrashDialog(details, _in_front(parent), log_file).exec())


def _in_front(parent: QWidget | None) -> QWidget | None:
    """The window worked in, a preview over the main one for instance: it would go behind that one."""
    active = QApplication.activeWindow()
    return active if active is not None and active.windowType() in STANDING else parent


class _ErrorDialog(QDialog):
    """Icon and headline, what ``column`` gets, and at the foot "Copy details" and the act."""

    def __init__(
        self, parent: QWidget | None, name: str, icon: str, token: str, headline: str
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle("Back Office")
        self.setMinimumWidth(theme.px(WIDTH))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(*[theme.px(20)] * 4)
        outer.setSpacing(theme.px(14))
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, theme.px(28), token))
        outer.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout()
        self.column.setSpacing(theme.px(10))
        outer.addLayout(self.column, 1)
        self.column.addWidget(label(headline, "h2", wrap=True))
        self.foot = QHBoxLayout()

    def add_foot(self, details: str, act: str) -> Button:
        """ "Copy details" at the left, the act that accepts at the right end; returns its button."""
        copy = Button(N_("Copy details"), partial(dialogs.copy_words, details))
        copy.setAutoDefault(False)
        self.foot.addWidget(copy)
        self.foot.addStretch(1)
        button = Button(act, self.accept, role="primary")
        button.setDefault(True)
        self.foot.addWidget(button)
        self.column.addSpacing(theme.px(6))
        self.column.addLayout(self.foot)
        return button

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        dialogs.fit(self)


class UserErrorDialog(_ErrorDialog):
    """Three facts; Enter or Esc closes."""

    def __init__(self, error: UserError, parent: QWidget | None = None, help: str = "") -> None:
        super().__init__(parent, "userError", "ph.warning-fill", "warn", error.what())
        self.helped = False
        topics.about(self, "error")
        self.facts = facts(error)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        for row, (title, words) in enumerate(self.facts):
            grid.addWidget(label(title, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(words, wrap=True), row, 1)
        self.column.addLayout(grid)
        close = self.add_foot(error_text(error), N_("Close"))
        if help:
            act = Button(help, self._help, role="primary")
            self.foot.addWidget(act)
            theme.set_property(close, "role", "")
            act.setDefault(True)

    def _help(self) -> None:
        self.helped = True
        self.accept()


def facts(error: UserError) -> list[tuple[str, str]]:
    """The facts behind the headline: problems found, what was kept, what to do."""
    found: list[tuple[str, str]] = []
    if isinstance(error, Refused):
        for problem in error.problems[:12]:
            where = _("Line {line}", line=problem.line) if problem.line else _("Problem")
            found.append((where, problem.sentence()))
    return [*found, *dialogs.kept_and_to_do(error)]


def error_text(error: UserError) -> str:
    return "\n".join([error.what(), *(f"{title}: {words}" for title, words in facts(error))])


class CrashDialog(_ErrorDialog):
    """Says that the data are safe and where the log is; the details can be copied."""

    def __init__(self, details: str, parent: QWidget | None, log_file: Path) -> None:
        title = _("Something in the program went wrong.")
        super().__init__(parent, "crash", "ph.x-circle-fill", "danger", title)
        topics.about(self, "crash")
        for words in (
            _("Everything that was saved or posted is kept. What you were doing was not finished."),
            _("What is typed and not saved is offered again when the program starts."),
        ):
            self.column.addWidget(label(words, wrap=True))
        self.column.addWidget(ElidedLabel(_("The details are kept in {file}.", file=log_file)))
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setObjectName("crashDetails")
        text.setAccessibleName(_("Details"))
        text.setMinimumHeight(theme.px(120))
        self.column.addWidget(text)
        close = self.add_foot(details, N_("Go on working"))
        quit_button = Button(N_("Close the program"), self.reject)
        quit_button.setAutoDefault(False)
        self.foot.insertWidget(2, quit_button)
        self.setTabOrder(quit_button, close)
