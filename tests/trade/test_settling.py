"""What a payment may do to what is open, and what it leaves."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kernel.money import ZERO, Money, rp, total
from app.trade.settling import (
    Applied,
    Open,
    PaymentDraft,
    credit_left,
    in_full,
    oldest_first,
    problems,
    settles,
    small_difference,
)

DAY = dt.date(2026, 11, 10)
OPEN = {
    "INV-1": Open(1, "INV-1", dt.date(2026, 10, 1), dt.date(2026, 10, 31), rp(1_000_000)),
    "INV-2": Open(2, "INV-2", dt.date(2026, 10, 5), dt.date(2026, 10, 5), rp(250_000)),
}


def payment(amount: int, *applied: tuple[str, int], write_off: int = 0) -> PaymentDraft:
    parts = tuple(Applied(number, rp(part)) for number, part in applied)
    return PaymentDraft(DAY, "C-1", "1111", rp(amount), parts, write_off=rp(write_off))


def fields(draft: PaymentDraft) -> list[tuple[str, int | None]]:
    return [(each.field, each.line) for each in problems(draft, OPEN, "Toko Satu")]


def test_one_payment_over_many_documents() -> None:
    draft = payment(1_250_000, ("INV-1", 1_000_000), ("INV-2", 250_000))
    assert fields(draft) == []
    assert credit_left(draft) == ZERO


def test_what_is_not_applied_stays_as_credit() -> None:
    draft = payment(300_000, ("INV-2", 250_000))
    assert fields(draft) == []
    assert credit_left(draft) == rp(50_000)


def test_a_small_difference_is_written_off_on_either_side() -> None:
    short = payment(249_500, ("INV-2", 250_000), write_off=500)
    over = payment(250_400, ("INV-2", 250_000), write_off=-400)
    assert fields(short) == fields(over) == []
    assert settles(short) == settles(over) == rp(250_000)
    assert credit_left(short) == credit_left(over) == ZERO


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (payment(0), [("amount", None)]),
        (payment(-5), [("amount", None)]),
        (PaymentDraft(DAY, "C-1", "1111", Money(10**18)), [("amount", None)]),
        (replace(payment(5), date=dt.date(26, 1, 1)), [("date", None)]),
        (payment(100, ("INV-9", 100)), [("document", 1)]),
        (payment(100, ("", 100)), [("document", 1)]),
        (payment(100, ("INV-1", 0)), [("applied", 1)]),
        (payment(300_000, ("INV-2", 250_001)), [("applied", 1)]),
        (payment(100, ("INV-1", 60), ("INV-1", 40)), [("document", 2)]),
        (payment(99, ("INV-1", 60), ("INV-2", 40)), [("amount", None)]),
        (payment(100, write_off=5), [("write_off", None)]),
        (payment(239_000, ("INV-2", 250_000), write_off=11_000), [("write_off", None)]),
        (payment(250_000, ("INV-2", 250_000), write_off=500), [("write_off", None)]),
        (
            replace(payment(100, ("INV-1", 100)), date=dt.date(2026, 9, 30)),
            [("date", 1)],
        ),
    ],
)
def test_each_mistake_is_named_at_its_field(
    draft: PaymentDraft, expected: list[tuple[str, int | None]]
) -> None:
    assert fields(draft) == expected


def test_the_earliest_due_is_paid_first() -> None:
    parts = oldest_first(rp(300_000), list(OPEN.values()))
    assert parts == (Applied("INV-2", rp(250_000)), Applied("INV-1", rp(50_000)))


@given(st.integers(1, 3_000_000))
def test_spreading_never_exceeds_amount_or_documents(amount: int) -> None:
    parts = oldest_first(rp(amount), list(OPEN.values()))
    assert total([part.amount for part in parts]) == min(rp(amount), rp(1_250_000))
    assert all(part.amount <= OPEN[part.document].outstanding for part in parts)


def test_a_small_difference_is_offered_to_be_written_off() -> None:
    def offered(amount: int, write_off: int = 0) -> Money:
        draft = payment(amount, ("INV-2", min(amount, 250_000)), write_off=write_off)
        return small_difference(draft, tuple(OPEN.values()))

    assert [offered(amount) for amount in (248_000, 251_500, 240_000)] == [
        rp(2_000), rp(-1_500), rp(10_000)
    ]  # fmt: skip
    assert offered(239_999) == offered(248_000, write_off=2_000) == ZERO
    assert small_difference(payment(248_000), tuple(OPEN.values())) == ZERO
    assert in_full(tuple(OPEN.values()), {"INV-2"}) == (Applied("INV-2", rp(250_000)),)
