"""Rules as typed values, ready for calculation: what was in force, with the id of each row.

Nothing here reads a file or knows a date of its own; the modules beside it build these for a date.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from fractions import Fraction

from app.kernel.money import Money
from app.kernel.rate import Rate


@dataclass(frozen=True, slots=True)
class PpnRule:
    """PPN on a date. ``base_factor`` makes DPP nilai lain of DPP (11/12 since 2025)."""

    id: str
    rate: Rate
    base_factor: Rate
    luxury_base_factor: Rate
    source: str
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class TaxObject:
    """What PPh is withheld from: its code for e-Bupot, article ("pph23" or "pph42"), Indonesian name and rate."""

    id: str
    code: str
    article: str
    name: str
    rate: Rate
    source: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """A row of a scale: more than ``over`` up to and including ``up_to`` (None: no limit)."""

    id: str
    over: Money
    up_to: Money | None
    rate: Rate


@dataclass(frozen=True)
class Scale:
    """Brackets in rising order, found by bisection."""

    brackets: tuple[Bracket, ...]
    source: str
    name: str = ""
    uppers: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        ends = tuple(each.up_to.minor for each in self.brackets if each.up_to is not None)
        object.__setattr__(self, "uppers", ends)

    def bracket(self, amount: Money) -> Bracket:
        """The bracket an amount falls in; an amount on a bound belongs to the lower one."""
        return self.brackets[bisect_left(self.uppers, amount.minor)]


@dataclass(frozen=True, slots=True)
class Ptkp:
    """Tax-free income of a status for a year; ``category`` of the monthly TER, empty where it has none."""

    id: str
    status: str
    amount: Money
    category: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """One social security programme: shares, ceiling on the wage (None: none), and its row."""

    id: str
    program: str
    employer: Rate
    employee: Rate
    ceiling: Money | None
    source: str


@dataclass(frozen=True)
class BpjsRules:
    """All programmes in a month; ``jkk`` and ``jkk_relief`` by class 1 to 5 (relief empty: none)."""

    health: Contribution
    health_extra: Contribution
    health_family: int
    jht: Contribution
    jp: Contribution
    jkk: dict[int, Contribution]
    jkk_relief: dict[int, Contribution]
    jkm: Contribution
    outdated: bool = False


@dataclass(frozen=True)
class Pph21Rules:
    """PPh 21 on a date: TER by category, layers of art. 17, PTKP by status, position cost."""

    ter: dict[str, Scale]
    ter_daily: Scale
    layers: Scale
    ptkp: dict[str, Ptkp]
    position_cost: Rate
    position_cost_cap: Money
    position_cost_id: str
    no_npwp: Rate
    half_base: Rate
    pph26: Rate
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class OvertimeTier:
    """Hours ``first`` to ``last`` (None: no end) of an overtime day count ``multiplier`` times."""

    id: str
    first: int
    last: int | None
    multiplier: Fraction


@dataclass(frozen=True)
class OvertimeRules:
    """Overtime on a date: tiers by (days in the working week, kind of day), and the hourly wage."""

    tiers: dict[tuple[int, str], tuple[OvertimeTier, ...]]
    hour_divisor: int
    fixed_share: Rate
    days_in_month: dict[int, int]
    hours_a_day: int
    hours_a_week: int
    source: str
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class ThrRules:
    """THR on a date: months of service for a whole month's wage."""

    id: str
    full_months: int
    source: str


@dataclass(frozen=True)
class SeveranceRules:
    """Months of wage by service (from, below, months), factors by reason, scales of the final tax."""

    up: tuple[tuple[int, int | None, int, str], ...]
    upmk: tuple[tuple[int, int | None, int, str], ...]
    factors: dict[str, tuple[Fraction, Fraction, str]]
    final_tax: dict[str, Scale]


@dataclass(frozen=True)
class PayRules:
    """Everything a month's pay rests on."""

    pph21: Pph21Rules
    bpjs: BpjsRules
    overtime: OvertimeRules
    thr: ThrRules
    severance: SeveranceRules

    @property
    def outdated(self) -> bool:
        """Whether some of it is used beyond the day it was checked for."""
        return self.pph21.outdated or self.bpjs.outdated or self.overtime.outdated
