"""Changes of cost in the ledger: one entry a day, netted per account.

The documents' entries stay what they were; what their goods cost more or less since then is added to (or
taken from) the stock account against the account each move was booked to.
"""

from __future__ import annotations

from collections.abc import Iterable

from app.kernel.money import Money
from app.kernel.text import N_, _
from app.ledger import accounts, posting
from app.ledger.plan import EntryPlan, Line
from app.stock.model import StockAdjustment
from app.stock.moves import date_of
from app.stock.planning import ItemPlan
from app.store import Work, write_rows

KIND = "stock-adjustment"


def post(work: Work, items: Iterable[ItemPlan], cause: tuple[str, int]) -> None:
    """Books the effects of a plan and keeps what they were for each item."""
    effects = [
        (day, account_id, item.item_id, amount)
        for item in items
        for (day, account_id), amount in item.effects.items()
        if amount
    ]
    by_day: dict[str, dict[int, int]] = {}
    for day, account_id, _item, amount in effects:
        of_day = by_day.setdefault(day, {})
        of_day[account_id] = of_day.get(account_id, 0) + amount
    entries = {day: _post_day(work, day, by_day[day], cause) for day in sorted(by_day)}
    write_rows(
        StockAdjustment,
        [
            {
                "date": day,
                "item_id": item_id,
                "account_id": account_id,
                "amount": amount,
                "cause_kind": cause[0],
                "cause_id": cause[1],
                "entry_id": entries[day],
            }
            for day, account_id, item_id, amount in effects
        ],
    )


def _post_day(work: Work, day: str, amounts: dict[int, int], cause: tuple[str, int]) -> int | None:
    """The entry of one day, or None where everything nets to nothing."""
    lines = entry_lines(amounts)
    if not lines:
        return None
    memo = _(N_("Change in the cost of goods"))
    return posting.post(work, EntryPlan(date_of(day), KIND, memo, lines), cause).id


def entry_lines(amounts: dict[int, int]) -> tuple[Line, ...]:
    """Stock against each account; ``amounts`` are what is added to stock."""
    against = [
        Line(accounts.by_id(account_id), Money(-amount))
        for account_id, amount in sorted(amounts.items())
        if amount
    ]
    whole = sum(amounts.values())
    stock = [Line(accounts.for_role("stock"), Money(whole))] if whole else []
    return (*stock, *against)
