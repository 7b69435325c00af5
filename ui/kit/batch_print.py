"""Many documents at once: to the printer one after the other, into one PDF, or into a file each.

    BatchDialog(context, Batch(_("Sales invoices"), "sales-invoice", papers)).open()

It is one job that can be stopped between two papers. What went is noted paper by paper, so that stopping or a
printer that gives up leaves the log as true as before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
)

from app.kernel.errors import Cancelled, UserError
from app.kernel.progress import Progress
from app.kernel.text import N_, _
from ui.kit import printers, saving, theme
from ui.kit.buttons import Button, foot, label
from ui.kit.manifest import Context
from ui.kit.pdf_pages import joined
from ui.kit.printer_box import MOST_COPIES, PrinterBox


@dataclass(frozen=True, slots=True)
class BatchPaper:
    """One paper: the document's number, how to draw it, and what notes that it went."""

    name: str
    make: Callable[[], bytes]
    printed: Callable[[int], None] = field(default=lambda _copies: None)

    @property
    def file_name(self) -> str:
        return saving.safe(f"{self.name}.pdf")


@dataclass(frozen=True, slots=True)
class Batch:
    """title: worded, what these are. kind: under which printer and folder are remembered."""

    title: str
    kind: str
    papers: Sequence[BatchPaper]
    require: Callable[[], None] = field(default=lambda: None)


@dataclass(slots=True)
class Outcome:
    """How many of how many went, and why the others did not."""

    done: int
    of: int
    error: UserError | None = None


def print_all(
    batch: Batch, progress: Progress, send: Callable[[BatchPaper, bytes], None], copies: int = 1
) -> Outcome:
    """Draws, sends and notes paper after paper, until all went, one fails or the person stops it."""
    count = len(batch.papers)
    for done, paper in enumerate(batch.papers):
        try:
            progress.report(done, count, _("Printing {number} of {count}: {name}", number=done + 1, count=count, name=paper.name))  # fmt: skip
            send(paper, paper.make())
            paper.printed(copies)
        except Cancelled:
            return Outcome(done, count)
        except UserError as error:
            return Outcome(done, count, error)
    return Outcome(count, count)


def save_together(batch: Batch, progress: Progress, path: Path) -> Outcome:
    """One PDF of all; nothing is written or noted where it is stopped."""
    contents: list[bytes] = []
    drawn = print_all(
        Batch(batch.title, batch.kind, [BatchPaper(each.name, each.make) for each in batch.papers]),
        progress,
        lambda _paper, content: contents.append(content),
    )
    if drawn.done < drawn.of:
        return Outcome(0, drawn.of, drawn.error)
    saving.write_whole(path, joined(contents))
    for paper in batch.papers:
        paper.printed(1)
    return drawn


def save_each(batch: Batch, progress: Progress, folder: Path) -> Outcome:
    """A file for each, under a name that no file has yet."""
    return print_all(
        batch,
        progress,
        lambda paper, content: saving.write_whole(saving.free(folder / paper.file_name), content),
    )


class BatchDialog(QDialog):
    """Where the papers go: a printer, one PDF, or a file each. Enter begins."""

    def __init__(self, context: Context, batch: Batch) -> None:
        super().__init__(context.window)
        self._context, self._batch = context, batch
        self.setObjectName("batchPrint")
        self.setWindowTitle(_("Print many"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        body = QVBoxLayout()
        body.setContentsMargins(*[theme.px(20)] * 4)
        body.setSpacing(theme.px(10))
        title = _("{title}: {count}", title=self._batch.title, count=len(self._batch.papers))
        body.addWidget(label(title, "h2", wrap=True))
        self.to_printer = QRadioButton(_("To the printer"))
        self.together = QRadioButton(_("One PDF of all"))
        self.each = QRadioButton(_("One PDF file each"))
        self._group = QButtonGroup(self)
        for button in (self.to_printer, self.together, self.each):
            self._group.addButton(button)
        self.to_printer.setChecked(True)
        self.printer, self.copies = PrinterBox(self._context, self._batch.kind), QSpinBox()
        self.printer.found.connect(self._printers_found)
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setAccessibleName(_("Copies"))
        self.copies.setPrefix(f"{_('Copies')} ")
        row = QHBoxLayout()
        row.addSpacing(theme.px(24))
        row.addWidget(self.printer, 1)
        row.addWidget(self.copies)
        self.to_printer.toggled.connect(self.printer.setEnabled)
        self.to_printer.toggled.connect(self.copies.setEnabled)
        body.addWidget(self.to_printer)
        body.addLayout(row)
        body.addWidget(self.together)
        body.addWidget(self.each)
        column.addLayout(body)
        self.go = Button(N_("Begin"), self.begin, icon="ph.printer", role="primary")
        self.go.setDefault(True)
        column.addWidget(foot(Button(N_("Back"), self.reject), self.go))
        self.go.setFocus()  # it stays there when no printer is found and its box is greyed
        self.setMinimumWidth(theme.px(440))

    def _printers_found(self, any_there: bool) -> None:
        """Without a printer the papers can still be saved."""
        if not any_there:
            self.to_printer.setEnabled(False)
            self.together.setChecked(True)

    def begin(self) -> None:
        """Starts the job and leaves the window free."""
        try:
            self._batch.require()
        except UserError as error:
            self._context.show_error(error)
            return
        work = self._work()
        if work is not None:
            self._context.run(_("Printing {title}", title=self._batch.title), work, self._teller())
            self.accept()

    def _work(self) -> Callable[[Progress], Outcome] | None:
        """What the job does; None where the person gave no place."""
        batch, context = self._batch, self._context
        if self.to_printer.isChecked():
            return self._to_printer()
        if self.together.isChecked():
            path = saving.ask_path(context, self, batch.kind, f"{batch.title}.pdf")
            return (lambda progress: save_together(batch, progress, path)) if path else None
        folder = saving.ask_folder(context, self, batch.kind)
        return (lambda progress: save_each(batch, progress, folder)) if folder else None

    def _to_printer(self) -> Callable[[Progress], Outcome] | None:
        batch, copies = self._batch, self.copies.value()
        printer = self.printer.chosen()
        if not printer:
            return None
        self.printer.remember()

        def send(paper: BatchPaper, content: bytes) -> None:
            printers.send(content, printer, copies, paper.name)

        return lambda progress: print_all(batch, progress, send, copies)

    def _teller(self) -> Callable[[Outcome], None]:
        context, printing = self._context, self.to_printer.isChecked()
        return lambda outcome: tell(context, outcome, printing=printing)


def tell(context: Context, outcome: Outcome, *, printing: bool) -> None:
    """How it went: how many of how many, and what to do about the others."""
    counts = {"done": outcome.done, "count": outcome.of}
    words = _("{done} of {count} printed", **counts) if printing else _("{done} of {count} saved", **counts)  # fmt: skip
    if outcome.error is not None:
        context.notify("error", words, f"{outcome.error.what()} {outcome.error.what_to_do()}")
    elif outcome.done < outcome.of:
        context.notify("warning", words, _("The others were stopped and are not noted as printed."))
    else:
        context.notify("success", words)
