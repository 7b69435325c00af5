"""Contracts of employees: entered, ended, and the compensation of a PKWT entered into the pay."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.period import of_date
from app.kernel.text import N_, _
from app.masters.employee import EDIT, SEE_SALARY
from app.people.contracts import queries, rules, service
from app.people.contracts.rules import FIXED_TERM, KINDS
from ui.kit import status
from ui.kit.actions import Act
from ui.kit.fields import Choice as ChoiceField
from ui.kit.fields import DateEdit, FlagBox, MoneyEdit, TextEdit
from ui.kit.filters import Choice, Filter
from ui.kit.form import Form
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.manifest import Context
from ui.masters.lists import WordedWindow
from ui.people.entry_dialog import EntryDialog
from ui.people.inputs import ROWS, acts, opening, person_form

status.add(rules.COMING, N_("Begins later"), "ph.clock", "draft")
status.add(rules.RUNNING, N_("In force"), "ph.check", "ok")
status.add(rules.ENDING, N_("Ends soon"), "ph.clock", "warn")
status.add(rules.LAPSED, N_("Ended, none after it"), "ph.warning-fill", "danger")
status.add(rules.ENDED, N_("Ended"), "ph.check-circle-fill", "draft")


class Worded:
    """The listing with its kinds in words."""

    def __init__(self, listing: Any) -> None:
        self._listing = listing
        self.columns = tuple(_worded(column) for column in listing.columns)

    def window(self, asked: Any = None) -> WordedWindow:
        return WordedWindow(self._listing.window(asked), self.columns)


def _worded(column: Column) -> Column:
    if column.key != "kind":
        return column
    return replace(column, get=lambda row: _(KINDS[row.kind]))


def edit(context: Context, row: Any = None, code: str = "") -> EntryDialog:
    """A contract, new or changed; ``code`` fills the employee."""
    session = context.session
    form = person_form(row or code or None)
    first = DateEdit(today=session.today())
    first.set_read_only(row is not None)
    form.add("kind", N_("Kind"), ChoiceField(tuple(KINDS.items())), required=True)
    form.add("number", N_("Contract number"), TextEdit(most=80))
    form.add("first", N_("From"), first, required=True)
    form.add(
        "last",
        N_("Until"),
        DateEdit(today=session.today()),
        help=N_("Leave empty for a permanent contract"),
    )
    form.add("note", N_("Note"), TextEdit(most=200), span=2)

    def save(values: dict[str, Any]) -> None:
        service.save(
            session,
            values["employee"],
            values["kind"],
            values["first"],
            values["last"],
            number=values["number"],
            note=values["note"],
            update=row is not None,
        )

    title = _("Change the contract") if row else _("New contract")
    text = _("An extension is a new contract from the day after the earlier one ends.")
    dialog = EntryDialog(context, title, form, save, text=text)
    if row is None:
        return dialog.fill({"employee": code, "kind": FIXED_TERM, "first": session.today()})
    fields = ("kind", "number", "first", "last", "note")
    return dialog.fill({"employee": row.code, **{name: getattr(row, name) for name in fields}})


def compensate(context: Context, row: Any) -> EntryDialog:
    """What is due at the end of a PKWT, entered into the pay of its last month."""
    session = context.session
    contract = queries.get(row.id)
    due = queries.compensation(session, contract)
    assert due is not None and contract.ends is not None, "a PKWT has a last day"
    form = Form(columns=2)
    form.add("amount", N_("Compensation"), MoneyEdit(), required=True, span=2)
    form.add("off_cycle", "", FlagBox(N_("Paid by a correction, not with the monthly pay")), span=2)

    def save(values: dict[str, Any]) -> None:
        service.pay_compensation(session, row.id, values["amount"], off_cycle=values["off_cycle"])

    text = _(
        "{months} months ÷ 12 × {wage} = {amount} (PP 35/2021 art. 15-16). It is paid with {month}. "
        "Micro and small businesses pay what was agreed.",
        months=due.months,
        wage=formats.rupiah(due.wage),
        amount=formats.rupiah(due.amount),
        month=formats.period(of_date(contract.ends)),
    )
    title = _("Compensation of {name}", name=contract.name)
    dialog = EntryDialog(context, title, form, save, text=text, act=N_("Enter into the pay"))
    return dialog.fill({"amount": due.amount})


def facts_of(context: Context, row: Any) -> Facts:
    """How long it runs, and the compensation for who may see salaries."""
    contract = queries.get(row.id)
    groups = [FactGroup(_("Contract"), _days(contract, context))]
    if context.session.may(SEE_SALARY) and contract.kind == FIXED_TERM:
        groups.append(FactGroup(_("At the end"), _compensation(context, contract)))
    return Facts(
        contract.name, f"{contract.code} · {_(KINDS[contract.kind])}", groups=tuple(groups)
    )


def _days(contract: queries.Contract, context: Context) -> tuple[Fact, ...]:
    found = [Fact(_("From"), formats.date_medium(contract.first))]
    if contract.number:
        found.insert(0, Fact(_("Contract number"), contract.number))
    if contract.ends is None:
        return tuple(found)
    left = (contract.ends - context.session.today()).days
    note = _("{days} days left", days=left) if left >= 0 else ""
    return (*found, Fact(_("Until"), formats.date_medium(contract.ends), note=note))


def _compensation(context: Context, contract: queries.Contract) -> tuple[Fact, ...]:
    due = queries.compensation(context.session, contract)
    entered = queries.compensation_entered(context.session, contract)
    assert due is not None
    said = formats.money(entered) if entered is not None else _("not yet")
    return (
        Fact(_("Wage"), formats.money(due.wage)),
        Fact(_("Full months"), str(due.months)),
        Fact(_("Compensation"), formats.money(due.amount), strong=True, note="PP 35/2021"),
        Fact(_("Entered into the pay"), said),
    )


COMPENSATE = Act(
    "people.contract.compensate",
    N_("Pay compensation…"),
    lambda context, row: compensate(context, row).open(),
    "ph.wallet",
    "F9",
    permission=SEE_SALARY,
    enabled=lambda row: row.kind == FIXED_TERM,
)


def _states(_session: Any) -> list[Choice]:
    return [
        Choice("soon", N_("Ending or ended"), {"soon": 1}),
        Choice("running", N_("In force"), {"state": rules.RUNNING}),
    ]


def waiting(session: Any) -> int | None:
    """How many end soon or have ended."""
    return len(queries.ending(session.today())) or None


def make(context: Context) -> ListPanel:
    edit_and_remove = acts(
        "people.contract",
        edit,
        service.remove,
        lambda row: f"{formats.date_medium(row.first)} · {row.name}",
        EDIT,
    )
    spec = ListSpec(
        key="people.contracts",
        listing=lambda session: Worded(queries.listing(session.today())),
        nouns=ROWS,
        kinds=("contract", "employee", "pay-input"),
        open=opening(edit),
        new=NewAct(N_("Contract"), opening(edit), EDIT),
        acts=(*edit_and_remove, COMPENSATE),
        filters=(Filter("standing", N_("Any state"), _states, icon="ph.clock"),),
        inspector=facts_of,
        empty=Empty(
            "ph.file-text",
            N_("No contracts yet"),
            N_("Permanent, fixed-term and daily contracts stand here; those that end are told of."),
            N_("New contract"),
        ),
        search_hint=N_("Employee or contract number"),
    )
    return ListPanel(context, spec)
