"""What must hold of goods at all times, S1 to S6 of the rules, each with its figure."""

from __future__ import annotations

from app import store
from app.access.session import Session
from app.kernel import formats
from app.kernel.money import Money
from app.kernel.text import N_, _
from app.ledger import accounts
from app.stock import rebuild
from app.stock.documents import name_of
from app.stock.places import TRANSIT
from app.store.integrity import CheckResult

_HELD = str(TRANSIT.id)
_FLOW = f"((to_place_id >= {_HELD}) - (from_place_id >= {_HELD}))"


def _result(name: str, title: str, broken: int, counted: int, detail: str = "") -> CheckResult:
    figures = {"broken": formats.count(broken), "counted": formats.count(counted)}
    if broken:
        return CheckResult(
            name, title, False, detail or _("{broken} of {counted} differ", **figures)
        )
    return CheckResult(name, title, True, _("{counted} checked", **figures))


def sums_of_moves(_session: Session) -> CheckResult:
    """S1: quantity and value of every item, and what every place holds, are the sums of its moves."""
    items = store.scalar(
        "SELECT COUNT(*) FROM stock_state s LEFT JOIN (SELECT m.item_id,"
        f" SUM({_FLOW} * m.quantity) AS quantity, SUM({_FLOW} * c.value + c.settled) AS value"
        " FROM stock_move m JOIN stock_cost c ON c.move_id = m.id GROUP BY m.item_id) t"
        " ON t.item_id = s.item_id"
        " WHERE s.quantity <> COALESCE(t.quantity, 0) OR s.value <> COALESCE(t.value, 0)"
    )
    places = store.scalar(
        "SELECT COUNT(*) FROM stock_balance b LEFT JOIN (SELECT item_id, place, SUM(quantity) AS q"
        " FROM (SELECT item_id, to_place_id AS place, quantity FROM stock_move UNION ALL"
        " SELECT item_id, from_place_id, -quantity FROM stock_move) GROUP BY 1, 2) t"
        " ON t.item_id = b.item_id AND t.place = b.place_id WHERE b.quantity <> COALESCE(t.q, 0)"
    )
    missing = store.scalar(
        "SELECT COUNT(*) FROM stock_move m WHERE NOT EXISTS"
        " (SELECT 1 FROM stock_cost c WHERE c.move_id = m.id)"
    )
    counted = store.scalar("SELECT COUNT(*) FROM stock_move")
    title = N_("Quantity and value are the sums of all moves")
    return _result("S1", title, items + places + missing, counted)


def nothing_is_worth_nothing(_session: Session) -> CheckResult:
    """S2: after every move, no quantity has no value."""
    broken = store.scalar(
        "SELECT COUNT(*) FROM stock_cost WHERE quantity_after = 0 AND value_after <> 0"
    )
    counted = store.scalar("SELECT COUNT(*) FROM stock_cost WHERE quantity_after = 0")
    return _result("S2", N_("No quantity has no value"), broken, counted)


def never_negative(session: Session) -> CheckResult:
    """S3: no place ever held less than nothing; amber where the company allows it."""
    row = store.one(
        "SELECT COUNT(*), m.document_kind, m.document_id, MIN(m.date) FROM stock_cost c"
        " JOIN stock_move m ON m.id = c.move_id WHERE c.from_after < 0 OR c.to_after < 0"
    )
    assert row is not None
    broken, kind, document_id, _date = row
    counted = store.scalar("SELECT COUNT(*) FROM stock_move")
    title = N_("Stock is never negative on any day")
    if not broken:
        return _result("S3", title, 0, counted)
    detail = _(
        "{count} moves leave less than nothing, first {document}",
        count=formats.count(broken),
        document=name_of(kind, document_id),
    )
    return CheckResult("S3", title, False, detail, amber=session.company.allow_negative_stock)


def replay_gives_the_costs(_session: Session) -> CheckResult:
    """S4: replaying all moves gives the stored costs, balances and layers."""
    broken = len(list(rebuild.differences()))
    counted = store.scalar("SELECT COUNT(*) FROM stock_state")
    return _result("S4", N_("Replaying all moves gives the stored costs"), broken, counted)


def value_is_the_account(_session: Session) -> CheckResult:
    """S5: on every date, what the moves say stock is worth is what the stock account says."""
    account = accounts.for_role("stock").id
    rows = store.query(
        f"SELECT date, SUM(amount) FROM (SELECT m.date, {_FLOW} * c.value + c.settled AS amount"
        " FROM stock_move m JOIN stock_cost c ON c.move_id = m.id UNION ALL"
        " SELECT date, -amount FROM journal_line WHERE account_id = ?) GROUP BY date ORDER BY date",
        (account,),
    )
    difference, days, first = 0, 0, ""
    for date, amount in rows:
        difference += amount
        if difference:
            days, first = days + 1, first or date
    title = N_("Stock value is the stock account on every date")
    if not days:
        value = Money(store.scalar("SELECT SUM(value) FROM stock_state") or 0)
        return CheckResult("S5", title, True, formats.rupiah(value))
    detail = _(
        "{count} days differ, first {date}; today by {amount}",
        count=formats.count(days),
        date=first,
        amount=formats.rupiah(Money(difference)),
    )
    return CheckResult("S5", title, False, detail)


def units_are_exact(_session: Session) -> CheckResult:
    """S6: what a document said in its unit is exactly the base quantity moved."""
    broken = store.scalar(
        "SELECT COUNT(*) FROM stock_move m JOIN item i ON i.id = m.item_id"
        " LEFT JOIN item_unit u ON u.item_id = m.item_id AND u.unit = m.unit"
        " WHERE m.unit <> '' AND m.unit_quantity <> 0 AND m.unit_quantity * COALESCE(u.numerator, 1)"
        " <> m.quantity * COALESCE(u.denominator, 1)"
    )
    counted = store.scalar("SELECT COUNT(*) FROM stock_move WHERE unit <> ''")
    return _result("S6", N_("Unit conversions are exact"), broken, counted)


def counts_stay(_session: Session) -> CheckResult:
    """S4: at every count that stands, its place holds what was counted, whatever was entered since."""
    broken = store.scalar(
        "SELECT COUNT(*) FROM stock_fixed_point f WHERE NOT f.released AND NOT EXISTS"
        " (SELECT 1 FROM stock_fixed_point g WHERE g.id > f.id AND g.item_id = f.item_id"
        "  AND g.place_id = f.place_id AND g.date = f.date AND g.sequence = f.sequence)"
        " AND f.quantity <> COALESCE((SELECT CASE m.from_place_id WHEN f.place_id THEN c.from_after"
        "  ELSE c.to_after END FROM stock_move m JOIN stock_cost c ON c.move_id = m.id"
        "  WHERE m.item_id = f.item_id AND f.place_id IN (m.from_place_id, m.to_place_id)"
        "  AND (m.date, m.sequence) <= (f.date, f.sequence)"
        "  ORDER BY m.date DESC, m.sequence DESC, m.id DESC LIMIT 1), 0)"
    )
    counted = store.scalar("SELECT COUNT(*) FROM stock_fixed_point WHERE NOT released")
    return _result("S4", N_("Stock counts stay what was counted"), broken, counted)


def all_checks(session: Session) -> list[CheckResult]:
    """S1 to S6; S4 for costs and for counts."""
    return [
        sums_of_moves(session),
        nothing_is_worth_nothing(session),
        never_negative(session),
        replay_gives_the_costs(session),
        counts_stay(session),
        value_is_the_account(session),
        units_are_exact(session),
    ]
