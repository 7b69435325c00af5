"""A list as every department has it: filter bar, table, footer, inspector; described by a ``ListSpec``.

    SPEC = ListSpec(
        key="sales.invoices",
        listing=lambda session: queries.listing(session.today()),
        nouns=(N_("{count} invoice"), N_("{count} invoices")),
        kinds=("sales-invoice", "settlement"),
        open=lambda context, row: context.open_document("sales-invoice", row.id),
        new=NewAct(N_("Invoice"), lambda context: context.open_document("sales-invoice")),
        filters=(STATUS, MONTH), acts=(POST, RECEIVE, PRINT), inspector=facts_of,
        empty=Empty("ph.storefront", N_("No invoices yet"), N_("…"), N_("Make an invoice")),
    )
    def make(context): return ListPanel(context, SPEC)

Keys: Ctrl+F search, Enter opens, Space and Ctrl+I show the inspector, F6 goes there, F5 reads again.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
)

from app.kernel.text import N_, _
from ui.kit import icons, theme
from ui.kit.actions import Acts, bind, guarded
from ui.kit.buttons import Button, IconButton
from ui.kit.column_layout import ColumnLayout
from ui.kit.filters import FilterChips
from ui.kit.list_reading import ReadList
from ui.kit.list_spec import Empty, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.table import DataTable

if TYPE_CHECKING:
    from ui.kit.column_chooser import ColumnChooser
    from ui.kit.column_menu import ColumnMenus

__all__ = ["Empty", "ListPanel", "ListSpec", "NewAct"]

BESIDE_HINT = 62  # what icon, cross and padding of the search take


class ListPanel(ReadList):
    """A section's widget for the shell: refresh, retranslate, new, focus_search, apply_filters."""

    path_changed = Signal(str)

    def __init__(self, context: Context, spec: ListSpec) -> None:
        super().__init__(context, spec)
        self.setObjectName(spec.key)
        self._build()
        self._connect()
        self._load()
        self.layout_keeper = ColumnLayout(context, spec.key, self.table, spec.hidden)
        self.table.view.column_menu_requested.connect(
            lambda at, where: self.menus.open_column(at, where)
        )
        self.chips.more_requested.connect(self._more_filters)
        self.chips.column_requested.connect(self._filter_again)
        if spec.kinds:
            context.on_change(self, spec.kinds, self.refresh)

    @cached_property
    def menus(self) -> ColumnMenus:
        """Made when the first is asked for."""
        from ui.kit.column_menu import ColumnMenus

        return ColumnMenus(self)

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        spec = self.spec
        self.setProperty("role", "panel")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            icons.icon(spec.search_icon, "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.chips = FilterChips(
            self.context, spec.filters, grouping=self._grouping_words(), removable=True
        )
        self.export = IconButton("ph.export", N_("Export"), self._export)
        self.columns = IconButton("ph.columns", N_("Columns"), self.choose_columns)
        self.printer = IconButton("ph.printer", N_("Print"), self._print)
        self.add = self._new_button()
        self.table = DataTable()
        self.table.set_hidden(set(spec.hidden))
        self.table.footer_words, self.table.counted_words = spec.nouns, spec.counted_words
        self.acts = Acts(self, self.context, spec.acts, self.table.current_row, self._several_rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self.printer.setHidden(spec.print is None)
        if spec.print is not None and not any(act.shortcut == "F12" for act in spec.acts):
            bind(self, "F12", self._print)
        column.addWidget(self._panes(), 1)
        self._word()
        self._place_inspector()

    def _grouping_words(self) -> str:
        return self.spec.grouping_words if self.spec.grouping else ""

    def _new_button(self) -> Button | None:
        new = self.spec.new
        if new is None or self.context.session.read_only:
            return None
        if new.permission and not self.context.session.may(new.permission):
            return None
        role = "primary" if new.primary else ""
        return Button(new.text, self.new, icon=new.icon, role=role)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        self._bar_row = QHBoxLayout(bar)
        self._bar_row.setContentsMargins(*[theme.px(m) for m in (8, 6, 8, 6)])
        self._bar_row.setSpacing(theme.px(6))
        self._bar_row.addWidget(self.search, 1)
        self._bar_row.addWidget(self.chips, 3)
        for button in (self.export, self.printer, self.columns):
            self._bar_row.addWidget(button)
        if self.add is not None:
            self._bar_row.addWidget(self.add)
        return bar

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self._to_table)
        self.chips.changed.connect(self._ask_again)
        self.chips.grouped.connect(self._group_chip)
        table = self.table
        table.opened.connect(self._open)
        table.link_opened.connect(self._follow)
        table.preview_requested.connect(self.toggle_inspector)
        table.current_changed.connect(lambda _row: self._row_changed())
        table.sort_changed.connect(self._sorted)
        table.loaded.connect(self._show_state)
        table.given_up.connect(self._show_given_up)
        table.view.customContextMenuRequested.connect(self._show_menu)
        for key, act in (
            ("Ctrl+F", self.focus_search),
            ("Ctrl+I", self.toggle_inspector),
        ):
            bind(self, key, act)
        theme.follow(self, self._word)

    # -- acts ---------------------------------------------------------------------------------

    def new(self) -> None:
        if self.spec.new is not None and self.add is not None:
            guarded(self.context, lambda: self.spec.new.run(self.context))

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _to_table(self) -> None:
        """Enter in the search goes to the first row found."""
        self._ask_again()
        if self.table.showing_rows:
            self.table.view.setFocus()
            self.table.select_first()

    def _open(self, row: Any) -> None:
        if self.spec.open is not None:
            guarded(self.context, lambda: self.spec.open(self.context, row))

    def _several_rows(self) -> list[Any]:
        """What is selected, where that is more than one row."""
        selection = self.table.view.selection()
        return list(selection.reader()()) if selection.count() > 1 else []

    def _follow(self, row: Any, key: str) -> None:
        act = self.spec.links.get(key, self.spec.open)
        if act is not None:
            guarded(self.context, lambda: act(self.context, row))

    def _show_menu(self, at: QPoint) -> None:
        menu = self.acts.menu(self)
        if self.spec.open is not None and self.current_row() is not None:
            before = menu.actions()
            entry = menu.addAction(_("Open"), lambda: self._open(self.current_row()))
            if before:
                menu.insertAction(before[0], entry)
        menu.addSeparator()
        menu.addAction(_("Copy rows"), self.table.view.copy)
        menu.addAction(_("Export the selected rows…"), self._export_selected)
        menu.exec(self.table.view.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _export(self) -> None:
        self._written(selected=False)

    def _export_selected(self) -> None:
        self._written(selected=True)

    def _written(self, *, selected: bool) -> None:
        from ui.kit import list_export

        guarded(self.context, lambda: list_export.export(self, selected=selected))

    def list_name(self) -> str:
        """What the list is called in files: "Faktur"."""
        return _(self.spec.nouns[1]).replace("{count}", "").strip(" ·").capitalize()

    def _print(self) -> None:
        if self.spec.print is not None:
            guarded(self.context, lambda: self.spec.print(self.context, self.window_now()))

    def _group_chip(self, on: bool) -> None:
        self.group_by(self.spec.grouping.key if on and self.spec.grouping else "")

    # -- columns and filters ------------------------------------------------------------------

    def choose_columns(self) -> ColumnChooser:
        """Opens the popup of the columns."""
        from ui.kit.column_chooser import ColumnChooser

        popup = ColumnChooser(self.layout_keeper, self)
        popup.show_below(self.columns.mapToGlobal(QPoint(0, self.columns.height())))
        return popup

    def _more_filters(self) -> None:
        more = self.chips.more
        self.menus.open_filters(more.mapToGlobal(QPoint(0, more.height())))

    def _filter_again(self, key: str) -> None:
        """A click on a column's chip: choose again."""
        more = self.chips.more
        self.menus.filter_column(key, more.mapToGlobal(QPoint(0, more.height())))

    # -- words --------------------------------------------------------------------------------

    def _word(self) -> None:
        self.search.setPlaceholderText(_(self.spec.search_hint))
        self.search.setAccessibleName(_(self.spec.search_hint))
        hint = QFontMetrics(theme.font("body")).horizontalAdvance(self.search.placeholderText())
        self.search.setMinimumWidth(theme.px(118))
        self.search.setMaximumWidth(max(theme.px(190), hint + theme.px(BESIDE_HINT)))
        things = _(self.spec.nouns[1], count="").strip()
        self.table.view.setAccessibleName(_("List of {things}", things=things))

    def retranslate(self) -> None:
        self._word()
        for button in (self.export, self.columns, self.printer, self.add):
            if button is not None:
                button.retranslate()
        self.chips.retranslate()
        self.table.retranslate()
        self._show_state()
        self._row_changed()
