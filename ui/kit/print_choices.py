"""The right side of the print preview: printer, paper, copies, pages, parts, language, earlier printings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.kernel.errors import UserError
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, label, line
from ui.kit.printer_box import MOST_COPIES, PrinterBox

if TYPE_CHECKING:
    from ui.kit.manifest import Context
    from ui.kit.print_preview import Previewed

LETTERHEAD = "letterhead"
PAPERS = {
    "A4": N_("A4"),
    "half A4": N_("Half A4"),
    "F4": N_("F4 (215 × 330 mm)"),
    "A5": N_("A5"),
    "9.5x11 in": N_("Continuous, 9.5 × 11 inches"),
    "9.5x5.5 in": N_("Continuous, 9.5 × 5.5 inches"),
    "80 mm": N_("Roll of 80 mm"),
    "58 mm": N_("Roll of 58 mm"),
}
LANGUAGES = {"": N_("The document's own"), "id": N_("Indonesian"), "en": N_("English")}


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """What the person chose; empty means the paper's own. without: the parts that are left out."""

    paper: str = ""
    language: str = ""
    without: frozenset[str] = frozenset()


def remembered(context: Context, kind: str) -> PreviewOptions:
    """What was chosen when one of this kind was last printed or saved; the language is never kept."""
    paper, without = (
        str(context.setting(f"print/{kind}/{key}", "") or "") for key in ("paper", "without")
    )
    return PreviewOptions(paper, without=frozenset(without.split(",")) - {""})


