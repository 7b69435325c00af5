"""What was typed and not saved when the program ended unasked: offered again at the next opening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.documents import unfinished
from app.documents.unfinished import Unfinished
from app.kernel import formats
from app.kernel.errors import NotFound, UserError
from app.kernel.text import N_, _, translate_count
from ui.kit import theme
from ui.kit.actions import guarded
from ui.kit.buttons import Button, discard, label, line

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow


class UnfinishedDialog(QDialog):
    """One line for each entry, to open or to discard; closing keeps them for the next time."""

    def __init__(self, window: MainWindow, entries: tuple[Unfinished, ...]) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("unfinished")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows: dict[str, QWidget] = {}
        title = translate_count(
            N_("{count} document is not finished"),
            N_("{count} documents are not finished"),
            len(entries),
        )
        self.setWindowTitle(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.px(20)] * 4)
        self._column.setSpacing(theme.px(8))
        self._column.addWidget(label(title, "h2"))
        words = _("The program ended before they were saved. What you typed was kept.")
        self._column.addWidget(label(words, "muted", wrap=True))
        for entry in entries:
            self.rows[entry.key] = self._row(entry)
            self._column.addWidget(self.rows[entry.key])
        self._column.addWidget(line(soft=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(N_("Later"), self.reject))
        self.all = Button(N_("Open all"), lambda: self._open_all(entries), role="primary")
        foot.addWidget(self.all)
        self._column.addLayout(foot)
        self.all.setDefault(True)
        self.all.setFocus()
        self.setMinimumWidth(theme.px(520))
        self.finished.connect(lambda _result: window.bring_keyboard())

    def _row(self, entry: Unfinished) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(entry.title, "strong"))
        words.addWidget(label(formats.moment(entry.at), "label"))
        row.addLayout(words, 1)
        row.addWidget(Button(N_("Discard"), lambda: self.give_up(entry)))
        row.addWidget(Button(N_("Open"), lambda: self.take_up(entry)))
        return holder

    def take_up(self, entry: Unfinished) -> None:
        """Opens the document as it stood; it is unsaved still."""
        if guarded(self._window.context, lambda: _open(self._window, entry)):
            self._done(entry)

    def give_up(self, entry: Unfinished) -> None:
        session = self._window.session
        if guarded(self._window.context, lambda: unfinished.remove(session, entry.key)):
            self._done(entry)

    def _open_all(self, entries: tuple[Unfinished, ...]) -> None:
        for entry in entries:
            if entry.key in self.rows:
                self.take_up(entry)

    def _done(self, entry: Unfinished) -> None:
        discard(self.rows.pop(entry.key))
        if not self.rows:
            self.accept()


def _open(window: MainWindow, entry: Unfinished) -> None:
    """Raises UserError where the document can be changed no more."""
    try:
        editor: Any = window.open_document(entry.kind, entry.document_id)
    except NotFound:
        editor = window.open_document(entry.kind)  # the draft was thrown away: it becomes a new one
    if not editor.take_up(entry):
        raise UserError(
            N_("{name} was posted in the meantime, so what was typed cannot be put into it."),
            name=entry.title,
            remedy=N_("Look at the document, then discard the unfinished entry."),
        )


def offer(window: MainWindow) -> None:
    """Shows what this person has not finished, if there is anything."""
    entries = unfinished.of_person(window.session)
    if entries:
        UnfinishedDialog(window, entries).open()
