"""What a new company begins with: the usual units and one warehouse."""

from __future__ import annotations

from app.access.company import NewCompany
from app.kernel.text import _
from app.masters import unit, warehouse
from app.store import Work


def seed(work: Work, new: NewCompany) -> None:
    unit.seed()
    warehouse.seed(_("Main warehouse"), str(new.profile.get("address", "")))
    work.touch("unit", "warehouse")
