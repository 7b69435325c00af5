"""The shell's view of the department contract, which lives in ``ui.kit.manifest``.

Departments import from there (arrows point down: shell knows departments, they know the kit).
"""

from __future__ import annotations

from ui.kit.manifest import (
    Action,
    Context,
    DepartmentPanels,
    DocumentPanel,
    NoticeAction,
    Section,
    made,
)

__all__ = [
    "Action",
    "Context",
    "DepartmentPanels",
    "DocumentPanel",
    "NoticeAction",
    "Section",
    "made",
]
