"""What a contract of employment may be, and how it stands on a day. Pure."""

from __future__ import annotations

import datetime as dt

from app.kernel.period import months_between
from app.kernel.problems import Problem
from app.kernel.text import N_

PERMANENT, FIXED_TERM, DAILY = "permanent", "contract", "daily"
KINDS = {
    PERMANENT: N_("Permanent (PKWTT)"),
    FIXED_TERM: N_("Fixed term (PKWT)"),
    DAILY: N_("Daily"),
}
REMIND = dt.timedelta(days=60)
"""How long before its last day a contract is told of."""

COMPENSATION = "contract_compensation"
"""The pay component that compensation is paid as."""

COMING, RUNNING, ENDING, LAPSED, ENDED = "coming", "running", "ending", "lapsed", "ended"


def problems(kind: str, first: dt.date, last: dt.date | None) -> list[Problem]:
    """What is wrong with a contract by itself."""
    if kind not in KINDS:
        values = {"value": kind, "choices": ", ".join(KINDS)}
        return [Problem("kind", N_("“{value}” is not one of: {choices}."), values)]
    if last is None:
        ends = kind == FIXED_TERM
        return [Problem("last", N_("A fixed-term contract (PKWT) has a last day."))] if ends else []
    if kind == PERMANENT:
        return [Problem("last", N_("A permanent contract has no last day: leave it empty."))]
    if last < first:
        return [Problem("last", N_("The last day lies before the first."))]
    return []


def months_served(first: dt.date, last: dt.date) -> int:
    """Full months from the first day to the last, both counted."""
    return months_between(first, last + dt.timedelta(days=1))
