"""The list of BPJS contributions: what the company and its people owe each programme, month by month."""

from __future__ import annotations

from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.kernel.report import Filters, ReportResult
from app.kernel.text import N_, _
from app.people.reports import monthly
from app.people.reports.payables import with_ledger

KEY = "bpjs"

_HEALTH = "s.health_employee + s.health_employer"
_EMPLOYMENT = (
    "s.jht_employee + s.jht_employer + s.jp_employee + s.jp_employer + s.jkk_employer"
    " + s.jkm_employer"
)
_SUMS = {
    "health_employee": "s.health_employee",
    "health_employer": "s.health_employer",
    "health": _HEALTH,
    "jht_employee": "s.jht_employee",
    "jht_employer": "s.jht_employer",
    "jp_employee": "s.jp_employee",
    "jp_employer": "s.jp_employer",
    "jkk_employer": "s.jkk_employer",
    "jkm_employer": "s.jkm_employer",
    "employment": _EMPLOYMENT,
    "total": f"{_HEALTH} + {_EMPLOYMENT}",
}
_TITLES = {
    "health_employee": N_("Kesehatan, employee"),
    "health_employer": N_("Kesehatan, company"),
    "health": N_("BPJS Kesehatan"),
    "jht_employee": N_("JHT, employee"),
    "jht_employer": N_("JHT, company"),
    "jp_employee": N_("JP, employee"),
    "jp_employer": N_("JP, company"),
    "jkk_employer": N_("JKK"),
    "jkm_employer": N_("JKM"),
    "employment": N_("BPJS Ketenagakerjaan"),
    "total": N_("Total"),
}
COLUMNS = (
    monthly.CODE,
    monthly.NAME,
    *(Column(key, title, Kind.MONEY, chars=11, total=True) for key, title in _TITLES.items()),
)

PAYABLES = {
    "bpjs_health_payable": ("health",),
    "bpjs_jht_payable": ("jht_employee", "jht_employer"),
    "bpjs_jp_payable": ("jp_employee", "jp_employer"),
    "bpjs_jkk_jkm_payable": ("jkk_employer", "jkm_employer"),
}


def build(session: Session, asked: Filters) -> ReportResult:
    """Per month and person, held against the ledger; ``department`` narrows it. Needs ``people.salary.view``."""
    title = _("List of BPJS contributions")
    owed = f"{_SUMS['total']} <> 0"
    found = monthly.build(session, asked, KEY, title, COLUMNS, _SUMS, where=owed)
    return with_ledger(session, asked, found, PAYABLES)
