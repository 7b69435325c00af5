"""The print preview: pages at the left, the real PDF in the middle, what may be chosen at the right.

Nothing is drawn twice: what is shown are the bytes that are printed and saved. The caller hands in
``make(options) -> bytes``; each change of an option makes the PDF again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from app.kernel.errors import UserError
from app.kernel.text import N_, _
from ui.kit import icons, printers, saving, screen_room, tasks, theme, topics
from ui.kit.actions import bind, guarded
from ui.kit.buttons import Button, label, line
from ui.kit.manifest import Context
from ui.kit.page_canvas import Canvas
from ui.kit.page_range import pages_of
from ui.kit.pdf_pages import PdfPages, only
from ui.kit.print_choices import PreviewOptions, PrintChoices
from ui.kit.thumbnails import Thumbnails

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)
PIXELS_PER_POINT = 96 / 72


@dataclass(frozen=True, slots=True)
class Template:
    """A way to lay a paper out: its marked words, and the sizes it can be drawn on, its own first."""

    words: str
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Previewed:
    """What is previewed: words for the title and the file, and how to make its PDF.

    kind: under which folder, printer and paper are remembered. papers: sizes it can be drawn on, its own
    first; none hides the choice. templates: instead of them the ways to lay it out, the usual one first.
    usual: the size to begin with where this person chose none before.
    letterhead: whether it can go on sheets that bear one already. languages: likewise, "" being the document's own. parts: (key, marked words) of what can be left out.
    copies: how many are usual. earlier: lines about earlier printings, already worded. Where printings are logged, ``require()`` refuses
    before anything goes to paper and ``printed(copies)`` notes what went. ``send()``: opens its letter by e-mail.
    """

    title: str
    document: str
    file_name: str
    make: Callable[[PreviewOptions], bytes]
    context: Context
    kind: str
    papers: tuple[str, ...] = ()
    templates: tuple[Template, ...] = ()
    usual: str = ""
    letterhead: bool = False
    languages: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    copies: int = 1
    earlier: tuple[str, ...] = ()
    require: Callable[[], None] = field(default=lambda: None)
    printed: Callable[[int], None] = field(default=lambda _copies: None)
    send: Callable[[], object] | None = None


class PrintPreview(QDialog):
    """Shows one ``Previewed``; Ctrl+P prints, Ctrl+S saves, Ctrl and the wheel zoom."""

    def __init__(self, shown: Previewed, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._shown = shown
        self._content = b""
        self._pages: PdfPages | None = None
        self._job: tasks.Job | None = None
        self._zoom, self._fitted = 1.0, True
        self._build()
        self._awaited: QWidget | None = self.print_button
        topics.about(self, "print-preview")
        theme.follow(self, self._draw)
        self.setWindowTitle(_("Print preview — {title}", title=shown.title))
        screen_room.take(self, 1180, 790)
        self.make()

    @property
    def content(self) -> bytes:
        """The bytes shown now."""
        return self._content

    def options(self) -> PreviewOptions:
        return self.choices.options()

    def make(self) -> None:
        """Makes the PDF with the present options in the background, and shows it when it is there."""
        if self._job is not None:
            self._job.cancel()
        options, make = self.options(), self._shown.make
        self._set_busy(_("Making the pages…"))
        self._job = tasks.read_long(
            self, self._shown.title, lambda: make(options), self._made, self._not_made
        )

    def _made(self, content: bytes) -> None:
        self._job = None
        self._set_busy("")
        if self._pages is not None:
            self._pages.close()
        self._content = content
        self._pages = PdfPages(content)
        self.thumbnails.show_pages(self._pages)
        if self._fitted:
            self.fit_width()
        else:
            self._draw()

    def _not_made(self, error: Exception) -> None:
        """What was shown stays, where there was something."""
        self._job = None
        self._set_busy("")
        self._shown.context.show_error(error)

    def _set_busy(self, words: str) -> None:
        buttons = (self.print_button, self.save_button)
        if words and self.focusWidget() in buttons:
            self._awaited = self.focusWidget()
            self.canvas.setFocus()
        for button in buttons:
            button.setEnabled(not words)
        if not words and self._awaited is not None:
            self._awaited.setFocus()
            self._awaited = None
        self.choices.tell(words)

    # -- printing -----------------------------------------------------------------------------

    def print_now(self) -> None:
        """Sends the chosen pages to the chosen printer, in the background; then the preview closes."""
        if not self.print_button.isEnabled():
            return
        try:
            content = self._chosen_pages()
            printer = self.choices.require_printer()
            self._shown.require()
        except UserError as error:
            self._shown.context.show_error(error)
            return
        copies, title = self.choices.copies.value(), self._shown.title
        self.choices.remember()
        self._set_busy(_("Sending to the printer…"))
        self._shown.context.run(
            _("Printing {title}", title=title),
            lambda _progress: printers.send(content, printer, copies, title),
            lambda _nothing: self._went(copies),
            self._refused,
        )

    def _chosen_pages(self) -> bytes:
        """What is shown, or the pages of it that are to be printed."""
        count = len(self._pages) if self._pages is not None else 0
        numbers = pages_of(self.choices.pages.text(), count)
        return self._content if len(numbers) == count else only(self._content, numbers)

    def _went(self, copies: int) -> None:
        """It is noted also where the preview was closed meanwhile."""
        try:
            self._shown.printed(copies)
        except UserError as error:
            self._shown.context.show_error(error)
        if shiboken6.isValid(self):
            self._set_busy("")
            self.accept()

    def _refused(self, error: Exception) -> None:
        """Nothing is noted, and what was chosen stays."""
        if shiboken6.isValid(self):
            self._set_busy("")
        self._shown.context.show_error(error)

    def done(self, result: int) -> None:
        """A preview that is closed is gone, with its pages."""
        super().done(result)
        if self.parentWidget() is not None:
            if self._pages is not None:
                self._pages.close()
                self._pages = None
            self.deleteLater()

    # -- sending ------------------------------------------------------------------------------

    def send(self) -> None:
        """The preview makes room for the letter; where there can be none, it stays and says why."""
        if self._shown.send is not None and guarded(self._shown.context, self._shown.send):
            self.accept()

    # -- saving -------------------------------------------------------------------------------

    def save(self) -> None:
        """Saves the shown bytes where the person says; an older file of that name is replaced whole."""
        context, shown = self._shown.context, self._shown
        if not self.save_button.isEnabled():
            return
        path = saving.ask_path(context, self, shown.kind, shown.file_name)
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Writes the shown bytes whole: the old file stays until the new one is on the disk."""
        try:
            self._shown.require()
            saving.write_whole(path, self._content)
            self._shown.printed(1)
        except UserError as error:
            self._shown.context.show_error(error)
            return
        self.choices.remember_look()
        saving.tell_saved(self._shown.context, _("{title} is saved", title=self._shown.title), path)
        self.make()

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._toolbar())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._thumbnails())
        middle.addWidget(line(vertical=True))
        self.canvas = Canvas()
        self.canvas.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.canvas.zoom_asked.connect(self._step_zoom)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(line(vertical=True))
        self.choices = PrintChoices(self._shown, self.reject)
        self.choices.changed.connect(self.make)
        middle.addWidget(self.choices)
        whole.addLayout(middle, 1)
        for keys, act in (
            ("Ctrl+P", self.print_now),
            ("Ctrl+S", self.save),
            ("Ctrl++", lambda: self._step_zoom(+1)),
            ("Ctrl+=", lambda: self._step_zoom(+1)),
            ("Ctrl+-", lambda: self._step_zoom(-1)),
            ("Ctrl+0", self.fit_width),
        ):
            bind(self, keys, act)

    def _toolbar(self) -> QWidget:
        bar = QFrame()
        bar.setProperty("role", "documentBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 7, 12, 7)])
        row.setSpacing(theme.px(8))
        self.print_button = Button(
            N_("Print"), self.print_now, icon="ph.printer", role="primary", key="Ctrl+P"
        )
        row.addWidget(self.print_button)
        self.save_button = Button(N_("Save PDF"), self.save, icon="ph.file-pdf", key="Ctrl+S")
        row.addWidget(self.save_button)
        if self._shown.send is not None:
            self.send_button = Button(N_("Send by e-mail…"), self.send, icon="ph.envelope-simple")
            row.addWidget(self.send_button)
        row.addStretch(1)
        row.addWidget(self._tool("ph.caret-left", _("Previous page"), lambda: self._turn(-1)))
        self.page_label = label("")
        row.addWidget(self.page_label)
        row.addWidget(self._tool("ph.caret-right", _("Next page"), lambda: self._turn(+1)))
        row.addSpacing(theme.px(4))
        row.addWidget(self._tool("ph.minus", _("Smaller"), lambda: self._step_zoom(-1)))
        self.zoom_label = label("")
        row.addWidget(self.zoom_label)
        row.addWidget(self._tool("ph.plus", _("Larger"), lambda: self._step_zoom(+1)))
        row.addWidget(Button(N_("Page width"), self.fit_width, role="quiet"))
        row.addWidget(Button(N_("Whole page"), self.fit_page, role="quiet"))
        return bar

    def _tool(self, icon: str, name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "icon")
        button.setToolTip(name)
        button.setAccessibleName(name)
        icons.dress(button, icon)
        button.clicked.connect(act)
        return button

    def _thumbnails(self) -> QWidget:
        self.thumbnails = Thumbnails()
        self.thumbnails.page_chosen.connect(self.canvas_go_to)
        return self.thumbnails

    # -- pages and zoom -------------------------------------------------------------------------

    def _turn(self, step: int) -> None:
        self.canvas.go_to(self.canvas.current() + step)

    def canvas_go_to(self, number: int) -> None:
        if number >= 0 and number != self.canvas.current():
            self.canvas.go_to(number)

    def _step_zoom(self, step: int) -> None:
        larger = [zoom for zoom in ZOOMS if zoom > self._zoom + 0.01]
        smaller = [zoom for zoom in ZOOMS if zoom < self._zoom - 0.01]
        reachable = larger if step > 0 else smaller[::-1]
        if reachable:
            self._set_zoom(reachable[0])

    def _set_zoom(self, zoom: float, *, fitted: bool = False) -> None:
        self._zoom, self._fitted = zoom, fitted
        self._draw()

    def fit_width(self) -> None:
        """As wide as the canvas, also when the window changes its size."""
        if self._pages is not None:
            room = self.canvas.room_for_pages()
            self._set_zoom(room / (self._pages.size(0).width() * PIXELS_PER_POINT), fitted=True)

    def fit_page(self) -> None:
        """All of a page at once."""
        if self._pages is not None:
            size, view = self._pages.size(0), self.canvas.viewport()
            wide = (view.width() - theme.px(32)) / size.width()
            high = (view.height() - theme.px(32)) / size.height()
            self._set_zoom(min(wide, high) / PIXELS_PER_POINT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted and self.isVisible():
            self.fit_width()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.canvas if self._awaited else self.print_button).setFocus()
        if self._fitted:
            self.fit_width()

    def _draw(self) -> None:
        if self._pages is not None:
            self.canvas.show_pages(self._pages, self._zoom * PIXELS_PER_POINT)
            self.zoom_label.setText(f"{round(self._zoom * 100)}\u00a0%")
            self._scrolled()

    def _scrolled(self) -> None:
        if self._pages is None:
            return
        current = self.canvas.current()
        self.page_label.setText(
            _("Page {number} of {count}", number=current + 1, count=len(self._pages))
        )
        self.thumbnails.mark(current)
