"""What every document has beside itself: comments, files, its story, and its entry kept while unsaved.

``FiledEditor`` stands between the frame of ``ui.kit.document`` and the editors of all departments. Their
``document_key()`` says of which document it is; ``read_only`` ones may still be commented on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.documents import attachments, timeline, unfinished
from app.documents.unfinished import Unfinished
from app.kernel.errors import UserError
from app.kernel.text import N_, _
from ui.kit import tasks, theme
from ui.kit.actions import Act, guarded
from ui.kit.buttons import Button
from ui.kit.document import DocumentEditor
from ui.kit.files_page import FilesPage
from ui.kit.form import Form
from ui.kit.inspector import FactGroup
from ui.kit.manifest import Context
from ui.trade import attaching, story
from ui.trade.voiding import MIRRORED, ask_and_void

KEEP_EVERY = 10_000  # milliseconds from the first unsaved change until it is kept
BUSY = 1_000  # milliseconds until it is tried again while a job has the file


class CommentLine(QWidget):
    """A line to write a comment in; Enter or the button hands it over."""

    def __init__(self, write: Callable[[str], bool]) -> None:
        super().__init__()
        self._write = write
        self.line = QLineEdit()
        self.line.setMaxLength(timeline.LONGEST_COMMENT)
        self.line.returnPressed.connect(self._hand_over)
        self.button = Button(N_("Comment"), self._hand_over, icon="ph.chat-text")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.retranslate()

    def _hand_over(self) -> None:
        if self.line.text().strip() and self._write(self.line.text()):
            self.line.clear()

    def retranslate(self) -> None:
        self.line.setPlaceholderText(_("Write a comment for your colleagues"))
        self.line.setAccessibleName(_("Comment"))


class FiledEditor(DocumentEditor):
    """A document with comments, files and a story; what is typed and not saved is kept.

    ``VOID_WORDS``: marked, what voiding it does.
    """

    VOID_WORDS = MIRRORED

    def __init__(self, context: Context, acts: Sequence[Act] = ()) -> None:
        super().__init__(context, acts)
        self._entry_key, self._entry_kept = uuid4().hex, ""
        self._keeper = QTimer(self, singleShot=True, interval=KEEP_EVERY)
        self._keeper.timeout.connect(self.keep_entry)
        QApplication.instance().focusChanged.connect(self._keyboard_moved)  # type: ignore[union-attr]

    def document_key(self) -> tuple[str, int | None]:
        raise NotImplementedError

    # -- parts ---------------------------------------------------------------------------------

    def add_beside(self, notes: Form | None = None) -> None:
        """The tabs of notes and files."""
        self.comment = CommentLine(self.write_comment)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(*[theme.px(12)] * 4)
        if notes is not None:
            column.addWidget(notes)
        column.addWidget(self.comment)
        column.addStretch(1)
        self.files = FilesPage()
        self.files.setMinimumHeight(1)
        self.files.chosen.connect(self.attach_file)
        self.files.pasted.connect(self.attach)
        self.files.opened.connect(self.open_file)
        self.files.removed.connect(self.remove_file)
        self.notes_tab = self.add_tab(N_("Notes"), holder)
        self.files_tab = self.add_tab(N_("Attachments"), self.files)
        self.context.on_change(self, ("attachment", "comment", "mail-log"), self.show_beside)

    def show_beside(self) -> None:
        """Files and counts as they are now."""
        kind, id = self.document_key()
        attached = attachments.of_document(kind, id) if id is not None else ()
        rows = attaching.rows_of(attached)
        may_change = not self.context.session.read_only
        self.files.show_files(rows, may_change=may_change)
        self.comment.setVisible(may_change)
        self.tabs.set_count(self.files_tab, len(rows) or None)
        comments = timeline.comments(kind, id) if id is not None else 0
        self.tabs.set_count(self.notes_tab, comments or None)
        self.show_story()

    def show_story(self) -> None:
        """The inspector shows the story: an editor shows it anew."""

    def story(self) -> FactGroup:
        """Who did what when, for the inspector."""
        kind, id = self.document_key()
        return story.group(timeline.of_document(kind, id) if id is not None else ())

    # -- comments and files ----------------------------------------------------------------------

    def _kept(self) -> int | None:
        """The id of the document, which is saved first if it never was; None where that is refused."""
        if self.document_key()[1] is None:
            self.save()
        return self.document_key()[1]

    def write_comment(self, text: str) -> bool:
        kind, id = self.document_key()[0], self._kept()
        if id is None:
            return False
        return guarded(self.context, lambda: timeline.comment(self.context.session, kind, id, text))

    def attach_file(self, path: str) -> None:
        """A file from the disk; one that cannot be read is told."""

        guarded(self.context, lambda: self.attach(Path(path).name, attaching.read(path)))

    def attach(self, name: str, content: bytes) -> None:
        kind, id = self.document_key()[0], self._kept()
        if id is not None:
            session = self.context.session
            guarded(self.context, lambda: attachments.attach(session, kind, id, name, content))

    def open_file(self, attachment_id: int) -> None:
        """In the viewer of the system, from a copy that only can be read."""
        name = next(row.name for row in self._file_rows() if row.id == attachment_id)

        guarded(self.context, lambda: attaching.show(name, attachments.content(attachment_id)))

    def _file_rows(self) -> Sequence[Any]:
        return attachments.of_document(self.document_key()[0], self.document_key()[1] or 0)

    def remove_file(self, attachment_id: int) -> None:
        guarded(self.context, lambda: attachments.remove(self.context.session, attachment_id))

    # -- the next one ------------------------------------------------------------------------------

    def save_and_new(self) -> None:
        """Ctrl+Enter: keeps this draft and begins the next one in its place."""
        if self.save():
            self.close_requested.emit()
            self.context.open_document(self.document_key()[0], **self.next_values())

    def next_values(self) -> dict[str, Any]:
        """What the next document begins with."""
        return {}

    def duplicate(self) -> None:
        """The same once more, as a draft that is not saved."""
        self._open_copy()

    def _open_copy(self, **values: Any) -> None:
        kind, id = self.document_key()
        self.context.open_document(kind, None, copied_from=id, **values)

    def replace(self) -> None:
        """Voids it and opens a copy as a new draft."""
        self.void_then(lambda: self._open_copy(replaces=True))

    def void(self) -> None:
        """Asks when and why, then voids it."""
        self.void_then(lambda: None)

    def void_then(self, go_on: Callable[[], None]) -> None:
        """Asks when and why and shows what it changes; goes on where it was voided."""
        kind, id = self.document_key()
        assert id is not None

        def agreed(date: dt.date, reason: str) -> None:
            self.void_now(date, reason)
            go_on()

        number, date = self.posted_as()
        ask_and_void(
            self.context,
            number,
            date,
            agreed,
            of=(kind, id),
            check=self.check_void,
            words=self.VOID_WORDS,
        )

    def posted_as(self) -> tuple[str, dt.date]:
        """Number and date of the posted document."""
        raise NotImplementedError

    def check_void(self) -> None:
        """Raises what keeps it from being voided, before it is asked when and why."""

    def void_now(self, date: dt.date, reason: str) -> None:
        raise NotImplementedError

    # -- what is not finished ----------------------------------------------------------------------

    def touch(self) -> None:
        super().touch()
        if self.is_modified() and not self._keeper.isActive():
            self._keeper.start()

    def settled(self) -> None:
        super().settled()
        self.forget_entry()
        self.show_beside()

    def _keyboard_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        """Leaving a field keeps what was typed."""
        if self._keeper.isActive() and before is not None and self.isAncestorOf(before):
            self._keeper.start(0 if now is None else min(BUSY, self._keeper.remainingTime()))

    def entry_title(self) -> str:
        """What the kept entry is recognised by: the heading, with whom it is, and how much."""
        return self.heading()

    def keep_entry(self) -> None:
        """Keeps what stands here unsaved; later, while a job has the file."""
        self._keeper.stop()
        if not self.is_modified():
            return
        if tasks.busy():
            self._keeper.start(BUSY)
            return
        kind, id = self.document_key()
        body = self.entry()
        told = repr(body)
        if told == self._entry_kept:
            return
        try:
            title = self.entry_title()
            unfinished.keep(self.context.session, self._entry_key, kind, id, title, body)
        except UserError as error:
            self.context.notify("warning", _("What you type cannot be kept"), error.what())
            return
        self._entry_kept = told

    def forget_entry(self) -> None:
        """It is saved or given up."""
        self._keeper.stop()
        if self._entry_kept:
            self._entry_kept = ""
            unfinished.remove(self.context.session, self._entry_key)

    def take_up(self, entry: Unfinished) -> bool:
        """Goes on with what was kept; False where the document can be changed no more."""
        if not self.may_take_up():
            return False
        self._entry_key, self._entry_kept = entry.key, repr(entry.body)
        self.set_entry(entry.body)
        return True

    def may_take_up(self) -> bool:
        """Whether the document is still a draft."""
        raise NotImplementedError

    def may_close(self) -> bool:
        may = super().may_close()
        if may:
            self.forget_entry()
        return may
