"""While nobody works at a window that stands: the modules of what may be opened next are loaded, one at a time.

So the first opening of a section or a document costs no more than making its widgets. Keyboard and mouse
come first: whoever touches them puts the rest off.
"""

from __future__ import annotations

import dis
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec
from types import CodeType

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from ui.kit.manifest import DepartmentPanels
from ui.shell.lock import SIGNS_OF_LIFE

QUIET, BETWEEN = (
    1_500,
    10,
)  # milliseconds: nobody touched anything so long; from one module to the next
OURS = ("app.", "ui.")
FIRST = (
    "ui.kit.table",
    "ui.kit.lookup",
    "ui.kit.grid",
)  # packages bring their own parts: a step for each
ALWAYS = (
    "ui.kit.column_menu",
    "ui.shell.palette.view",
    "ui.shell.search_page",
    "ui.kit.print_preview",
    "ui.shell.error_dialogs",
    "ui.shell.lock_dialog",
)


class Warming(QObject):
    """``begin`` it once the window stands; ``done`` tells when everything is loaded."""

    def __init__(self, departments: Iterable[DepartmentPanels], parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = list(reversed([*FIRST, *modules_of(departments), *ALWAYS]))
        self._looked_into: set[str] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._load_one)

    @property
    def done(self) -> bool:
        return not self._waiting

    def begin(self) -> None:
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        self._timer.start(QUIET)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            self._timer.start(QUIET)
        return False

    def _load_one(self) -> None:
        """The next module whose own needs are loaded: one slice never loads a whole tree of them."""
        while self._waiting:
            name = self._waiting[-1]
            needed = [] if name in self._looked_into else missing(name)
            self._looked_into.add(name)
            self._waiting += needed
            if needed:
                continue
            self._waiting.pop()
            if name not in sys.modules:
                import_module(name)
                break
        if self._waiting:
            self._timer.start(BETWEEN)
        else:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]


def modules_of(departments: Iterable[DepartmentPanels]) -> list[str]:
    """The modules that make sections and documents, in the order they stand in the window."""
    panels = [panel for each in departments for panel in (*each.sections, *each.documents)]
    named = [panel.make.partition(":")[0] for panel in panels if isinstance(panel.make, str)]
    return list(dict.fromkeys(named))


def missing(name: str) -> list[str]:
    """Which of our modules this one imports at its top and nobody has loaded; none where it is loaded itself."""
    if name in sys.modules:
        return []
    spec = find_spec(name)
    code = getattr(spec.loader, "get_code", None) if spec is not None else None
    found = code(name) if code is not None else None
    return [each for each in imported(found) if each not in sys.modules] if found else []


def imported(code: CodeType) -> Iterator[str]:
    """Our modules that the code imports: ``a.b``, and ``a.b.c`` where it takes the module c from a package b."""
    source = ""
    for step in dis.get_instructions(code):
        if step.opname == "IMPORT_NAME":
            source = step.argval if step.argval.startswith(OURS) else ""
            if source:
                yield source
        elif step.opname == "IMPORT_FROM" and source and is_module(f"{source}.{step.argval}"):
            yield f"{source}.{step.argval}"


def is_module(name: str) -> bool:
    package, _dot, _name = name.rpartition(".")
    spec = find_spec(package)
    within = spec is not None and spec.submodule_search_locations is not None
    return within and find_spec(name) is not None
