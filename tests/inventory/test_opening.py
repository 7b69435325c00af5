"""Opening stock: dated the eve of the books, against opening equity, once for each item and warehouse."""

from __future__ import annotations

import pytest

from app import store
from app.access.session import Session
from app.inventory import opening
from app.kernel.errors import NotFound, NumberTaken, Refused, StockWouldGoNegative
from app.kernel.money import rp
from app.kernel.quantity import Quantity, each, pieces
from app.ledger import accounts, balances
from app.masters import item as items
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.stock import queries as stock
from tests.inventory.builders import EVE, START, check_stock, day, goods, issue


def bring(session: Session, quantity: int, cost: int, *, update: bool = False) -> None:
    values = {
        "item": "PENA", "warehouse": "GUDANG", "quantity": pieces(quantity), "unit_cost": each(cost),
    }  # fmt: skip
    assert opening.TABLE.save is not None
    opening.TABLE.save(session, values, update)


def test_it_stands_in_the_books_before_they_begin(session: Session) -> None:
    item = goods(session)
    bring(session, 10, 1_500)
    assert stock.on_hand(item.id, as_of=EVE) == pieces(10)
    assert stock.stock_value(EVE) == rp(15_000)
    for role, amount in (("stock", 15_000), ("opening_equity", -15_000)):
        assert balances.balance(accounts.for_role(role).id, START) == rp(amount)
    check_stock(session)


def test_it_comes_in_once_or_is_replaced(session: Session) -> None:
    item = goods(session)
    bring(session, 10, 1_500)
    with pytest.raises(NumberTaken):
        bring(session, 10, 1_500)
    bring(session, 12, 1_000, update=True)
    bring(session, 12, 1_100, update=True)
    assert (stock.on_hand(item.id), stock.stock_value()) == (pieces(12), rp(13_200))
    assert balances.balance(accounts.for_role("opening_equity").id, START) == rp(-13_200)
    check_stock(session)


def test_worthless_goods_come_in_once_too(session: Session) -> None:
    goods(session)
    bring(session, 10, 0)
    with pytest.raises(NumberTaken):
        bring(session, 10, 0)
    bring(session, 10, 500, update=True)
    bring(session, 4, 0, update=True)
    assert stock.stock_value() == rp(0)
    check_stock(session)


def test_it_may_come_after_the_first_sales_and_recosts_them(session: Session) -> None:
    goods(session)
    bring(session, 1, 1_000)
    issue(session, "PENA", 1, day(2))
    opening.bring_in(
        session,
        items.require("PENA"),
        warehouses.require("GUDANG"),
        pieces(3),
        each(2_000),
        update=True,
    )
    assert stock.stock_value() == rp(4_000)
    with pytest.raises(StockWouldGoNegative):
        # Nothing is left of what was sold if the opening stock shrinks to less.
        opening.bring_in(
            session,
            items.require("PENA"),
            warehouses.require("GUDANG"),
            Quantity(500_000),
            each(2_000),
            update=True,
        )
    assert stock.stock_value() == rp(4_000)
    check_stock(session)


def test_impossible_opening_stock_is_refused(session: Session) -> None:
    goods(session)
    items.save(session, Item("ANTAR", "Ongkos", "kali", kind="service"))
    here = warehouses.require("GUDANG")
    for code, quantity, cost in (("ANTAR", 1, 1), ("PENA", 0, 1), ("PENA", 1, -1)):
        with pytest.raises(Refused):
            opening.bring_in(session, items.require(code), here, pieces(quantity), each(cost))
    with pytest.raises(NotFound):
        opening.TABLE.save(session, {"item": "X", "warehouse": "GUDANG"}, False)  # type: ignore[misc]
    assert store.scalar("SELECT COUNT(*) FROM stock_move") == 0


def test_the_table_goes_out_as_it_came_in(session: Session) -> None:
    goods(session)
    bring(session, 3, 1_234)
    assert opening.TABLE.read is not None
    assert list(opening.TABLE.read(session)) == [
        {"item": "PENA", "warehouse": "GUDANG", "quantity": pieces(3), "unit_cost": each(1_234)}
    ]
