"""Whatever was written in whatever order: on every day the stock list is worth what the stock account
holds, the reports agree with both, and taking everything back leaves nothing."""

from __future__ import annotations

import datetime as dt
import random
from contextlib import suppress

import pytest

from app import store
from app.access.session import Session
from app.inventory import stock_list
from app.inventory.count import service as counts
from app.inventory.move import service as moves
from app.inventory.reports import inventory_sheet, stock_card, stock_valuation
from app.kernel.errors import PeriodClosed, Refused, StockWouldGoNegative, UserError
from app.kernel.money import ZERO, Money, rp
from app.kernel.period import Period
from app.kernel.quantity import NO_QUANTITY, Quantity, pieces
from app.kernel.report import Filters
from app.ledger import accounts, balances, periods
from app.masters import company
from tests.inventory.builders import (
    START,
    begin_count,
    check_stock,
    day,
    draft,
    goods,
    issue,
    line,
    post,
    receive,
    warehouse,
)

ITEMS = {"KABEL": "average", "LAMPU": "average", "ROSET": "fifo"}
ACTS = ("receipt", "receipt", "issue", "transfer", "adjustment", "count", "void")


class Warehouseman:
    """Writes stock documents as they come to mind; what is refused changes nothing."""

    def __init__(self, session: Session, seed: int) -> None:
        self.session, self.rng = session, random.Random(seed)
        self.moves: list[str] = []
        self.counts: list[str] = []
        self.refused = 0

    def act(self) -> None:
        before = row_counts()
        try:
            self._act(self.rng.choice(ACTS))
        except UserError:
            self.refused += 1
            assert row_counts() == before

    def _act(self, kind: str) -> None:
        rng, on = self.rng, day(self.rng.randint(1, 28))
        code, quantity = rng.choice(list(ITEMS)), rng.randint(1, 9)
        if kind == "count":
            frozen = begin_count(self.session, on, **{code: rng.randint(0, 12)})
            try:
                self.counts.append(counts.post_draft(self.session, frozen))
            finally:
                if frozen_is_draft(frozen):
                    counts.discard(self.session, frozen)
        elif kind == "void":
            self._void()
        elif kind == "adjustment":
            amount = quantity if rng.random() < 0.5 else -quantity
            self._post("adjustment", on, code, amount)
        elif kind == "receipt":
            self._post("receipt", on, code, quantity, cost=rng.randint(0, 999))
        else:
            self._post(kind, on, code, quantity, to="UNGARAN" if kind == "transfer" else "")

    def _post(
        self,
        kind: str,
        on: dt.date,
        code: str,
        quantity: int,
        cost: int | None = None,
        to: str = "",
    ) -> None:
        unit = "dus" if kind == "receipt" and self.rng.random() < 0.2 else ""
        written = draft(kind, on, line(code, quantity, cost, unit), to=to)
        self.moves.append(post(self.session, written))

    def _void(self) -> None:
        for made, void in ((self.counts, counts.void_count), (self.moves, moves.void_move)):
            if made and self.rng.random() < 0.6:
                number = self.rng.choice(made)
                void(self.session, number)
                made.remove(number)
                return


def frozen_is_draft(count_id: int) -> bool:
    return store.scalar("SELECT state FROM stock_count WHERE id = ?", (count_id,)) == "draft"


def row_counts() -> list[int]:
    tables = "stock_document stock_document_line stock_count stock_move journal_entry void_mark"
    return [int(store.scalar(f"SELECT COUNT(*) FROM {table}")) for table in tables.split()]


def account_on(number: int) -> Money:
    return balances.balance(accounts.for_role("stock").id, day(number))


def every_day_agrees(session: Session) -> None:
    for number in range(1, 29):
        on = day(number)
        rows = list(stock_list.rows(on))
        worth = Money(sum(row.value.minor for row in rows))
        assert worth == account_on(number)
        for row in rows:
            assert sum(q.micro for q, _ in row.places.values()) == row.quantity.micro
            assert sum(v.minor for _, v in row.places.values()) == row.value.minor
        asked = Filters(as_of=on)
        assert stock_valuation.build(session, asked).totals["value"] == worth
        assert inventory_sheet.build(session, asked).totals["value"] == worth
    for code in ITEMS:
        card_ends_with_the_stock(session, code)


