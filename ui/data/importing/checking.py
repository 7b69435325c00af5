"""The third step: every row judged, wrong cells mended here, before anything is kept."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.kernel import formats
from app.kernel.text import N_, _, translate_count
from ui.data.importing.check_model import (
    ALL,
    LIGHT,
    NUMBER,
    READY,
    WRONG,
    WRONG_CELL,
    CheckModel,
    Index,
)
from ui.data.importing.sheet import Sheet
from ui.kit import theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, Chip
from ui.kit.dialogs import Banner
from ui.kit.focus_ring import FocusRing

SMALL = 2_000
"""Up to so many rows every mend is judged at once; beyond, when it is asked for."""

MEND_PAUSE = 400  # milliseconds after the last mend
WIDEST = 260
SAMPLED = 200


class WrongCells(QStyledItemDelegate):
    """A frame around the cells that are wrong, and room beside the words."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        room = theme.px(4)
        option.rect = option.rect.adjusted(room, 0, -room, 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if ground is not None:
            painter.fillRect(option.rect, ground)
        super().paint(painter, option, index)
        if index.data(WRONG_CELL):
            painter.setPen(QPen(theme.color("danger"), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(theme.px(14), 0)


class Checking(QWidget):
    """``check_wanted`` where the rows are to be judged again."""

    check_wanted = Signal()

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self.model = CheckModel(sheet)
        self._what = ALL
        self._pause = QTimer(self, singleShot=True, interval=MEND_PAUSE)
        self._pause.timeout.connect(self.check_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        self._above = QVBoxLayout()
        self._above.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        column.addLayout(self._above)
        self.banner: Banner | None = None
        column.addWidget(self._bar())
        self.view = self._table()
        column.addWidget(self.view, 1)
        self.model.edited.connect(self._mended)
        bind(self, "F3", self.next_wrong)
        bind(self, "Shift+F3", lambda: self.next_wrong(-1))
        bind(self, "F5", self.check_wanted.emit)

    def _bar(self) -> QFrame:
        bar = QFrame()
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        row.setSpacing(theme.px(6))
        self.chips = {
            ALL: Chip(),
            WRONG: Chip(icon="ph.x-circle-fill"),
            READY: Chip(icon="ph.check"),
        }
        for what, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, what=what: self.show_only(what))
            row.addWidget(chip)
        row.addStretch(1)
        self.again = Button(
            N_("Check again"), self.check_wanted.emit, icon="ph.arrows-clockwise", key="F5"
        )
        self.next = Button(N_("Next error"), self.next_wrong, icon="ph.arrow-down", key="F3")
        row.addWidget(self.again)
        row.addWidget(self.next)
        return bar

    def _table(self) -> QTableView:
        view = QTableView()
        view.setObjectName("importRows")
        view.setAccessibleName(_("Rows to bring in"))
        view.setModel(self.model)
        FocusRing(view)
        view.setItemDelegate(WrongCells(view))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(theme.px(28))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        view.setEditTriggers(
            triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
        )
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setMinimumHeight(theme.px(30))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return view

    def show_judged(self) -> None:
        """What the last check found: lights, counts, and the words above."""
        self.model.judged()
        rows, wrong = len(self.sheet.cells), len(self.sheet.problems)
        words = {
            ALL: N_("All · {count}"),
            WRONG: N_("Errors · {count}"),
            READY: N_("Ready · {count}"),
        }
        counts = {ALL: rows, WRONG: wrong, READY: rows - wrong}
        for what, chip in self.chips.items():
            chip.set_words(_(words[what], count=formats.count(counts[what])))
            chip.set_on(what == self._what)
        self.next.setEnabled(bool(wrong))
        self._tell(rows, wrong)
        self._fit()

    def _tell(self, rows: int, wrong: int) -> None:
        if self.banner is not None:
            self.banner.deleteLater()
        if wrong:
            strong = translate_count(
                N_("{count} row cannot be brought in."),
                N_("{count} rows cannot be brought in."),
                wrong,
            )
            text = _("Mend them in the table, or bring in the others and save these as a file.")
            self.banner = Banner("error", text, strong=strong)
        else:
            strong = translate_count(
                N_("{count} row is ready."), N_("All {count} rows are ready."), rows
            )
            self.banner = Banner(
                "ok", _("Nothing is kept before you bring them in."), strong=strong
            )
        self._above.addWidget(self.banner)

    def _fit(self) -> None:
        header = self.view.horizontalHeader()
        header.setResizeContentsPrecision(SAMPLED)
        self.view.resizeColumnsToContents()
        header.resizeSection(LIGHT, theme.px(30))
        for column in range(NUMBER + 2, self.model.problem_column):
            wide = header.sectionSize(column) + theme.px(8)
            header.resizeSection(column, min(wide, theme.px(WIDEST)))

    def show_only(self, what: str) -> None:
        self._what = what
        self.model.show_only(what)
        for each, chip in self.chips.items():
            chip.set_on(each == what)

    def next_wrong(self, step: int = 1) -> None:
        """F3: the next cell with something wrong, ready to be typed over."""
        found = self.model.next_wrong(self.view.currentIndex(), step)
        if found.isValid():
            self.view.setFocus()
            self.view.setCurrentIndex(found)
            self.view.scrollTo(found)

    def _mended(self) -> None:
        if len(self.sheet.cells) <= SMALL:
            self._pause.start()

    def keep_place(self) -> tuple[int, int]:
        index = self.view.currentIndex()
        return index.row(), index.column()

    def go_to(self, place: tuple[int, int]) -> None:
        index: QModelIndex = self.model.index(*place)
        if index.isValid():
            self.view.setCurrentIndex(index)
