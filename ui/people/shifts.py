"""Shifts and who works them, and the company's own days: lists with small forms."""

from __future__ import annotations

import datetime as dt
from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.people.attendance import calendar, queries, shifts
from app.people.attendance.service import EDIT
from ui.kit.actions import Act
from ui.kit.fields import Choice, CountEdit, DateEdit, FlagBox, TextEdit
from ui.kit.form import Form
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.lookup import LookupField
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.people.entry_dialog import EntryDialog
from ui.people.inputs import acts, opening
from ui.people.picking import EMPLOYEES

WEEKS = ((0, N_("As the company")), (5, N_("5 days")), (6, N_("6 days")))


def edit_shift(context: Context, row: Any = None) -> EntryDialog:
    """A shift, new or changed."""
    form = Form(columns=2)
    code = TextEdit(most=20)
    code.set_read_only(row is not None)
    form.add("code", N_("Code"), code, required=True)
    form.add("name", N_("Shift"), TextEdit(most=60), required=True)
    form.add("starts", N_("Begins"), TextEdit(most=5, hint="08:00"), required=True)
    form.add("ends", N_("Ends"), TextEdit(most=5, hint="17:00"), required=True)
    form.add("rest", N_("Break (minutes)"), CountEdit())
    form.add("grace", N_("Grace (minutes)"), CountEdit(), help=N_("Later than this counts as late"))
    form.add("week_days", N_("Days a week"), Choice(WEEKS), span=2)

    def save(values: dict[str, Any]) -> None:
        shifts.save(context.session, shifts.shift_of(values), update=row is not None)

    title = _("Change the shift") if row else _("New shift")
    text = _(
        "A shift that ends before it begins goes over midnight. The first shift is everybody's usual one."
    )
    dialog = EntryDialog(context, title, form, save, text=text)
    if row is None:
        return dialog.fill(
            {"starts": "08:00", "ends": "17:00", "rest": 60, "grace": 0, "week_days": 0}
        )
    keys = ("code", "starts", "ends", "rest", "grace", "week_days")
    return dialog.fill({"name": row.title, **{key: getattr(row, key) for key in keys}})


def assign(context: Context, row: Any) -> EntryDialog:
    """Somebody works this shift from a day on."""
    session = context.session
    form = Form(columns=2)
    form.add("employee", N_("Employee"), LookupField(EMPLOYEES), required=True, span=2)
    kept = tuple((shift.code, f"{shift.code} {shift.name}") for shift in calendar.shifts())
    form.add("shift", N_("Shift"), Choice(kept), required=True)
    form.add("valid_from", N_("From"), DateEdit(today=session.today()), required=True)
    dialog = EntryDialog(
        context,
        _("Assign a shift"),
        form,
        lambda values: shifts.assign(
            session, values["employee"], values["shift"], values["valid_from"]
        ),
        act=N_("Assign"),
    )
    first: dt.date = session.today().replace(day=1)
    return dialog.fill({"shift": row.code, "valid_from": first})


ASSIGN = Act(
    "people.shift.assign",
    N_("Assign…"),
    lambda context, row: assign(context, row).open(),
    "ph.user-plus",
    "F8",
    permission=EDIT,
)


def make(context: Context) -> ListPanel:
    spec = ListSpec(
        key="people.shifts",
        listing=lambda _session: queries.SHIFTS,
        nouns=(N_("{count} shift"), N_("{count} shifts")),
        kinds=("shift",),
        open=opening(edit_shift),
        new=NewAct(N_("Shift"), opening(edit_shift), EDIT),
        acts=(
            *acts("people.shift", edit_shift, shifts.remove, lambda row: row.title, EDIT),
            ASSIGN,
        ),
        empty=Empty(
            "ph.clock",
            N_("No shifts yet"),
            N_("Shifts say when work begins and ends. Without one nobody is late."),
            N_("New shift"),
        ),
        search_hint=N_("Code or name"),
    )
    return ListPanel(context, spec)


def edit_day(context: Context, row: Any = None) -> EntryDialog:
    """A day the company has off, or works in spite of a holiday."""
    session = context.session
    form = Form(columns=2)
    date = DateEdit(today=session.today())
    date.set_read_only(row is not None)
    form.add("date", N_("Date"), date, required=True)
    form.add("name", N_("Day"), TextEdit(most=60), required=True)
    form.add("works", "", FlagBox(N_("Worked in spite of a holiday")), span=2)

    def save(values: dict[str, Any]) -> None:
        shifts.save_day(
            session, values["date"], values["name"], values["works"], update=row is not None
        )

    title = _("Change the day") if row else _("New day of the company")
    text = _("Public holidays and cuti bersama are known; here stand the days that differ.")
    dialog = EntryDialog(context, title, form, save, text=text)
    if row is None:
        return dialog.fill({"date": session.today()})
    return dialog.fill({"date": row.date, "name": row.title, "works": row.works})


def days(context: Context) -> ListPanel:
    spec = ListSpec(
        key="people.company-days",
        listing=lambda _session: queries.COMPANY_DAYS,
        nouns=(N_("{count} day"), N_("{count} days")),
        kinds=("company-day",),
        open=opening(edit_day),
        new=NewAct(N_("Day"), opening(edit_day), EDIT),
        acts=acts(
            "people.company-day",
            edit_day,
            shifts.remove_day,
            lambda row: f"{formats.date_medium(row.date)} · {row.title}",
            EDIT,
        ),
        filters=(MONTH,),
        empty=Empty(
            "ph.flag",
            N_("No days of the company yet"),
            N_("Days off beside the public holidays stand here, and holidays that are worked."),
            N_("New day"),
        ),
        search_hint=N_("Day"),
    )
    return ListPanel(context, spec)
