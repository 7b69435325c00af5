"""A table whole: header, rows, footer, and the page that stands there when there is nothing.

    table = DataTable()
    table.set_model(WindowModel(listing.window(), today=session.today()))
    table.footer_words = (N_("{count} invoice"), N_("{count} invoices"))
    table.opened.connect(open_row)

Another question: ``table.set_window(window)``. The same again: ``table.refresh()``, which keeps selection
and place. Sorting asks ``sort_changed`` for windows; rows in memory sort themselves.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.text import N_, _, translate_count
from ui.kit import theme
from ui.kit.table import cells
from ui.kit.table.base_model import TableModel
from ui.kit.table.footer import TableFooter
from ui.kit.table.rows_model import GroupRow, RowsModel
from ui.kit.table.states import Skeleton, StatePage
from ui.kit.table.view import TableView
from ui.kit.table.widths import Widths
from ui.kit.table.window_model import WindowModel

ROW_WORDS = (N_("{count} row"), N_("{count} rows"))


class DataTable(QStackedWidget):
    """``footer_words``: marked singular and plural. ``counted_words``: marked, for sums over fewer rows."""

    opened = Signal(object)
    link_opened = Signal(object, str)
    preview_requested = Signal()
    current_changed = Signal(object)
    selection_changed = Signal(list)
    sort_changed = Signal(tuple)
    layout_changed = Signal()

    def __init__(self, model: TableModel | None = None, *, with_footer: bool = True) -> None:
        super().__init__()
        self.footer_words: tuple[str, str] = ROW_WORDS
        self.counted_words = N_("{count} counted")
        self.view = TableView()
        self.footer = TableFooter(self.view.header)
        self.state_page, self.skeleton = StatePage(), Skeleton()
        self._widths = Widths()
        self._fixed: dict[str, int] = {}
        self._hidden: set[str] = set()
        self._arranging = False
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.footer)
        self.footer.setHidden(not with_footer)
        self._page = page
        for widget in (page, self.state_page, self.skeleton):
            self.addWidget(widget)
        self._connect()
        if model is not None:
            self.set_model(model)

    def _connect(self) -> None:
        view = self.view
        view.opened.connect(self.opened)
        view.link_opened.connect(self.link_opened)
        view.preview_requested.connect(self.preview_requested)
        view.current_row_changed.connect(self.current_changed)
        view.selected_rows_changed.connect(self._selection_changed)
        view.resized.connect(self.arrange)
        view.header.sort_changed.connect(self._sort)
        view.header.sectionHandleDoubleClicked.connect(self._fit)
        view.header.resized_by_hand.connect(self._keep_width)
        view.header.sectionMoved.connect(lambda *_: self.layout_changed.emit())
        view.horizontalScrollBar().valueChanged.connect(self.footer.update)
        theme.follow(self, self._restyle)

    # -- model --------------------------------------------------------------------------------

    @property
    def model(self) -> TableModel | None:
        model = self.view.model()
        return model if isinstance(model, TableModel) else None

    def set_model(self, model: TableModel) -> None:
        """Shows other rows; columns are measured anew."""
        before = self.model
        model.setParent(self)
        self.view.setModel(model)
        if before is not None and before is not model:
            before.deleteLater()
        self._widths.forget()
        model.totals_changed.connect(self._show_totals)
        model.widest_changed.connect(self._measure)
        model.modelReset.connect(self._measure)
        self._measure()
        self._show_totals()
        self.show_rows()

    def set_window(self, window: Any) -> None:
        """Another window with the same columns, from its top."""
        model = self.model
        if not isinstance(model, WindowModel):
            raise TypeError("this table does not show a window")
        model.set_window(window)
        self.view.scrollToTop()

    def set_rows(self, rows: list[Any], totals: dict[str, Any] | None = None) -> None:
        """Other rows in memory; keeps the current one if it is still there."""
        self._again(lambda: self._rows_model().set_rows(rows, totals))

    def _rows_model(self) -> RowsModel:
        model = self.model
        if not isinstance(model, RowsModel):
            raise TypeError("this table does not show rows in memory")
        return model

    def refresh(self, window: Any = None) -> None:
        """Reads the window again (or another of the same question); selection and place stay."""
        model = self.model
        if isinstance(model, WindowModel):
            self._again(lambda: model.refresh(window))

    def _again(self, act: Any) -> None:
        """Does what resets the model, and finds the current row and the place again."""
        current = self.view.current_row()
        number, place = self.view.currentIndex().row(), self.view.verticalScrollBar().value()
        sideways = self.view.horizontalScrollBar().value()
        key = getattr(current, "id", None)
        act()
        self.view.verticalScrollBar().setValue(place)
        self.view.horizontalScrollBar().setValue(sideways)
        if key is not None:
            found = self.model.find(key, number)
            if found >= 0:
                self.view.select(found, scroll=False)

    # -- what is shown --------------------------------------------------------------------------

    def show_rows(self) -> None:
        """The table itself."""
        self.setCurrentWidget(self._page)

    def show_state(self, icon: str, title: str, text: str, buttons: tuple[Any, ...] = ()) -> None:
        """A page in place of the table, in translated words."""
        self.state_page.tell(icon, title, text, buttons)
        self.setCurrentWidget(self.state_page)

    def show_loading(self) -> None:
        """Skeleton rows, after a blink."""
        self.setCurrentWidget(self.skeleton)

    @property
    def showing_rows(self) -> bool:
        return self.currentWidget() is self._page

    def is_empty(self) -> bool:
        return self.model is None or self.model.rowCount() == 0

    def current_row(self) -> Any:
        return self.view.current_row()

    def selected_rows(self) -> list[Any]:
        return self.view.selected_rows()

    def select_key(self, key: Any) -> bool:
        """Makes the row with this ``id`` current; False if it is not near the top or the current one."""
        model = self.model
        found = model.find(key, max(0, self.view.currentIndex().row())) if model else -1
        if found >= 0:
            self.view.select(found)
        return found >= 0

    def select_first(self) -> None:
        """Makes the first row current that is not the head of a group."""
        model = self.model
        for number in range(min(2, model.rowCount()) if model else 0):
            if not isinstance(model.row(number), GroupRow):
                self.view.select(number)
                return

    # -- footer -------------------------------------------------------------------------------

    def _selection_changed(self) -> None:
        rows = self.selected_rows()
        self.selection_changed.emit(rows)
        self._show_totals()

    def _show_totals(self) -> None:
        model = self.model
        if model is None:
            return
        selection = self.view.selectionModel()
        several = selection is not None and len(selection.selectedRows()) > 1
        if several:
            self._show_selection_totals(model, self.selected_rows())
            return
        self.footer.show_sums(self._count_words(model), model.totals())

    def _count_words(self, model: TableModel) -> str:
        count = model.count()
        if count is None:
            return _("counting…")
        words = translate_count(*self.footer_words, count)
        words = words.replace(str(count), formats.count(count), 1)
        counted = getattr(model, "counted", None)
        if counted is not None and counted != count:
            words += " · " + _(self.counted_words, count=formats.count(counted))
        return words

    def _show_selection_totals(self, model: TableModel, rows: list[Any]) -> None:
        """Count, sum and average of what is selected."""
        sums, first = {}, ""
        for at, column in enumerate(model.columns):
            if column.total:
                values = [model.value(row, at) for row in rows]
                sums[column.key] = cells.add(values)
                if not first and sums[column.key] is not None:
                    first = self._average_words(model, at, sums[column.key], len(rows))
        words = _("{count} selected", count=formats.count(len(rows)))
        self.footer.show_sums(f"{words} · {first}" if first else words, sums)

    def _average_words(self, model: TableModel, at: int, total: Any, count: int) -> str:
        minor = getattr(total, "minor", None)
        if minor is None or not count:
            return ""
        average = type(total)(round(minor / 100 / count) * 100, total.currency)
        return _("average {amount}", amount=cells.text(model.columns[at], average))

    # -- sorting ------------------------------------------------------------------------------

    def _sort(self, keys: tuple[tuple[str, bool], ...]) -> None:
        model = self.model
        if isinstance(model, RowsModel):
            self._again(lambda: model.sort_by(keys))
        self.sort_changed.emit(keys)
        self.arrange()

    # -- columns ------------------------------------------------------------------------------

    def _measure(self) -> None:
        if self.model is not None:
            self._widths.measure(self.model, self.model.totals())
            self.arrange()

    def arrange(self) -> None:
        """Gives every column its width; drops the least important where room is short."""
        model, view = self.model, self.view
        if model is None or self._arranging:
            return
        self._arranging = True
        shown = {column.key for column in model.columns} - self._hidden
        headers = [view.header.needed(at) for at in range(len(model.columns))]
        widths = self._widths.arrange(model, view.viewport().width(), headers, self._fixed, shown)
        for at, column in enumerate(model.columns):
            view.setColumnHidden(at, column.key not in widths)
            if column.key in widths:
                view.header.resizeSection(at, widths[column.key])
        self._arranging = False
        self.footer.update()

    def _fit(self, column: int) -> None:
        """Double click on a divider: as wide as the widest value."""
        model = self.model
        if model is None:
            return
        self._fixed[model.columns[column].key] = self._widths.needed(
            model, column, self.view.header.needed(column)
        )
        self.arrange()
        self.layout_changed.emit()

    def _keep_width(self, column: int) -> None:
        """A person moved a divider: the column left of the pointer changed; -1 for none."""
        model = self.model
        if self._arranging or model is None:
            return
        if column >= 0 and not self.view.isColumnHidden(column):
            self._fixed[model.columns[column].key] = self.view.columnWidth(column)
        self.footer.update()
        self.layout_changed.emit()

    def hidden_columns(self) -> set[str]:
        """The columns a person has put away."""
        return set(self._hidden)

    def set_hidden(self, keys: set[str]) -> None:
        self._hidden = set(keys)
        self.arrange()
        self.layout_changed.emit()

    def layout_state(self) -> dict[str, Any]:
        """Widths, order and hidden columns, to be kept."""
        header, model = self.view.header, self.model
        order = [model.columns[header.logicalIndex(at)].key for at in range(header.count())]
        return {"widths": dict(self._fixed), "order": order, "hidden": sorted(self._hidden)}

    def restore_layout(self, state: dict[str, Any] | None) -> None:
        """What ``layout_state`` gave; unknown columns are left out. None means as it was made."""
        state, model = state or {}, self.model
        known = [column.key for column in model.columns]
        self._fixed = {k: int(w) for k, w in state.get("widths", {}).items() if k in known}
        self._hidden = {key for key in state.get("hidden", []) if key in known}
        order = [key for key in state.get("order", []) if key in known]
        order += [key for key in known if key not in order]
        header = self.view.header
        for place, key in enumerate(order):
            header.moveSection(header.visualIndex(known.index(key)), place)
        self.arrange()

    # -- look and language --------------------------------------------------------------------

    def _restyle(self) -> None:
        self._widths.forget()
        QTimer.singleShot(0, self, self._measure)

    def retranslate(self) -> None:
        """Words everything again."""
        if self.model is not None:
            self._widths.forget()
            self.model.retranslate()
            self._measure()
            self._show_totals()
