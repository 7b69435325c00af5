"""F6: the keyboard walks over the panes of a panel; a panel names them with ``panes()``, in the order of the eye."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def step(by: int) -> bool:
    """Goes to the next pane that is seen of the panel with the keyboard; False where it has no further one."""
    focus = QApplication.focusWidget()
    panel = focus
    while panel is not None and not hasattr(panel, "panes"):
        panel = panel.parentWidget()
    if panel is None or focus is None:
        return False
    panes: Sequence[QWidget] = [pane for pane in panel.panes() if pane.isVisible()]
    here = next((at for at, pane in enumerate(panes) if _holds(pane, focus)), -1)
    there = here + by
    if here < 0 or not 0 <= there < len(panes):
        return False
    enter(panes[there])
    return True


def enter(pane: QWidget) -> None:
    """The pane itself where it takes the keyboard, else the first thing in it that does."""
    inside = [pane, *pane.findChildren(QWidget)]
    able = [widget for widget in inside if _takes_keyboard(widget)]
    (able[0] if able else pane).setFocus(Qt.FocusReason.TabFocusReason)


def _holds(pane: QWidget, focus: QWidget) -> bool:
    return pane is focus or pane.isAncestorOf(focus)


def _takes_keyboard(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled()
