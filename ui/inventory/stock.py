"""The stock list: what lies in every warehouse, by category; too little is marked."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.text import N_, _
from app.masters import item, warehouse
from ui.inventory import holdings
from ui.inventory.holdings import Shown
from ui.inventory.rows_window import RowsListing
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.table import ColumnStyle, Grouping
from ui.masters.lists import ITEM_LABELS

NOUNS = (N_("{count} item"), N_("{count} items"))
MOST_WAREHOUSES = 6  # with a column each; further ones are in the sum


def warehouse_choices(_session: Any) -> list[Choice]:
    """One warehouse of several."""
    return [
        Choice(each.code, short_name(each.name), {"warehouse": each.id})
        for each in warehouse.all_active()
    ]


def short_name(name: str) -> str:
    """ "Kaligawe" of "Gudang Kaligawe": a column head has little room."""
    first, _space, rest = name.partition(" ")
    return rest if first.casefold() in ("gudang", "warehouse") and rest else name


WAREHOUSE = Filter("warehouse", N_("All warehouses"), choices=warehouse_choices)
BELOW = Filter(
    "below",
    N_("Below minimum"),
    choices=(Choice("1", N_("Below minimum"), {"below": True}),),
    icon="ph.warning",
    count=lambda _session: holdings.below_count(),
)


def columns() -> tuple[Column, ...]:
    """Code and name, a column for each warehouse, then what is there in all."""
    places = tuple(
        Column(
            f"warehouse-{each.id}",
            short_name(each.name),
            Kind.QUANTITY,
            chars=9,
            priority=2,
            get=partial(_quantity_in, each.id),
        )
        for each in warehouse.all_active()[:MOST_WAREHOUSES]
    )
    return (
        Column("code", N_("Code"), Kind.CODE, chars=10),
        Column("name", N_("Item name"), chars=34),
        Column("unit", N_("Unit"), chars=6, priority=4),
        *(places if len(places) > 1 else ()),
        Column("on_hand", N_("On hand"), Kind.QUANTITY, chars=9),
        Column("minimum", N_("Min"), Kind.QUANTITY, chars=7, priority=1),
        Column("average", N_("Average cost"), Kind.PRICE, chars=12, priority=5),
        Column("value", N_("Value"), Kind.MONEY, total=True, chars=14),
    )


def _quantity_in(warehouse_id: int, row: Shown) -> Any:
    return row.places.get(warehouse_id)


def listing(_session: Any) -> RowsListing:
    return RowsListing(
        columns(),
        lambda filters: (
            holdings.rows_in(filters["warehouse"]) if "warehouse" in filters else holdings.rows()
        ),
        lambda row: f"{row.code} {row.name} {row.category} {item.get(row.id).barcode}",
        {"below": lambda row, _value: row.below},
    )


def named_category(category: Any) -> tuple[str, str]:
    title = str(category) or _("Without category")
    return title.casefold(), title


def _warning(row: Shown) -> tuple[str, str] | None:
    return ("ph.warning-fill", "warn") if row.below else None


STYLES = {
    "on_hand": ColumnStyle(
        zero="0",
        icon=_warning,
        tone=lambda row: "warn" if row.below else "",
        strong=lambda row: row.below,
        tip=lambda row: below_words(row) if row.below else "",
    ),
    "minimum": ColumnStyle(zero=formats.DASH),
}


def below_words(row: Shown) -> str:
    return _(
        "{missing} {unit} less than the minimum",
        missing=formats.quantity(row.minimum - row.on_hand),
        unit=row.unit,
    )


def open_card(context: Context, row: Any) -> None:
    context.open_section("inventory", "card", item=row.code)


def facts_of(context: Context, row: Shown) -> Facts:
    """Where it lies, how much may be missing, what it is worth."""
    places = [
        Fact(warehouse.get(where).name, f"{formats.quantity(quantity)} {row.unit}")
        for where, quantity in sorted(row.places.items())
        if quantity
    ]
    tone = "warn" if row.below else ""
    there = (
        *places,
        Fact(_("On hand"), f"{formats.quantity(row.on_hand)} {row.unit}", strong=True, tone=tone),
        Fact(_("Minimum"), formats.quantity(row.minimum, zero=formats.DASH)),
    )
    worth = [Fact(_("Value"), formats.money(row.value), strong=True)]
    if row.on_hand:
        worth.insert(0, Fact(_("Average cost"), formats.unit_price(row.average)))
    price = item.get(row.id).sale_price
    worth.append(Fact(_("Sale price"), formats.unit_price(price, zero=formats.DASH)))
    if row.rack:
        worth.append(Fact(_("Rack"), row.rack))
    return Facts(
        row.code,
        row.name,
        state="warning" if row.below else None,
        groups=(FactGroup(_("Quantity"), there), FactGroup(_("Value"), worth)),
    )


ACTS = (
    Act("inventory.card", N_("Stock card"), open_card, icon="ph.chart-line", shortcut="F7"),
    Act(
        "inventory.move.for-item",
        N_("Move stock"),
        lambda context, row: context.open_document("stock-move", None, item=row.code),
        icon="ph.arrows-left-right",
        permission="inventory.move.edit",
    ),
    Act(
        "inventory.item.edit",
        N_("Edit item"),
        lambda context, row: context.open_document("item", row.id),
        icon="ph.pencil-simple",
        shortcut="F2",
        permission="masters.edit",
    ),
    ITEM_LABELS,
)


def preview(context: Context, window: Any) -> None:
    from ui.inventory.papers import preview_sheet

    where = window.asked.filters.get("warehouse")
    preview_sheet(context, warehouse.get(where).code if where else "")


SPEC = ListSpec(
    key="inventory.stock",
    listing=listing,
    nouns=NOUNS,
    kinds=("stock", "item", "warehouse"),
    open=open_card,
    new=NewAct(
        N_("Item"), lambda context: context.open_document("item"), "masters.edit", primary=False
    ),
    acts=ACTS,
    filters=(WAREHOUSE, BELOW),
    inspector=facts_of,
    styles=STYLES,
    grouping=Grouping("category", NOUNS, named_category),
    grouping_words=N_("By category"),
    grouped_at_first=True,
    empty=Empty(
        "ph.package",
        N_("No goods yet"),
        N_("What lies in your warehouses appears here, with its value."),
        N_("New item"),
    ),
    search_hint=N_("Code, name, scan"),
    search_icon="ph.barcode",
    hidden=("unit", "average"),
    print=preview,
)


class StockPanel(ListPanel):
    """The list with the day it tells of in the title bar, and the number of warehouses in the footer."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, SPEC)
        QTimer.singleShot(0, self, self._tell_day)

    def _tell_day(self) -> None:
        day = formats.date_medium(self.context.session.today())
        self.path_changed.emit(_("Stock on hand as of {date}", date=day))

    def _load(self) -> None:
        self._word_footer()
        super()._load()

    def _word_footer(self) -> None:
        """ "20 barang · 2 gudang"; the number of rows is filled in by the table."""
        places = formats.count(len(warehouse.all_active()))
        words = _("{count} items · {warehouses} warehouses", count="{count}", warehouses=places)
        self.table.footer_words = (words, words)

    def refresh(self) -> None:
        self._word_footer()
        if [column.key for column in self.table.model.columns] != [c.key for c in columns()]:
            self._load()  # another warehouse has another column
        else:
            super().refresh()
        self.chips.retranslate()

    def retranslate(self) -> None:
        self._word_footer()
        super().retranslate()
        self._tell_day()


def make(context: Context) -> StockPanel:
    return StockPanel(context)
