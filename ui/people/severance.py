"""Who leaves with severance: a list with a small form; the severance run of the month counts and pays it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.money import ZERO
from app.kernel.text import N_, _
from app.people.inputs import listings, removal
from app.people.inputs.service import EDIT
from app.people.inputs.severance import save_severance
from app.people.reasons import REASONS
from ui.kit.fields import Choice, CountEdit, DateEdit, MoneyEdit, QuantityEdit
from ui.kit.form import Form
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.lookup import LookupField
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.masters.lists import WordedWindow
from ui.people.entry_dialog import EntryDialog
from ui.people.inputs import acts, opening
from ui.people.picking import EVERYBODY


class Worded:
    """The listing with its reason in words."""

    def __init__(self, listing: Any) -> None:
        self._listing = listing
        self.columns = tuple(_worded(column) for column in listing.columns)

    def window(self, asked: Any = None) -> WordedWindow:
        return WordedWindow(self._listing.window(asked), self.columns)


def _worded(column: Column) -> Column:
    if column.key != "reason":
        return column
    return replace(column, get=lambda row: _(REASONS.get(row.reason, row.reason)))


def edit(context: Context, row: Any = None) -> EntryDialog:
    """Severance of one person, new or changed."""
    session = context.session
    form = _form(context, row)

    def save(values: dict[str, Any]) -> None:
        save_severance(
            session,
            values["employee"],
            values["date"],
            values["reason"],
            leave_days=values["leave_days"],
            divisor=values["divisor"] or 0,
            other=values["other"] or ZERO,
            separation=values["separation"] or ZERO,
            agreed=values["agreed"],
            update=row is not None,
        )

    title = _("Change the severance") if row else _("New severance")
    text = _(
        "UP and UPMK follow from wage, service and reason (PP 35/2021). Calculate them afterwards in "
        "Payroll with a severance run of the month."
    )
    dialog = EntryDialog(context, title, form, save, text=text)
    if row is None:
        return dialog.fill({"date": session.today()})
    fields = ("date", "reason", "leave_days", "divisor", "other", "separation", "agreed")
    return dialog.fill({"employee": row.code, **{name: getattr(row, name) for name in fields}})


def _form(context: Context, row: Any) -> Form:
    form = Form(columns=2)
    person = LookupField(EVERYBODY)
    date = DateEdit(today=context.session.today())
    for editor in (person, date):
        editor.set_read_only(row is not None)
    form.add("employee", N_("Employee"), person, required=True, span=2)
    form.add("date", N_("Last day of work"), date, required=True)
    form.add(
        "leave_days",
        N_("Leave not taken (days)"),
        QuantityEdit(),
        help=N_("Paid out with the severance"),
    )
    form.add("reason", N_("Reason"), Choice(tuple(REASONS.items())), required=True, span=2)
    form.add("other", N_("Travel and others"), MoneyEdit())
    form.add("separation", N_("Separation pay"), MoneyEdit(), help=N_("By the company's own rules"))
    form.add(
        "divisor",
        N_("Working days of a month"),
        CountEdit(),
        help=N_("For a day of leave; 0: 21 or 25 by the working week"),
    )
    form.add(
        "agreed",
        N_("Agreed instead of UP and UPMK"),
        MoneyEdit(),
        help=N_("Micro and small businesses only; else leave it empty"),
    )
    return form


def make(context: Context) -> ListPanel:
    spec = ListSpec(
        key="people.severance",
        listing=lambda session: Worded(listings.severance(session)),
        nouns=(N_("{count} person"), N_("{count} persons")),
        kinds=("severance", "employee"),
        open=opening(edit),
        new=NewAct(N_("Severance"), opening(edit), EDIT),
        acts=acts(
            "people.severance",
            edit,
            removal.remove_severance,
            lambda row: f"{formats.date_medium(row.date)} · {row.name}",
        ),
        filters=(MONTH,),
        empty=Empty(
            "ph.user-minus",
            N_("Nobody leaves with severance"),
            N_("Who leaves with severance stands here, with the reason; its run pays it."),
            N_("New severance"),
        ),
        search_hint=N_("Employee"),
    )
    return ListPanel(context, spec)
