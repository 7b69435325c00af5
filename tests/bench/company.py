"""The trading company that is measured: its customers, its goods with stock, and invoices to post."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import companies
from app.access.company import NewCompany
from app.access.session import Session
from app.kernel.clock import FixedClock
from app.kernel.quantity import each, pieces
from app.kernel.rate import percent
from app.ledger import accounts, posting
from app.ledger.plan import EntryPlan, Line
from app.masters import item, party, warehouse
from app.sales.invoice.rules import Draft
from app.stock import posting as stock_posting
from app.stock import queries as stock
from app.stock.posting import MovePlan
from app.trade.lines import DraftLine

CUSTOMERS, ITEMS, FEW = 100, 200, 20
START = dt.date(2022, 1, 1)
NOW = FixedClock(dt.datetime(2026, 11, 23, 9, 41))
WAREHOUSE = "GUDANG"
LAYERS, LAYER = 5, pieces(20_000)


def make(path: Path, customers: int = CUSTOMERS, items: int = ITEMS) -> None:
    """A PKP company with stock of every item: average cost, every fifth FIFO in several layers."""
    session = companies.create(path, NewCompany("PT Ukur Jaya", start=START), clock=NOW)
    try:
        with session.work():
            for number in range(1, customers + 1):
                party.save(session, _customer(number))
            for number in range(1, items + 1):
                item.save(session, _item(number))
            if items:
                _stock_up(session, items)
    finally:
        companies.close(session)


def _customer(number: int) -> party.Party:
    return party.Party(
        code=f"C-{number:04d}", name=f"CV Pelanggan {number}", is_customer=True, terms_days=30
    )


def _item(number: int) -> item.Item:
    return item.Item(
        code=f"B-{number:04d}",
        name=f"Barang nomor {number}",
        unit="pcs",
        costing="average" if number % 5 else "fifo",
        sale_price=each(price(number)),
    )


def price(number: int) -> int:
    """Rupiah for one of item ``number``, well above what it cost."""
    return 5_000 + 75 * number


def cost(number: int) -> int:
    """Rupiah one of item ``number`` cost on the average of all layers."""
    return 3_000 + 50 * number + LAYERS // 2


def _stock_up(session: Session, items: int) -> None:
    """Opening stock in layers of growing cost, with the entry that books it."""
    place = stock.warehouse_place(warehouse.require(WAREHOUSE).id)
    equity = accounts.for_role("opening_equity")
    with session.work() as work:
        moves = [
            MovePlan(
                item_id=item.require(f"B-{number:04d}").id,
                quantity=LAYER,
                source=stock.OPENING,
                target=place,
                counter_account=equity,
                value=each(3_000 + 50 * number + layer).for_quantity(LAYER),
                line_no=number,
                unit="pcs",
                unit_quantity=LAYER,
            )
            for layer in range(LAYERS)
            for number in range(1, items + 1)
        ]
        document = ("opening-stock", 1)
        values = stock_posting.post_moves(work, START, moves, document).values
        total = sum(values[1:], values[0])
        lines = (Line(accounts.for_role("stock"), total), Line(equity, -total))
        posting.post(work, EntryPlan(START, "opening-stock", "Opening stock", lines), document)


def drafts(count: int, seed: int = 1, items: int = ITEMS) -> Iterator[Draft]:
    """Invoices of three lines with PPN, one after the other through the year.

    ``items``: how many goods the company has; it has half as many customers.
    """
    rng = random.Random(seed)
    for number in range(count):
        lines = tuple(
            DraftLine(
                item=f"B-{place:04d}",
                quantity=pieces(rng.randint(1, 24)),
                unit_price=each(price(place)),
                unit="pcs",
                discount=percent(rng.choice((0, 0, 0, 5, 10))),
                tax="ppn",
                warehouse=WAREHOUSE,
            )
            for place in sorted(rng.sample(range(1, items + 1), 3))
        )
        yield Draft(
            date=dt.date(2026, 2, 1) + dt.timedelta(days=number * 280 // count),
            customer=f"C-{rng.randint(1, items // 2):04d}",
            lines=lines,
            ref=f"U{seed}-{number + 1:06d}",
            warehouse=WAREHOUSE,
        )


@contextmanager
def opened(path: Path) -> Iterator[Session]:
    session = companies.open_company(path, clock=NOW)
    try:
        yield session
    finally:
        companies.close(session)
