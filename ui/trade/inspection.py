"""What stands beside a document: the party, the current line, the checks before posting, its history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.kernel import formats
from app.kernel.money import Money
from app.kernel.period import of_date
from app.kernel.problems import Problem
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.text import N_, _, translate_count
from app.ledger import periods
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.masters.party import Party
from app.stock import queries as stock
from app.trade.lines import Line
from app.trade.prices import Applied
from ui.kit.inspector import Fact, FactGroup

RED = ("ph.x-circle-fill", "danger")
AMBER = ("ph.warning-fill", "warn")
GREEN = ("ph.check-circle", "ok")
NEARLY_FULL = 0.8


def party(title: str, who: Party | None, facts: Sequence[Fact], limit: Limit | None) -> FactGroup:
    """Who it is, what is open with them, and the share of the credit limit that is used."""
    if who is None:
        return FactGroup(title, note=_("Choose the party to see what is open."))
    reach = " · ".join(part for part in (who.contact, who.phone) if part) or who.city
    head = [Fact(who.name, strong=True)]
    if reach:
        head.append(Fact(reach))
    if limit is None or not limit.limit:
        return FactGroup(title, (*head, *facts))
    return FactGroup(
        title,
        (*head, *facts, Fact(_("Credit limit"), formats.money(limit.limit))),
        note=limit.words(),
        meter=limit.meter(),
    )


class Limit:
    """How much of a credit limit a document would use up."""

    def __init__(self, used: Money, limit: Money) -> None:
        self.used, self.limit = used, limit

    def meter(self) -> tuple[float, str]:
        share = max(0.0, self.used.minor / self.limit.minor)
        token = "danger" if share > 1 else "warn" if share > NEARLY_FULL else "accent"
        return min(1.0, share), token

    def words(self) -> str:
        percent = formats.count(self.used.minor * 100 // self.limit.minor)
        left = self.limit - self.used
        if left.minor < 0:
            return _(
                "{percent} % used · {over} too much", percent=percent, over=formats.money(-left)
            )
        return _("{percent} % used · {left} left", percent=percent, left=formats.money(left))


def line(
    item: Item | None,
    last: tuple[UnitPrice, str, dt.date] | None,
    applied: Applied | None = None,
    unit: str = "",
) -> FactGroup:
    """The chosen item: what lies where, the price of one ``unit`` that applies and why, the last agreed."""
    title = _("Selected line")
    if item is None:
        return FactGroup(title, note=_("Choose an item to see its stock and last price."))
    facts = [Fact(item.name, strong=True)]
    if item.is_goods:
        for place in warehouses.all_active():
            there = stock.on_hand(item.id, place.id)
            words = f"{formats.quantity(there)} {item.unit}"
            facts.append(Fact(place.name, words, tone="warn" if there.micro <= 0 else ""))
    note = ""
    if applied is not None:
        words = f"{formats.unit_price(applied.price)} / {unit or item.unit}"
        facts += [Fact(_("Price that applies"), words), Fact(applied.source)]
    if last is not None:
        price, unit, day = last
        facts.append(Fact(_("Last price"), f"{formats.unit_price(price)} / {unit}"))
        note = _("Last price of {date}", date=formats.date_medium(day))
    return FactGroup(title, facts, note=note)


def checks(problems: Sequence[Problem], goods: int, date: dt.date, *, begun: bool) -> FactGroup:
    """What stands in the way of posting (red), what deserves a look (amber), what is in order."""
    title = _("Checks before posting")
    if not begun:
        return FactGroup(title, note=_("They appear as you fill in the document."))
    facts = [_check(problem) for problem in sorted(problems, key=lambda each: not each.blocking)]
    fields = {problem.field for problem in problems if problem.blocking}
    if goods and not fields & {"lines", "quantity"}:
        words = translate_count(
            N_("Stock is in order for {count} line"),
            N_("Stock is in order for {count} lines"),
            goods,
        )
        facts.append(Fact(words, icon=GREEN))
    if "date" not in fields:
        month = of_date(date)
        if periods.is_locked(month):
            facts.append(Fact(_("{month} is locked", month=formats.period(month)), icon=RED))
        else:
            name = formats.MONTHS[formats.language()][date.month - 1]
            facts.append(Fact(_("{month} is open", month=name), icon=GREEN))
    return FactGroup(title, facts)


def _check(problem: Problem) -> Fact:
    words = problem.sentence()
    if problem.line:
        words = _("Line {line}: {text}", line=problem.line, text=words)
    return Fact(words, icon=RED if problem.blocking else AMBER)


def short_of_stock(
    rows: Sequence[int], lines: Sequence[Line], date: dt.date
) -> dict[tuple[int, str], str]:
    """A note at the quantity of every line whose warehouse holds less than the document takes.

    ``rows``: where the lines stand in the grid.
    """
    wanted: dict[tuple[int, int], int] = {}
    available: dict[tuple[int, int], Quantity] = {}
    notes = {}
    for each in lines:
        if not each.is_goods or each.item is None or each.warehouse is None:
            continue
        key = each.item.id, each.warehouse.id
        wanted[key] = wanted.get(key, 0) + each.base_quantity.micro
        if key not in available:
            available[key] = stock.available(*key, date)
        there = available[key]
        if wanted[key] > there.micro and each.number <= len(rows):
            words = _(
                "Only {quantity} {unit} in {place}.",
                quantity=formats.quantity(max(there, Quantity(0))),
                unit=each.item.unit,
                place=each.warehouse.name,
            )
            notes[(rows[each.number - 1], "quantity")] = words
    return notes