def card_ends_with_the_stock(session: Session, code: str) -> None:
    (row,) = [row for row in stock_list.rows(day(28)) if row.code == code]
    whole = stock_card.build(
        session, Filters(date_from=START, date_to=day(28), choices={"item": code})
    )
    assert (whole.totals["balance"], whole.totals["value"]) == (row.quantity, row.value)
    assert whole.totals["came"] - whole.totals["went"] == row.quantity
    for here in stock_list.all_warehouses():
        quantity, value = row.places.get(here.id, (NO_QUANTITY, ZERO))
        part = stock_card.build(
            session,
            Filters(
                date_from=START,
                date_to=day(28),
                choices={"item": code, "warehouse": here.code},
            ),
        )
        assert (part.totals["balance"], part.totals["value"]) == (quantity, value)


@pytest.fixture
def shop(session: Session) -> Session:
    for code, costing in ITEMS.items():
        goods(session, code, costing=costing)
    warehouse(session, "UNGARAN")
    return session


@pytest.mark.parametrize("seed", range(5))
def test_every_day_agrees_whatever_is_written(shop: Session, seed: int) -> None:
    man = Warehouseman(shop, seed)
    for _ in range(60):
        man.act()
    assert man.moves and man.refused
    every_day_agrees(shop)
    check_stock(shop)
    for number in reversed(man.counts):
        with suppress(StockWouldGoNegative):  # what it found may have been sold since
            counts.void_count(shop, number)
    check_stock(shop)
    every_day_agrees(shop)


def test_taking_everything_back_leaves_nothing(shop: Session) -> None:
    before = {each.code: balances.balance(each.id) for each in accounts.all_accounts()}
    numbers = [
        receive(shop, "ROSET", 7, 333, day(3)),
        receive(shop, "ROSET", 5, 1_001, day(9)),
        issue(shop, "ROSET", 8, day(10)),
        post(shop, draft("transfer", day(11), line("ROSET", 3), to="UNGARAN")),
        post(shop, draft("adjustment", day(12), line("ROSET", -1))),
        post(shop, draft("adjustment", day(13), line("ROSET", 2, 500))),
        receive(shop, "ROSET", 1, 77, day(2)),
    ]
    for number in reversed(numbers):
        moves.void_move(shop, number, date=day(28), reason="uji")
    assert {each.code: balances.balance(each.id) for each in accounts.all_accounts()} == before
    assert [row.quantity for row in stock_list.rows()] == [NO_QUANTITY] * 3
    check_stock(shop)


def test_a_locked_month_keeps_its_goods_and_their_cost(shop: Session) -> None:
    receive(shop, "KABEL", 10, 1_000, day(2, month=1))
    issue(shop, "KABEL", 4, day(20, month=1))
    sold_in_november = issue(shop, "KABEL", 1, day(5))
    for number in range(1, 11):
        periods.lock(shop, Period(2026, number))
    before = row_counts()
    with pytest.raises(PeriodClosed):
        receive(shop, "KABEL", 5, 9_999, day(15, month=1))
    with pytest.raises(Refused):
        moves.void_move(shop, sold_in_november, date=day(30, month=10))
    assert row_counts() == before
    moves.void_move(shop, sold_in_november)
    assert stock_list.below_minimum() == []
    check_stock(shop)


def test_a_void_of_a_locked_month_is_dated_where_it_can(shop: Session) -> None:
    receive(shop, "KABEL", 10, 1_000, day(2, month=1))
    late = receive(shop, "KABEL", 2, 4_000, day(3, month=1))
    for number in range(1, 11):
        periods.lock(shop, Period(2026, number))
    moves.void_move(shop, late)
    (row,) = [row for row in stock_list.rows(day(31, month=10)) if row.code == "KABEL"]
    assert (row.quantity, row.value) == (pieces(12), rp(18_000))
    (row,) = [row for row in stock_list.rows(day(1)) if row.code == "KABEL"]
    assert (row.quantity, row.value) == (pieces(10), rp(10_000))
    check_stock(shop)


def test_a_company_may_sell_before_it_buys(shop: Session) -> None:
    """Allowed by a setting: the receipt settles what the issue could not know."""
    company.update(shop, allow_negative_stock=True)
    issue(shop, "KABEL", 3, day(4))
    receive(shop, "KABEL", 5, 1_000, day(6))
    (row,) = [row for row in stock_list.rows() if row.code == "KABEL"]
    assert (row.quantity, row.value) == (Quantity(2_000_000), rp(2_000))
    assert account_on(28) == rp(2_000)
