"""Leave: who asked for it, who is away, and what is granted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.quantity import MICRO, Quantity
from app.kernel.text import N_, _, translate_count
from app.people.leave import queries, service
from app.people.leave.rules import TYPES
from ui.kit import dialogs
from ui.kit.actions import Act, guarded
from ui.kit.fields import Choice as ChoiceField
from ui.kit.fields import DateEdit, FlagBox, QuantityEdit, TextEdit
from ui.kit.filters import Choice, Filter
from ui.kit.form import Form
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.lookup import LookupField
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.masters.lists import WordedWindow
from ui.people import asked
from ui.people.entry_dialog import EntryDialog
from ui.people.picking import EMPLOYEES

USUAL_DAYS = Quantity(12 * MICRO)


class Worded:
    """The listing with its kind of leave in words."""

    def __init__(self, listing: Any) -> None:
        self._listing = listing
        self.columns = tuple(_worded(column) for column in listing.columns)

    def window(self, asked: Any = None) -> WordedWindow:
        return WordedWindow(self._listing.window(asked), self.columns)


def _worded(column: Column) -> Column:
    if column.key != "type":
        return column
    return replace(column, get=lambda row: _(TYPES.get(row.type, row.type)))


def ask_for(context: Context) -> EntryDialog:
    """Leave of one person; annual leave left is told by the report of balances."""
    session = context.session
    form = Form(columns=2)
    form.add("employee", N_("Employee"), LookupField(EMPLOYEES), required=True, span=2)
    form.add("type", N_("Kind of leave"), ChoiceField(tuple(TYPES.items())), required=True, span=2)
    form.add("first", N_("From"), DateEdit(today=session.today()), required=True)
    form.add("last", N_("Until"), DateEdit(today=session.today()), required=True)
    form.add("half", "", FlagBox(N_("Half a day")))
    form.add("note", N_("Note"), TextEdit(most=200), span=2)

    def save(values: dict[str, Any]) -> None:
        service.request(
            session,
            values["employee"],
            values["type"],
            values["first"],
            values["last"],
            half=values["half"],
            note=values["note"],
        )

    text = _("Rest days and holidays in between are not counted.")
    dialog = EntryDialog(context, _("New leave"), form, save, text=text)
    return dialog.fill({"type": "annual", "first": session.today(), "last": session.today()})


def grant(context: Context) -> EntryDialog:
    """Days of annual leave for one person, or for everybody who worked here for a year."""
    session = context.session
    form = Form(columns=2)
    form.add(
        "employee",
        N_("Employee"),
        LookupField(EMPLOYEES),
        span=2,
        help=N_("Leave empty for everybody who has worked here for 12 months"),
    )
    form.add("date", N_("From"), DateEdit(today=session.today()), required=True)
    form.add("days", N_("Days"), QuantityEdit(), required=True)
    form.add(
        "expires",
        N_("Expires"),
        DateEdit(today=session.today()),
        help=N_("The last day they may be taken; leave empty for no end"),
    )

    def save(values: dict[str, Any]) -> None:
        date, days, expires = values["date"], values["days"], values["expires"]
        if values["employee"]:
            service.grant(session, values["employee"], date, days, expires)
            return
        count = service.grant_everybody(session, date, days, expires)
        title = translate_count(
            N_("{count} person was granted leave"), N_("{count} persons were granted leave"), count
        )
        context.notify("success", title, "")

    dialog = EntryDialog(context, _("Grant annual leave"), form, save, act=N_("Grant"))
    first = session.today().replace(month=1, day=1)
    return dialog.fill({"date": first, "days": USUAL_DAYS})


def open_grant(context: Context) -> None:
    grant(context).open()


def _approve(context: Context, row: Any) -> None:
    guarded(context, lambda: service.approve(context.session, row.id))


def _reject(context: Context, row: Any) -> None:
    guarded(context, lambda: service.reject(context.session, row.id))


def _remove(context: Context, row: Any) -> None:
    name = f"{formats.date_medium(row.first)} · {row.name}"
    title, text = _("Remove {name}?", name=name), _("Its days are free again.")
    if dialogs.ask(context.window, title, text, N_("Remove"), danger=True):
        guarded(context, lambda: service.remove(context.session, row.id))


ACTS = (
    *asked.acts("people.leave", _approve, _reject, service.APPROVE),
    Act(
        "people.leave.remove", N_("Remove"), _remove, "ph.trash", "Del",
        permission=service.EDIT, danger=True,
    ),
)  # fmt: skip


def _states(session: Any) -> list[Choice]:
    return [
        asked.ASKED,
        Choice("away", N_("Away today or later"), {"away": session.today()}),
    ]


def make(context: Context) -> ListPanel:
    spec = ListSpec(
        key="people.leave",
        listing=lambda _session: Worded(queries.LISTING),
        nouns=(N_("{count} leave"), N_("{count} leaves")),
        kinds=("leave", "employee"),
        new=NewAct(N_("Leave"), lambda context: ask_for(context).open(), service.EDIT),
        acts=ACTS,
        filters=(Filter("standing", N_("Any state"), _states, icon="ph.clock"), MONTH),
        empty=Empty(
            "ph.airplane",
            N_("No leave yet"),
            N_("Leave that is asked for stands here, with who is away and when."),
            N_("New leave"),
        ),
        search_hint=N_("Employee or note"),
    )
    return ListPanel(context, spec)
