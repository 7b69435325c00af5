"""What the ledger of a new company begins with: the shipped chart of accounts."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from app.access.company import NewCompany
from app.ledger import accounts
from app.ledger.chart import Account
from app.store import Work

CHART = Path(__file__).resolve().parents[2] / "resources" / "seed" / "chart-of-accounts.csv"

PKP_ACCOUNTS = frozenset({"1501", "2301", "2302"})
MANUFACTURING_ACCOUNTS = frozenset({"1302", "1303", "1304"})
GOODS_ACCOUNTS = frozenset(
    {"1301", "1305", "2102", "4101", "4201", "5101", "5103", "5104", "5105", "5106"}
)
"""What a company that sells services only does not see until it activates it."""


def seed(work: Work, new: NewCompany) -> None:
    """Writes the chart, with the accounts active that this kind of company uses."""
    accounts.write_chart(work, chart(new.preset, new.is_pkp))


def chart(preset: str, is_pkp: bool) -> Iterator[tuple[Account, str, str]]:
    """Every account of the shipped chart with its heading's code and its role."""
    with CHART.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            account = Account(
                code=row["code"],
                name=row["name"],
                name_en=row["name_en"],
                type=row["type"],
                normal=row["normal"],
                control=row["control"],
                is_header=row["is_header"] == "1",
                is_contra=row["is_contra"] == "1",
                active=_is_active(row["code"], row["active"] == "1", preset, is_pkp),
                emkm_line=row["emkm_line"],
                ep_line=row["ep_line"],
                cashflow_section=row["cashflow_section"],
            )
            yield account, row["parent"], row["role"]


def _is_active(code: str, usually: bool, preset: str, is_pkp: bool) -> bool:
    if code in PKP_ACCOUNTS:
        return is_pkp
    if code in MANUFACTURING_ACCOUNTS:
        return usually or preset == "manufacturing"
    if code in GOODS_ACCOUNTS:
        return usually and preset != "services"
    return usually
