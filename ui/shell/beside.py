"""A second dock of a department, beside its first: "inventory.2" beside "inventory".

It is made when it is asked for and forgotten when it is closed; documents open in it go on in the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

_SECOND = ".2"


def second_of(department: str) -> str:
    """The key of the department's second dock."""
    return department + _SECOND


def is_second(dock: str) -> bool:
    return dock.endswith(_SECOND)


def department_of(dock: str) -> str:
    """The department that stands in the dock with this key."""
    return dock.removesuffix(_SECOND)


def docks_of(departments: Iterable[str]) -> list[str]:
    """Docks for departments in this order: named again, a department takes its second."""
    docks: list[str] = []
    for department in departments:
        docks.append(second_of(department) if department in docks else department)
    return docks


def have(window: MainWindow, docks: Iterable[str]) -> None:
    """Exactly those second docks that are among ``docks``."""
    wanted = {dock for dock in docks if is_second(dock)}
    for dock in [each for each in window.contents if is_second(each) and each not in wanted]:
        forget(window, dock)
    for dock in sorted(wanted - set(window.contents)):
        if department_of(dock) in window.departments:
            window.add_dock(dock)


def show(window: MainWindow, department: str) -> str:
    """The department beside what is shown: in its second dock where its first can be seen."""
    if department not in window.docks.shown():
        window.docks.show_beside(department)
        return department
    second = second_of(department)
    if second not in window.contents:
        window.add_dock(second)
        window.docks.restore_maximised()
        window.docks.split(second, "right", of=department)
    else:
        window.docks.show(second)
    return second


def show_section(window: MainWindow, dock: str, section: str) -> None:
    """A section of this dock's department in the other dock of it."""
    other = department_of(dock) if is_second(dock) else show(window, dock)
    window.show_in(other, section)


def show_same(window: MainWindow, dock: str) -> None:
    """What this dock shows, in the other dock of its department too."""
    show_section(window, dock, window.contents[dock].section)


def another(window: MainWindow, department: str) -> str:
    """A dock of the department that is not the active one, shown beside it."""
    if window.docks.active == department:
        return show(window, department)
    if department in window.docks.shown():
        window.docks.focus(department)
    else:
        window.docks.show_beside(department)
    return department


def forget(window: MainWindow, dock: str) -> None:
    """Closes a second dock; what is open in it goes on in the first."""
    window.docks.restore_maximised()
    content = window.contents.pop(dock)
    content.blockSignals(True)
    window.contents[department_of(dock)].take_over(content)
    window.docks.remove(dock)
    content.deleteLater()


def home_of(window: MainWindow, department: str, section: str) -> str:
    """The dock in which a section is to be shown: one that shows it, else the active, else the first."""
    known = [department, second_of(department)]
    docks = [dock for dock in known if dock in window.contents]
    docks.sort(key=lambda dock: dock != window.docks.active)
    shown = window.docks.shown()
    for dock in docks:
        if dock in shown and window.contents[dock].section == section:
            return dock
    return docks[0] if docks and docks[0] == window.docks.active else department
