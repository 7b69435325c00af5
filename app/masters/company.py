"""The company profile: judged and changed here, read everywhere."""

from __future__ import annotations

import dataclasses
import re
from itertools import pairwise
from typing import Any

from app.access.company import PRESETS, CompanyProfile, NewCompany, keep, profile
from app.access.session import Session
from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.masters.checks import choice_problems, length_problems, name_problems
from app.regulations import identifiers, qris
from app.store import attach, attachment, execute

__all__ = [
    "PRESETS",
    "CompanyProfile",
    "NewCompany",
    "logo",
    "problems",
    "profile",
    "set_logo",
    "update",
]

NOT_BANDS = N_(
    "Enter up to six numbers of days, each larger than the one before, such as 30, 60, 90."
)
LARGEST_LOGO = 2_000_000
CASH_STEPS = (0, 100, 500, 1000)
"""To how many rupiah the counter may round cash; 0 for not at all."""
INVOICE_PAPERS = ("A4", "F4", "half A4", "9.5x11 in", "9.5x5.5 in", "80 mm", "58 mm")
CASH_SALE_PAPERS = ("80 mm", "58 mm", "A5")
"""The sizes of `app.printing.stamp` that these are laid out for."""


def problems(company: CompanyProfile) -> list[Problem]:
    """Everything wrong with a profile."""
    found = name_problems(company.name)
    found += choice_problems(company.preset, "preset", PRESETS)
    found += choice_problems(company.costing, "costing", ("average", "fifo"))
    found += choice_problems(company.ppn_rounding, "ppn_rounding", ("document", "line"))
    found += choice_problems(company.credit_control, "credit_control", ("warn", "refuse"))
    found += length_problems(company.address, "address")
    found += _ageing_problems(company)
    if company.npwp:
        found += identifiers.npwp_problems(company.npwp)
    found += choice_problems(company.invoice_paper, "invoice_paper", INVOICE_PAPERS)
    found += choice_problems(company.cash_sale_paper, "cash_sale_paper", CASH_SALE_PAPERS)
    found += qris.problems(company.qris) if company.qris else []
    if company.cash_rounding not in CASH_STEPS:
        found.append(
            Problem("cash_rounding", N_("Cash is rounded to Rp100, Rp500, Rp1,000 or not at all."))
        )
    if not 1 <= company.fiscal_first_month <= 12:
        found.append(Problem("fiscal_first_month", N_("The month is between 1 and 12.")))
    if not 1 <= company.jkk_class <= 5:
        found.append(Problem("jkk_class", N_("The JKK class is between 1 and 5.")))
    if company.week_days not in (5, 6):
        found.append(Problem("week_days", N_("A working week has 5 or 6 days.")))
    return found


def _ageing_problems(company: CompanyProfile) -> list[Problem]:
    """A few whole numbers of days, rising."""
    if re.fullmatch(r"\s*\d{1,4}(\s*[, ]\s*\d{1,4}){0,5}\s*", company.ageing_days):
        days = (0, *company.late_days)
        if all(before < after for before, after in pairwise(days)):
            return []
    return [Problem("ageing_days", NOT_BANDS)]


def update(session: Session, **changes: Any) -> CompanyProfile:
    """Changes the named parts of the profile. The start date stays once there are entries."""
    session.require("company.edit")
    before = profile()
    after = dataclasses.replace(before, **changes)
    found = blocking(problems(after))
    if after.start != before.start and _has_entries():
        found.append(
            Problem("start", N_("The first day of the books is fixed once entries exist."))
        )
    if found:
        raise Refused(found)
    with session.work() as work:
        keep(after)
        if after.fiscal_first_month != before.fiscal_first_month:
            execute("UPDATE number_series SET first_month = ?", (after.fiscal_first_month,))
            work.touch("number-series")
        work.audit("update", "company", **{key: str(value) for key, value in changes.items()})
        work.touch("company")
    return after


def _has_entries() -> bool:
    return execute("SELECT 1 FROM journal_entry LIMIT 1").fetchone() is not None


def set_logo(session: Session, content: bytes, name: str) -> CompanyProfile:
    """Keeps a picture (PNG or JPEG) as the logo. Refuses what is not a picture."""
    session.require("company.edit")
    _require_picture(content, name)
    with session.work():
        return update(session, logo=attach(content, name))


def logo(company: CompanyProfile) -> bytes:
    """The picture kept as the logo; empty where there is none."""
    return attachment(company.logo) if company.logo else b""


def _require_picture(content: bytes, name: str) -> None:
    import io

    from PIL import Image, UnidentifiedImageError

    if len(content) > LARGEST_LOGO:
        raise UserError(
            N_("{name} is larger than 2 MB."), name=name, remedy=N_("Choose a smaller picture.")
        )
    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.format not in ("PNG", "JPEG"):
                raise UnidentifiedImageError(str(picture.format))
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise UserError(
            N_("{name} is not a picture this program can print."),
            name=name,
            remedy=N_("Choose a PNG or JPEG file."),
        ) from error
