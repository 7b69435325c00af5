"""The counter on one screen: what is sold, what it comes to, and how it is paid.

The keyboard stays in the entry field. Enter adds what was scanned or typed, Enter on nothing pays; ↑ ↓ choose a
line, + and - count it up and down, F2 its quantity, Shift+F2 its price, F9 pays, Ctrl+S puts the sale aside, Ctrl+T
goes on with one that waits, Ctrl+N begins anew, F12 shows the last slip again, Ctrl+Shift+T closes the drawer.
Dialogs and papers are loaded when they are first asked for.
"""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.errors import UserError
from app.kernel.packed import packed, unpacked
from app.kernel.problems import Problem
from app.kernel.quantity import Quantity, pieces
from app.kernel.text import N_, _, translate_count
from app.masters import warehouse as warehouses
from app.sales.cash_sale import queries, rules, service
from app.sales.cash_sale.closing import CLOSE
from app.sales.cash_sale.service import Sold
from app.sales.invoice.rules import Draft
from app.trade import shelf
from app.trade.totals import Totals
from ui.kit import theme
from ui.kit.actions import bind, guarded
from ui.kit.buttons import Button, line, set_shown
from ui.kit.dialogs import Banner
from ui.kit.fields import Choice
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.lookup import LookupField
from ui.kit.manifest import Context
from ui.sales.counter.entry import EntryLine
from ui.sales.counter.side import Side
from ui.trade import lines, lookups

ENTRY = "sales.counter/entry"
PLACE = "sales.counter/warehouse"
KEEP_AFTER = 800  # milliseconds without typing
ONE = pieces(1)


