"""Whatever a shop does in whatever order: the laws of goods hold, and a void undoes what it voids."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import store
from app.kernel.errors import UserError
from app.masters.item import Item
from app.stock import checks, planning, queries, rebuild
from app.stock import posting as stock
from app.stock.posting import PostedMoves
from app.store import Work
from tests.stock.builders import KIND, Posted, Shop, day, every_day, stock_account

METHODS = pytest.mark.parametrize("method", ["average", "fifo"])
STORIES = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

acts = st.tuples(
    st.sampled_from(
        [
            *("receive", "receive", "issue", "issue", "transfer", "void", "return", "send back"),
            *("count", "revalue", "revalue"),
        ]
    ),
    st.integers(1, 9),  # quantity
    st.integers(0, 999),  # rupiah
    st.integers(1, 28),  # day
    st.integers(0, 99),  # which earlier document
)


class Story:
    """Acts on one item; what is refused changes nothing."""

    def __init__(self, shop: Shop, item: Item) -> None:
        self.shop, self.item = shop, item
        self.documents: list[Posted] = []
        self.sold: list[Posted] = []
        self.bought: list[Posted] = []
        self.counts: set[int] = set()

    def act(self, kind: str, quantity: int, value: int, on: int, which: int) -> Posted | None:
        before = everything()
        try:
            return self._act(kind, quantity, value, on, which)
        except UserError:
            assert everything() == before
            return None

    def _act(self, kind: str, quantity: int, value: int, on: int, which: int) -> Posted | None:
        shop, item, made = self.shop, self.item, None
        if kind == "receive":
            made = shop.receive(item, quantity, value, day(on))
            self.bought.append(made)
        elif kind == "issue":
            made = shop.issue(item, quantity, day(on))
            self.sold.append(made)
        elif kind == "transfer":
            ways = ("GUDANG", "UNGARAN") if which % 2 else ("UNGARAN", "GUDANG")
            made = shop.transfer(item, quantity, day(on), *ways)
        elif kind == "count":
            made = shop.count(item, quantity, day(on), queries.last_sequence())
            self.counts.add(made.id)
        elif kind == "return" and self.sold:
            made = shop.sales_return(self.sold[which % len(self.sold)], item, quantity, day(on))
        elif kind == "send back" and self.bought:
            of = self.bought[which % len(self.bought)]
            made = shop.purchase_return(of, item, quantity, day(on))
        elif kind == "revalue" and self.bought and value:
            of = self.bought[which % len(self.bought)]
            made = shop.revalue(of, item, value * (1 if which % 2 else -1), day(on))
        elif kind == "void" and self.documents:
            self._void(self.documents[which % len(self.documents)], on)
        if made:
            self.documents.append(made)
        return made

    def _void(self, document: Posted, on: int) -> None:
        with self.shop.session.work() as work:
            stock.release(work, (KIND, document.id))
            self.shop.void(document, max(document.date, day(on)))
        self.documents.remove(document)
        for kept in (self.sold, self.bought):
            if document in kept:
                kept.remove(document)


def everything() -> tuple[object, ...]:
    """The size of what is append-only and the whole of what is not."""
    return (
        store.one("SELECT COUNT(*), SUM(quantity) FROM stock_move"),
        store.one("SELECT COUNT(*), SUM(amount) FROM stock_adjustment"),
        store.one("SELECT COUNT(*) FROM journal_line"),
        store.query("SELECT item_id, quantity, value FROM stock_state ORDER BY 1"),
        store.query("SELECT * FROM stock_layer ORDER BY 1"),
        store.one(
            "SELECT SUM(value), SUM(settled), SUM(value_after), SUM(to_after) FROM stock_cost"
        ),
        store.one("SELECT COUNT(*), SUM(released) FROM stock_fixed_point"),
    )


def check_laws(shop: Shop) -> None:
    for result in checks.all_checks(shop.session):
        assert result.ok or result.amber, (result.name, result.detail)


codes = count(1)


@METHODS
@pytest.mark.parametrize("negative", [False, True])
@given(story=st.lists(acts, min_size=1, max_size=16))
@STORIES
def test_laws_hold_whatever_happens(
    shop: Shop, method: str, negative: bool, story: list[tuple[str, int, int, int, int]]
) -> None:
    if negative:
        shop.allow_negative()
    told = Story(shop, shop.item(f"B{next(codes)}", method))
    for act in story:
        if told.act(*act):
            assert rebuild.agrees(rebuild.replay_item(told.item.id, method))
    check_laws(shop)
    for date in every_day():
        assert stock_account(date) == queries.stock_value(date).whole()


def balances() -> tuple[object, ...]:
    return (
        store.query("SELECT item_id, quantity, value FROM stock_state WHERE quantity <> 0"),
        store.query("SELECT * FROM stock_balance WHERE quantity <> 0 ORDER BY 1, 2"),
        store.query("SELECT move_id, quantity, value FROM stock_layer ORDER BY 1"),
        store.query(
            "SELECT account_id, SUM(amount) FROM journal_line GROUP BY 1 HAVING SUM(amount) <> 0"
            " ORDER BY 1"
        ),
    )


@METHODS
@given(
    story=st.lists(acts.filter(lambda act: act[0] not in ("count", "void")), max_size=10),
    last=acts.filter(lambda act: act[0] in ("receive", "issue", "transfer", "return", "revalue")),
)
@STORIES
def test_a_void_restores_every_balance(
    shop: Shop,
    method: str,
    story: list[tuple[str, int, int, int, int]],
    last: tuple[str, int, int, int, int],
) -> None:
    """Posted late or last, voided on its own day: quantities, values, layers and accounts are back."""
    told = Story(shop, shop.item(f"B{next(codes)}", method))
    for act in story:
        told.act(*act)
    before = balances()
    made = told.act(*last)
    if made is None:
        return
    shop.void(made)
    assert balances() == before
    check_laws(shop)


@METHODS
@given(
    story=st.lists(
        st.tuples(
            st.booleans(), st.integers(1, 9), st.integers(0, 999), st.permutations(range(28))
        ).map(lambda act: (act[0], act[1], act[2], act[3][0] + 1)),
        min_size=2,
        max_size=10,
        unique_by=lambda act: act[3],
    )
)
@STORIES
def test_the_order_of_entry_does_not_matter(
    shop: Shop, method: str, story: list[tuple[bool, int, int, int]]
) -> None:
    """Entered in any order, documents cost what they cost entered by date."""
    shop.allow_negative()
    costs = []
    for order in (story, sorted(story, key=lambda act: act[3])):
        item = shop.item(f"B{next(codes)}", method)
        for comes, quantity, value, on in order:
            if comes:
                shop.receive(item, quantity, value, day(on))
            else:
                shop.issue(item, quantity, day(on))
        lines = queries.card(item.id, day(1), day(28))
        costs.append([(line.date, line.quantity, line.cost, line.value) for line in lines])
    assert costs[0] == costs[1]
    check_laws(shop)


class _TakenBack(Exception):
    """Ends a Work of which nothing is to stay."""


def _outcome(shop: Shop, act: Callable[[Work], list[PostedMoves]]) -> tuple[object, ...]:
    """What is answered and what then rests in the file, or the refusal; nothing of it is kept."""
    found: tuple[object, ...] = ()
    try:
        with shop.session.work() as work:
            found = (act(work), *(store.query(sql) for sql in WRITTEN))
            raise _TakenBack
    except _TakenBack:
        return found
    except UserError as refusal:
        return (type(refusal), refusal.values)


WRITTEN = (
    "SELECT * FROM stock_move ORDER BY id",
    "SELECT * FROM stock_cost ORDER BY move_id",
    "SELECT * FROM stock_state ORDER BY 1",
    "SELECT * FROM stock_balance ORDER BY 1, 2",
    "SELECT * FROM stock_layer ORDER BY 1",
    "SELECT move_id, layer_id, quantity, value FROM stock_layer_change ORDER BY 1, 2, id",
    "SELECT * FROM stock_adjustment ORDER BY id",
    "SELECT number, date, source_id, total FROM journal_entry ORDER BY id",
)


@pytest.mark.parametrize("negative", [False, True])
@given(
    story=st.lists(
        st.tuples(
            st.sampled_from(["receive", "issue", "issue", "transfer", "return"]),
            st.booleans(),  # of which item
            st.integers(1, 9),  # quantity
            st.integers(0, 999),  # rupiah
            st.integers(4, 6),  # day
            st.integers(0, 99),  # which earlier document
        ),
        min_size=2,
        max_size=14,
    )
)
@STORIES
def test_documents_posted_together_are_as_one_by_one(
    shop: Shop, negative: bool, story: list[tuple[str, bool, int, int, int, int]]
) -> None:
    if negative:
        shop.allow_negative()
    items = shop.item(f"B{next(codes)}"), shop.item(f"B{next(codes)}", "fifo")
    for item in items:
        shop.receive(item, 5, 700, day(3))
        shop.receive(item, 9, 2_100, day(3))
    place, other = shop.place(), shop.place("UNGARAN")
    first = planning.next_move_id()
    documents = []
    for number, (kind, is_fifo, quantity, value, on, which) in enumerate(story):
        item = items[is_fifo]
        if kind == "receive":
            move = shop.plan(item, quantity, queries.SUPPLIER, place, "accrued", value)
        elif kind == "issue":
            move = shop.plan(item, quantity, place, queries.CUSTOMER)
        elif kind == "transfer":
            move = shop.plan(item, quantity, place, other)
        else:
            sold = [n for n in range(number) if story[n][:2] == ("issue", is_fifo)]
            if not sold:
                continue
            origin = first + documents_before(documents, sold[which % len(sold)])
            move = shop.plan(item, quantity, queries.CUSTOMER, place, origin=origin)
        documents.append((day(on), (move,), (KIND, 1_000 + number)))
    together = _outcome(shop, lambda work: stock.post_all(work, documents))
    assert together == _outcome(
        shop, lambda work: [stock.post_moves(work, *document) for document in documents]
    )


def documents_before(documents: list[tuple[object, object, tuple[str, int]]], number: int) -> int:
    """Where among the documents the one of this number stands."""
    return [document[2][1] - 1_000 for document in documents].index(number)
