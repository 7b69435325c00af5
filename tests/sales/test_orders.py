"""Sales orders: confirmed, delivered in parts by invoices, closed, voided; and what is left of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import store
from app.access.session import Session
from app.kernel.errors import Refused, UserError
from app.kernel.money import rp
from app.kernel.quantity import pieces
from app.kernel.report import Filters
from app.sales import checks
from app.sales.invoice import service as invoicing
from app.sales.invoice import taken
from app.sales.order import queries
from app.sales.order.kind import ORDER
from app.sales.reports import open_orders
from app.trade.lines import Origin
from app.trade.orders import making, service
from app.trade.orders.rules import OrderDraft
from app.trade.origins import UsedFurther
from app.trade.records import NotADraft
from tests.trade.books import TODAY, a_customer, a_shop, balances, line, on_hand


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def an_order(*lines, **fields) -> OrderDraft:
    return OrderDraft(TODAY, "C-001", lines, **fields)


def confirmed(session: Session, *lines, **fields) -> str:
    return service.post_new(session, ORDER, [an_order(*lines, **fields)])[0]


def standing(session: Session, number: str) -> str:
    shown = queries.get(number, TODAY)
    row = next(queries.listing(TODAY).window().rows())
    assert (row.state, row.left) == (shown.standing, shown.left)
    return shown.standing


def test_an_order_moves_neither_money_nor_goods(session):
    before = balances(), on_hand("LMP-9")
    number = confirmed(session, line("LMP-9", 10, 18_500), line("JASA", 2, 50_000))
    assert number == "SO/26/11/0001"
    view = queries.get(number, TODAY)
    assert (view.standing, view.awaited) == ("confirmed", True)
    assert view.totals.net == rp(285_000) == view.left
    assert (balances(), on_hand("LMP-9")) == before


def test_a_draft_has_no_number_and_a_confirmed_one_is_frozen(session):
    order_id = service.save_draft(session, ORDER, an_order(line("LMP-9", 1, 1_000), ref="A"))
    assert queries.get("A", TODAY).standing == "draft"
    service.save_draft(session, ORDER, an_order(line("LMP-9", 2, 1_000), ref="A"), order_id)
    service.post_draft(session, ORDER, "A")
    with pytest.raises(NotADraft):
        service.save_draft(session, ORDER, an_order(line("LMP-9", 3, 1_000)), order_id)
    with pytest.raises(Exception, match="posted"):
        store.execute("UPDATE sales_order SET total = 0")
    with pytest.raises(Exception, match="posted"):
        store.execute("DELETE FROM sales_order_line")


def test_an_invoice_takes_what_is_left_and_no_more(session):
    number = confirmed(session, line("LMP-9", 10, 18_500), party_ref="PO-7", terms_days=30)
    draft = taken.from_orders(session, ORDER, [number])
    assert (draft.customer_po, draft.due_date) == ("PO-7", TODAY + dt.timedelta(days=30))
    assert draft.lines[0].origin == Origin("sales-order", queries.get(number, TODAY).id, 1)
    part = replace(draft, lines=(replace(draft.lines[0], quantity=pieces(4)),))
    invoicing.post_new(session, part)
    assert standing(session, number) == "part-delivered"
    assert queries.get(number, TODAY).left == rp(6 * 18_500)
    with pytest.raises(Refused) as refused:
        invoicing.post_new(session, draft)
    (problem,) = refused.value.problems
    assert (problem.field, problem.line) == ("quantity", 1)
    assert number in problem.sentence() and "6" in problem.sentence()
    assert [p.field for p in invoicing.preview(session, draft).problems if p.blocking] == [
        "quantity"
    ]
    rest = taken.from_orders(session, ORDER, [number])
    assert rest.lines[0].quantity == pieces(6)
    last = invoicing.post_new(session, rest)
    assert standing(session, number) == "invoiced"
    with pytest.raises(UserError, match=number):
        taken.from_orders(session, ORDER, [number])
    invoicing.void_invoice(session, last, reason="salah")
    assert standing(session, number) == "part-delivered"


def test_the_limit_holds_for_lines_and_invoices_of_one_act_together(session):
    number = confirmed(session, line("LMP-9", 10, 18_500))
    whole = taken.from_orders(session, ORDER, [number])
    split = replace(whole.lines[0], quantity=pieces(6))
    with pytest.raises(Refused):
        invoicing.post_new(session, replace(whole, lines=(split, split)))
    with pytest.raises(Refused):
        invoicing.post_invoices(session, [whole, whole])
    assert standing(session, number) == "confirmed"


def test_an_order_of_another_customer_or_item_is_not_taken(session):
    a_customer(session, "C-002", name="Toko Lain")
    number = confirmed(session, line("LMP-9", 10, 18_500))
    draft = taken.from_orders(session, ORDER, [number])
    with pytest.raises(Refused) as refused:
        invoicing.post_new(session, replace(draft, customer="C-002"))
    assert number in refused.value.problems[0].sentence()
    other = replace(draft.lines[0], item="LMP-12")
    with pytest.raises(Refused):
        invoicing.post_new(session, replace(draft, lines=(other,)))


def test_closing_gives_up_the_rest_and_says_why(session):
    number = confirmed(session, line("LMP-9", 10, 18_500))
    draft = taken.from_orders(session, ORDER, [number])
    with pytest.raises(Refused):
        service.close(session, ORDER, number, "  ")
    service.close(session, ORDER, number, "stok pabrik habis")
    view = queries.get(number, TODAY)
    assert (view.standing, view.awaited, view.left) == ("closed", False, rp(0))
    assert view.closed is not None and view.closed.reason == "stok pabrik habis"
    with pytest.raises(Refused) as refused:
        invoicing.post_new(session, draft)
    assert number in refused.value.problems[0].sentence()
    with pytest.raises(UserError):
        service.close(session, ORDER, number, "lagi")
    service.reopen(session, ORDER, number)
    invoicing.post_new(session, draft)
    assert standing(session, number) == "invoiced"
    with pytest.raises(UserError):
        service.close(session, ORDER, number, "sudah selesai")
    with pytest.raises(UserError):
        service.reopen(session, ORDER, number)


def test_an_order_that_was_delivered_from_is_not_voided(session):
    number = confirmed(session, line("LMP-9", 10, 18_500))
    invoice = invoicing.post_new(session, taken.from_orders(session, ORDER, [number]))
    with pytest.raises(UsedFurther, match=invoice):
        service.check_void(session, ORDER, number)
    with pytest.raises(UsedFurther, match=invoice):
        service.void_order(session, ORDER, number)
    invoicing.void_invoice(session, invoice, reason="salah")
    service.void_order(session, ORDER, number, reason="batal")
    assert standing(session, number) == "void"
    assert queries.get(number, TODAY).left == rp(0)


def test_the_copy_of_a_void_invoice_takes_its_place(session):
    number = confirmed(session, line("LMP-9", 10, 18_500))
    invoice = invoicing.post_new(session, taken.from_orders(session, ORDER, [number]))
    assert invoicing.duplicate(session, invoice).lines[0].origin is None
    invoicing.void_invoice(session, invoice, reason="salah harga")
    invoicing.post_new(session, invoicing.duplicate(session, invoice))
    assert standing(session, number) == "invoiced"


def test_orders_are_joined_with_their_discounts_in_proportion(session):
    one = confirmed(session, line("LMP-9", 10, 18_500), discount=rp(10_000), freight=rp(7_000))
    two = confirmed(session, line("LMP-12", 5, 24_000), discount=rp(5_000))
    half = taken.from_orders(session, ORDER, [one])
    assert (half.discount, half.freight) == (rp(10_000), rp(7_000))
    first = replace(half.lines[0], quantity=pieces(4))
    invoicing.post_new(session, replace(half, lines=(first,), discount=rp(4_000)))
    joined = taken.from_orders(session, ORDER, [one, two])
    assert [each.quantity for each in joined.lines] == [pieces(6), pieces(5)]
    assert (joined.discount, joined.freight) == (rp(11_000), rp(0))
    invoicing.post_new(session, joined)
    assert [queries.get(each, TODAY).standing for each in (one, two)] == ["invoiced"] * 2


def test_what_does_not_go_together_is_not_joined(session):
    a_customer(session, "C-002", name="Toko Lain")
    one = confirmed(session, line("LMP-9", 1, 18_500))
    other = service.post_new(
        session, ORDER, [OrderDraft(TODAY, "C-002", (line("LMP-9", 1, 18_500),))]
    )[0]
    inclusive = confirmed(session, line("LMP-9", 1, 18_500), prices_include_tax=True)
    for pair in ([one, other], [one, inclusive]):
        with pytest.raises(UserError, match="SO/"):
            making.from_orders(ORDER, pair, TODAY)


def test_what_is_left_of_a_dozen_may_be_said_in_pieces(session):
    number = confirmed(session, line("LMP-9", 1, 222_000, unit="dus"))
    whole = taken.from_orders(session, ORDER, [number])
    seven = replace(whole.lines[0], quantity=pieces(7), unit="pcs")
    invoicing.post_new(session, replace(whole, lines=(seven,)))
    (rest,) = taken.from_orders(session, ORDER, [number]).lines
    assert (rest.quantity, rest.unit) == (pieces(5), "pcs")
    assert rest.unit_price.exact == 18_500


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ordered=st.integers(1, 40),
    steps=st.lists(st.tuples(st.integers(1, 15), st.booleans()), max_size=5),
)
def test_deliveries_and_what_is_left_make_the_order(session, ordered, steps):
    """However it is invoiced and voided: taken + left = ordered, and the parts of the price make the whole."""
    with_work = confirmed(session, line("LMP-9", ordered, 1_001))
    delivered = 0
    for wanted, voided in steps:
        left = ordered - delivered
        if not left:
            break
        draft = taken.from_orders(session, ORDER, [with_work])
        assert draft.lines[0].quantity == pieces(left)
        some = replace(draft.lines[0], quantity=pieces(wanted))
        if wanted > left or on_hand("LMP-9")[0] < pieces(wanted):
            with pytest.raises(UserError):
                invoicing.post_new(session, replace(draft, lines=(some,)))
            continue
        number = invoicing.post_new(session, replace(draft, lines=(some,)))
        if voided:
            invoicing.void_invoice(session, number, reason="uji")
        else:
            delivered += wanted
    view = queries.get(with_work, TODAY)
    (shown,) = view.lines
    assert shown.taken + shown.left == pieces(ordered)
    assert view.left.whole() == Fraction((ordered - delivered) * 1_001)
    assert not checks.no_more_than_ordered(session).red
    assert not checks.numbers_have_no_gaps(session).red
    assert not any(each.red for each in checks.parts_sum_to_the_whole(session))


def test_a_draft_that_cannot_be_right_is_refused_whole(session):
    draft = OrderDraft(
        TODAY, "C-404", (line("XXX", 0, 1),), by_date=dt.date(2020, 1, 1), terms_days=-1
    )
    with pytest.raises(Refused) as refused:
        service.save_draft(session, ORDER, draft)
    assert {p.field for p in refused.value.problems} == {
        "party", "item", "quantity", "by_date", "terms_days",
    }  # fmt: skip
    assert store.scalar("SELECT COUNT(*) FROM sales_order") == 0


def test_what_was_printed_is_kept(session):
    number = confirmed(session, line("LMP-9", 1, 18_500))
    view = queries.get(number, TODAY)
    assert view.party_kept and view.company_kept


def test_the_report_of_open_orders_sums_to_what_the_list_says_is_left(session):
    first = confirmed(session, line("LMP-9", 10, 18_500), line("LMP-12", 2, 24_000))
    confirmed(session, line("LMP-12", 5, 24_000))
    closed = confirmed(session, line("LMP-12", 9, 24_000))
    service.close(session, ORDER, closed, "batal")
    draft = taken.from_orders(session, ORDER, [first])
    invoicing.post_new(session, replace(draft, lines=draft.lines[1:]))
    found = open_orders.build(session, Filters())
    assert [(row.values["item"], row.values["left"]) for row in found.rows] == [
        ("LMP-9", pieces(10)),
        ("LMP-12", pieces(5)),
    ]
    assert found.totals is not None and found.totals["amount"] == rp(185_000 + 120_000)
    assert found.totals["amount"] == queries.listing(TODAY).window().sums()["left"]
