"""Moves in a company: what they cost, what they refuse, and what the ledger says of it."""

from __future__ import annotations

import pytest

from app import store
from app.kernel import period
from app.kernel.errors import PeriodClosed, StockWouldGoNegative
from app.kernel.money import rp
from app.kernel.quantity import pieces
from app.ledger import accounts, periods
from app.stock import checks, queries, rebuild
from app.stock import posting as stock
from app.stock.moves import MovePlan
from app.stock.origins import NothingLeftToReturn, NothingToRevalue
from app.stock.planning import StockTooLarge
from app.stock.posting import ReturnsStandInTheWay, RevaluationsStandInTheWay
from tests.stock.builders import Shop, day, every_day, stock_account

METHODS = pytest.mark.parametrize("method", ["average", "fifo"])


def check_everything(shop: Shop) -> None:
    """All of S1 to S6, and the account day by day once more by another way."""
    for result in checks.all_checks(shop.session):
        assert result.ok or result.amber, (result.name, result.detail)
    for date in every_day():
        assert stock_account(date) == queries.stock_value(date).whole(), date


@METHODS
def test_the_tail_costs_receipts_and_issues(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    shop.receive(item, 10, 1_000, day(1))
    shop.receive(item, 10, 1_500, day(2))
    sale = shop.issue(item, 12, day(3))
    assert sale.rupiah == [1_500 if method == "average" else 1_300]
    assert queries.on_hand(item.id) == pieces(8)
    assert queries.stock_value() == rp(1_000 if method == "average" else 1_200)
    check_everything(shop)


@METHODS
def test_one_document_may_move_an_item_several_times(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    here, there = shop.place(), shop.place("UNGARAN")
    shop.receive(item, 3, 100, day(1))
    shop.receive(item, 3, 400, day(1))
    sale = shop.post(
        day(2),
        shop.plan(item, 2, here, queries.CUSTOMER),
        shop.plan(item, 2, here, there),
        shop.plan(item, 2, there, queries.CUSTOMER),
        shop.plan(item, 1, here, queries.CUSTOMER),
    )
    assert sum(sale.rupiah) - sale.rupiah[1] == (417 if method == "average" else 367)
    check_everything(shop)


@METHODS
def test_a_receipt_that_arrives_late_recosts_what_follows(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    shop.receive(item, 10, 1_000, day(2))
    sale = shop.issue(item, 5, day(10))
    assert sale.rupiah == [500]
    shop.receive(item, 10, 3_000, day(1))
    assert queries.card(item.id, day(1), day(30))[-1].cost == rp(
        1_000 if method == "average" else 1_500
    )
    rows = store.query("SELECT date, amount FROM stock_adjustment")
    assert rows == [("2026-11-10", -500_00 if method == "average" else -1_000_00)]
    check_everything(shop)


def test_adjusting_entries_are_netted_by_day_and_account(shop: Shop) -> None:
    pen, ink = shop.item("PENA"), shop.item("TINTA")
    for item in (pen, ink):
        shop.receive(item, 10, 1_000, day(2))
        shop.issue(item, 1, day(3))
        shop.issue(item, 1, day(3))
        shop.issue(item, 1, day(4))
    before = store.scalar("SELECT COUNT(*) FROM journal_entry")
    late = [
        shop.plan(item, 10, queries.SUPPLIER, shop.place(), "accrued", 2_000) for item in (pen, ink)
    ]
    shop.post(day(1), *late)
    entries = store.query(
        "SELECT date, total FROM journal_entry WHERE id > ? AND kind = 'stock-adjustment'",
        (before,),
    )
    assert entries == [("2026-11-03", 200_00), ("2026-11-04", 100_00)]
    check_everything(shop)


def test_a_late_pair_without_net_effect_posts_nothing(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 10, 1_000, day(1))
    shop.issue(item, 5, day(10))
    shop.receive(item, 10, 1_000, day(5))
    assert store.scalar("SELECT COUNT(*) FROM stock_adjustment") == 0
    check_everything(shop)


def test_no_warehouse_goes_below_zero_now(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 5, 500, day(1))
    shop.transfer(item, 3, day(2), "GUDANG", "UNGARAN")
    with pytest.raises(StockWouldGoNegative) as refused:
        shop.issue(item, 3, day(3))
    assert "2 pcs" in str(refused.value) and "PENA" in str(refused.value)
    assert store.scalar("SELECT COUNT(*) FROM stock_move") == 2
    check_everything(shop)


def test_no_warehouse_goes_below_zero_later(shop: Shop) -> None:
    """Enough lies there on the day itself, and in all warehouses together, but not later on."""
    item = shop.item()
    shop.receive(item, 5, 500, day(1))
    sale = shop.issue(item, 4, day(10))
    shop.receive(item, 9, 900, day(20))
    with pytest.raises(StockWouldGoNegative) as refused:
        shop.transfer(item, 2, day(5), "GUDANG", "UNGARAN")
    assert f"test-document {sale.id}" in str(refused.value)
    assert queries.available(item.id, shop.warehouse().id, day(5)) == pieces(1)
    shop.transfer(item, 1, day(5), "GUDANG", "UNGARAN")
    check_everything(shop)


def test_the_preview_refuses_and_costs_as_posting_does(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 3, 100, day(1))
    plan = shop.plan(item, 2, shop.place(), queries.CUSTOMER)
    assert stock.preview(day(2), [plan]) == (rp(67),)
    with pytest.raises(StockWouldGoNegative):
        stock.preview(day(2), [plan, plan])
    assert store.scalar("SELECT COUNT(*) FROM stock_move") == 1
    assert shop.post(day(2), plan).rupiah == [67]


def test_a_locked_month_takes_no_moves(shop: Shop) -> None:
    item = shop.item()
    bought = shop.receive(item, 10, 1_000, day(5, 1))
    periods.lock(shop.session, period.Period(2026, 1))
    with pytest.raises(PeriodClosed) as refused:
        shop.receive(item, 10, 3_000, day(2, 1))
    assert f"test-document {bought.id}" in str(refused.value)
    with pytest.raises(PeriodClosed):
        stock.preview(day(31, 1), [shop.plan(item, 1, shop.place(), queries.CUSTOMER)])
    shop.issue(item, 1, day(1, 2))
    check_everything(shop)


@METHODS
def test_transfers_never_change_cost(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    shop.receive(item, 3, 100, day(1))
    shop.transfer(item, 2, day(2), "GUDANG", "UNGARAN")
    assert queries.stock_value() == rp(100)
    shares = queries.holding(item.id).shares()
    assert [shares[place] for place in sorted(shares)] == [rp(33), rp(67)]
    assert shop.issue(item, 2, day(3), "UNGARAN").rupiah == [67]
    check_everything(shop)


def balances() -> list[tuple[object, ...]]:
    """Quantity and value of every item, what every place holds, and every account's balance."""
    return [
        *store.query("SELECT item_id, quantity, value FROM stock_state ORDER BY 1"),
        *store.query(
            "SELECT item_id, place_id, quantity FROM stock_balance WHERE quantity <> 0 ORDER BY 1, 2"
        ),
        *store.query(
            "SELECT account_id, SUM(amount) FROM journal_line GROUP BY 1 HAVING SUM(amount) <> 0"
            " ORDER BY 1"
        ),
    ]


@METHODS
def test_voiding_an_issue_restores_every_balance(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    shop.receive(item, 3, 100, day(1))
    shop.receive(item, 3, 400, day(2))
    before = balances()
    sale = shop.issue(item, 4, day(3))
    assert balances() != before
    shop.void(sale)
    assert balances() == before
    check_everything(shop)


@METHODS
def test_voiding_a_recosted_issue_restores_every_balance(shop: Shop, method: str) -> None:
    """The adjusting entries of an issue go with it, though only its own entry is mirrored."""
    item = shop.item(costing=method)
    shop.receive(item, 10, 1_000, day(5))
    sale = shop.issue(item, 5, day(10))
    shop.receive(item, 10, 3_000, day(1))
    shop.void(sale)
    shop.session.company  # noqa: B018
    cogs = accounts.for_role("cogs").id
    assert store.scalar("SELECT SUM(amount) FROM journal_line WHERE account_id = ?", (cogs,)) == 0
    assert queries.stock_value() == rp(4_000)
    check_everything(shop)


@METHODS
def test_voiding_a_receipt_recosts_what_followed(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    cheap = shop.receive(item, 10, 1_000, day(1))
    shop.receive(item, 10, 3_000, day(2))
    sale = shop.issue(item, 4, day(3))
    assert sale.rupiah == [800 if method == "average" else 400]
    shop.void(cheap)
    assert queries.stock_value() == rp(3_000 - 1_200)
    assert (
        store.scalar("SELECT value FROM stock_cost WHERE move_id = ?", (sale.moves.move_ids[0],))
        == 1_200_00
    )
    check_everything(shop)


@METHODS
def test_a_voided_receipt_of_the_last_goods_takes_what_is_there(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    shop.receive(item, 10, 1_000, day(1))
    dear = shop.receive(item, 10, 3_000, day(2))
    shop.issue(item, 10, day(3))
    shop.void(dear, day(4))
    difference = accounts.for_role("purchase_return_difference").id
    booked = store.scalar(
        "SELECT COALESCE(SUM(amount), 0) FROM journal_line WHERE account_id = ?", (difference,)
    )
    assert booked == (-1_000_00 if method == "average" else 0)
    assert queries.stock_value() == rp(0)
    check_everything(shop)


def test_a_receipt_that_was_sold_cannot_be_voided(shop: Shop) -> None:
    item = shop.item()
    bought = shop.receive(item, 10, 1_000, day(1))
    shop.issue(item, 1, day(2))
    with pytest.raises(StockWouldGoNegative):
        shop.void(bought)
    check_everything(shop)


@METHODS
def test_returns_carry_the_cost_they_left_with_even_when_it_changes(
    shop: Shop, method: str
) -> None:
    item = shop.item(costing=method)
    shop.receive(item, 10, 1_000, day(5))
    sale = shop.issue(item, 4, day(10))
    shop.receive(item, 10, 5_000, day(11))
    back = shop.sales_return(sale, item, 3, day(12))
    assert back.rupiah == [300]
    shop.receive(item, 10, 3_000, day(1))
    costs = {line.move_id: line.cost for line in queries.card(item.id, day(1), day(30))}
    assert costs[sale.moves.move_ids[0]] == rp(800 if method == "average" else 1_200)
    assert costs[back.moves.move_ids[0]] == rp(600 if method == "average" else 900)
    check_everything(shop)


def test_no_more_comes_back_than_went(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 10, 1_000, day(1))
    sale = shop.issue(item, 4, day(2))
    first = shop.sales_return(sale, item, 3, day(3))
    with pytest.raises(NothingLeftToReturn):
        shop.sales_return(sale, item, 2, day(4))
    with pytest.raises(NothingLeftToReturn):
        shop.sales_return(sale, item, 2, day(2))  # late, but just as much too much
    with pytest.raises(NothingLeftToReturn):
        shop.sales_return(sale, item, 1, day(1))  # before it went
    bought = shop.receive(item, 2, 200, day(1))
    with pytest.raises(NothingLeftToReturn):
        shop.purchase_return(bought, item, 3, day(20))
    shop.void(first)
    assert shop.sales_return(sale, item, 4, day(4)).rupiah == [400]
    check_everything(shop)


def test_a_document_with_returns_is_not_voided(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 10, 1_000, day(1))
    sale = shop.issue(item, 4, day(2))
    back = shop.sales_return(sale, item, 1, day(3))
    with pytest.raises(ReturnsStandInTheWay) as refused:
        shop.void(sale)
    assert f"test-document {back.id}" in str(refused.value)
    shop.void(back)
    shop.void(sale)
    assert queries.stock_value() == rp(1_000)
    check_everything(shop)


@METHODS
def test_purchase_returns_leave_at_their_receipts_cost(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    shop.receive(item, 10, 1_000, day(1))
    dear = shop.receive(item, 10, 2_000, day(2))
    shop.issue(item, 5, day(3))
    assert shop.purchase_return(dear, item, 4, day(4)).rupiah == [800]
    check_everything(shop)


def test_a_transfer_can_be_voided_once(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 5, 500, day(1))
    moved = shop.transfer(item, 2, day(2), "GUDANG", "UNGARAN")
    shop.void(moved)
    assert shop.void(moved).move_ids == ()
    assert queries.on_hand(item.id, shop.warehouse().id) == pieces(5)
    check_everything(shop)


# --- negative stock, where the company allows it ------------------------------------------------


@METHODS
def test_the_first_receipt_settles_what_was_sold_before(shop: Shop, method: str) -> None:
    shop.allow_negative()
    item = shop.item(costing=method)
    shop.receive(item, 2, 200, day(1))
    assert shop.issue(item, 5, day(2)).rupiah == [500]
    assert queries.stock_value() == rp(-300)
    shop.receive(item, 10, 1_500, day(3))
    assert queries.stock_value() == rp(1_050)
    cogs = accounts.for_role("cogs").id
    assert (
        store.scalar("SELECT SUM(amount) FROM journal_line WHERE account_id = ?", (cogs,)) == 650_00
    )
    check_everything(shop)


@METHODS
def test_a_receipt_found_later_undoes_the_settlement(shop: Shop, method: str) -> None:
    shop.allow_negative()
    item = shop.item(costing=method)
    shop.receive(item, 2, 200, day(1))
    shop.issue(item, 5, day(3))
    shop.receive(item, 10, 1_500, day(4))
    shop.receive(item, 8, 800, day(2))
    assert store.scalar("SELECT COUNT(*) FROM stock_cost WHERE settled <> 0") == 0
    check_everything(shop)


# --- counts are fixed points ---------------------------------------------------------------------


@METHODS
def test_what_is_dated_before_a_count_leaves_the_count_as_it_was(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    shop.receive(item, 10, 1_000, day(1))
    shop.count(item, 9, day(10), queries.last_sequence())
    assert queries.on_hand(item.id) == pieces(9)
    shop.receive(item, 5, 900, day(5))
    assert queries.on_hand(item.id, as_of=day(9)) == pieces(15)
    assert queries.on_hand(item.id, as_of=day(10)) == pieces(9)
    shop.issue(item, 3, day(6))
    assert queries.on_hand(item.id, as_of=day(10)) == pieces(9)
    shop.transfer(item, 2, day(7), "GUDANG", "UNGARAN")
    assert queries.on_hand(item.id, shop.warehouse().id, day(10)) == pieces(9)
    assert queries.on_hand(item.id) == pieces(11)
    check_everything(shop)


def test_a_count_without_a_difference_is_a_fixed_point_too(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 10, 1_000, day(1))
    shop.count(item, 10, day(10), queries.last_sequence())
    shop.receive(item, 5, 900, day(5))  # later than the last move, earlier than the count
    assert queries.on_hand(item.id) == pieces(10)
    check_everything(shop)


def test_moves_after_the_freeze_come_after_the_count(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 10, 1_000, day(10))
    frozen = queries.last_sequence()
    shop.issue(item, 4, day(10))
    shop.issue(item, 1, day(11))
    shop.count(item, 8, day(10), frozen)
    assert queries.on_hand(item.id) == pieces(3)
    balances = [line.balance for line in queries.card(item.id, day(1), day(30))]
    assert balances == [pieces(10), pieces(8), pieces(4), pieces(3)]
    check_everything(shop)


def test_a_count_may_not_leave_too_little_for_later(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 10, 1_000, day(1))
    frozen = queries.last_sequence()
    shop.issue(item, 6, day(11))
    with pytest.raises(StockWouldGoNegative):
        shop.count(item, 5, day(10), frozen)
    check_everything(shop)


def test_a_voided_count_holds_nothing_any_more(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 10, 1_000, day(1))
    count = shop.count(item, 9, day(10), queries.last_sequence())
    shop.receive(item, 5, 500, day(5))
    with shop.session.work() as work:
        stock.release(work, ("test-document", count.id))
        shop.void(count)
    assert queries.on_hand(item.id) == pieces(15)
    shop.receive(item, 1, 100, day(6))
    assert queries.on_hand(item.id) == pieces(16)
    check_everything(shop)


def test_the_first_thing_a_company_does_may_be_a_count(shop: Shop) -> None:
    item = shop.item()
    shop.count(item, 8, day(10), queries.last_sequence())
    shop.receive(item, 5, 500, day(5))
    assert queries.on_hand(item.id) == pieces(8)
    check_everything(shop)


def test_an_item_counted_before_it_ever_moved(shop: Shop) -> None:
    item = shop.item()
    shop.count(item, 0, day(10), queries.last_sequence())
    shop.receive(item, 5, 500, day(5))
    assert queries.on_hand(item.id) == pieces(0)
    shop.receive(item, 5, 500, day(11))
    assert queries.on_hand(item.id) == pieces(5)
    check_everything(shop)


# --- what no document may ask, and what the database refuses -------------------------------------


def test_impossible_plans_are_defects(shop: Shop) -> None:
    item, here = shop.item(), shop.place()
    counter = accounts.for_role("cogs")
    for wrong in (
        MovePlan(item.id, pieces(0), queries.SUPPLIER, here, counter, rp(1)),
        MovePlan(item.id, pieces(1), here, queries.CUSTOMER, counter, rp(1)),
        MovePlan(item.id, pieces(1), queries.SUPPLIER, here, counter, rp(-1)),
        MovePlan(item.id, pieces(1), queries.SUPPLIER, here, None, rp(1)),
        MovePlan(item.id, pieces(1), here, here, counter),
        MovePlan(item.id, pieces(1), queries.SUPPLIER, queries.CUSTOMER, counter),
    ):
        with pytest.raises(ValueError):
            stock.preview(day(1), [wrong])


def test_absurd_stock_is_a_sentence(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 10**9, 1_000, day(1))
    with pytest.raises(StockTooLarge):
        shop.receive(item, 1, 1_000, day(1))


def test_moves_cannot_be_rewritten(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 5, 500, day(1))
    for sql in (
        "UPDATE stock_move SET quantity = 1",
        "DELETE FROM stock_move",
        "INSERT OR REPLACE INTO stock_move SELECT * FROM stock_move",
    ):
        with pytest.raises(Exception, match="append-only"):
            store.execute(sql)


def test_checks_notice_what_was_tampered_with(shop: Shop) -> None:
    item = shop.item(costing="fifo")
    shop.receive(item, 5, 500, day(1))
    shop.issue(item, 2, day(2))
    spoilt = {
        "UPDATE stock_state SET value = value + 100": {"S1", "S4"},
        "UPDATE stock_balance SET quantity = 1": {"S1", "S4"},
        "UPDATE stock_cost SET value = value + 100 WHERE move_id = 2": {"S1", "S4", "S5"},
        "UPDATE stock_cost SET quantity_after = 0": {"S2", "S4"},
        "UPDATE stock_cost SET from_after = -1 WHERE move_id = 2": {"S3", "S4"},
        "UPDATE stock_layer SET value = 1": {"S4"},
    }
    for sql, expected in spoilt.items():
        store.execute("BEGIN")
        store.execute(sql)
        red = {each.name for each in checks.all_checks(shop.session) if each.red}
        store.execute("ROLLBACK")
        assert red == expected, sql
    check_everything(shop)


def test_the_checks_notice_a_count_that_does_not_hold(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 5, 500, day(1))
    shop.count(item, 4, day(2), queries.last_sequence())
    assert checks.counts_stay(shop.session).ok
    store.execute("UPDATE stock_fixed_point SET quantity = quantity + 1")
    assert checks.counts_stay(shop.session).red


def test_projections_are_rebuilt_from_the_moves(shop: Shop) -> None:
    for method in ("average", "fifo"):
        item = shop.item(method.upper(), method)
        shop.receive(item, 5, 500, day(1))
        sale = shop.issue(item, 2, day(3))
        shop.receive(item, 5, 900, day(2))
        shop.void(sale)
    tables = ("stock_cost", "stock_state", "stock_balance", "stock_layer")
    kept = {table: store.query(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables}
    for table in ("stock_cost", "stock_balance", "stock_layer", "stock_layer_change"):
        store.execute(f"DELETE FROM {table}")
    store.execute("UPDATE stock_state SET quantity = 0, value = 0")
    with shop.session.work() as work:
        assert rebuild.rebuild(work) == 2
    assert kept == {table: store.query(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables}
    check_everything(shop)


@METHODS
def test_a_revaluation_stays_with_what_is_there_of_its_receipt(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    bought = shop.receive(item, 10, 1_000, day(1))
    shop.issue(item, 4, day(2))
    dearer = shop.revalue(bought, item, 500, day(3))
    assert dearer.rupiah == [300]
    assert shop.issue(item, 3, day(4)).rupiah == [450]
    shop.issue(item, 2, day(2))  # entered late: less of the receipt was there
    assert store.scalar("SELECT settled FROM stock_cost WHERE move_id = 3") == 200_00
    assert queries.stock_value() == rp(150)
    check_everything(shop)


def test_what_its_own_layer_no_longer_holds_is_not_revalued(shop: Shop) -> None:
    item = shop.item(costing="fifo")
    first = shop.receive(item, 10, 1_000, day(1))
    second = shop.receive(item, 10, 2_000, day(1))
    shop.issue(item, 8, day(2))
    assert shop.revalue(first, item, 500, day(3)).rupiah == [100]
    assert shop.revalue(second, item, 500, day(3)).rupiah == [500]
    assert shop.issue(item, 2, day(4)).rupiah == [300]
    check_everything(shop)


@METHODS
def test_a_revaluation_takes_no_more_than_goods_are_worth(shop: Shop, method: str) -> None:
    item = shop.item(costing=method)
    bought = shop.receive(item, 10, 100, day(1))
    cheaper = shop.revalue(bought, item, -300, day(2))
    assert cheaper.rupiah == [-100]
    assert queries.stock_value() == rp(0)
    check_everything(shop)
    shop.void(cheaper)
    assert queries.stock_value() == rp(100)
    check_everything(shop)


def test_revalued_goods_go_back_to_the_supplier_at_what_they_cost_now(shop: Shop) -> None:
    item = shop.item()
    shop.receive(item, 10, 3_000, day(1))
    bought = shop.receive(item, 10, 1_000, day(1))
    shop.purchase_return(bought, item, 4, day(2))
    shop.revalue(bought, item, 600, day(3))
    assert shop.purchase_return(bought, item, 3, day(4)).rupiah == [600]
    check_everything(shop)


def test_goods_have_no_other_value_before_they_came(shop: Shop) -> None:
    item = shop.item()
    bought = shop.receive(item, 10, 1_000, day(5))
    with pytest.raises(NothingToRevalue):
        shop.revalue(bought, item, 500, day(4))
    check_everything(shop)


def test_a_receipt_whose_value_was_changed_is_not_voided_first(shop: Shop) -> None:
    item = shop.item()
    bought = shop.receive(item, 10, 1_000, day(1))
    dearer = shop.revalue(bought, item, 500, day(2))
    with pytest.raises(RevaluationsStandInTheWay):
        shop.void(bought)
    shop.void(dearer)
    shop.void(bought)
    assert queries.stock_value() == rp(0)
    check_everything(shop)


def test_a_locked_month_keeps_what_its_goods_cost(shop: Shop) -> None:
    item = shop.item()
    bought = shop.receive(item, 10, 1_000, day(1, 1))
    periods.lock(shop.session, period.Period(2026, 1))
    with pytest.raises(PeriodClosed):
        shop.revalue(bought, item, 500, day(20, 1))
    assert shop.revalue(bought, item, 500, day(1, 2)).rupiah == [500]
    check_everything(shop)
