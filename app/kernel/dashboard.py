"""What a department contributes to the dashboard: plain values, already worded and formatted late.

A manifest's ``cards`` names ``(session) -> Sequence[Card]``. Texts are translated by the function that
makes them (it is called again when the language changes); amounts stay values.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from app.kernel.money import Money
from app.kernel.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Target:
    """Where a click leads: a section of a department, and filters for it."""

    department: str
    section: str = ""
    filters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A card with one amount. tone of the detail: "", "warn" or "danger". ``order`` sorts the row."""

    key: str
    title: str
    icon: str
    amount: Money
    detail: str = ""
    tone: str = ""
    target: Target | None = None
    order: int = 50


@dataclass(frozen=True, slots=True)
class MonthlyBars:
    """Bars per month, oldest first; the last is the current month. ``unit_note`` follows the title."""

    key: str
    title: str
    unit_note: str
    labels: tuple[str, ...]
    amounts: tuple[Money, ...]
    target: Target | None = None
    order: int = 50


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for the person. tone: "danger", "warn", "info" or "wait"."""

    key: str
    title: str
    detail: str
    icon: str
    tone: str
    act: str
    target: Target
    order: int = 50


@dataclass(frozen=True, slots=True)
class AgeBand:
    """One band of an ageing; tone as the bar's colour: "info", "warn" or "danger"."""

    title: str
    amount: Money
    tone: str


@dataclass(frozen=True, slots=True)
class Ageing:
    """Open amounts by age, what goes off them (label, amount), the sum, and a few facts below (label, value)."""

    key: str
    title: str
    bands: tuple[AgeBand, ...]
    total: Money
    off: tuple[tuple[str, Money], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    target: Target | None = None
    order: int = 50


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due on a day; the calendar gathers those of all departments."""

    key: str
    day: dt.date
    title: str
    detail: str = ""
    target: Target | None = None
    order: int = 50


@dataclass(frozen=True, slots=True)
class LowItem:
    """An item below its minimum."""

    code: str
    name: str
    on_hand: Quantity
    minimum: Quantity


@dataclass(frozen=True, slots=True)
class LowStock:
    key: str
    title: str
    items: tuple[LowItem, ...]
    target: Target | None = None
    order: int = 50


def calendar_end(today: dt.date) -> dt.date:
    """The calendar tells what falls due from today to the Sunday of next week."""
    return today + dt.timedelta(days=13 - today.weekday())


Card = Figure | MonthlyBars | Task | Ageing | Due | LowStock
