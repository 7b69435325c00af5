"""What lies where on a day, and the card of an item, page by page."""

from __future__ import annotations

import pytest

from app.kernel.money import Money, rp
from app.kernel.quantity import Quantity, pieces
from app.stock import queries
from app.stock.places import CUSTOMER, SUPPLIER, flow_between, warehouse_place
from tests.stock.builders import Shop, day


def told(shop: Shop, method: str = "average"):  # type: ignore[no-untyped-def]
    """Ten days of an item in two warehouses."""
    item = shop.item(costing=method)
    shop.receive(item, 9, 1_000, day(1))
    shop.transfer(item, 4, day(2), "GUDANG", "UNGARAN")
    shop.issue(item, 1, day(3))
    shop.issue(item, 2, day(3), "UNGARAN")
    shop.receive(item, 5, 900, day(5), "UNGARAN")
    shop.issue(item, 4, day(6), "UNGARAN")
    return item


def test_a_day_in_the_past_is_as_it_was(shop: Shop) -> None:
    item = told(shop)
    here, there = shop.warehouse("GUDANG").id, shop.warehouse("UNGARAN").id
    on = {
        number: [
            queries.on_hand(item.id, place, day(number)).micro // 10**6
            for place in (here, there, None)
        ]
        for number in range(1, 8)
    }
    assert on == {
        1: [9, 0, 9],
        2: [5, 4, 9],
        3: [4, 2, 6],
        4: [4, 2, 6],
        5: [4, 7, 11],
        6: [4, 3, 7],
        7: [4, 3, 7],
    }
    assert queries.on_hand(item.id, as_of=day(31, 10)) == Quantity(0)
    assert queries.stock_value(day(3)) == rp(667)
    assert queries.stock_value(day(6)) == queries.stock_value()


def test_shares_of_places_sum_to_the_item_on_every_day(shop: Shop) -> None:
    item = told(shop)
    for number in range(1, 8):
        held = queries.holding(item.id, day(number))
        assert sum(held.places.values()) == held.quantity
        assert sum(share.minor for share in held.shares().values()) == held.value


def test_shares_lose_nothing() -> None:
    assert queries.value_shares(100_00, {11: 1, 12: 1, 13: 1}) == {
        11: rp(33),
        12: rp(34),
        13: rp(33),
    }
    assert queries.value_shares(0, {}) == {}


@pytest.mark.parametrize("code", [None, "GUDANG", "UNGARAN"])
def test_a_card_runs_to_what_is_there(shop: Shop, code: str | None) -> None:
    item = told(shop)
    warehouse = code and shop.warehouse(code).id
    lines = queries.card(item.id, day(1), day(30), warehouse)
    balance = Quantity(0)
    for line in lines:
        balance += line.quantity
        assert line.balance == balance
        held = queries.holding(item.id, line.date)
        if line is lines[-1]:
            shares = held.shares()
            whole = Money(held.value)
            assert line.value == (shares[warehouse_place(warehouse).id] if warehouse else whole)
    assert len(lines) == {None: 6, "GUDANG": 3, "UNGARAN": 4}[code]


def test_a_card_comes_in_pages(shop: Shop) -> None:
    item = told(shop)
    for warehouse in (None, shop.warehouse("UNGARAN").id):
        whole = queries.card(item.id, day(1), day(30), warehouse)
        pages, after = [], None
        while page := queries.card(item.id, day(1), day(30), warehouse, after, limit=2):
            pages += page
            after = page[-1].position
        assert pages == whole


def test_a_card_begins_with_what_was_there(shop: Shop) -> None:
    item = told(shop)
    there = shop.warehouse("UNGARAN").id
    assert queries.opening_of_card(item.id, None, day(5)) == (pieces(6), rp(667))
    assert queries.opening_of_card(item.id, there, day(5)) == (pieces(2), rp(222))
    first = queries.card(item.id, day(5), day(30), there)[0]
    assert (first.quantity, first.balance) == (pieces(5), pieces(7))


def test_the_book_quantity_at_a_point_leaves_out_what_came_after(shop: Shop) -> None:
    item = told(shop)
    place = shop.warehouse("UNGARAN").id
    frozen = queries.last_sequence()
    shop.issue(item, 1, day(6), "UNGARAN")
    shop.issue(item, 1, day(7), "UNGARAN")
    asked = queries.book_quantities([item.id], place, day(6), frozen)
    assert asked == {item.id: pieces(3)}


def test_places_and_the_way_between_them() -> None:
    here, there = warehouse_place(1), warehouse_place(2)
    assert flow_between(SUPPLIER.id, here.id) == 1
    assert flow_between(here.id, CUSTOMER.id) == -1
    assert flow_between(here.id, there.id) == 0
    assert queries.warehouse_of(here.id) == 1
    assert queries.warehouse_of(queries.TRANSIT.id) is None
    for source, target in ((here.id, here.id), (SUPPLIER.id, CUSTOMER.id)):
        with pytest.raises(ValueError):
            flow_between(source, target)
