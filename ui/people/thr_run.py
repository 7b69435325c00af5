"""Asking whom a THR run pays, and for which holiday."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.kernel.text import N_, _
from ui.kit.fields import Choice, DateEdit
from ui.kit.form import Form
from ui.people import words
from ui.people.entry_dialog import EntryDialog

if TYPE_CHECKING:
    from ui.people.run_panel import RunPanel

RELIGIONS = (("", N_("Everybody")), *words.RELIGIONS[1:])


def ask(panel: RunPanel) -> EntryDialog:
    """A dialog that begins the run of the panel's month."""
    today = panel.context.session.today()
    form = Form(columns=2)
    form.add("religion", N_("For"), Choice(RELIGIONS), span=2)
    form.add(
        "holiday",
        N_("Holiday"),
        DateEdit(today=today),
        required=True,
        help=N_("Months of service count to this day"),
    )
    form.add("date", N_("Booked on"), DateEdit(today=today), required=True)

    def begin(values: dict[str, Any]) -> None:
        panel.begin(
            "thr",
            religion=values["religion"],
            holiday=values["holiday"],
            date=values["date"],
        )

    title = words.run_title(panel.period, "thr")
    text = _(
        "THR is due at least 7 days before the holiday. Whoever was paid THR this year already is left out."
    )
    dialog = EntryDialog(panel.context, title, form, begin, text=text, act=N_("Calculate"))
    usual = today if today in panel.period else panel.period.last_day
    return dialog.fill({"religion": "", "holiday": panel.period.last_day, "date": usual})
