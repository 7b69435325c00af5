"""The departments of the window, in the order of the rail. One line adds a department."""

from __future__ import annotations

from app.kernel.department import load
from ui.kit.manifest import DepartmentPanels

PANELS = (
    "ui.sales.panels:PANELS",
    "ui.purchasing.panels:PANELS",
    "ui.inventory.panels:PANELS",
    "ui.accounting.panels:PANELS",
    "ui.people.panels:PANELS",
    "ui.data.panels:PANELS",
)


def departments() -> tuple[DepartmentPanels, ...]:
    """All manifests; loading them brings no widget and no heavy library along."""
    return tuple(load(reference) for reference in PANELS)
