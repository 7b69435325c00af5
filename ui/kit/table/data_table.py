"""A table whole: header, rows, footer, and the page that stands there when there is nothing.

    table = DataTable()
    table.set_model(WindowModel(listing.window(), today=session.today()))
    table.footer_words = (N_("{count} invoice"), N_("{count} invoices"))
    table.opened.connect(open_row)

Another question: ``table.set_window(window)``. The same again: ``table.refresh()``, which keeps selection
and place. Sorting asks ``sort_changed`` for windows; rows in memory sort themselves.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.text import N_, _, translate_count
from ui.kit import tasks, theme
from ui.kit.table import cells
from ui.kit.table.arranged import ArrangedTable
from ui.kit.table.base_model import TableModel
from ui.kit.table.grouped_model import GroupedModel
from ui.kit.table.grouping import GroupRow
from ui.kit.table.rows_model import RowsModel
from ui.kit.table.selection import Selection, average
from ui.kit.table.states import SKELETON_AFTER, Skeleton, StatePage
from ui.kit.table.window_model import WindowModel

ROW_WORDS = (N_("{count} row"), N_("{count} rows"))


class DataTable(ArrangedTable):
    """``footer_words``: marked singular and plural. ``counted_words``: marked, for sums over fewer rows."""

    opened = Signal(object)
    link_opened = Signal(object, str)
    preview_requested = Signal()
    current_changed = Signal(object)
    selection_changed = Signal()
    sort_changed = Signal(tuple)
    loaded = Signal()
    given_up = Signal()

    def __init__(self, model: TableModel | None = None, *, with_footer: bool = True) -> None:
        super().__init__()
        self.footer_words: tuple[str, str] = ROW_WORDS
        self.counted_words = N_("{count} counted")
        self._waiting = QTimer(self, singleShot=True, interval=SKELETON_AFTER)
        self._adding: tasks.Job | None = None
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self.footer)
        self.footer.setHidden(not with_footer)
        self._page = page
        self._other: QWidget | None = None
        self.addWidget(page)
        self._connect()
        if model is not None:
            self.set_model(model)

    @cached_property
    def state_page(self) -> StatePage:
        """What stands there when there are no rows, made when it is first needed."""
        page = StatePage()
        self.addWidget(page)
        return page

    @cached_property
    def skeleton(self) -> Skeleton:
        """What stands there while rows are read, made when it is first needed."""
        skeleton = Skeleton()
        skeleton.cancelled.connect(self._give_up)
        self.addWidget(skeleton)
        return skeleton

    def setAccessibleName(self, name: str) -> None:
        """Told of the rows, which have the keyboard."""
        super().setAccessibleName(name)
        self.view.setAccessibleName(name)

    def _connect(self) -> None:
        view = self.view
        view.opened.connect(self.opened)
        view.link_opened.connect(self.link_opened)
        view.preview_requested.connect(self.preview_requested)
        view.current_row_changed.connect(self.current_changed)
        view.selected_rows_changed.connect(self._selection_changed)
        view.header.sort_changed.connect(self._sort)
        self._waiting.timeout.connect(self.show_loading)
        theme.follow(self, self._restyle)

    # -- model --------------------------------------------------------------------------------

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
        model.modelReset.connect(self.arrange)
        model.loaded.connect(self._loaded)
        self._measure()
        self._show_totals()
        self.show_rows()
        self._wait()

    def set_window(self, window: Any) -> None:
        """Another window with the same columns, from its top."""
        model = self.model
        if not isinstance(model, (WindowModel, GroupedModel)):
            raise TypeError("this table does not show a window")
        model.set_window(window)
        self.view.scrollToTop()
        self._wait()

    def _wait(self) -> None:
        """What is read longer than a blink shows as skeleton rows until it is there."""
        if self.model is not None and self.model.loading:
            self._waiting.start()
        else:
            self._loaded()

    def _loaded(self) -> None:
        self._waiting.stop()
        if isinstance(self.currentWidget(), Skeleton):
            self.show_rows()
        self._show_totals()
        self.loaded.emit()

    def _give_up(self) -> None:
        if self.model is not None:
            self.model.give_up()
        self.given_up.emit()

    def set_rows(
        self, rows: list[Any], totals: dict[str, Any] | None = None, counted: int | None = None
    ) -> None:
        """Other rows in memory; keeps the current one if it is still there."""
        self._again(lambda: self._rows_model().set_rows(rows, totals, counted))

    def _rows_model(self) -> RowsModel:
        model = self.model
        if not isinstance(model, RowsModel):
            raise TypeError("this table does not show rows in memory")
        return model

    def refresh(self, window: Any = None) -> None:
        """Reads the window again (or another of the same question); selection and place stay."""
        model = self.model
        if isinstance(model, (WindowModel, GroupedModel)):
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

    def show_widget(self, widget: QWidget) -> None:
        """A widget in place of the table, until something else is shown."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.addWidget(widget)
        column.addStretch(1)
        if self._other is not None:
            self.removeWidget(self._other)
            self._other.deleteLater()
        self._other = holder
        self.addWidget(holder)
        self.setCurrentWidget(holder)

    def show_loading(self) -> None:
        """Skeleton rows."""
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
        self.selection_changed.emit()
        self._show_totals()

    def _show_totals(self) -> None:
        model = self.model
        if self._adding is not None:
            self._adding.cancel()
            self._adding = None
        if model is None:
            return
        selection = self.view.selection()
        if sum(last - first + 1 for first, last in selection.spans) > 1:
            self._add_selection(model, selection)
        else:
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

    def _add_selection(self, model: TableModel, selection: Selection) -> None:
        """Count of what is selected, sum and average of the current column, sums of all that have one."""
        count, keys = selection.count(), [c.key for c in model.columns if c.total]
        of = self._column_to_tell(model)
        if of is not None and of.key not in keys:
            keys.append(of.key)
        if not selection.parts or (selection.is_here and count <= cells.QUICKLY):
            self._tell_selection(model, count, of, selection.sums_here(keys))
            return
        self.footer.show_sums(_("{count} selected", count=formats.count(count)), None)
        read = selection.sums_reader(keys)
        self._adding = tasks.fetch(
            self, read, lambda sums: self._tell_selection(model, count, of, sums)
        )

    def _column_to_tell(self, model: TableModel) -> Column | None:
        """The current column where it has figures, else the first that is totalled."""
        at = self.view.currentIndex().column()
        if at >= 0 and model.columns[at].kind in cells.ADDED:
            return model.columns[at]
        return next((column for column in model.columns if column.total), None)

    def _tell_selection(
        self, model: TableModel, count: int, of: Column | None, sums: dict[str, Any]
    ) -> None:
        words = [_("{count} selected", count=formats.count(count))]
        total = sums.get(of.key) if of else None
        if of is not None and total is not None and count:
            if not of.total:
                words.append(_("sum {amount}", amount=cells.text(of, total)))
            words.append(_("average {amount}", amount=cells.text(of, average(total, count))))
        self.footer.show_sums(" · ".join(words), sums)

    # -- sorting ------------------------------------------------------------------------------

    def _sort(self, keys: tuple[tuple[str, bool], ...]) -> None:
        model = self.model
        if isinstance(model, RowsModel):
            self._again(lambda: model.sort_by(keys))
        self.sort_changed.emit(keys)
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
