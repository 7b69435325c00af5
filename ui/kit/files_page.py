"""The files of a document: chosen, dropped or pasted in, opened and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.actions import bind
from ui.kit.buttons import Button
from ui.kit.table import ColumnStyle, DataTable, RowsModel

COLUMNS = (
    Column("name", N_("File"), chars=30),
    Column("size", N_("Size"), chars=9),
    Column("person", N_("By"), chars=18, priority=1),
    Column("at", N_("When"), chars=16, priority=2),
)


class FileRow(NamedTuple):
    """A file as it is shown: everything but its id worded."""

    id: int
    name: str
    size: str
    person: str
    at: str


class FilesPage(QWidget):
    """``chosen(path)``, ``pasted(name, bytes)``, ``opened(id)`` and ``removed(id)``: who holds it acts."""

    chosen = Signal(str)
    pasted = Signal(str, bytes)
    opened = Signal(int)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.table = DataTable(
            RowsModel(COLUMNS, styles={"name": ColumnStyle(link=True)}), with_footer=False
        )
        self.table.opened.connect(self._open)
        self.table.link_opened.connect(lambda row, _key: self._open(row))
        self.add = Button(N_("Choose a file…"), self.choose, icon="ph.paperclip")
        self.paste_button = Button(N_("Paste a picture"), self.paste, icon="ph.clipboard")
        self.remove = Button(N_("Remove"), self._remove, icon="ph.trash")
        bar = QHBoxLayout()
        bar.setContentsMargins(*[theme.px(m) for m in (10, 6, 10, 6)])
        bar.setSpacing(theme.px(8))
        for part in (self.add, self.paste_button, self.remove):
            bar.addWidget(part)
        bar.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        bind(self, "Ctrl+V", self.paste)
        bind(self, "Delete", self._remove)
        self.show_files((), may_change=True)

    def show_files(self, rows: Sequence[FileRow], *, may_change: bool) -> None:
        """The files there are, and whether others may be added."""
        self.table.set_rows(list(rows))
        for part in (self.add, self.paste_button, self.remove):
            part.setVisible(may_change)
        self.remove.setEnabled(bool(rows))
        self.setAcceptDrops(may_change)
        if rows:
            self.table.show_rows()
            self.table.select_first()
        else:
            words = _("Drop files here, paste a picture, or choose a file.") if may_change else ""
            self.table.show_state("ph.paperclip", _("Nothing attached"), words)

    def choose(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(self, _("Attach files"))
        for path in paths:
            self.chosen.emit(path)

    def paste(self) -> None:
        """Files or a picture from the clipboard."""
        self._take(QGuiApplication.clipboard().mimeData())

    def _take(self, data: QMimeData) -> None:
        files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        for path in files:
            self.chosen.emit(path)
        if not files and data.hasImage():
            self.pasted.emit(_("picture") + ".png", png_of(QImage(data.imageData())))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._take(event.mimeData())
        event.acceptProposedAction()

    def _open(self, row: Any) -> None:
        if row is not None:
            self.opened.emit(row.id)

    def _remove(self) -> None:
        row = self.table.current_row()
        if row is not None and self.remove.isVisibleTo(self):
            self.removed.emit(row.id)

    def retranslate(self) -> None:
        self.table.retranslate()


def png_of(image: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def size_words(size: int) -> str:
    """ "12 KB", "1,4 MB"."""
    if size < 1024 * 1024:
        return f"{formats.count(max(1, size // 1024))} KB"
    return f"{formats.exact(Fraction(size, 1024 * 1024), 1)} MB"


def read_limited(path: str, most: int) -> bytes:
    """At most ``most`` + 1 bytes of a file, enough to see that it is too large. Raises OSError."""
    with Path(path).open("rb") as file:
        return file.read(most + 1)