class PrintChoices(QScrollArea):
    """``changed`` when the paper must be made again. Printer, paper and parts are remembered by kind."""

    changed = Signal()

    def __init__(self, shown: Previewed, close: Callable[[], None]) -> None:
        super().__init__()
        self._shown = shown
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "panel")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(theme.px(300))
        side = QFrame()
        side.setProperty("role", "panel")
        self._column = QVBoxLayout(side)
        self._column.setContentsMargins(*([theme.px(12)] * 4))
        self._column.setSpacing(theme.px(4))
        self._build()
        self._column.addStretch(1)
        leave = Button(N_("Close"), close, role="link")
        self._column.addWidget(leave, 0, Qt.AlignmentFlag.AlignLeft)
        self.setWidget(side)

    # -- what is chosen -------------------------------------------------------------------------

    def options(self) -> PreviewOptions:
        """What is chosen now."""
        without = {key for key, box in self.parts.items() if not box.isChecked()}
        if self.letterhead.isChecked():
            without.add(LETTERHEAD)
        paper, language = self.paper.currentData() or "", self.language.currentData() or ""
        return PreviewOptions(paper, language, frozenset(without))

    def require_printer(self) -> str:
        """The chosen printer. Raises UserError where there is none."""
        printer = self.printer.chosen()
        if not printer:
            raise UserError(
                N_("No printer is installed on this computer."),
                remedy=N_("Save the PDF, or install a printer first."),
            )
        return printer

    def remember(self) -> None:
        """Printer and look, for the next of this kind."""
        self.printer.remember()
        self.remember_look()

    def remember_look(self) -> None:
        """Paper and parts, for the next of this kind; the language is of this one only."""
        options = self.options()
        keep, kind = self._shown.context.keep_setting, self._shown.kind
        keep(f"print/{kind}/paper", options.paper)
        keep(f"print/{kind}/without", ",".join(sorted(options.without)))

    def tell(self, words: str) -> None:
        """A line below the choices about what was just done."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self._column.addWidget(label(self._shown.document, "h2", wrap=True))
        self._column.addSpacing(theme.px(8))
        self.printer = PrinterBox(self._shown.context, self._shown.kind)
        self.printer.found.connect(self._printers_found)
        self._field(_("Printer"), self.printer)
        self.no_printer = label(
            _("No printer is installed on this computer. The PDF can be saved."), "muted", wrap=True
        )
        self.no_printer.hide()
        self._column.addWidget(self.no_printer)
        self._copies_and_pages()
        kept = remembered(self._shown.context, self._shown.kind)
        self._templates(kept.paper or self._shown.usual)
        self._letterhead(kept.without)
        self._parts(kept.without)
        self.language, _title = self._choice(
            _("Document language"), self._shown.languages, LANGUAGES
        )
        self.told = label("", "muted", wrap=True)
        self.told.hide()
        self._column.addWidget(self.told)
        if self._shown.earlier:
            self._heading(_("Printed before"))
            for words in self._shown.earlier:
                self._column.addWidget(label(words, "muted", wrap=True))

    def _copies_and_pages(self) -> None:
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_COPIES)
        self.copies.setValue(self._shown.copies)
        self.pages = QLineEdit()
        self.pages.setPlaceholderText(_("All"))
        self.pages.setToolTip(_("The pages to print, for example 1-3, 5"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        for place, (name, field) in enumerate(
            ((_("Copies"), self.copies), (_("Pages"), self.pages))
        ):
            grid.addWidget(self._title(name, field), 0, place)
            grid.addWidget(field, 1, place)
            grid.setColumnStretch(place, 1)
        self._column.addLayout(grid)
        self._column.addSpacing(theme.px(4))

    def _templates(self, kept: str) -> None:
        """The layouts, and the sizes of the one that is chosen; it begins with the size kept."""
        known = self._shown.templates
        titles = {str(at): each.words for at, each in enumerate(known)}
        holding = next((str(at) for at, each in enumerate(known) if kept in each.papers), "")
        self.template, _title = self._choice(
            _("Template"), tuple(titles), titles, holding, self._template_chosen
        )
        self.paper, self._paper_title = self._choice(_("Paper"), self._papers(), PAPERS, kept)

    def _papers(self) -> tuple[str, ...]:
        at = self.template.currentIndex()
        return self._shown.templates[at].papers if at >= 0 else self._shown.papers

    def _template_chosen(self) -> None:
        papers = self._papers()
        with QSignalBlocker(self.paper):
            self.paper.clear()
            for key in papers:
                self.paper.addItem(_(PAPERS[key]), key)
        for widget in (self.paper, self._paper_title):
            widget.setVisible(len(papers) > 1)
        self.changed.emit()

    def _letterhead(self, left_out: frozenset[str]) -> None:
        """Whether the sheets bear the letterhead already; then there is no logo to show."""
        self.letterhead = QCheckBox(_("Letterhead is on the sheets already"))
        self.letterhead.setToolTip(_("Its place at the top stays blank."))
        self.letterhead.setChecked(self._shown.letterhead and LETTERHEAD in left_out)
        self.letterhead.toggled.connect(self._letterhead_chosen)
        self._column.addWidget(self.letterhead)
        self.letterhead.setVisible(self._shown.letterhead)

    def _letterhead_chosen(self) -> None:
        if "logo" in self.parts:
            self.parts["logo"].setEnabled(not self.letterhead.isChecked())
        self.changed.emit()

    def _parts(self, left_out: frozenset[str]) -> None:
        """A box for each part of the paper that can be left out."""
        self.parts: dict[str, QCheckBox] = {}
        if not self._shown.parts:
            return
        self._heading(_("Show"))
        for key, words in self._shown.parts:
            box = QCheckBox(_(words))
            box.setChecked(key not in left_out)
            box.toggled.connect(self.changed)
            self.parts[key] = box
            self._column.addWidget(box)
        if "logo" in self.parts:
            self.parts["logo"].setDisabled(self.letterhead.isChecked())
        self._column.addSpacing(theme.px(4))
        self._column.addWidget(line())

    def _heading(self, words: str) -> None:
        self._column.addSpacing(theme.px(8))
        self._column.addWidget(label(words.upper(), "section"))

    def _choice(
        self,
        name: str,
        keys: tuple[str, ...],
        titles: dict[str, str],
        kept: str = "",
        chosen: Callable[[], None] | None = None,
    ) -> tuple[QComboBox, QLabel]:
        """A choice of a few and its title; hidden where there is nothing to choose."""
        box = QComboBox()
        for key in keys:
            box.addItem(_(titles[key]), key)
        box.setCurrentIndex(max(0, box.findData(kept)))
        box.currentIndexChanged.connect(chosen or self.changed)
        title = self._field(name, box)
        for widget in (box, title):
            widget.setVisible(len(keys) > 1)
        return box, title

    def _title(self, name: str, field: QWidget) -> QLabel:
        title = QLabel(name)
        title.setProperty("role", "label")
        title.setBuddy(field)
        field.setAccessibleName(name)
        return title

    def _field(self, name: str, field: QWidget) -> QLabel:
        title = self._title(name, field)
        self._column.addWidget(title)
        self._column.addWidget(field)
        self._column.addSpacing(theme.px(4))
        return title

    def _printers_found(self, any_there: bool) -> None:
        self.printer.setEnabled(any_there)
        self.no_printer.setVisible(not any_there)
