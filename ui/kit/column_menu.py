"""What can be done from a list's column heads and from "+ Saring": sort, filter, group, freeze, put away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.kernel.columns import Column
from app.kernel.listing import Narrowing
from app.kernel.text import N_, _
from ui.kit import dialogs, icons, narrowing
from ui.kit.column_filter import BoundsFilter, ColumnFilter, ValuesFilter
from ui.kit.narrowing import BOUNDED, LISTED, values_of
from ui.kit.saved_filters import SavedFilters
from ui.kit.table.grouping import may_group

if TYPE_CHECKING:
    from ui.kit.list_panel import ListPanel


class ColumnMenus(QObject):
    """The menus of one list."""

    def __init__(self, panel: ListPanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.saved = SavedFilters(panel.context, panel.spec.key)

    # -- the head of a column -----------------------------------------------------------------

    def open_column(self, at: int, where: QPoint) -> None:
        """From a right click on the head, or Alt+Down in the rows."""
        _open(self.column_menu(at, where), where)

    def column_menu(self, at: int, where: QPoint) -> QMenu:
        panel, menu = self._panel, QMenu(self._panel)
        model, table = panel.table.model, panel.table
        if model is None:
            return menu
        column, header = model.columns[at], table.view.header
        up, down = ((column.key, False),), ((column.key, True),)
        _add(menu, "ph.sort-ascending", _("Sort ascending"), partial(header.sort_by, up))
        _add(menu, "ph.sort-descending", _("Sort descending"), partial(header.sort_by, down))
        if header.sort:
            usual = partial(header.sort_by, ())
            _add(menu, "ph.arrow-counter-clockwise", _("Usual order"), usual)
        menu.addSeparator()
        self._add_filter(menu, column, where)
        if may_group(column):
            grouped = panel.grouping is not None and panel.grouping.key == column.key
            words = _("Without groups") if grouped else _("Group by this column")
            _add(menu, "ph.stack", words, partial(self._group, column))
        menu.addSeparator()
        self._add_places(menu, at)
        return menu

    def _add_filter(self, menu: QMenu, column: Column, where: QPoint) -> None:
        if column.kind in LISTED | BOUNDED and self._panel.may_narrow:
            words = _("Filter values…") if column.kind in LISTED else _("Filter from and until…")
            _add(menu, "ph.funnel", words, partial(self.filter_column, column.key, where))
        if column.key in self._panel.chips.narrowed_columns():
            remove = partial(self._panel.chips.narrow, column.key, None)
            _add(menu, "ph.x", _("Remove this filter"), remove)

    def _add_places(self, menu: QMenu, at: int) -> None:
        panel, table = self._panel, self._panel.table
        place = table.view.shown_columns().index(at) + 1
        pin = "ph.push-pin"
        if place == table.frozen:
            _add(menu, pin, _("Let all columns scroll"), partial(table.freeze, 0))
        else:
            _add(menu, pin, _("Freeze up to this column"), partial(table.freeze, place))
        _add(menu, "ph.arrows-out-line-horizontal", _("Fit the width"), partial(table.fit, at))
        hide = partial(panel.layout_keeper.show_column, table.model.columns[at].key, False)
        entry = _add(menu, "ph.eye-slash", _("Put this column away"), hide)
        entry.setEnabled(len(table.view.shown_columns()) > 1)
        _add(menu, "ph.columns", _("Columns…"), panel.choose_columns)

    def _group(self, column: Column) -> None:
        grouping = self._panel.grouping
        same = grouping is not None and grouping.key == column.key
        self._panel.group_by("" if same else column.key)

    # -- filtering ----------------------------------------------------------------------------

    def filter_column(self, key: str, where: QPoint) -> ColumnFilter:
        """Opens the popup in which a person chooses what is kept of a column."""
        panel, model = self._panel, self._panel.table.model
        assert model is not None
        column = model.columns[model.place(key)]
        kept = panel.chips.narrowed_columns().get(key)
        popup: ColumnFilter
        if column.kind in LISTED:
            window = panel.window_without(key)
            popup = ValuesFilter(
                column,
                kept,
                lambda search: values_of(window, model, key, search),
                panel,
                panel.context.show_error,
            )
        else:
            popup = BoundsFilter(column, kept, panel.context.session.today(), panel)
        popup.chosen.connect(partial(panel.chips.narrow, key))
        popup.show_below(where)
        return popup

    # -- "+ Saring" ---------------------------------------------------------------------------

    def open_filters(self, where: QPoint) -> None:
        _open(self.filter_menu(where), where)

    def filter_menu(self, where: QPoint) -> QMenu:
        """The list's filters, its columns, and what is kept under a name."""
        panel, menu = self._panel, QMenu(self._panel)
        for each in panel.spec.filters:
            menu.addMenu(panel.chips.menu(each)).setText(_(each.title) or panel.chips.title(each))
        if panel.may_narrow and panel.table.model is not None:
            columns = menu.addMenu(_("Values of a column"))
            for column in panel.table.model.columns:
                if column.kind in LISTED | BOUNDED:
                    columns.addAction(
                        _(column.title), partial(self.filter_column, column.key, where)
                    )
        menu.addSeparator()
        for name in self.saved.all():
            menu.addAction(icons.icon("ph.bookmark-simple", "muted"), name, partial(self.use, name))
        keep = menu.addAction(_("Save this filter…"), self._ask_to_keep)
        keep.setEnabled(panel.is_narrowed)
        self._add_changes(menu)
        clear = menu.addAction(_("Clear all filters"), panel.clear_filters)
        clear.setEnabled(panel.is_narrowed)
        return menu

    def _add_changes(self, menu: QMenu) -> None:
        kept = self.saved.all()
        if not kept:
            return
        rename, delete = (
            menu.addMenu(_("Rename a saved filter")),
            menu.addMenu(_("Delete a saved filter")),
        )
        for name in kept:
            rename.addAction(name, partial(self._ask_new_name, name))
            delete.addAction(name, partial(self.saved.delete, name))

    def _ask_to_keep(self) -> None:
        name = self._ask_name("")
        if name is not None:
            self.saved.keep(name, self.state())

    def _ask_new_name(self, before: str) -> None:
        name = self._ask_name(before)
        if name is not None:
            self.saved.rename(before, name)

    def _ask_name(self, before: str) -> str | None:
        title = _("Rename “{name}”", name=before) if before else _("Save this filter")
        name = dialogs.ask_text(self._panel, title, "", _("Name of the filter"), N_("Save"))
        if name is None or name == before or name not in self.saved.all():
            return name
        question = _("A filter “{name}” is kept already.", name=name)
        replace = dialogs.ask(self._panel, question, _("It would be replaced."), N_("Replace it"))
        return name if replace else None

    def state(self) -> dict[str, Any]:
        """The filters of now, as they are kept."""
        panel = self._panel
        return {
            "search": panel.search.text().strip(),
            "choices": panel.chips.chosen(),
            "narrowed": [narrowing.as_dict(*kept) for kept in panel.chips.narrowed_with_words()],
            "sort": [list(pair) for pair in panel.query().sort],
        }

    def use(self, name: str) -> None:
        """Shows what a kept filter keeps; columns that are gone are left out."""
        panel, state = self._panel, self.saved.all().get(name)
        if state is None or panel.table.model is None:
            return
        known = {column.key for column in panel.table.model.columns}
        kept: list[tuple[Narrowing, str]] = [
            narrowing.from_dict(each) for each in state["narrowed"] if each["key"] in known
        ]
        panel.use_filters(
            str(state["search"]),
            dict(state["choices"]),
            kept,
            tuple((str(key), bool(down)) for key, down in state["sort"] if key in known),
        )


def _add(menu: QMenu, icon: str, words: str, act: Callable[[], object]) -> QAction:
    entry: QAction = menu.addAction(icons.icon(icon, "muted"), words, lambda: act())
    return entry


def _open(menu: QMenu, where: QPoint) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(where)
