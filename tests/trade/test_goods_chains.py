"""From order to delivery to invoice, and from order to goods receipt to bill; in any order, back and forth."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import companies, store
from app.access.session import Session
from app.kernel.errors import UserError
from app.kernel.money import rp
from app.kernel.quantity import each, pieces
from app.purchasing.bill import matching
from app.purchasing.bill import service as bills
from app.purchasing.bill import taken as bill_taken
from app.purchasing.goods_receipt import taken as receipt_taken
from app.purchasing.goods_receipt.side import RECEIPT
from app.purchasing.order.kind import ORDER as PURCHASE_ORDER
from app.sales.delivery import taken as delivery_taken
from app.sales.delivery.side import DELIVERY
from app.sales.invoice import service as invoices
from app.sales.invoice import taken as invoice_taken
from app.sales.order.kind import ORDER as SALES_ORDER
from app.trade.goods import rows, service
from app.trade.orders import queries as order_queries
from app.trade.orders import service as ordering
from app.trade.orders.rules import OrderDraft
from tests.trade.books import TODAY, a_shop, balance, balances, line, on_hand
from tests.trade.goods import a_delivery, a_goods_receipt, goods_line


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def ordered(session: Session, *lines, **fields) -> str:
    draft = OrderDraft(TODAY, "C-001", lines, **fields)
    return ordering.post_new(session, SALES_ORDER, [draft])[0]


def bought(session: Session, *lines, **fields) -> str:
    draft = OrderDraft(TODAY, "S-001", lines, **fields)
    return ordering.post_new(session, PURCHASE_ORDER, [draft])[0]


def in_part(draft, quantity: int):
    """The draft with so much of its first line only."""
    return replace(draft, lines=(replace(draft.lines[0], quantity=pieces(quantity)),))


def all_green(session: Session) -> None:
    assert [(each.title, each.detail) for each in companies.check(session) if each.red] == []


def test_from_order_to_delivery_to_invoice(session: Session) -> None:
    number = ordered(
        session,
        line("LMP-9", 10, 18_000, 10),
        line("JASA", 2, 50_000),
        party_ref="PO-7",
        ship_to="Jl. Pemuda 45",
        person="Rina",
        discount=rp(20_000),
        freight=rp(15_000),
    )
    draft = delivery_taken.from_orders(session, [number])
    assert (draft.reference, draft.address) == ("PO-7", "Jl. Pemuda 45")
    assert [each.item for each in draft.lines] == ["LMP-9"]  # a service is not delivered
    (first,) = service.post_new(session, DELIVERY, [in_part(draft, 4)])
    (second,) = service.post_new(session, DELIVERY, [delivery_taken.from_orders(session, [number])])
    assert rows.get(DELIVERY, second).lines[0].draft.quantity == pieces(6)
    with pytest.raises(UserError):
        delivery_taken.from_orders(session, [number])
    both = invoice_taken.from_deliveries(session, [first, second])
    assert [(each.quantity, each.unit_price) for each in both.lines] == [
        (pieces(4), each_(18_000)),
        (pieces(6), each_(18_000)),
    ]
    assert (both.customer_po, both.salesperson, both.freight) == ("PO-7", "Rina", rp(15_000))
    share = order_queries.get(SALES_ORDER, number, TODAY).lines[0].amounts.share
    assert both.discount == share
    invoices.post_new(session, both)
    view = order_queries.get(SALES_ORDER, number, TODAY)
    assert view.lines[0].billed == pieces(10)
    all_green(session)


each_ = each


def test_what_was_delivered_of_an_order_is_not_invoiced_beside_it(session: Session) -> None:
    number = ordered(session, line("LMP-9", 10, 18_000))
    service.post_new(session, DELIVERY, [delivery_taken.from_orders(session, [number])])
    with pytest.raises(UserError):
        invoice_taken.from_orders(session, SALES_ORDER, [number])


def test_a_delivery_takes_no_more_than_was_ordered(session: Session) -> None:
    number = ordered(session, line("LMP-9", 10, 18_000))
    draft = delivery_taken.from_orders(session, [number])
    (delivered,) = service.post_new(session, DELIVERY, [in_part(draft, 7)])
    with pytest.raises(UserError):
        service.post_new(session, DELIVERY, [in_part(draft, 4)])
    service.void(session, DELIVERY, delivered)
    service.post_new(session, DELIVERY, [in_part(draft, 10)])
    all_green(session)


def test_a_line_in_boxes_is_invoiced_in_boxes_at_the_price_of_pieces(session: Session) -> None:
    boxes = replace(goods_line("LMP-9", 2), unit="dus")
    (number,) = service.post_new(session, DELIVERY, [a_delivery(boxes)])
    (made,) = invoice_taken.from_deliveries(session, [number]).lines
    assert (made.quantity, made.unit, made.unit_price) == (pieces(2), "dus", each(12 * 18_500))
    some = replace(made, quantity=pieces(7), unit="pcs", unit_price=each(18_500))
    draft = invoice_taken.from_deliveries(session, [number])
    invoices.post_new(session, replace(draft, lines=(some,)))
    (left,) = invoice_taken.from_deliveries(session, [number]).lines
    assert (left.quantity, left.unit, left.unit_price) == (pieces(17), "pcs", each(18_500))


def test_deliveries_of_two_customers_are_not_joined(session: Session) -> None:
    from tests.trade.books import a_customer

    a_customer(session, "C-002", name="Toko Lain")
    drafts = [a_delivery(goods_line("LMP-9", 1)) for _each in "ab"]
    names = service.post_new(session, DELIVERY, [drafts[0], replace(drafts[1], party="C-002")])
    with pytest.raises(UserError):
        invoice_taken.from_deliveries(session, names)


def test_from_purchase_order_to_receipt_to_bill(session: Session) -> None:
    number = bought(session, line("LMP-9", 10, 12_000, 10), line("LMP-12", 5, 16_000))
    draft = receipt_taken.from_orders(session, [number])
    assert [each.unit_cost for each in draft.lines] == [each_(10_800), each_(16_000)]
    (receipt,) = service.post_new(session, RECEIPT, [draft])
    assert balance("received_not_billed") == rp(-188_000)
    bill = bill_taken.from_receipts(session, [receipt])
    assert [(each.unit_price, each.discount) for each in bill.lines] == [
        (each_(12_000), line("LMP-9", 1, 1, 10).discount),
        (each_(16_000), line("LMP-9", 1, 1).discount),
    ]
    bills.post_new(session, bill)
    assert balance("received_not_billed") == balance("purchase_price_difference") == rp(0)
    all_green(session)


def test_the_match_tells_what_differs(session: Session) -> None:
    number = bought(session, line("LMP-9", 10, 12_000))
    draft = receipt_taken.from_orders(session, [number])
    (receipt,) = service.post_new(session, RECEIPT, [in_part(draft, 8)])
    made = bill_taken.from_receipts(session, [receipt])
    same = bills.preview(session, made)
    assert same.bill is not None
    (match,) = matching.of_bill(same.bill)
    assert (match.ordered.quantity, match.received.quantity) == (pieces(10), pieces(8))
    assert (match.quantity_differs, match.price_differs) == (True, False)
    dearer = replace(made, lines=(replace(made.lines[0], unit_price=each(12_500)),))
    seen = bills.preview(session, dearer)
    (problem,) = [each for each in seen.problems if each.line == 1]
    assert (problem.field, problem.blocking) == ("unit_price", False)
    assert receipt in problem.sentence()
    posted = bills.post_new(session, dearer)
    (kept,) = matching.of_posted(store.scalar("SELECT MAX(id) FROM purchase_invoice"))
    assert kept.price_differs and kept.billed.price == each(12_500)
    assert posted and on_hand("LMP-9")[1] == rp(1_000_000 + 8 * 12_500)


def test_who_cannot_credit_ppn_receives_at_the_price_with_it(session: Session) -> None:
    number = bought(session, line("LMP-9", 10, 12_000))
    creditable = receipt_taken.from_orders(session, [number]).lines[0].unit_cost
    from app.trade.goods import making

    other = making.from_orders(RECEIPT, PURCHASE_ORDER, [number], TODAY, creditable=False)
    assert creditable == each(12_000)
    assert other.lines[0].unit_cost == each(13_320)  # 11 % effective


STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["deliver", "invoice", "receive", "bill", "void-goods", "void-paper", "direct"]
        ),
        st.integers(1, 9),
        st.integers(1, 30),
    ),
    min_size=3,
    max_size=14,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_chain_keeps_the_books_and_voids_restore_them(session: Session, steps) -> None:
    """Deliver, receive, invoice, bill and void in any order: every invariant holds at the end, what is refused
    changes nothing, and with everything void again every balance is what it was."""
    before = balances(), on_hand("LMP-9")
    made: list[tuple[str, str]] = []  # ("goods" or "paper" with its side, number)
    for act, quantity, price in steps:
        counted = companies_state()
        try:
            _do(session, act, quantity, price, made)
        except UserError:
            assert companies_state() == counted
    all_green(session)
    for what, number in reversed(made):
        _void(session, what, number)
    assert (balances(), on_hand("LMP-9")) == before
    all_green(session)


def companies_state() -> tuple[int, ...]:
    tables = "delivery_note goods_receipt sales_invoice purchase_invoice journal_line stock_move"
    return tuple(store.scalar(f"SELECT COUNT(*) FROM {each}") for each in tables.split())


def _do(session: Session, act: str, quantity: int, price: int, made: list) -> None:
    if act == "deliver":
        draft = a_delivery(goods_line("LMP-9", quantity))
        made.append(("delivery", service.post_new(session, DELIVERY, [draft])[0]))
    elif act == "receive":
        draft = a_goods_receipt(goods_line("LMP-9", quantity, price * 777))
        made.append(("receipt", service.post_new(session, RECEIPT, [draft])[0]))
    elif act == "direct":
        from tests.sales.builders import an_invoice

        draft = an_invoice(line("LMP-9", quantity, price * 1000))
        made.append(("invoice", invoices.post_new(session, draft)))
    elif act in ("invoice", "bill"):
        kind = "delivery" if act == "invoice" else "receipt"
        names = [number for what, number in made if what == kind][-2:]
        if not names:
            return
        maker = invoice_taken.from_deliveries if act == "invoice" else bill_taken.from_receipts
        draft = maker(session, names)
        first = replace(draft.lines[0], quantity=pieces(quantity), unit_price=each(price * 1000))
        draft = replace(draft, lines=(first, *draft.lines[1:]))
        posted = (invoices if act == "invoice" else bills).post_new(session, draft)
        made.append((act, posted))
    else:
        kinds = ("delivery", "receipt") if act == "void-goods" else ("invoice", "bill")
        found = [one for one in made if one[0] in kinds]
        if found:
            one = found[quantity % len(found)]
            _void(session, *one)
            made.remove(one)


def _void(session: Session, what: str, number: str) -> None:
    if what == "delivery":
        service.void(session, DELIVERY, number)
    elif what == "receipt":
        service.void(session, RECEIPT, number)
    elif what == "invoice":
        invoices.void_invoice(session, number)
    else:
        bills.void_bill(session, number)
