"""The stock card of one item: figures, the quantity as steps, every move with the balance after it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.inventory.card.lines import CardRow, StockCard, card_of
from app.inventory.stock_list import average_cost
from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.listing import ListQuery
from app.kernel.money import Money
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import N_, _
from app.masters import item as items
from app.stock import queries as stock
from ui.inventory import lookups
from ui.inventory.holdings import is_below
from ui.inventory.papers import export_rows, preview
from ui.inventory.stock import warehouse_choices
from ui.kit import tasks, theme
from ui.kit.actions import bind, guarded
from ui.kit.buttons import Button, IconButton, label
from ui.kit.charts import StepChart
from ui.kit.days import Days, DaysChip
from ui.kit.filters import Choice, Filter, FilterChips
from ui.kit.lookup import LookupField
from ui.kit.manifest import Context
from ui.kit.table import ColumnStyle, DataTable, RowsModel

CHART_FROM = 440  # lower than this the chart gives way to the moves
OPENABLE = ("sales-invoice", "purchase-invoice", "stock-move", "stock-count")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: the opening balance or one move."""

    id: int
    date: dt.date
    kind: str
    number: str
    description: str
    came: Quantity | None
    went: Quantity | None
    balance: Quantity
    average: UnitPrice
    value: Money
    document_kind: str = ""
    document_id: int = 0

    @property
    def style(self) -> str:
        return "" if self.document_kind else "subtotal"


COLUMNS = (
    Column("date", N_("Date"), Kind.DATE, chars=8),
    Column("kind", N_("Kind"), chars=13),
    Column("number", N_("Document"), Kind.NUMBER, chars=15),
    Column("description", N_("Description"), chars=26, priority=3),
    Column("came", N_("In"), Kind.QUANTITY, total=True, chars=8),
    Column("went", N_("Out"), Kind.QUANTITY, total=True, chars=8),
    Column("balance", N_("Remaining"), Kind.QUANTITY, total=True, chars=8),
    Column("average", N_("Average"), Kind.PRICE, total=True, chars=11, priority=2),
    Column("value", N_("Value"), Kind.MONEY, total=True, chars=14, priority=1),
)
STYLES = {"number": ColumnStyle(link=True), "average": ColumnStyle(zero=formats.DASH)}


def warehouses(session: Any) -> list[Choice]:
    """As in the stock list, by code."""
    return [
        Choice(choice.key, choice.text, {"warehouse": choice.key})
        for choice in warehouse_choices(session)
    ]


WAREHOUSE = Filter("warehouse", N_("All warehouses"), choices=warehouses)


def lines_of(card: StockCard) -> list[Line]:
    """The opening balance, then the moves."""
    opening = Line(
        0, card.first, _("Opening balance"), "", "", None, None, card.opening,
        average_cost(card.opening_value, card.opening), card.opening_value,
    )  # fmt: skip
    return [opening, *(_line(number, row) for number, row in enumerate(card.rows, 1))]


def _line(number: int, row: CardRow) -> Line:
    return Line(
        number, row.date, row.kind, row.number, row.description, row.came, row.went, row.balance,
        row.average, row.value, row.document_kind, row.document_id,
    )  # fmt: skip


