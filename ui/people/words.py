"""Keys of people and pay in words, and the states of a run."""

from __future__ import annotations

from functools import cache

from app.kernel import formats
from app.kernel.period import Period
from app.kernel.text import N_, _
from app.people.inputs.components import KIND_TITLES, KNOWN
from app.regulations import tables
from ui.kit import status

RUN_KINDS = {
    "regular": N_("Monthly pay"),
    "thr": N_("THR"),
    "bonus": N_("Bonus"),
    "correction": N_("Correction"),
    "severance": N_("Severance"),
}
METHODS = (
    ("gross", N_("Gross: the employee bears it")),
    ("net", N_("Net: the company bears it")),
    ("gross_up", N_("Gross up: allowance for the tax")),
)
METHOD_NAMES = {"": "", "gross": "Gross", "net": "Net", "gross_up": "Gross up"}
EMPLOYMENTS = (
    ("permanent", N_("Permanent")),
    ("contract", N_("Contract")),
    ("daily", N_("Not permanent, paid monthly")),
)
GENDERS = (("", N_("Not stated")), ("male", N_("Male")), ("female", N_("Female")))
RELIGIONS = (
    ("", N_("Not stated")),
    ("islam", N_("Islam")),
    ("kristen", N_("Protestant")),
    ("katolik", N_("Catholic")),
    ("hindu", N_("Hindu")),
    ("buddha", N_("Buddhist")),
    ("konghucu", N_("Confucian")),
)
DAYS = (
    ("workday", N_("Workday")),
    ("holiday", N_("Rest day or holiday")),
    ("holiday_on_shortest_day", N_("Holiday on the shortest workday")),
)
REASONS = {
    "merger_consolidation_separation": N_("Merger, consolidation or separation"),
    "takeover": N_("Takeover of the company"),
    "takeover_changed_terms_worker_refuses": N_("Takeover, changed terms refused by the worker"),
    "efficiency_because_of_losses": N_("Efficiency because of losses"),
    "efficiency_to_prevent_losses": N_("Efficiency to prevent losses"),
    "closure_losses_two_years": N_("Closure after two years of losses"),
    "closure_not_losses": N_("Closure without losses"),
    "force_majeure_closure": N_("Closure by force majeure"),
    "force_majeure_no_closure": N_("Force majeure without closure"),
    "pkpu_because_of_losses": N_("PKPU because of losses"),
    "pkpu_not_losses": N_("PKPU without losses"),
    "bankruptcy": N_("Bankruptcy"),
    "worker_request_employer_misconduct": N_("Asked for by the worker, misconduct of the employer"),
    "employer_misconduct_not_proven": N_("Misconduct of the employer not proven"),
    "resignation": N_("Resignation"),
    "absent_5_working_days": N_("Absent for 5 working days without word"),
    "violation_after_warning_letters": N_("Violation after warning letters"),
    "urgent_violation": N_("Urgent violation"),
    "detained_caused_company_loss": N_("Detained, with loss to the company"),
    "detained_no_company_loss": N_("Detained, without loss to the company"),
    "illness_or_disability_over_12_months": N_("Illness or disability beyond 12 months"),
    "pension_age": N_("Pension age"),
    "death": N_("Death"),
}
"""Why work ends, as PP 35/2021 art. 41 to 57 say it."""
_RULE_TABLES = ("ter_monthly", "bpjs", "ptkp", "pasal17", "overtime", "figures")

status.add("checked", N_("Waits for approval"), "ph.clock", "wait")


def run_title(period: Period, kind: str, religion: str = "") -> str:
    """ "November 2026", "THR Maret 2026 · Islam"."""
    month = formats.period(period)
    title = month if kind == "regular" else f"{_(RUN_KINDS[kind])} {month}"
    return f"{title} · {of(RELIGIONS, religion)}" if religion else title


def component(code: str) -> str:
    """A component's name: known ones in the active language."""
    known = KNOWN.get(code)
    return _(known.title) if known else code


def component_kind(kind: str) -> str:
    return _(KIND_TITLES[kind]) if kind in KIND_TITLES else kind


def of(pairs: tuple[tuple[str, str], ...], key: str) -> str:
    """The words of one key of METHODS and its siblings."""
    return _(dict(pairs).get(key, key))


@cache
def _sources() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _RULE_TABLES:
        for row in tables.rows(name):
            found[row.id] = row.source
    return found


def rule(rule_id: str) -> str:
    """The first regulation a row of ours names; articles stand for themselves."""
    return _sources().get(rule_id, rule_id).split(";")[0].split(" (")[0].strip()


def days_of(period: Period) -> str:
    """ "1–30 Nov"."""
    words = formats.date_medium(period.last_day).rsplit(" ", 1)[0]
    return f"1{formats.DASH}{words}"
