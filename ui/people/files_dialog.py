"""The files of something in a dialog: chosen, dropped or pasted in, opened and taken away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QVBoxLayout

from app.documents import attachments
from app.documents.attachments import Attached
from app.kernel.text import N_
from ui.kit import theme
from ui.kit.actions import guarded
from ui.kit.buttons import Button, foot, label
from ui.kit.files_page import FilesPage
from ui.kit.manifest import Context
from ui.trade import attaching

WIDTH, HEIGHT = 640, 320


class FilesDialog(QDialog):
    """``of()`` says what is attached; ``attach(name, bytes)`` and ``detach(id)`` change it, where one may."""

    def __init__(
        self,
        context: Context,
        title: str,
        text: str,
        of: Callable[[], Sequence[Attached]],
        attach: Callable[[str, bytes], object],
        detach: Callable[[int], object],
        may_change: bool,
    ) -> None:
        super().__init__(context.window)
        self._context, self._of, self._attach, self._detach = context, of, attach, detach
        self._may_change = may_change and not context.session.read_only
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(*[theme.px(20)] * 4)
        head.addWidget(label(title, "h2", wrap=True))
        head.addWidget(label(text, "muted", wrap=True))
        column.addLayout(head)
        self.files = FilesPage()
        self.files.chosen.connect(self.attach_file)
        self.files.pasted.connect(self.attach)
        self.files.opened.connect(self.show_file)
        self.files.removed.connect(self.remove)
        column.addWidget(self.files, 1)
        column.addWidget(foot(Button(N_("Close"), self.accept, role="primary")))
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        context.on_change(self, ("attachment",), self.read_again)
        self.read_again()

    def read_again(self) -> None:
        """The files there are now."""
        self.files.show_files(attaching.rows_of(self._of()), may_change=self._may_change)

    def attach_file(self, path: str) -> None:
        guarded(self._context, lambda: self._attach(Path(path).name, attaching.read(path)))

    def attach(self, name: str, content: bytes) -> None:
        guarded(self._context, lambda: self._attach(name, content))

    def show_file(self, attachment_id: int) -> None:
        name = next(each.name for each in self._of() if each.id == attachment_id)
        guarded(self._context, lambda: attaching.show(name, attachments.content(attachment_id)))

    def remove(self, attachment_id: int) -> None:
        guarded(self._context, lambda: self._detach(attachment_id))
