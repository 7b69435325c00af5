"""What stands in place of the people of a run: nothing calculated yet, or salaries not to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.kernel.text import N_, _
from app.people.payroll.rules import CALCULATE
from ui.kit.buttons import Button
from ui.people import words

if TYPE_CHECKING:
    from ui.people.run_panel import RunPanel


def nothing_yet(panel: RunPanel) -> None:
    """Before the first calculation: what to do first, and the one act."""
    title = _("{month} is not calculated yet", month=words.run_title(panel.period, panel.kind))
    text = _(
        "Enter overtime and inputs of the month first; then calculate. Nothing is booked "
        "before the run is posted."
    )
    buttons: tuple[Button, ...] = ()
    session = panel.context.session
    if session.may(CALCULATE) and not session.read_only:
        buttons = (
            Button(
                N_("Calculate"),
                lambda: panel.begin(panel.kind),
                icon="ph.calculator",
                role="primary",
                key="F8",
            ),
            Button(
                N_("Inputs of a month"),
                lambda: panel.context.open_section("people", "inputs"),
                icon="ph.note-pencil",
            ),
        )
    panel.state_page.tell("ph.calculator", title, text, buttons)
    panel.pages.setCurrentWidget(panel.state_page)


def not_allowed(panel: RunPanel) -> None:
    """For who may not see salaries."""
    panel.heading.setText(_("Payroll"))
    panel.chip.hide()
    panel.life.hide()
    panel.choose.hide()
    panel.state_page.tell(
        "ph.lock-simple",
        _("Salaries are not shown to you"),
        _("Whoever runs the company here can give you the permission to see salaries."),
    )
