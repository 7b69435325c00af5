"""The company profile: what the open company is, as one frozen value kept in its settings."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any

from app.store import cached, keep_setting, scalar

PRESETS = ("trading", "services", "manufacturing")


@dataclass(frozen=True, slots=True)
class CompanyProfile:
    """Name and address as printed, and the settings every department follows.

    start: the first day of the books. fiscal_first_month: 1 to 12. costing: of new items. ppn_rounding:
    "document" or "line". jkk_class: 1 to 5 (PP 44/2015). week_days: working days a week, 5 or 6.
    credit_control: "warn" or "refuse" where a customer would owe too much. ageing_days: the last day past
    due of each band of an ageing, as text. cash_rounding: to how many
    rupiah the counter rounds cash, 0 for not at all. logo: SHA-256 of an attachment,
    or empty. invoice_paper, cash_sale_paper: the sizes they are printed on where nobody chose another.
    qris_amount: whether invoices ask for their amount in the QRIS code.
    """

    name: str
    start: dt.date
    preset: str = "trading"
    legal_form: str = ""
    address: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    npwp: str = ""
    is_pkp: bool = True
    fiscal_first_month: int = 1
    costing: str = "average"
    ppn_rounding: str = "document"
    allow_negative_stock: bool = False
    credit_control: str = "warn"
    cash_rounding: int = 100
    invoice_paper: str = "A4"
    cash_sale_paper: str = "80 mm"
    ageing_days: str = "30, 60, 90"
    bank_name: str = ""
    bank_account: str = ""
    bank_holder: str = ""
    qris: str = ""
    qris_amount: bool = False
    logo: str = ""
    signatory: str = ""
    signatory_title: str = ""
    jkk_class: int = 1
    week_days: int = 5
    language: str = "id"
    notes_invoice: str = ""
    is_demo: bool = False

    @property
    def late_days(self) -> tuple[int, ...]:
        """The last days past due of the bands of an ageing, rising."""
        return tuple(int(each) for each in self.ageing_days.replace(",", " ").split())


@dataclass(frozen=True, slots=True)
class NewCompany:
    """What a new company file begins with."""

    name: str
    preset: str = "trading"
    start: dt.date = dt.date(2026, 1, 1)
    is_pkp: bool = True
    costing: str = "average"
    fiscal_first_month: int = 1
    owner: str = ""
    profile: dict[str, Any] = dataclasses.field(default_factory=dict)

    def as_profile(self) -> CompanyProfile:
        return CompanyProfile(
            name=self.name,
            start=self.start,
            preset=self.preset,
            is_pkp=self.is_pkp,
            costing=self.costing,
            fiscal_first_month=self.fiscal_first_month,
            **self.profile,
        )


@cached("company")
def profile() -> CompanyProfile:
    """The profile of the open company."""
    import json

    kept = json.loads(scalar("SELECT value FROM setting WHERE key = 'company'"))
    known = {field.name for field in dataclasses.fields(CompanyProfile)}
    values = {key: value for key, value in kept.items() if key in known}
    values["start"] = dt.date.fromisoformat(values["start"])
    return CompanyProfile(**values)


def keep(company: CompanyProfile) -> None:
    """Writes the profile. Only inside a Work."""
    values = dataclasses.asdict(company)
    values["start"] = company.start.isoformat()
    keep_setting("company", values)
