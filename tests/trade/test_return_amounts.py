"""Giving back parts of a line: the parts sum to the line, and never more than it comes back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.kernel.money import ZERO, rp
from app.kernel.quantity import NO_QUANTITY, Quantity, UnitPrice, each, pieces
from app.trade.returns.amounts import Figures, given_back, price_of, usual_price
from app.trade.totals import totals
from tests.trade.builders import RULE, line


def invoiced(quantity: int, price: int, discount: int, *, includes_tax: bool) -> Figures:
    """One line of an invoice, its document discount a rupiah to the piece."""
    priced = line(quantity, price, discount)
    amounts = totals(
        [priced],
        discount=rp(min(quantity, price * quantity // 2)),
        includes_tax=includes_tax,
        rule=RULE,
    ).lines[0]
    return Figures(
        pieces(quantity), amounts.net, amounts.net, amounts.base, amounts.other_base, amounts.ppn
    )


lines = st.builds(
    invoiced,
    st.integers(1, 60),
    st.integers(1, 2_000_000),
    st.integers(0, 90),
    includes_tax=st.booleans(),
)


@given(lines, st.lists(st.integers(1, 30), max_size=8), st.data())
def test_everything_given_back_is_the_line(
    whole: Figures, sizes: list[int], data: st.DataObject
) -> None:
    includes_tax = whole.net != whole.base
    taken, parts = Figures(), []
    for size in [*sizes, 60]:
        quantity = min(pieces(size), whole.quantity - taken.quantity)
        if not quantity:
            break
        part = given_back(
            whole, taken, quantity, usual_price(whole, taken), includes_tax=includes_tax
        )
        parts.append(part)
        taken = taken + part
    assert taken == whole
    # A part that is void is given back anew, in other pieces: the sum is the same.
    gone = data.draw(st.sampled_from(parts))
    taken = taken - gone
    while taken.quantity != whole.quantity:
        quantity = min(pieces(1), whole.quantity - taken.quantity)
        taken = taken + given_back(
            whole, taken, quantity, usual_price(whole, taken), includes_tax=includes_tax
        )
    assert taken.full == whole.full
    assert taken == whole


@given(lines, st.lists(st.tuples(st.integers(0, 20), st.integers(0, 2_500_000)), max_size=10))
def test_never_more_money_than_was_invoiced(whole: Figures, wanted: list[tuple[int, int]]) -> None:
    includes_tax = whole.net != whole.base
    taken = Figures()
    for size, price in wanted:
        quantity = min(pieces(size), whole.quantity - taken.quantity)
        part = given_back(whole, taken, quantity, each(price), includes_tax=includes_tax)
        assert part.net <= part.full or not quantity
        if part.net > whole.net - taken.net:
            continue
        taken = taken + part
        left = whole - taken
        assert min(left.net, left.base, left.ppn, left.other_base, left.full) >= ZERO


def test_a_reduction_lowers_what_a_unit_is_given_back_at() -> None:
    whole = invoiced(10, 10_000, 0, includes_tax=False)
    assert price_of(whole) == each(9_999)
    reduced = given_back(whole, Figures(), NO_QUANTITY, each(20_000), includes_tax=False)
    assert (reduced.net, reduced.base, reduced.quantity) == (rp(20_000), rp(20_000), Quantity(0))
    assert reduced.ppn == rp(2_200)
    assert usual_price(whole, reduced) == each(7_999)
    rest = given_back(whole, reduced, pieces(10), each(7_999), includes_tax=False)
    assert reduced.net + rest.net == whole.net
    assert reduced.ppn + rest.ppn == whole.ppn


def test_a_free_line_comes_back_for_nothing() -> None:
    free = Figures(pieces(3))
    assert price_of(free) == UnitPrice(0)
    assert given_back(free, Figures(), pieces(3), UnitPrice(0), includes_tax=False) == free
