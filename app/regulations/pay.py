"""The rules of a month's pay, gathered from the tables once per date and remembered."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import cache

from app.kernel.money import ZERO
from app.regulations import tables
from app.regulations.tables import RuleRow
from app.regulations.values import (
    BpjsRules,
    Bracket,
    Contribution,
    OvertimeRules,
    OvertimeTier,
    PayRules,
    Pph21Rules,
    Ptkp,
    Scale,
    SeveranceRules,
    ThrRules,
)

JKK_CLASSES = (1, 2, 3, 4, 5)
DAY_KINDS = {
    "workday": "workday",
    "holiday": "rest day or official holiday",
    "holiday_on_shortest_day": "official holiday on the shortest working day",
}


@cache
def pay_rules(date: dt.date) -> PayRules:
    """All rules of a month's pay on ``date``; RulesMissing where one of them has not begun."""
    return PayRules(
        pph21_rules(date),
        bpjs_rules(date),
        overtime_rules(date),
        thr_rules(date),
        severance_rules(date),
    )


def _figure(key: str, date: dt.date) -> RuleRow:
    return tables.one_in_force("figures", date, key=key)


def _scale(rows: tuple[RuleRow, ...], over: str, up_to: str, name: str = "") -> Scale:
    brackets = tuple(
        Bracket(row.id, row.money(over) or ZERO, row.money(up_to), row.rate("rate_percent"))
        for row in rows
    )
    return Scale(brackets, rows[0].source, name)


@cache
def layers(date: dt.date) -> Scale:
    """The layers of UU PPh art. 17."""
    return _scale(tables.in_force("pasal17", date), "pkp_over", "pkp_up_to")


@cache
def pph21_rules(date: dt.date) -> Pph21Rules:
    monthly = {
        category: _scale(
            tables.in_force("ter_monthly", date, category=category),
            "gross_over",
            "gross_up_to",
            category,
        )
        for category in ("A", "B", "C")
    }
    statuses = tables.in_force("ptkp", date)
    cost, cap = _figure("position_cost_percent", date), _figure("position_cost_cap_month", date)
    used = ("ter_monthly", "ptkp", "pasal17", "figures")
    return Pph21Rules(
        ter=monthly,
        ter_daily=_daily(date),
        layers=layers(date),
        ptkp={row["status"]: _ptkp(row) for row in statuses},
        position_cost=cost.rate("value"),
        position_cost_cap=cap.money("value") or ZERO,
        position_cost_id=cost.id,
        no_npwp=_figure("no_npwp_percent", date).rate("value"),
        half_base=_figure("half_base_percent", date).rate("value"),
        pph26=_figure("pph26_percent", date).rate("value"),
        outdated=any(tables.outdated(table, date) for table in used),
    )


def _daily(date: dt.date) -> Scale:
    """The daily scale; above its last bound art. 17 takes over, so the last row has no rate."""
    rows = tables.in_force("ter_daily", date)
    bounded = tuple(row for row in rows if row["daily_gross_up_to"])
    return _scale(bounded, "daily_gross_over", "daily_gross_up_to")


def _ptkp(row: RuleRow) -> Ptkp:
    return Ptkp(row.id, row["status"], row.money("annual_amount") or ZERO, row["ter_category"])


@cache
def bpjs_rules(date: dt.date) -> BpjsRules:
    """Contributions of the month ``date`` falls in."""

    def of(program: str) -> Contribution:
        return _contribution(tables.one_in_force("bpjs", date, program=program))

    return BpjsRules(
        health=of("KES"),
        health_extra=of("KES_EXTRA"),
        health_family=int(_figure("bpjs_health_family", date)["value"]),
        jht=of("JHT"),
        jp=of("JP"),
        jkk=_by_class("JKK", date),
        jkk_relief=_by_class("JKK_RELIEF", date),
        jkm=of("JKM"),
        outdated=tables.outdated("bpjs", date),
    )


def _by_class(program: str, date: dt.date) -> dict[int, Contribution]:
    """Accident insurance by class of risk; empty where the programme is not in force."""
    found = {}
    for row in tables.rows("bpjs"):
        ended = row.valid_to is not None and row.valid_to < date
        if row["program"] == program and row.valid_from <= date and not ended:
            found[int(row["variant"].split()[1])] = _contribution(row)
    return found


def _contribution(row: RuleRow) -> Contribution:
    return Contribution(
        row.id,
        row["program"],
        row.rate("employer_percent"),
        row.rate("employee_percent"),
        row.money("wage_cap"),
        row.source,
    )


@cache
def overtime_rules(date: dt.date) -> OvertimeRules:
    rows = tables.in_force("overtime", date)
    tiers = {
        (days, kind): tuple(
            _tier(row)
            for row in rows
            if row["day_type"] == wording and row["week_days"] in ("any", str(days))
        )
        for days in (5, 6)
        for kind, wording in DAY_KINDS.items()
    }
    # A five-day week has no shortest day of its own: its holidays count alike (PP 35/2021 art. 31(3)).
    tiers[5, "holiday_on_shortest_day"] = tiers[5, "holiday"]
    return OvertimeRules(
        tiers=tiers,
        hour_divisor=int(_figure("overtime_hour_divisor", date)["value"]),
        fixed_share=_figure("overtime_fixed_share_percent", date).rate("value"),
        days_in_month={
            days: int(_figure(f"overtime_days_month_{days}", date)["value"]) for days in (5, 6)
        },
        hours_a_day=int(_figure("overtime_hours_day", date)["value"]),
        hours_a_week=int(_figure("overtime_hours_week", date)["value"]),
        source=rows[0].source,
        outdated=tables.outdated("overtime", date),
    )


def _tier(row: RuleRow) -> OvertimeTier:
    last = int(row["hour_to"]) if row["hour_to"] else None
    return OvertimeTier(row.id, int(row["hour_from"]), last, row.exact("multiplier"))


@cache
def thr_rules(date: dt.date) -> ThrRules:
    row = _figure("thr_full_months", date)
    return ThrRules(row.id, int(row["value"]), row.source)


@cache
def severance_rules(date: dt.date) -> SeveranceRules:
    def months(kind: str) -> tuple[tuple[int, int | None, int, str], ...]:
        return tuple(
            (
                int(row["service_years_from"]),
                int(row["service_years_below"]) if row["service_years_below"] else None,
                int(row["months_of_wage"]),
                row.id,
            )
            for row in tables.in_force("severance_months", date, kind=kind)
        )

    return SeveranceRules(
        up=months("UP"),
        upmk=months("UPMK"),
        factors={
            row["reason"]: (
                Fraction(row["up_multiplier"]), Fraction(row["upmk_multiplier"]), row.id
            )
            for row in tables.in_force("severance_multipliers", date)
        },
        final_tax={
            kind: _scale(
                tables.in_force("severance_final_tax", date, kind=kind),
                "gross_over",
                "gross_up_to",
            )
            for kind in ("severance", "pension_tht_jht_lump_sum")
        },
    )  # fmt: skip
