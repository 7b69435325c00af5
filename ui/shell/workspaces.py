"""Workspaces: which departments stand where for a kind of work, built in or kept by the person."""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Place:
    """A department's section and the side of the place before it on which it stands."""

    department: str
    section: str = ""
    side: str = "right"


@dataclass(frozen=True, slots=True)
class Workspace:
    key: str
    title: str
    places: tuple[Place, ...]
    shares: tuple[int, ...] = ()


BUILT_IN = (
    Workspace("office", N_("Office"), (Place("home"),)),
    Workspace(
        "till",
        N_("Till"),
        (Place("sales", "receipts"), Place("accounting", "ledger")),
        (51, 49),
    ),
    Workspace(
        "warehouse",
        N_("Warehouse"),
        (Place("inventory", "card"), Place("sales", "invoices")),
        (50, 50),
    ),
    Workspace("payroll", N_("Payroll"), (Place("people", "payroll"),)),
    Workspace(
        "closing",
        N_("Period close"),
        (Place("accounting", "trial-balance"), Place("data", "integrity")),
        (58, 42),
    ),
)


def present(departments: set[str]) -> list[Workspace]:
    """The built-in workspaces whose departments all exist for this person."""
    return [w for w in BUILT_IN if {place.department for place in w.places} <= departments]
