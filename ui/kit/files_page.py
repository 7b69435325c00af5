"""The files of a document: chosen, dropped or pasted in, opened and taken away."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.text import N_, _
from ui.kit.actions import bind
from ui.kit.buttons import Button, row
from ui.kit.table import ColumnStyle, DataTable, RowsModel
from ui.kit.tabs import LatePage

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


class FilesPage(LatePage):
    """``chosen(path)``, ``pasted(name, bytes)``, ``opened(id)`` and ``removed(id)``: who holds it acts."""

    chosen = Signal(str)
    pasted = Signal(str, bytes)
    opened = Signal(int)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # also beside the files a picture is pasted
        bind(self, "Ctrl+V", self.paste)
        bind(self, "Delete", self._remove)
        self.show_files((), may_change=True)

    def make(self) -> QWidget:
        """Buttons above, the files below."""
        self._table = DataTable(
            RowsModel(COLUMNS, styles={"name": ColumnStyle(link=True)}), with_footer=False
        )
        self._table.opened.connect(self._open)
        self._table.link_opened.connect(lambda row, _key: self._open(row))
        self._buttons = (
            Button(N_("Choose a file…"), self.choose, icon="ph.paperclip"),
            Button(N_("Paste a picture"), self.paste, icon="ph.clipboard"),
            Button(N_("Remove"), self._remove, icon="ph.trash"),
        )
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row(*self._buttons, 1, margins=(10, 6, 10, 6)))
        column.addWidget(self._table, 1)
        return made

    @property
    def table(self) -> DataTable:
        """The files as rows."""
        assert self.inside is not None
        return self._table

    def show_files(self, rows: Sequence[FileRow], *, may_change: bool) -> None:
        """The files there are, and whether others may be added."""
        self._rows, self._may_change = list(rows), may_change
        self.setAcceptDrops(may_change)
        self.fill_again()

    def fill(self) -> None:
        self._table.set_rows(self._rows)
        for button in self._buttons:
            button.setVisible(self._may_change)
        self._buttons[-1].setEnabled(bool(self._rows))
        if self._rows:
            self._table.show_rows()
            self._table.select_first()
        else:
            words = _("Drop files here, paste a picture, or choose a file.")
            self._table.show_state(
                "ph.paperclip", _("Nothing attached"), words if self._may_change else ""
            )

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
        chosen = self.table.current_row()
        if chosen is not None and self._may_change:
            self.removed.emit(chosen.id)

    def retranslate(self) -> None:
        if self._inside is not None:
            self._table.retranslate()
            self.fill()


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
