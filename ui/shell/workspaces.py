"""Workspaces: which departments stand where for a kind of work, built in or kept by the person."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from PySide6.QtCore import QByteArray, QRect
from PySide6.QtGui import QGuiApplication

from app.kernel.text import N_

HANDLE = (80, 24)  # so much of a window's title bar must be in reach to move it


class Place(NamedTuple):
    """A department's section and the side of the place before it on which it stands."""

    department: str
    section: str = ""
    side: str = "right"


class Workspace(NamedTuple):
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
        (Place("inventory", "card"), Place("inventory", "counts")),
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


class KeptLayout(NamedTuple):
    """A layout as it stood: the state of the docks, the section of each, and where the floating ones were."""

    docks: QByteArray
    active: str
    sections: dict[str, str]
    floats: tuple[QRect, ...] = ()
    name: str = ""

    def named(self, name: str) -> KeptLayout:
        return self._replace(name=name)

    def fields(self) -> dict[str, Any]:
        """As plain values that JSON can hold."""
        return {
            "name": self.name,
            "docks": self.docks.toBase64().toStdString(),
            "active": self.active,
            "sections": self.sections,
            "floats": [rect.getRect() for rect in self.floats],
        }

    @classmethod
    def of_fields(cls, fields: Any) -> KeptLayout:
        """The layout again. Raises ValueError, TypeError or KeyError where the values are damaged."""
        return cls(
            QByteArray.fromBase64(str(fields["docks"]).encode()),
            str(fields["active"]),
            {str(key): str(section) for key, section in dict(fields["sections"]).items()},
            tuple(QRect(*map(int, rect)) for rect in fields["floats"]),
            str(fields["name"]),
        )

    def fits_the_screens(self) -> bool:
        """Whether every floating dock would stand on a screen that is there."""
        return all(within_reach(rect) for rect in self.floats)


def worded(layouts: list[KeptLayout]) -> str:
    """Kept layouts as one text for the settings."""
    return json.dumps([layout.fields() for layout in layouts])


def understood(text: object) -> list[KeptLayout] | None:
    """The layouts of ``worded``; none of no text, None of a damaged one."""
    if not text:
        return []
    try:
        return [KeptLayout.of_fields(fields) for fields in json.loads(str(text))]
    except (ValueError, TypeError, KeyError):
        return None


def within_reach(frame: QRect) -> bool:
    """Whether a window that stood there can still be taken by its title bar on some screen."""
    bar = QRect(frame.left(), frame.top(), frame.width(), HANDLE[1])
    seen = [screen.availableGeometry() & bar for screen in QGuiApplication.screens()]
    return any(part.width() >= HANDLE[0] and part.height() >= HANDLE[1] // 2 for part in seen)