class CounterPanel(QWidget):
    """One sale at a time. What is typed is kept, so that closing the program loses nothing."""

    path_changed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("sales.counter")
        self.setProperty("role", "panel")
        self.held_id: int | None = None
        self.last: Sold | None = None
        self._totals: Totals | None = None
        self._problems: list[Problem] = []
        self._returning = False
        self._may_discount = context.session.may(rules.DISCOUNT)
        self._keeper = QTimer(self, singleShot=True, interval=KEEP_AFTER)
        self._keeper.timeout.connect(self._keep)
        self._build()
        self._bind()
        self.side.tell_last(None)
        self._take_up()
        self.recalculate()

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        goods = lookups.goods(self.context, buying=False)
        self.entry = EntryLine(
            goods,
            {
                Qt.Key.Key_Plus.value: partial(self.count, 1),
                Qt.Key.Key_Minus.value: partial(self.count, -1),
                Qt.Key.Key_Up.value: partial(self.move, -1),
                Qt.Key.Key_Down.value: partial(self.move, 1),
            },
        )
        self.entry.entered.connect(self.add)
        self.entry.unknown.connect(self._not_found)
        self.entry.empty.connect(self.pay)
        self.model = LinesModel(
            self._columns(), fill=self._follow_up, today=self.context.session.today()
        )
        self.grid = LinesGrid(self.model, scan=lookups.BY_BARCODE)
        self.grid.changed.connect(self._changed)
        self.grid.left.connect(self.to_entry)
        self.told = Banner("warning", "")
        self.told.hide()
        column.addWidget(self._bar())
        column.addWidget(self.told)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.grid, 1)
        middle.addWidget(line(vertical=True))
        self.side = self._side()
        middle.addWidget(self.side)
        column.addLayout(middle, 1)
        self.setFocusProxy(self.entry)

    def _columns(self) -> list[GridColumn]:
        goods = lookups.goods(self.context, buying=False)
        made = lines.columns(goods, self._current_code, taxed=False)
        absent = {"warehouse"} if self._may_discount else {"warehouse", "discount_percent"}
        return [column for column in made if column.key not in absent]

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "documentBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 8, 8, 8)])
        row.setSpacing(theme.px(8))
        row.addWidget(self.entry, 3)
        self.customer = LookupField(
            lookups.customers(self.context), hint=N_("Customer (none: walk-in)")
        )
        self.customer.changed.connect(self._changed)
        row.addWidget(self.customer, 2)
        places = [(each.code, each.name) for each in warehouses.all_active()]
        self.place = Choice(places)
        self.place.set_value(self.context.setting(PLACE) or None)
        self.place.changed.connect(lambda: self.context.keep_setting(PLACE, self.place.value()))
        row.addWidget(self.place, 1)
        self._name_fields()
        self.place.setHidden(len(places) < 2)
        return bar

    def _side(self) -> Side:
        side = Side(
            (
                Button(N_("Pay"), self.pay, icon="ph.money", role="primary", key="F9"),
                Button(N_("Put aside"), self.put_aside, icon="ph.pause-circle", key="Ctrl+S"),
                Button(N_("Sales that wait"), self.go_on, icon="ph.list", key="Ctrl+T"),
                Button(N_("Begin anew"), self.new, icon="ph.eraser", key="Ctrl+N"),
                *self._closing(),
            ),
            Button(N_("Slip again"), self.preview, icon="ph.printer", key="F12"),
            discounts=self._may_discount,
        )
        side.changed.connect(self._changed)
        return side

    def _closing(self) -> tuple[Button, ...]:
        if not self.context.session.may(CLOSE):
            return ()
        bind(self, "Ctrl+Shift+T", self.close_drawer)
        words = N_("Close the drawer…")
        return (Button(words, self.close_drawer, icon="ph.lock-simple", key="Ctrl+Shift+T"),)

    def _bind(self) -> None:
        for key, act in (
            ("F2", partial(self.edit, "quantity")),
            ("Shift+F2", partial(self.edit, "unit_price")),
            ("F9", self.pay),
            ("F8", self.pay),
            ("Ctrl+S", self.put_aside),
            ("Ctrl+T", self.go_on),
            ("Ctrl+Shift+D", self._to_discount),
            ("Ctrl+Del", self.remove),
            ("F12", self.preview),
            ("Esc", self.to_entry),
        ):
            bind(self, key, act)

    def retranslate(self) -> None:
        for widget in (self.entry, self.customer, self.grid, self.side):
            widget.retranslate()
        self._name_fields()
        self.recalculate()

    def _name_fields(self) -> None:
        self.customer.setAccessibleName(_("Customer"))
        self.place.setAccessibleName(_("Warehouse"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.to_entry()

    def to_entry(self) -> None:
        """The keyboard goes where goods are scanned."""
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    focus_search = to_entry

    def refresh(self) -> None:
        """Prices and names are read as goods are added; only the totals are worked out again."""
        self.recalculate()

    # -- lines --------------------------------------------------------------------------------

    def _current_code(self) -> str:
        row = self.grid.currentIndex().row() if hasattr(self, "grid") else -1
        return str(self.model.line(row).values.get("item") or "") if row >= 0 else ""

    def _customer(self) -> str:
        return str(self.customer.value() or "")

    def _follow_up(self, values: lines.Values, key: str) -> lines.Values:
        """What follows in a line: the price as the shelf has it, unless another was typed."""
        today, code = self.context.session.today(), self._customer()
        if key not in ("item", "unit", "quantity") or not values.get("item"):
            return {}
        follows = lines.selling(values, key, code, today) if key == "item" else {}
        sold = lines.draft_line({**values, **follows})
        price = values.get("unit_price")
        if key == "quantity" and price and price not in shelf.offered(sold, code, today):
            return {}
        return {**follows, "unit_price": shelf.line_price(sold, code, today)}

    def add(self, code: str, quantity: Quantity) -> None:
        """So many more of an item: on the line that has it, else on a new one."""
        row = self.model.add_found("item", code, "quantity", quantity)
        self._choose(row)
        self.tell("")
        self.side.tell_last(self.last, change=False)

    def _not_found(self, text: str) -> None:
        self.tell(_("“{text}” was not found.", text=text))

    def _choose(self, row: int) -> None:
        """The line that keys change, marked; the keyboard stays where it is."""
        at = [column.key for column in self.model.columns].index("quantity")
        index = self.model.index(row, at)
        self.grid.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.grid.scrollTo(index)

    def _row(self) -> int:
        """The line that keys change: the marked one, else the last; -1 where there is none."""
        rows = self.model.filled_rows()
        row = self.grid.currentIndex().row()
        return row if row in rows else rows[-1] if rows else -1

    def move(self, by: int) -> None:
        rows = self.model.filled_rows()
        if rows:
            self._choose(min(max(self._row() + by, rows[0]), rows[-1]))

    def count(self, by: int) -> None:
        """One more or one less of the marked line; below one it goes."""
        row = self._row()
        if row < 0:
            return
        after = (self.model.line(row).values.get("quantity") or ONE) + pieces(by)
        if after.micro > 0:
            self.model.set_value(row, "quantity", after)
            self._choose(row)
        else:
            self.remove()

    def remove(self) -> None:
        """The marked line goes; Ctrl+Z in the lines brings it back."""
        row = self._row()
        if row >= 0:
            self.model.delete_lines(row)
            rows = self.model.filled_rows()
            if rows:
                self._choose(min(row, rows[-1]))

    def edit(self, key: str) -> None:
        """Into a cell of the marked line; what is typed there brings the keyboard back."""
        row = self._row()
        at = next((n for n, each in enumerate(self.model.columns) if each.key == key), -1)
        if row < 0 or at < 0:
            return
        index = self.model.index(row, at)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.setCurrentIndex(index)
        self.grid.edit(index)
        self._returning = True

    def _to_discount(self) -> None:
        if self._may_discount:
            self.side.discount.setFocus(Qt.FocusReason.OtherFocusReason)
            self.side.discount.selectAll()

    # -- working out --------------------------------------------------------------------------

    def draft(self) -> Draft:
        """The sale as it stands; prices hold PPN, as the shelf does."""
        return Draft(
            self.context.session.today(),
            self._customer(),
            tuple(lines.draft_line(values) for values in self.model.lines()),
            warehouse=self.place.value() or "",
            discount=self.side.amount(),
            prices_include_tax=True,
        )

    def _changed(self) -> None:
        self.recalculate()
        self._keeper.start()
        if self._returning:
            self._returning = False
            QTimer.singleShot(0, self, self.to_entry)

    def recalculate(self) -> None:
        """Totals and what stands in the way, for what stands there now."""
        draft = self.draft()
        self._totals, self._problems = None, []
        if draft.lines:
            try:
                self._totals, self._problems = service.totals_of(draft)
            except UserError as refusal:
                self.context.show_error(refusal)
        self.model.show_problems(self._problems)
        self.side.show_totals(len(draft.lines), self._totals)

    def tell(self, words: str) -> None:
        """A sentence above the lines; "" for none."""
        self.told.tell(words)
        set_shown(self.told, bool(words))

    # -- paying -------------------------------------------------------------------------------

    def pay(self) -> None:
        """F9, or Enter on an empty entry: asks how it is paid, posts, prints, and begins anew."""
        if self._is_unfit():
            return
        from ui.sales.counter import slips
        from ui.sales.counter.paying import PayDialog

        assert self._totals is not None
        dialog = PayDialog(self.context, self.draft(), self._totals.total, self.held_id)
        went = guarded(self.context, dialog.exec)
        sold, prints = dialog.sold, dialog.prints()
        dialog.deleteLater()
        self.to_entry()
        if not went or sold is None:
            return
        self._clear()
        self.last = sold
        self.side.tell_last(sold)
        if prints:
            guarded(
                self.context, lambda: slips.give_out(self.context, sold.invoice_id, sold.number)
            )

    def _is_unfit(self) -> bool:
        """Whether nothing can be done with the sale yet; why is told."""
        found = [*self.model.entry_problems(), *self._problems]
        if not self.model.lines():
            self.tell(_("Scan or type the first item."))
        elif found:
            self.tell(found[0].sentence())
            self.grid.go_to(found[0])
        elif self._totals is None or self._totals.total.minor <= 0:
            self.tell(_("There is nothing to pay."))
        else:
            self.tell("")
            return False
        return True

    def close_drawer(self) -> None:
        """Ctrl+Shift+T: the money is counted; what is too much or missing is told."""
        from ui.sales.counter.closing import ClosingDialog

        dialog = ClosingDialog(self.context)
        went = guarded(self.context, dialog.exec) and dialog.result() == dialog.DialogCode.Accepted
        difference = dialog.difference
        dialog.deleteLater()
        self.to_entry()
        if went:
            amount = formats.rupiah(difference)
            exact = _("The drawer is closed. The money is all there.")
            self.tell(
                _("The drawer is closed. Difference: {amount}.", amount=amount)
                if difference
                else exact
            )

    def preview(self) -> None:
        """F12: the slip of the last sale."""
        from ui.sales.counter import slips

        sold = self.last
        if sold is not None:
            guarded(self.context, lambda: slips.preview(self.context, sold.invoice_id))

    # -- waiting ------------------------------------------------------------------------------

    def put_aside(self) -> None:
        """Ctrl+S: the sale waits, under the name of its customer or its first item."""
        if self._is_unfit():
            return
        title = self._title()
        held = guarded(
            self.context,
            lambda: service.hold(self.context.session, self.draft(), title, self.held_id),
        )
        if held:
            self._clear()
            self.last = None
            self.side.tell_last(None)
            self.tell(_("“{name}” waits. Ctrl+T goes on with it.", name=title))
        self.to_entry()

    def _title(self) -> str:
        found = self.customer.found()
        first = str(self.model.lines()[0].get("description") or "")
        more = len(self.model.lines()) - 1
        words = translate_count(
            N_("{name} and {count} more"), N_("{name} and {count} more"), more, name=first
        )
        return found.name if found else words if more else first

    def go_on(self) -> None:
        """Ctrl+T: one of the sales that wait comes back; the one at hand is put aside first."""
        if self.model.lines():
            self.tell(_("Pay this sale or put it aside first."))
            return
        from ui.sales.counter.waiting import WaitingDialog

        dialog = WaitingDialog(self.context)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if chosen is not None:
            guarded(self.context, lambda: self._fill(chosen.id))
        self.to_entry()

    def _fill(self, held_id: int) -> None:
        draft = queries.held_draft(held_id)
        self.held_id = held_id
        walk_in = draft.customer == service.WALK_IN
        self.customer.set_value(None if walk_in else draft.customer)
        self.side.discount.set_value(draft.discount or None)
        if draft.warehouse:
            self.place.set_value(draft.warehouse)
        self.model.set_lines([lines.shown(each) for each in draft.lines])
        self.tell("")

    def new(self) -> None:
        """Ctrl+N: an empty sale; one that waited goes on waiting."""
        self._clear()
        self.to_entry()

    def _clear(self) -> None:
        self.held_id = None
        self.customer.set_value(None)
        self.side.discount.set_value(None)
        self.model.set_lines([])
        self.tell("")
        self._keep()

    # -- what is typed is kept ----------------------------------------------------------------

    def _keep(self) -> None:
        entry = {
            "held": self.held_id,
            "customer": self._customer(),
            "discount": packed(self.side.discount.value()),
            "lines": packed(self.model.entry()),
        }
        self.context.keep_setting(ENTRY, json.dumps(entry) if self.model.lines() else "")

    def _take_up(self) -> None:
        """The sale that was at hand when the program ended."""
        kept = self.context.setting(ENTRY, "")
        if not kept:
            return
        entry = json.loads(str(kept))
        waiting = {each.id for each in queries.held()}
        self.held_id = entry["held"] if entry["held"] in waiting else None
        self.customer.set_value(entry["customer"] or None)
        self.side.discount.set_value(unpacked(entry["discount"]))
        self.model.set_entry(unpacked(entry["lines"]))
        self.tell(_("This sale was not paid when the program ended."))


def make(context: Context) -> CounterPanel:
    return CounterPanel(context)
