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

from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
)

from app.kernel.listing import ListQuery
from app.kernel.text import N_, _
from ui.kit import icons, theme
from ui.kit.actions import Acts, bind, guarded
from ui.kit.buttons import Button, IconButton
from ui.kit.column_layout import ColumnLayout
from ui.kit.filters import FilterChips
from ui.kit.list_inspector import InspectedList
from ui.kit.list_spec import Empty, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.table import DataTable, RowsModel, WindowModel
from ui.kit.table.base_model import TableModel
from ui.kit.table.states import clear_filters_button

__all__ = ["Empty", "ListPanel", "ListSpec", "NewAct"]

MOST_GROUPED = 5_000
BESIDE_HINT = 62  # what icon, cross and padding of the search take
SEARCH_DELAY = 180  # milliseconds after the last key


class ListPanel(InspectedList):
    """A section's widget for the shell: refresh, retranslate, new, focus_search, apply_filters."""

    path_changed = Signal(str)

    def __init__(self, context: Context, spec: ListSpec) -> None:
        super().__init__(context, spec)
        self.setObjectName(spec.key)
        self._grouped = spec.grouped_at_first and spec.grouping is not None
        self._sort: tuple[tuple[str, bool], ...] = ()
        self._build()
        self._connect()
        self._load()
        self.layout_keeper = ColumnLayout(context, spec.key, self.table, spec.hidden)
        if spec.kinds:
            context.on_change(self, spec.kinds, self.refresh)

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        spec = self.spec
        self.setProperty("role", "panel")
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.addAction(
            icons.icon(spec.search_icon, "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.chips = FilterChips(self.context, spec.filters, grouping=self._grouping_words())
        self.chips.set_grouped(self._grouped)
        self.export = IconButton("ph.export", N_("Export"), self._export)
        self.columns = IconButton("ph.columns", N_("Columns"), self._choose_columns)
        self.printer = IconButton("ph.printer", N_("Print"), self._print)
        self.add = self._new_button()
        self.table = DataTable()
        self.table.footer_words, self.table.counted_words = spec.nouns, spec.counted_words
        self.acts = Acts(self, self.context, spec.acts, self.table.current_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self.export.setHidden(spec.export is None)
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
        return Button(new.text, self.new, icon="ph.plus", role=role)

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
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_DELAY)
        self._typing.timeout.connect(self._ask_again)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.returnPressed.connect(self._to_table)
        self.chips.changed.connect(self._ask_again)
        self.chips.grouped.connect(self._set_grouped)
        table = self.table
        table.opened.connect(self._open)
        table.link_opened.connect(self._follow)
        table.preview_requested.connect(self.toggle_inspector)
        table.current_changed.connect(self._row_changed)
        table.sort_changed.connect(self._sorted)
        table.view.customContextMenuRequested.connect(self._show_menu)
        for key, act in (
            ("Ctrl+F", self.focus_search),
            ("Ctrl+I", self.toggle_inspector),
            ("F6", self._next_pane),
        ):
            bind(self, key, act)
        theme.follow(self, self._word)

    # -- reading ------------------------------------------------------------------------------

    def query(self) -> ListQuery:
        """What is asked now."""
        return ListQuery(self.search.text().strip(), self.chips.filters(), self._sort)

    def window_now(self) -> Any:
        """The window that answers it: for exports and printed lists."""
        return self.spec.listing(self.context.session).window(self.query())

    def _load(self) -> None:
        """Makes a model for the way the list is shown now, and fills it."""
        window = self.window_now()
        spec, today = self.spec, self.context.session.today()
        rows = window.first(MOST_GROUPED + 1) if self._grouped else []
        if self._grouped and len(rows) <= MOST_GROUPED:
            model: TableModel = RowsModel(
                window.columns,
                rows,
                spec.styles,
                totals=window.sums(),
                counted=getattr(window, "counted", lambda: None)(),
                grouping=spec.grouping,
                today=today,
                row_style=spec.row_style,
            )
        else:
            model = WindowModel(
                window,
                spec.styles,
                today=today,
                row_style=spec.row_style,
                on_failed=self.context.show_error,
            )
        self.table.set_model(model)
        self._show_state()

    def _ask_again(self) -> None:
        self._typing.stop()
        guarded(self.context, self._ask)

    def _ask(self) -> None:
        model = self.table.model
        if isinstance(model, WindowModel) and not self._grouped:
            self.table.set_window(self.window_now())
            self._show_state()
        else:
            self._load()
            self.table.arrange()
        self._row_changed(self.table.current_row())

    def refresh(self) -> None:
        """Reads again; selection and place stay."""
        model = self.table.model
        if isinstance(model, WindowModel):
            self.table.refresh(self.window_now())
        elif isinstance(model, RowsModel):
            window = self.window_now()
            self.table.set_rows(window.first(MOST_GROUPED), window.sums())
        self._show_state()
        self._row_changed(self.table.current_row())

    def _sorted(self, keys: tuple[tuple[str, bool], ...]) -> None:
        self._sort = keys
        if isinstance(self.table.model, WindowModel):
            self._ask_again()

    def _set_grouped(self, grouped: bool) -> None:
        self._grouped = grouped
        self._load()

    def _narrowed(self) -> bool:
        return bool(self.search.text().strip()) or self.chips.narrowed()

    def _something_there(self) -> bool:
        """Whether there would be rows without the search and the filters."""
        return bool(self.spec.listing(self.context.session).window(ListQuery()).first(1))

    def _show_state(self) -> None:
        if not self.table.is_empty():
            self.table.show_rows()
        elif self._narrowed() and self._something_there():
            title = _("Nothing matches")
            words = self.chips.words()
            if self.search.text().strip():
                words.insert(0, f"“{self.search.text().strip()}”")
            text = _("No row fits: {filters}.", filters=", ".join(words))
            clear = clear_filters_button(self.clear_filters)
            self.table.show_state("ph.magnifying-glass", title, text, (clear,))
        else:
            empty = self.spec.empty
            buttons: tuple[Button, ...] = ()
            if self.add is not None and empty.verb:
                buttons = (
                    Button(empty.verb, self.new, icon="ph.plus", role="primary", key="Ctrl+N"),
                )
            text = _(empty.text) if empty.text else ""
            self.table.show_state(empty.icon, _(empty.title), text, buttons)

    def clear_filters(self) -> None:
        """Shows everything."""
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.chips.clear()
        self._ask_again()

    def apply_filters(self, **values: Any) -> None:
        """From elsewhere: ``search="…"`` and the filters by key."""
        self.search.setText(str(values.pop("search", "")))
        self.chips.apply(values)
        self._ask_again()

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
        menu.exec(self.table.view.viewport().mapToGlobal(at))
        menu.deleteLater()

    def _export(self) -> None:
        if self.spec.export is not None:
            guarded(self.context, lambda: self.spec.export(self.context, self.window_now()))

    def _print(self) -> None:
        if self.spec.print is not None:
            guarded(self.context, lambda: self.spec.print(self.context, self.window_now()))

    # -- columns ------------------------------------------------------------------------------

    def _choose_columns(self) -> None:
        menu = self.layout_keeper.menu(self)
        menu.exec(self.columns.mapToGlobal(QPoint(0, self.columns.height())))
        menu.deleteLater()

    # -- words --------------------------------------------------------------------------------

    def _word(self) -> None:
        self.search.setPlaceholderText(_(self.spec.search_hint))
        self.search.setAccessibleName(_(self.spec.search_hint))
        hint = QFontMetrics(theme.font("body")).horizontalAdvance(self.search.placeholderText())
        self.search.setMinimumWidth(theme.px(118))
        self.search.setMaximumWidth(max(theme.px(190), hint + theme.px(BESIDE_HINT)))
        self.table.view.setAccessibleName(_(self.spec.empty.title))

    def retranslate(self) -> None:
        self._word()
        for button in (self.export, self.columns, self.printer, self.add):
            if button is not None:
                button.retranslate()
        self.chips.retranslate()
        self.table.retranslate()
        self._show_state()
        self._row_changed(self.current_row())
