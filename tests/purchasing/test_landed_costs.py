"""Freight and duty that are spread over the goods they brought: shares, stock, cost of goods sold, and back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import companies
from app.access.session import Session
from app.kernel.errors import Refused, UserError
from app.kernel.money import ZERO, rp, total
from app.kernel.progress import SILENT
from app.kernel.quantity import NO_QUANTITY, pieces
from app.masters import item as items
from app.purchasing.bill import service as bills
from app.purchasing.debit_note import service as debit_notes
from app.purchasing.goods_receipt.side import RECEIPT
from app.purchasing.landed_cost import queries, tables
from app.purchasing.landed_cost import service as landed
from app.purchasing.landed_cost.rules import Draft, DraftLine
from app.sales.delivery.side import DELIVERY
from app.stock.posting import RevaluationsStandInTheWay
from app.trade.goods import service as goods
from app.trade.origins import UsedFurther
from app.trade.returns.rules import Draft as NoteDraft
from app.trade.returns.rules import DraftLine as NoteLine
from tests.purchasing.builders import a_bill
from tests.trade.books import TODAY, a_shop, balance, balances, line, on_hand
from tests.trade.goods import a_delivery, a_goods_receipt, goods_line, made_from


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def all_green(session: Session) -> None:
    assert [(each.title, each.detail) for each in companies.check(session) if each.red] == []


def freight_bill(session: Session, *amounts: int) -> str:
    """A bill of services: freight, duty."""
    return bills.post_new(session, a_bill(*(line("JASA", 1, amount) for amount in amounts)))


def receive(session: Session, *lines: tuple[str, int, int], **fields: object) -> str:
    asked = [goods_line(*each) for each in lines]
    return goods.post_new(session, RECEIPT, [a_goods_receipt(*asked, **fields)])[0]


def spread(session: Session, bill: str, *documents: str, **fields: object) -> str:
    lines = tuple(DraftLine(each) for each in documents)
    return landed.post_new(session, [Draft(TODAY, bill, lines, **fields)])[0]


def shares(number: str) -> list[int]:
    return [part.share.whole() for part in queries.get(number).parts]


def weigh(session: Session, code: str, grams: int) -> None:
    items.save(session, replace(items.require(code), weight=pieces(grams)))


@pytest.mark.parametrize(
    ("method", "expected"),
    [("value", [60_000, 40_000]), ("quantity", [66_667, 33_333]), ("weight", [40_000, 60_000])],
)
def test_an_amount_is_spread_and_its_parts_are_the_whole(
    session: Session, method: str, expected: list[int]
) -> None:
    weigh(session, "LMP-9", 100)
    weigh(session, "LMP-12", 300)
    received = receive(session, ("LMP-9", 10, 12_000), ("LMP-12", 5, 16_000))
    before = on_hand("LMP-9")[1], on_hand("LMP-12")[1]
    number = spread(session, freight_bill(session, 100_000), received, method=method)
    assert number == "LC/26/11/0001"
    assert shares(number) == expected
    after = on_hand("LMP-9")[1], on_hand("LMP-12")[1]
    assert [(b - a).whole() for a, b in zip(before, after, strict=True)] == expected
    assert balance("service_cost") == ZERO
    all_green(session)


def test_what_has_left_bears_its_share_as_cost_of_goods_sold(session: Session) -> None:
    received = receive(session, ("LMP-9", 10, 12_000))
    bill = freight_bill(session, 10_000)
    goods.post_new(session, DELIVERY, [a_delivery(goods_line("LMP-9", 106))])
    sold, left = balance("cogs"), on_hand("LMP-9")[1]
    number = spread(session, bill, received)
    assert on_hand("LMP-9") == (pieces(4), left + rp(4_000))
    assert balance("cogs") == sold + rp(6_000)
    assert queries.in_stock(queries.get(number)) == rp(4_000)
    all_green(session)


def test_a_void_one_leaves_nothing_behind_even_in_what_was_sold_since(session: Session) -> None:
    received = receive(session, ("LMP-9", 10, 12_000))
    bill = freight_bill(session, 10_000)
    before, held = balances(), on_hand("LMP-9")
    number = spread(session, bill, received)
    sale = goods.post_new(session, DELIVERY, [a_delivery(goods_line("LMP-9", 55))])[0]
    landed.void_cost(session, number)
    goods.void(session, DELIVERY, sale)
    assert (balances(), on_hand("LMP-9")) == (before, held)
    again = spread(session, bill, received)
    assert queries.get(number).standing == "void" and queries.get(again).standing == "posted"
    all_green(session)


def test_a_line_of_a_bill_is_spread_once(session: Session) -> None:
    received = receive(session, ("LMP-9", 10, 12_000))
    bill = freight_bill(session, 10_000, 5_000)
    first = spread(session, bill, received, bill_lines=(2,))
    assert queries.get(first).amount == rp(5_000)
    with pytest.raises(Refused) as refusal:
        spread(session, bill, received, bill_lines=(2,))
    assert first in refusal.value.problems[0].sentence()
    assert queries.get(spread(session, bill, received)).amount == rp(10_000)
    with pytest.raises(Refused):
        spread(session, bill, received)
    all_green(session)


def test_the_freight_of_a_bill_of_received_goods_is_spread(session: Session) -> None:
    received = receive(session, ("LMP-9", 10, 12_000))
    taken = made_from(RECEIPT, received, "LMP-9", 10, 12_000)
    bill = bills.post_new(session, a_bill(taken, freight=rp(20_000)))
    assert balance("freight_in") == rp(20_000)
    spread(session, bill, received)
    assert balance("freight_in") == ZERO
    assert on_hand("LMP-9")[1] == rp(1_140_000)
    all_green(session)


def test_goods_of_a_bill_bear_cost_too(session: Session) -> None:
    bought = bills.post_new(session, a_bill(line("LMP-9", 10, 12_000), line("JASA", 1, 7_000)))
    spread(session, bought, bought)
    assert on_hand("LMP-9")[1] == rp(1_127_000)
    all_green(session)


def test_what_stands_in_the_way_is_named(session: Session) -> None:
    received = receive(session, ("LMP-9", 10, 12_000))
    bill = freight_bill(session, 10_000)
    number = spread(session, bill, received)
    with pytest.raises(UsedFurther, match=number):
        bills.void_bill(session, bill)
    with pytest.raises(RevaluationsStandInTheWay, match=number):
        goods.void(session, RECEIPT, received)
    landed.void_cost(session, number)
    goods.void(session, RECEIPT, received)
    bills.void_bill(session, bill)
    all_green(session)


def test_every_problem_is_told_at_its_place(session: Session) -> None:
    later = receive(session, ("LMP-9", 1, 1_000))
    bill = freight_bill(session, 10_000)
    draft = Draft(
        TODAY - dt.timedelta(days=1),
        bill,
        (DraftLine(later), DraftLine("GR/X"), DraftLine(later, 7), DraftLine(later, 1)),
        (9,),
        "weight",
    )
    problems = landed.preview(session, draft).problems
    assert [(each.field, each.line) for each in problems] == [
        ("bill_lines", None),
        ("document", 1),
        ("document", 2),
        ("line", 3),
        ("document", 4),
    ]
    weightless = landed.preview(session, Draft(TODAY, bill, (DraftLine(later),), (), "weight"))
    assert [each.field for each in weightless.problems] == ["method"]
    assert items.require("LMP-9").weight == NO_QUANTITY


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["receive", "receive", "deliver", "bill", "spread", "spread", "return", "void"]
        ),
        st.integers(1, 9),
        st.integers(1, 40),
    ),
    min_size=4,
    max_size=14,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_any_chain_keeps_the_laws_and_voids_restore_every_balance(session: Session, steps) -> None:
    """Receive, bill, spread, sell, return and void in any order; then all of it is taken back."""
    before = balances(), on_hand("LMP-9"), on_hand("LMP-12")
    made: list[tuple[str, str]] = []
    for act, quantity, price in steps:
        try:
            _do(session, act, quantity, price, made)
        except UserError:
            continue
    all_green(session)
    for what, number in reversed(made):
        _void(session, what, number)
    assert (balances(), on_hand("LMP-9"), on_hand("LMP-12")) == before
    all_green(session)


def _do(session: Session, act: str, quantity: int, price: int, made: list) -> None:
    receipts = [number for what, number in made if what == "receive"]
    if act == "receive":
        lines = ("LMP-9", quantity, price * 777), ("LMP-12", quantity + 1, price * 333)
        made.append(("receive", receive(session, *lines)))
    elif act == "deliver":
        draft = a_delivery(goods_line("LMP-9", quantity * 5))
        made.append(("deliver", goods.post_new(session, DELIVERY, [draft])[0]))
    elif act == "bill" and receipts:
        taken = made_from(RECEIPT, receipts[-1], "LMP-9", quantity, price * 1000)
        made.append(("bill", bills.post_new(session, a_bill(taken))))
    elif act == "spread" and receipts:
        bill = freight_bill(session, price * 1_111)
        made.append(("bill", bill))
        method = ("value", "quantity")[price % 2]
        made.append(("spread", spread(session, bill, *receipts[-2:], method=method)))
    elif act == "return":
        billed = [number for what, number in made if what == "bill"]
        if billed:
            asked = (NoteLine(1, pieces(min(quantity, 3))),)
            draft = NoteDraft(TODAY, "S-001", billed[-1], asked)
            made.append(("return", debit_notes.post_new(session, draft)))
    elif act == "void" and made:
        one = made[price % len(made)]
        _void(session, *one)
        made.remove(one)


def _void(session: Session, what: str, number: str) -> None:
    if what == "deliver":
        goods.void(session, DELIVERY, number)
    elif what == "receive":
        goods.void(session, RECEIPT, number)
    elif what == "bill":
        bills.void_bill(session, number)
    elif what == "spread":
        landed.void_cost(session, number)
    else:
        debit_notes.void_note(session, number)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    amount=st.integers(1, 10**7),
    lines=st.lists(st.tuples(st.integers(1, 50), st.integers(0, 90_000)), min_size=1, max_size=6),
    method=st.sampled_from(["value", "quantity"]),
)
def test_parts_sum_to_the_whole_whatever_is_spread(session: Session, amount, lines, method) -> None:
    received = receive(session, *[("LMP-9", quantity, cost) for quantity, cost in lines])
    draft = Draft(TODAY, freight_bill(session, amount), (DraftLine(received),), (), method)
    seen = landed.preview(session, draft)
    if seen.cost is None:
        assert method == "value" and not any(cost for _quantity, cost in lines)
        return
    assert total([part.share for part in seen.cost.parts]) == rp(amount)
    assert total(list(seen.in_stock)) == rp(amount)
    assert seen.entry is not None and not seen.entry.problems()


def test_a_table_of_them_comes_in_and_goes_out_unchanged(session: Session) -> None:
    received = receive(session, ("LMP-9", 10, 12_000), ("LMP-12", 5, 16_000))
    bill = freight_bill(session, 10_000, 5_000)
    asked = Draft(TODAY, bill, (DraftLine(received, 2), DraftLine(received, 1)), (2, 1))
    landed.save_draft(session, replace(asked, ref="L-1", method="quantity", notes="Bea"))
    (first, second) = list(tables.TABLE.read(session))
    assert (first["ref"], first["bill"], first["bill_lines"]) == ("L-1", bill, "2,1")
    assert [row["goods_line"] for row in (first, second)] == [2, 1]
    assert tables.draft_of([dict(first), dict(second)]) == queries.draft_of(1)
    landed.discard(session, "L-1")
    assert tables.TABLE.write_posted is not None
    tables.TABLE.write_posted(session, [[dict(first), dict(second)]], SILENT)
    shown = tables.DOCUMENT.show(session, tables.DOCUMENT.find(session, "L-1"))
    assert (shown["amount"], shown["state"]) == (rp(15_000), "posted")
    assert [part["share"] for part in shown["parts"]] == [rp(5_000), rp(10_000)]
