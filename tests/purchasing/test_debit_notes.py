"""Debit notes: goods leave at their receipt's cost, what the supplier gives back differently is told apart."""

from __future__ import annotations

import pytest

from app import companies
from app.access.session import Session
from app.kernel.errors import Refused, StockWouldGoNegative
from app.kernel.money import ZERO, rp
from app.kernel.quantity import each, pieces
from app.ledger import accounts
from app.masters import company
from app.purchasing.bill import queries as bills
from app.purchasing.bill import service as billing
from app.purchasing.debit_note import queries, service
from app.sales.invoice import service as invoicing
from app.trade.origins import UsedFurther
from app.trade.returns.rules import FREIGHT, Draft, DraftLine
from tests.purchasing.builders import a_bill
from tests.sales.builders import an_invoice
from tests.trade.books import TODAY, a_shop, balance, balances, line, on_hand, row_counts


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def a_note(bill: str, *lines: DraftLine, **fields: object) -> Draft:
    return Draft(TODAY, "S-001", bill, lines, **fields)  # type: ignore[arg-type]


def back(number: int, quantity: int, price: int | None = None, **fields: object) -> DraftLine:
    asked = None if price is None else each(price)
    return DraftLine(number, pieces(quantity), asked, **fields)  # type: ignore[arg-type]


def bought(session: Session, **fields: object) -> str:
    """Twenty lamps at Rp13,000 beside the hundred at Rp10,000, an hour of work, and Rp1,000 freight."""
    fields.setdefault("freight", rp(1_000))
    return billing.post_new(
        session, a_bill(line("LMP-9", 20, 13_000), line("JASA", 1, 50_000), **fields)
    )


def red(session: Session) -> list[str]:
    return [f"{each.name} {each.detail}" for each in companies.check(session) if each.red]


def test_goods_leave_at_their_receipts_cost(session: Session) -> None:
    bill = bought(session)
    number = service.post_new(session, a_note(bill, back(1, 5)))
    assert number == "DN/26/11/0001"
    view = queries.get(number)
    booked = {row.account: row.debit.whole() - row.credit.whole() for row in view.journal}
    assert booked == {
        accounts.for_role("payable").code: 72_150,
        accounts.for_role("stock").code: -65_250,
        accounts.for_role("ppn_in").code: -7_150,
        accounts.for_role("purchase_return_difference").code: 250,
    }
    assert on_hand("LMP-9") == (pieces(115), rp(1_261_000 - 65_250))
    assert not red(session)


@pytest.mark.parametrize("inclusive", [False, True])
def test_everything_given_back_reverses_the_bill(session: Session, inclusive: bool) -> None:
    before = balances()
    bill = bought(session, discount=rp(333), prices_include_tax=inclusive)
    service.post_new(session, a_note(bill, back(1, 7), back(FREIGHT, 1)))
    service.post_new(session, a_note(bill, back(1, 13), back(2, 1)))
    assert balances() == before
    assert on_hand("LMP-9") == (pieces(100), rp(1_000_000))
    assert bills.get(bill, TODAY).outstanding == ZERO
    assert not red(session)


def test_a_buyer_who_cannot_credit_ppn_gives_it_back_with_the_cost(session: Session) -> None:
    company.update(session, is_pkp=False)
    before = balances()
    bill = billing.post_new(
        session, a_bill(line("LMP-9", 20, 13_000, tax="ppn"), line("JASA", 1, 50_000, tax="ppn"))
    )
    service.post_new(session, a_note(bill, back(1, 20), back(2, 1)))
    assert balances() == before
    assert not red(session)


def test_a_lower_price_and_money_alone_are_differences(session: Session) -> None:
    bill = bought(session)
    there = on_hand("LMP-9")
    service.post_new(session, a_note(bill, back(1, 5, 3_000, restock=False)))
    assert on_hand("LMP-9") == there
    assert balance("purchase_return_difference") == rp(-15_000)
    assert not red(session)


def test_what_would_leave_value_at_zero_takes_what_is_there(session: Session) -> None:
    bill = bought(session)
    invoicing.post_new(session, an_invoice(line("LMP-9", 115, 20_000)))
    left = on_hand("LMP-9")[1]
    service.post_new(session, a_note(bill, back(1, 5)))
    assert on_hand("LMP-9") == (pieces(0), ZERO)
    assert balance("purchase_return_difference") == left - rp(65_000)
    assert not red(session)


def test_goods_that_are_gone_cannot_be_given_back(session: Session) -> None:
    bill = bought(session)
    invoicing.post_new(session, an_invoice(line("LMP-9", 118, 20_000)))
    before = row_counts()
    with pytest.raises(StockWouldGoNegative):
        service.post_new(session, a_note(bill, back(1, 3)))
    assert row_counts() == before
    with pytest.raises(Refused):
        service.post_new(session, a_note(bill, back(1, 21)))


def test_voiding_restores_every_balance(session: Session) -> None:
    bill = bought(session)
    before, there = balances(), on_hand("LMP-9")
    number = service.post_new(session, a_note(bill, back(1, 20), back(2, 1), back(FREIGHT, 1)))
    with pytest.raises(UsedFurther) as refused:
        billing.void_bill(session, bill, reason="salah")
    assert number in str(refused.value)
    service.void_note(session, number, reason="salah")
    assert (balances(), on_hand("LMP-9")) == (before, there)
    billing.void_bill(session, bill, reason="salah")
    assert not red(session)
