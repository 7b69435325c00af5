"""Keys of people and pay in words, and the states of a run."""

from __future__ import annotations

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


def rule(rule_id: str) -> str:
    """The first regulation a row of ours names; articles stand for themselves."""
    return tables.source_of(rule_id)


def days_of(period: Period) -> str:
    """ "1–30 Nov"."""
    words = formats.date_medium(period.last_day).rsplit(" ", 1)[0]
    return f"1{formats.DASH}{words}"
