"""Minimum wages of the place by the day they begin."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.text import N_, _
from app.people.inputs import listings, removal
from app.people.inputs.minimum_wage import save_minimum_wage
from app.people.inputs.service import EDIT
from ui.kit.fields import DateEdit, MoneyEdit
from ui.kit.form import Form
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.people.entry_dialog import EntryDialog
from ui.people.inputs import ROWS, acts, opening


def edit(context: Context, row: Any = None) -> EntryDialog:
    """A minimum wage, new or changed."""
    session = context.session
    form = Form(columns=2)
    begins = DateEdit(today=session.today())
    begins.set_read_only(row is not None)
    form.add("valid_from", N_("In force since"), begins, required=True)
    form.add("amount", N_("Minimum wage"), MoneyEdit(), required=True)

    def save(values: dict[str, Any]) -> None:
        save_minimum_wage(session, values["valid_from"], values["amount"], update=row is not None)

    title = _("Change the minimum wage") if row else _("New minimum wage")
    text = _("UMP or UMK of your place, for a month. Micro and small businesses need none.")
    dialog = EntryDialog(context, title, form, save, text=text)
    if row is None:
        return dialog.fill({"valid_from": session.today().replace(month=1, day=1)})
    return dialog.fill({"valid_from": row.valid_from, "amount": row.amount})


def make(context: Context) -> ListPanel:
    spec = ListSpec(
        key="people.minimum-wages",
        listing=lambda _session: listings.MINIMUM_WAGES,
        nouns=ROWS,
        kinds=("minimum-wage",),
        open=opening(edit),
        new=NewAct(N_("Minimum wage"), opening(edit), EDIT),
        acts=acts(
            "people.minimum-wage",
            edit,
            removal.remove_minimum_wage,
            lambda row: formats.date_medium(row.valid_from),
        ),
        empty=Empty(
            "ph.scales",
            N_("No minimum wage yet"),
            N_("Payslips warn of pay below it; overtime and BPJS Kesehatan never count from less."),
            N_("New minimum wage"),
        ),
    )
    return ListPanel(context, spec)