class Figures(QFrame):
    """Key figures side by side: a small name above a bold value."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*[theme.px(m) for m in (14, 8, 14, 9)])
        self._grid.setHorizontalSpacing(theme.px(18))
        self._grid.setVerticalSpacing(0)

    def show_figures(self, figures: list[tuple[str, str, str]]) -> None:
        """(name, value, tone) of each; the last stands at the right."""
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        for at, (name, value, tone) in enumerate(figures):
            last = at == len(figures) - 1
            side = Qt.AlignmentFlag.AlignRight if last else Qt.AlignmentFlag.AlignLeft
            shown = label(value, "h2", tone=tone)
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            shown.setAccessibleName(f"{name} {value}")
            self._grid.addWidget(label(name, "label"), 0, at, side)
            self._grid.addWidget(shown, 1, at, side)
            self._grid.setColumnStretch(at, 0 if last else 1)
        self.setAccessibleName("; ".join(f"{name} {value}" for name, value, _t in figures))


class CardPanel(QWidget):
    """An item, a warehouse and some days; ``apply_filters(item=code)`` shows another one."""

    path_changed = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("inventory.card")
        self.setProperty("role", "panel")
        self.card: StockCard | None = None
        self._asked = 0
        self._build()
        context.on_change(self, ("stock", "item", "warehouse"), self.refresh)
        self.show_item(str(context.setting("inventory.card/item", "")) or first_item())

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.item = LookupField(lookups.goods(), hint=N_("Item: code, name, scan"))
        self.item.setAccessibleName(_("Item"))
        self.item.setMinimumWidth(theme.px(160))
        self.item.changed.connect(self.refresh)
        self.days_chip = DaysChip(self.context)
        self.days_chip.changed.connect(self.refresh)
        self.chips = FilterChips(self.context, (WAREHOUSE,))
        self.chips.changed.connect(self.refresh)
        self.exporter = IconButton("ph.export", N_("Export"), self.export)
        self.printer = Button(N_("Print"), self.preview, icon="ph.printer", key="F12")
        self.figures, self.chart = Figures(), StepChart()
        self.table = DataTable()
        self.table.footer_words = (N_("{count} line"), N_("{count} lines"))
        self.table.opened.connect(self._open)
        self.table.link_opened.connect(lambda row, _key: self._open(row))
        self.table.view.setAccessibleName(_("Stock card"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.figures)
        column.addWidget(self._framed(self.chart))
        column.addWidget(self.table, 1)
        bind(self, "F12", self.preview)

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the rows; Tab still passes what stands above them."""
        self.table.view.setFocus()

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 6, 8, 6)])
        row.setSpacing(theme.px(6))
        row.addWidget(self.item, 1)
        row.addWidget(self.days_chip)
        row.addWidget(self.chips, 1)
        row.addWidget(self.exporter)
        row.addWidget(self.printer)
        return bar

    def _framed(self, widget: QWidget) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "bar")
        column = QVBoxLayout(frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget)
        return frame

    # -- what is shown --------------------------------------------------------------------------

    def show_item(self, code: str) -> None:
        self.item.set_value(code or None)
        self.refresh()

    def apply_filters(
        self, item: str = "", warehouse: str = "", days: Days | None = None, **_others: Any
    ) -> None:
        """What a drill-down asks for."""
        if days is not None:
            self.days_chip.choose(days)
        if warehouse:
            self.chips.choose("warehouse", warehouse)
        if item:
            self.show_item(item)

    def days(self) -> tuple[dt.date, dt.date]:
        """The days asked for, not beyond today."""
        asked = self.days_chip.days()
        return asked.first, max(asked.first, min(asked.last, self.context.session.today()))

    def place(self) -> str:
        """The code of the warehouse asked for, "" for all."""
        return str(self.chips.filters().get("warehouse", ""))

    def refresh(self) -> None:
        """Reads the card in the background; an answer to an older question is dropped."""
        code = self.item.value()
        self._asked += 1
        asked = self._asked
        if not code:
            self._show_nothing()
            return
        first, last = self.days()
        place = self.place()

        def answer(card: StockCard) -> None:
            if asked == self._asked:
                self._show(card)

        tasks.fetch(
            self, lambda: card_of(code, first, last, place), answer, self.context.show_error
        )

    def _show_nothing(self) -> None:
        self.card = None
        self.figures.hide()
        self._place_chart()
        self.table.set_model(RowsModel(COLUMNS, ()))
        self.table.show_state(
            "ph.chart-line",
            _("Choose an item"),
            _("Its moves appear here with the quantity and value after each."),
        )

    def _show(self, card: StockCard) -> None:
        self.card = card
        self.context.keep_setting("inventory.card/item", card.item.code)
        self._show_figures(card)
        self._show_chart(card)
        totals = {
            "came": card.total_in,
            "went": card.total_out,
            "balance": card.closing,
            "average": average_cost(card.closing_value, card.closing),
            "value": card.closing_value,
        }
        model = RowsModel(
            COLUMNS, lines_of(card), STYLES, totals=totals, row_style=lambda row: row.style
        )
        self.table.set_model(model)
        if model.rowCount() > 1:
            self.table.view.scrollToBottom()
        self.table.show_rows()
        self.path_changed.emit(f"{_('Stock card')} / {card.item.code}")

    def _show_figures(self, card: StockCard) -> None:
        goods = card.item
        everywhere = stock.on_hand(goods.id)
        tone = "warn" if is_below(goods.min_stock, everywhere) else ""
        figures = [
            (_("On hand"), f"{formats.quantity(card.closing)} {goods.unit}", "")
            if card.warehouse
            else (_("On hand"), f"{formats.quantity(card.closing)} {goods.unit}", tone),
        ]
        if card.warehouse:
            figures.append((_("All warehouses"), formats.quantity(everywhere), tone))
        figures += [
            (_("Minimum"), formats.quantity(goods.min_stock, zero=formats.DASH), ""),
            (_("In"), formats.quantity(card.total_in), ""),
            (_("Out"), formats.quantity(card.total_out), ""),
            (
                _("Average cost"),
                formats.unit_price(
                    average_cost(card.closing_value, card.closing), zero=formats.DASH
                ),
                "",
            ),
            (_("Value"), formats.money(card.closing_value), ""),
        ]
        self.figures.show_figures(figures)
        self.figures.show()

    def _show_chart(self, card: StockCard) -> None:
        """One step a day: what was left at its end."""
        ends = {card.first: card.opening.exact}
        for row in card.rows:
            ends[row.date] = row.balance.exact
        minimum = card.item.min_stock
        words = _("minimum {quantity}", quantity=formats.quantity(minimum))
        self.chart.show_steps(
            sorted(ends.items()),
            card.first,
            card.last,
            minimum.exact if minimum else None,
            words,
            _("Quantity of {item} over time", item=card.item.code),
        )
        self._place_chart()

    def _place_chart(self) -> None:
        """There where an item is shown and the moves keep room below it."""
        roomy = self.height() >= theme.px(CHART_FROM)
        self.chart.parentWidget().setVisible(self.card is not None and roomy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_chart()

    # -- acts -----------------------------------------------------------------------------------

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.item.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self, row: Line) -> None:
        if row is not None and row.document_kind in OPENABLE:
            self.context.open_document(row.document_kind, row.document_id)

    def preview(self) -> None:
        """The real paper of what is shown."""
        if self.card is not None:
            guarded(self.context, self._preview)

    def _preview(self) -> None:
        from app.inventory.card import printed

        card, place = self.card, self.place()
        preview(
            self.context,
            "stock-card",
            _("Stock card"),
            card.item.code,
            lambda _options: printed.pdf(
                self.context.session, card.item.code, card.first, card.last, place
            ),
        )

    def export(self) -> None:
        """Saves what is shown as a table."""
        if self.card is not None:
            export_rows(
                self.context,
                f"{_('Stock card')} {self.card.item.code}",
                COLUMNS,
                lines_of(self.card),
            )

    def retranslate(self) -> None:
        self.item.retranslate()
        self.item.setAccessibleName(_("Item"))
        self.table.setAccessibleName(_("Stock card"))
        for button in (self.exporter, self.printer):
            button.retranslate()
        self.days_chip.retranslate()
        self.chips.retranslate()
        self.refresh()


def first_item() -> str:
    """Something to begin with: the first goods by code."""
    rows = items.LISTING.window(ListQuery(filters={"active": 1, "kind": "goods"})).first(1)
    return str(rows[0].code) if rows else ""


def make(context: Context) -> CardPanel:
    return CardPanel(context)
