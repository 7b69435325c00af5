"""Overtime day by day: entered, or asked for and approved; the run pays what is approved."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.people.inputs import listings, overtime, removal
from app.people.inputs.service import EDIT
from ui.kit.actions import guarded
from ui.kit.fields import Choice as ChoiceField
from ui.kit.fields import DateEdit, QuantityEdit, TextEdit
from ui.kit.filters import Filter
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.people import asked, words
from ui.people.entry_dialog import EntryDialog
from ui.people.inputs import ROWS, Worded, acts, opening, person_form


def edit(context: Context, row: Any = None) -> EntryDialog:
    """Overtime of one day: entered by whoever may, else asked for."""
    session = context.session
    enters = session.may(EDIT)
    form = person_form(row)
    date = DateEdit(today=session.today())
    date.set_read_only(row is not None)
    form.add("date", N_("Date"), date, required=True)
    form.add("hours", N_("Hours"), QuantityEdit(), required=True)
    form.add("day", N_("Day"), ChoiceField(words.DAYS), required=True, span=2)
    if not enters:
        form.add("note", N_("What for"), TextEdit(most=200), span=2)

    def save(values: dict[str, Any]) -> None:
        said = (values["employee"], values["date"], values["hours"], values["day"])
        if enters:
            overtime.save_overtime(session, *said, update=row is not None)
        else:
            overtime.ask_overtime(session, *said, values["note"] or "")
        _tell_limits(context, values["employee"], values["date"])

    title = _("Change the overtime") if row else _("New overtime")
    text = "" if enters else _("The overtime waits for approval.")
    act = N_("Save") if enters else N_("Ask for it")
    dialog = EntryDialog(context, title, form, save, text=text, act=act)
    if row is None:
        return dialog.fill({"date": session.today()})
    return dialog.fill({"employee": row.code, "date": row.date, "hours": row.hours, "day": row.day})


def _tell_limits(context: Context, code: str, date: dt.date) -> None:
    """Overtime beyond the limits is kept, and said."""
    for problem in overtime.limit_problems(code, date):
        context.notify("warning", problem.sentence(), "")


def _approve(context: Context, row: Any) -> None:
    if guarded(context, lambda: overtime.approve(context.session, row.id)):
        _tell_limits(context, row.code, row.date)


def _reject(context: Context, row: Any) -> None:
    guarded(context, lambda: overtime.reject(context.session, row.id))


def waiting(session: Any) -> int | None:
    """How much overtime waits for this person's approval; None for none."""
    return asked.waiting(session, listings.OVERTIME, EDIT)


def make(context: Context) -> ListPanel:
    """Overtime day by day."""
    spec = ListSpec(
        key="people.overtime",
        listing=lambda _session: Worded(listings.OVERTIME),
        nouns=ROWS,
        kinds=("overtime", "employee"),
        open=opening(edit) if context.session.may(EDIT) else None,
        new=NewAct(N_("Overtime"), opening(edit), overtime.ASK),
        acts=(
            *asked.acts("people.overtime", _approve, _reject, EDIT),
            *acts(
                "people.overtime",
                edit,
                removal.remove_overtime,
                lambda row: f"{formats.date_medium(row.date)} · {row.name}",
            ),
        ),
        filters=(
            Filter("standing", N_("Any state"), (asked.ASKED, asked.AGREED), icon="ph.clock"),
            MONTH,
        ),
        empty=Empty(
            "ph.clock",
            N_("No overtime yet"),
            N_("Hours beyond the normal ones stand here, day by day; the run pays them."),
            N_("New overtime"),
        ),
        search_hint=N_("Employee"),
    )
    return ListPanel(context, spec)
