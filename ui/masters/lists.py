"""Lists of master data: search, the active ones or all, a new one, and Enter to open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.kernel.listing import ListQuery
from app.kernel.text import N_, _
from app.ledger import accounts
from app.masters import item, party, warehouse
from ui.kit import icons, theme
from ui.kit.buttons import Button, Chip
from ui.kit.manifest import Context
from ui.kit.table import DataTable, WindowModel

PAUSE = 150  # milliseconds after the last letter


@dataclass(frozen=True, slots=True)
class ListKind:
    """What a list shows; texts are marked. ``active_filter``: whether inactive ones can be hidden."""

    kind: str
    listing: Any
    new_text: str
    search_text: str
    counted: tuple[str, str]
    icon: str
    empty_title: str
    empty_text: str
    touched: str
    active_filter: bool = True


class MasterList(QWidget):
    """A section over one listing of master data."""

    def __init__(self, context: Context, kind: ListKind) -> None:
        super().__init__()
        self._context, self._kind = context, kind
        self._sort: tuple[tuple[str, bool], ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        today = context.session.today()
        self.table = DataTable(WindowModel(kind.listing.window(self._query()), today=today))
        self.table.footer_words = kind.counted
        self.table.opened.connect(lambda row: context.open_document(kind.kind, row.id))
        self.table.sort_changed.connect(self._sorted)
        column.addWidget(self.table, 1)
        context.on_change(self, (kind.touched,), self.refresh)
        self.setFocusProxy(self.table.view)
        self.retranslate()
        self._show_state()

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setFixedHeight(theme.px(42))
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        row.setSpacing(theme.px(6))
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(theme.px(280))
        self.search.addAction(
            icons.icon("ph.magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(lambda text: text or self._pause.start())
        self.search.returnPressed.connect(self.ask)
        row.addWidget(self.search, 1)
        self.active = Chip(icon="ph.check")
        self.active.set_on(True)
        self.active.clicked.connect(self._toggle_active)
        self.active.setVisible(self._kind.active_filter)
        row.addWidget(self.active)
        row.addStretch(1)
        self.new_button = Button(
            self._kind.new_text, self.new, icon="ph.plus", role="primary", key="Ctrl+N"
        )
        session = self._context.session
        self.new_button.setEnabled(session.may("masters.edit") and not session.read_only)
        row.addWidget(self.new_button)
        return bar

    # -- asking ----------------------------------------------------------------------------------

    def _query(self) -> ListQuery:
        filters: dict[str, object] = {}
        if self._kind.active_filter and self.active.property("on"):
            filters["active"] = 1
        return ListQuery(search=self.search.text().strip(), filters=filters, sort=self._sort)

    def ask(self) -> None:
        """Shows what the search and the filters leave."""
        self._pause.stop()
        self.table.set_window(self._kind.listing.window(self._query()))
        self._show_state()

    def refresh(self) -> None:
        """Reads the same again; selection and place stay."""
        self.table.refresh()
        self._show_state()

    def _sorted(self, keys: tuple[tuple[str, bool], ...]) -> None:
        self._sort = keys
        self.ask()

    def _toggle_active(self) -> None:
        self.active.set_on(not self.active.property("on"))
        self.ask()

    def _show_state(self) -> None:
        if not self.table.is_empty():
            self.table.show_rows()
            return
        query = self._query()
        if query.search:
            clear = Button(N_("Clear the search"), self._clear, icon="ph.x")
            words = _("Nothing here contains “{search}”.", search=query.search)
            title = _("Nothing found")
            self.table.show_state("ph.magnifying-glass", title, words, (clear,))
            return
        new = Button(self._kind.new_text, self.new, icon="ph.plus", role="primary")
        new.setEnabled(self.new_button.isEnabled())
        title, text = _(self._kind.empty_title), _(self._kind.empty_text)
        self.table.show_state(self._kind.icon, title, text, (new,))

    def _clear(self) -> None:
        self.search.clear()
        self.ask()

    # -- what the window asks --------------------------------------------------------------------

    def apply_filters(self, search: str = "", **_others: object) -> None:
        self.search.setText(search)
        self.ask()

    def new(self) -> None:
        """Ctrl+N."""
        if self.new_button.isEnabled():
            self._context.open_document(self._kind.kind)

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def retranslate(self) -> None:
        self.search.setPlaceholderText(_(self._kind.search_text))
        self.search.setAccessibleName(_(self._kind.search_text))
        self.active.set_words(_("Active only"))
        self.new_button.retranslate()
        self.table.retranslate()
        self._show_state()


CUSTOMERS = ListKind(
    "customer",
    party.CUSTOMERS,
    N_("Customer"),
    N_("Search customers"),
    (N_("{count} customer"), N_("{count} customers")),
    "ph.users",
    N_("No customers yet"),
    N_("Whoever buys from you stands here, with terms, credit limit and NPWP."),
    "party",
)
SUPPLIERS = ListKind(
    "supplier",
    party.SUPPLIERS,
    N_("Supplier"),
    N_("Search suppliers"),
    (N_("{count} supplier"), N_("{count} suppliers")),
    "ph.truck",
    N_("No suppliers yet"),
    N_("Whoever you buy from stands here, with terms and NPWP."),
    "party",
)
ITEMS = ListKind(
    "item",
    item.LISTING,
    N_("Item"),
    N_("Search items: code, name, barcode"),
    (N_("{count} item"), N_("{count} items")),
    "ph.package",
    N_("No items yet"),
    N_("Goods and services stand here, with units, prices and tax."),
    "item",
)
WAREHOUSES = ListKind(
    "warehouse",
    warehouse.LISTING,
    N_("Warehouse"),
    N_("Search warehouses"),
    (N_("{count} warehouse"), N_("{count} warehouses")),
    "mdi6.warehouse",
    N_("No warehouses yet"),
    N_("The places where goods are kept stand here."),
    "warehouse",
    active_filter=False,
)
ACCOUNTS = ListKind(
    "account",
    accounts.LISTING,
    N_("Account"),
    N_("Search accounts"),
    (N_("{count} account"), N_("{count} accounts")),
    "ph.list-numbers",
    N_("No accounts yet"),
    N_("The chart of accounts stands here."),
    "account",
)


def _maker(kind: ListKind) -> Callable[[Context], MasterList]:
    return partial(_made, kind)


def _made(kind: ListKind, context: Context) -> MasterList:
    return MasterList(context, kind)


customers = _maker(CUSTOMERS)
suppliers = _maker(SUPPLIERS)
items = _maker(ITEMS)
warehouses = _maker(WAREHOUSES)
chart_of_accounts = _maker(ACCOUNTS)
