"""Recurring components and inputs of one month: lists with small forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from app.kernel.columns import Column
from app.kernel.period import of_date
from app.kernel.text import N_, _
from app.people.inputs import listings, removal, service
from app.people.inputs.components import BASES, KNOWN, MONTHLY
from ui.kit import dialogs
from ui.kit.actions import Act, guarded
from ui.kit.fields import Choice as ChoiceField
from ui.kit.fields import DateEdit, FlagBox, MoneyEdit, PeriodEdit
from ui.kit.filters import Choice, Filter
from ui.kit.form import Form
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.lookup import Found, Lookup, LookupField
from ui.kit.manifest import Context
from ui.masters.lists import WordedWindow
from ui.people import words
from ui.people.entry_dialog import EntryDialog
from ui.people.periods import months_and_next
from ui.people.picking import EMPLOYEES

EDIT = service.EDIT
ROWS = (N_("{count} row"), N_("{count} rows"))


class Worded:
    """A listing whose component, kind and day of overtime are shown in words."""

    def __init__(self, listing: Any) -> None:
        self._listing = listing
        self.columns = tuple(_worded(column) for column in listing.columns)

    def window(self, asked: Any = None) -> WordedWindow:
        return WordedWindow(self._listing.window(asked), self.columns)


_SAID: dict[str, Callable[[Any], str]] = {
    "component": lambda row: words.component(row.component),
    "kind": lambda row: words.component_kind(row.kind),
    "day": lambda row: words.of(words.DAYS, row.day),
    "basis": lambda row: _(BASES.get(row.basis, row.basis)),
}


def _worded(column: Column) -> Column:
    said = _SAID.get(column.key)
    return replace(column, get=said) if said else column


# -- picking a component ---------------------------------------------------------------------------


def _find_components(text: str, limit: int) -> list[Found]:
    """Known components, and the typed name itself where nothing is called so."""
    typed = text.strip()
    parts = typed.casefold().split()
    found = [_component(code) for code in KNOWN]
    fitting = [f for f in found if all(part in f.name.casefold() for part in parts)]
    if typed and not any(typed.casefold() == f.name.casefold() for f in fitting):
        fitting.append(Found(typed, "", typed, _("a name of your own")))
    return fitting[:limit]


def _component(code: str) -> Found:
    kind = words.component_kind(KNOWN[code].kind) if code in KNOWN else ""
    return Found(code, "", words.component(code), kind)


COMPONENTS = Lookup(find=_find_components, get=lambda code: _component(code), noun=N_("component"))


# -- forms -----------------------------------------------------------------------------------------


def person_form(row: Any) -> Form:
    """A form that begins with the employee, who stays where a row is changed."""
    form = Form(columns=2)
    person = LookupField(EMPLOYEES)
    person.set_read_only(row is not None)
    form.add("employee", N_("Employee"), person, required=True, span=2)
    return form


def _component_fields(form: Form, row: Any) -> None:
    component = LookupField(COMPONENTS)
    component.set_read_only(row is not None)
    form.add("component", N_("Component"), component, required=True)
    form.add("amount", N_("Amount"), MoneyEdit(), required=True)


def edit_component(context: Context, row: Any = None, code: str = "") -> EntryDialog:
    """A recurring component, new or changed; ``code`` fills the employee."""
    session = context.session
    form = person_form(row or code or None)
    _component_fields(form, row)
    begins = DateEdit(today=session.today())
    begins.set_read_only(row is not None)
    form.add("valid_from", N_("From"), begins, required=True)
    form.add(
        "valid_to",
        N_("Until"),
        DateEdit(today=session.today()),
        help=N_("Leave empty if it goes on"),
    )
    form.add(
        "basis",
        N_("The amount is for"),
        ChoiceField(tuple(BASES.items())),
        span=2,
        help=N_("Days, hours and absences are counted by attendance"),
    )

    def save(values: dict[str, Any]) -> None:
        service.save_component(
            session,
            values["employee"],
            values["component"],
            values["amount"],
            values["valid_from"],
            values["valid_to"],
            basis=values["basis"],
            update=row is not None,
        )

    title = _("Change the component") if row else _("New component")
    text = _("Counted every month from its first day on. A new amount begins as a new row.")
    dialog = EntryDialog(context, title, form, save, text=text)
    if row is not None:
        return dialog.fill(
            {
                "employee": row.code,
                "component": row.component,
                "amount": row.amount,
                "valid_from": row.valid_from,
                "valid_to": row.valid_to,
                "basis": row.basis,
            }
        )
    first: dt.date = of_date(session.today()).first_day
    return dialog.fill({"employee": code, "valid_from": first, "basis": MONTHLY})


def edit_input(context: Context, row: Any = None) -> EntryDialog:
    """An amount of one month."""
    session = context.session
    form = person_form(row)
    period = PeriodEdit(today=session.today())
    period.set_read_only(row is not None)
    _component_fields(form, row)
    form.add("period", N_("Month"), period, required=True)
    off_cycle = FlagBox(N_("Paid by a correction, not with the monthly pay"))
    off_cycle.set_read_only(row is not None)
    form.add("off_cycle", "", off_cycle, span=2)

    def save(values: dict[str, Any]) -> None:
        service.save_input(
            session,
            values["employee"],
            values["period"],
            values["component"],
            values["amount"],
            off_cycle=values["off_cycle"],
            update=row is not None,
        )

    title = _("Change the input") if row else _("New input")
    text = _("Counted in this month only: a bonus, a deduction, an instalment.")
    dialog = EntryDialog(context, title, form, save, text=text)
    if row is None:
        return dialog.fill({"period": of_date(session.today())})
    return dialog.fill(
        {
            "employee": row.code,
            "component": row.component,
            "amount": row.amount,
            "period": row.period,
            "off_cycle": row.off_cycle,
        }
    )


# -- lists -----------------------------------------------------------------------------------------


def opening(edit: Callable[..., EntryDialog]) -> Callable[..., None]:
    """What opens the dialog of a row, or of a new one."""
    return lambda context, *row: edit(context, *row).open()


def _removing(
    remove: Callable[[Any, int], None], named: Callable[[Any], str]
) -> Callable[[Context, Any], None]:
    def ask(context: Context, row: Any) -> None:
        title = _("Remove {name}?", name=named(row))
        text = _("Runs that are posted keep what they have used.")
        if dialogs.ask(context.window, title, text, N_("Remove"), danger=True):
            guarded(context, lambda: remove(context.session, row.id))

    return ask


def acts(
    key: str,
    edit: Callable[..., EntryDialog],
    remove: Callable[[Any, int], None],
    named: Callable[[Any], str],
    permission: str = EDIT,
) -> tuple[Act, ...]:
    """Changing and removing a row of what was entered."""
    return (
        Act(
            f"{key}.edit", N_("Change"), opening(edit), "ph.pencil-simple", "F2",
            permission=permission, primary=True,
        ),
        Act(
            f"{key}.remove", N_("Remove"), _removing(remove, named), "ph.trash", "Del",
            permission=permission, danger=True,
        ),
    )  # fmt: skip


def _current(session: Any) -> list[Choice]:
    return [Choice("yes", N_("In force now"), {"current": session.today()})]


def _component_name(row: Any) -> str:
    return f"{words.component(row.component)} · {row.name}"


def components(context: Context) -> ListPanel:
    """Recurring parts of pay."""
    spec = ListSpec(
        key="people.components",
        listing=lambda session: Worded(listings.components(session)),
        nouns=ROWS,
        kinds=("pay-component", "employee"),
        open=opening(edit_component),
        new=NewAct(N_("Component"), opening(edit_component), EDIT),
        acts=acts("people.component", edit_component, removal.remove_component, _component_name),
        filters=(
            Filter("current", N_("Any time"), _current, icon="ph.calendar-blank", first="yes"),
        ),
        empty=Empty(
            "ph.list-plus",
            N_("No pay components yet"),
            N_("Allowances and deductions that come back every month stand here."),
            N_("New component"),
        ),
        search_hint=N_("Employee or component"),
    )
    return ListPanel(context, spec)


def inputs(context: Context) -> ListPanel:
    """Amounts of single months."""
    spec = ListSpec(
        key="people.inputs",
        listing=lambda session: Worded(listings.inputs(session)),
        nouns=ROWS,
        kinds=("pay-input", "employee"),
        open=opening(edit_input),
        new=NewAct(N_("Input"), opening(edit_input), EDIT),
        acts=acts("people.input", edit_input, removal.remove_input, _component_name),
        filters=(Filter("period", N_("Any month"), months_and_next, icon="ph.calendar-blank"),),
        empty=Empty(
            "ph.note-pencil",
            N_("No inputs yet"),
            N_("Bonuses, deductions, absences and instalments of one month stand here."),
            N_("New input"),
        ),
        search_hint=N_("Employee or component"),
    )
    return ListPanel(context, spec)
