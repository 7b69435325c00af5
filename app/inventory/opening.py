"""Opening stock: what lay in each warehouse when the books began, against the balancing account (3999).

Dated the eve of the books, so that the first month opens with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app import store
from app.access.session import Session
from app.exchange.table import Table, Values
from app.kernel.columns import Column, Kind
from app.kernel.errors import NumberTaken, Refused
from app.kernel.problems import Problem
from app.kernel.quantity import LARGEST_PRICE, Quantity, UnitPrice
from app.kernel.rounding import divide_half_up
from app.kernel.text import N_
from app.ledger import accounts, periods, posting
from app.ledger.plan import EntryPlan, Line
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.masters.warehouse import Warehouse
from app.stock import posting as stock_posting
from app.stock.moves import MovePlan
from app.stock.places import OPENING, warehouse_place

KIND = "opening-stock"
PERMISSION = "inventory.opening"
WAREHOUSES_AT_MOST = 100_000

NOT_GOODS = N_("{code} is a service; only goods lie in stock.")
NOT_POSITIVE = N_("The quantity must be more than zero.")
COST_OUT_OF_RANGE = N_("The cost is not plausible. Check for a typing error.")
TAKEN = N_("The opening stock of {item} in {warehouse} was brought in already.")


def bring_in(
    session: Session,
    item: Item,
    here: Warehouse,
    quantity: Quantity,
    unit_cost: UnitPrice,
    *,
    update: bool = False,
) -> None:
    """Brings in the opening stock of one item in one warehouse; ``update`` replaces it.

    Raises Refused, NumberTaken, PeriodClosed.
    """
    session.require(PERMISSION)
    found = _problems(item, quantity, unit_cost)
    if found:
        raise Refused(found, N_("This opening stock cannot be kept."))
    document = (KIND, item.id * WAREHOUSES_AT_MOST + here.id)
    day = periods.opening_day(session.company.start)
    stock, equity = accounts.for_role("stock"), accounts.for_role("opening_equity")
    with session.work() as work:
        earlier, its_entry = _standing_moves(document), posting.standing_entry(document)
        if earlier and not update:
            raise NumberTaken(TAKEN, item=item.code, warehouse=here.code)
        plan = MovePlan(
            item_id=item.id,
            quantity=quantity,
            source=OPENING,
            target=warehouse_place(here.id),
            counter_account=equity,
            value=unit_cost.for_quantity(quantity),
            unit=item.unit,
            unit_quantity=quantity,
        )
        (value,) = stock_posting.post_moves(work, day, (plan,), document).values
        if value:
            lines = (Line(stock, value, item.code), Line(equity, -value, item.code))
            posting.post(work, EntryPlan(day, KIND, item.name, lines), document)
        if earlier:  # only now, so that what was sold since is never without goods
            stock_posting.reverse_moves(work, document, day, document, earlier)
        if its_entry is not None:
            posting.reverse(work, its_entry, day, item.code)
        work.audit("save", KIND, item.code, warehouse=here.code, quantity=quantity.micro)
        work.touch(KIND, "stock", "ledger")


def _problems(item: Item, quantity: Quantity, unit_cost: UnitPrice) -> list[Problem]:
    found = []
    if not item.is_goods:
        found.append(Problem("item", NOT_GOODS, {"code": item.code}))
    if quantity.micro <= 0:
        found.append(Problem("quantity", NOT_POSITIVE))
    if not 0 <= unit_cost.scaled <= LARGEST_PRICE:
        found.append(Problem("unit_cost", COST_OUT_OF_RANGE))
    return found


def _standing_moves(document: tuple[str, int]) -> list[int]:
    """What was brought in for it, worth something or not, and not replaced since."""
    rows = store.query(
        "SELECT m.id FROM stock_move m WHERE m.document_kind = ? AND m.document_id = ?"
        " AND m.from_place_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.origin_move_id = m.id)",
        (*document, OPENING.id),
    )
    return [move_id for (move_id,) in rows]


def _save(session: Session, values: Values, update: bool) -> None:
    bring_in(
        session,
        items.require(values["item"]),
        warehouses.require(values["warehouse"]),
        values["quantity"],
        values["unit_cost"],
        update=update,
    )


def _read(_session: Session) -> Iterator[Mapping[str, Any]]:
    rows = store.query(
        "SELECT i.code, m.quantity, m.given_value, m.document_id FROM stock_move m"
        " JOIN item i ON i.id = m.item_id WHERE m.document_kind = ? AND m.from_place_id = ?"
        " AND NOT EXISTS (SELECT 1 FROM stock_move r WHERE r.origin_move_id = m.id)"
        " ORDER BY i.code, m.to_place_id",
        (KIND, OPENING.id),
    )
    for code, quantity, value, document_id in rows:
        amount = Quantity(quantity)
        cost = UnitPrice(round_cost(value, quantity))
        here = warehouses.get(document_id % WAREHOUSES_AT_MOST)
        yield {"item": code, "warehouse": here.code, "quantity": amount, "unit_cost": cost}


def round_cost(value_minor: int, quantity_micro: int) -> int:
    """The unit cost, in ten-thousandths of a rupiah, that gives this value for this quantity."""
    return divide_half_up(value_minor * 100 * 10**6, quantity_micro)


TABLE = Table(
    key="opening-stock",
    title=N_("Opening stock"),
    columns=(
        Column("item", N_("Item"), Kind.CODE, required=True, example="BRG-001"),
        Column("warehouse", N_("Warehouse"), Kind.CODE, required=True, example="GUDANG"),
        Column("quantity", N_("Quantity"), Kind.QUANTITY, required=True, example="120"),
        Column("unit_cost", N_("Unit cost"), Kind.PRICE, chars=13, required=True, example="12500"),
    ),
    key_columns=("item", "warehouse"),
    read=_read,
    save=_save,
)
