"""Loans of employees: given, paused, paid back early; the run deducts the instalments."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.period import of_date
from app.kernel.text import N_, _
from app.people.loans import ledger, queries, rules, service
from ui.kit import dialogs, status
from ui.kit.actions import Act, guarded
from ui.kit.fields import Choice as ChoiceField
from ui.kit.fields import CountEdit, DateEdit, MoneyEdit, PeriodEdit, Shown, TextEdit
from ui.kit.filters import Choice, Filter
from ui.kit.form import Form
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.lookup import LookupField
from ui.kit.manifest import Context
from ui.kit.months import MONTH
from ui.people.entry_dialog import EntryDialog
from ui.people.picking import EMPLOYEES, money_accounts
from ui.people.taking_back import void_with_reason

MOST_SHOWN = 12
WITH_THE_PAY = ("", N_("With the pay of the month"))

status.add(queries.TO_PAY_OUT, N_("Paid with the next pay"), "ph.clock", "wait")
status.add(queries.RUNNING, N_("Being deducted"), "ph.arrows-clockwise", "info")
status.add(queries.PAID_OFF, N_("Paid off"), "ph.check-circle-fill", "ok")


def give(context: Context, code: str = "") -> EntryDialog:
    """A new loan, with its instalments shown before it is given."""
    session = context.session
    form = Form(columns=2)
    form.add("employee", N_("Employee"), LookupField(EMPLOYEES), required=True, span=2)
    form.add("amount", N_("Loan"), MoneyEdit(), required=True)
    form.add("date", N_("Date"), DateEdit(today=session.today()), required=True)
    form.add(
        "account", N_("Paid from"), ChoiceField((WITH_THE_PAY, *money_accounts())), span=2
    )  # fmt: skip
    form.add("months", N_("Instalments"), CountEdit(), required=True)
    form.add(
        "first_period", N_("First instalment"), PeriodEdit(today=session.today()), required=True
    )
    form.add("plan", N_("Deducted every month"), Shown(), span=2)
    form.add("note", N_("Note"), TextEdit(most=200), span=2)
    form.changed.connect(lambda key: _show_plan(form) if key != "plan" else None)

    def save(values: dict[str, Any]) -> None:
        service.give(
            session,
            values["employee"],
            values["date"],
            values["amount"],
            values["months"],
            values["first_period"],
            values["account"],
            values["note"],
        )

    text = _("The payroll run of each month deducts the instalment, never more than the pay.")
    dialog = EntryDialog(context, _("New loan"), form, save, text=text, act=N_("Give the loan"))
    accounts = money_accounts()
    first = of_date(session.today()).plus(1)
    return dialog.fill(
        {
            "employee": code,
            "date": session.today(),
            "account": accounts[0][0] if accounts else "",
            "months": 1,
            "first_period": first,
        }
    )


def open_new(context: Context) -> None:
    give(context).open()


def _show_plan(form: Form) -> None:
    amount, months, first = (form.value(key) for key in ("amount", "months", "first_period"))
    known = amount and first and months and 0 < months <= service.MOST_MONTHS
    if not known or amount.minor // 100 < months:
        form.set_value("plan", None)
        return
    plan = rules.equal_plan(amount, months, first)
    values = {"amount": formats.rupiah(plan[0].amount), "month": formats.period(plan[-1].period)}
    words = _("{amount} until {month}", **values)
    if plan[-1].amount != plan[0].amount:
        words = _("{words}, the last {last}", words=words, last=formats.rupiah(plan[-1].amount))
    form.set_value("plan", words)


def settle(context: Context, row: Any) -> EntryDialog:
    """What is paid back before it is due."""
    session = context.session
    form = Form(columns=2)
    form.add("amount", N_("Paid back"), MoneyEdit(), required=True)
    form.add("date", N_("Date"), DateEdit(today=session.today()), required=True)
    form.add("account", N_("Received in"), ChoiceField(money_accounts()), required=True, span=2)

    def save(values: dict[str, Any]) -> None:
        service.settle(session, row.id, values["date"], values["amount"], values["account"])

    owed = ledger.owed_of(row.id)
    title = _("Loan {number} is paid back early", number=row.number)
    text = _(
        "{name} still owes {owed}. The last instalments fall away first.",
        name=row.name,
        owed=formats.rupiah(owed),
    )
    dialog = EntryDialog(context, title, form, save, text=text, act=N_("Post"))
    account = money_accounts()[0][0] if money_accounts() else ""
    return dialog.fill({"amount": owed, "date": session.today(), "account": account})


def pause(context: Context, row: Any) -> EntryDialog:
    """A month without an instalment."""
    session = context.session
    form = Form(columns=1)
    form.add("period", N_("Month"), PeriodEdit(today=session.today()), required=True)
    dialog = EntryDialog(
        context,
        _("Let a month of loan {number} out", number=row.number),
        form,
        lambda values: service.pause(session, row.id, values["period"]),
        text=_("Nothing is deducted in this month; what is left waits one month longer."),
        act=N_("Let it out"),
    )
    return dialog.fill({"period": row.next})


def void(context: Context, row: Any) -> None:
    void_with_reason(
        context,
        _("Void loan {number}?", number=row.number),
        _("A mirrored entry takes it back. The number stays used."),
        N_("Void the loan"),
        lambda reason: service.void_loan(context.session, row.id, None, reason),
    )


def take_back(context: Context, row: Any) -> None:
    """For money entered as paid back by mistake."""
    title = _("Take back what was paid on loan {number}?", number=row.number)
    text = _("The newest payment is mirrored, and the amount is owed again.")
    if dialogs.ask(context.window, title, text, N_("Take back")):
        guarded(context, lambda: service.take_back(context.session, row.id))


def _is_running(row: Any) -> bool:
    return bool(row.state == queries.RUNNING)


def _is_unused(row: Any) -> bool:
    return bool(row.state != "void" and not row.taken and not row.settled)


ACTS = (
    Act(
        "people.loan.settle", N_("Paid back early…"),
        lambda context, row: settle(context, row).open(), "ph.wallet", "F8",
        permission=service.EDIT, enabled=_is_running, primary=True,
    ),
    Act(
        "people.loan.pause", N_("Let a month out…"),
        lambda context, row: pause(context, row).open(), "ph.pause",
        permission=service.EDIT, enabled=lambda row: bool(row.next),
    ),
    Act(
        "people.loan.take-back", N_("Take the payment back"), take_back, "ph.arrow-u-up-left",
        permission=service.EDIT, enabled=lambda row: bool(row.settled), menu_only=True,
    ),
    Act(
        "people.loan.void", N_("Void…"), void, "ph.prohibit",
        permission=service.EDIT, enabled=_is_unused, danger=True,
    ),
)  # fmt: skip


def facts_of(_context: Context, row: Any) -> Facts:
    """What became of the loan, and the instalments to come."""
    whole = ledger.loan(row.id)
    found = [Fact(_("Loan"), formats.money(row.amount))]
    if row.taken:
        found.append(Fact(_("Deducted"), formats.money(row.taken)))
    if row.settled:
        found.append(Fact(_("Paid back early"), formats.money(row.settled)))
    found.append(Fact(_("Still owed"), formats.money(row.owed), strong=True))
    groups = [FactGroup(_("Loan"), found)]
    ahead = ledger.ahead_of(row.id) if row.state != "void" else ()
    if ahead:
        coming = [
            Fact(formats.period(each.period), formats.money(each.amount))
            for each in ahead[:MOST_SHOWN]
        ]
        more = len(ahead) - len(coming)
        note = _("and {count} more", count=more) if more else ""
        groups.append(FactGroup(_("Instalments to come"), coming, note))
    months = whole.months if whole else 0
    subtitle = _("{date} · {months} months", date=formats.date_medium(row.date), months=months)
    return Facts(f"{row.number} {row.name}", subtitle, row.state, groups)


STATES = Filter(
    "state",
    N_("Any state"),
    (
        Choice("open", N_("Not paid off yet"), {"open": 1}),
        Choice("off", N_("Paid off"), {"state": queries.PAID_OFF}),
        Choice("void", N_("Void"), {"state": "void"}),
    ),
    icon="ph.clock",
)


def make(context: Context) -> ListPanel:
    spec = ListSpec(
        key="people.loans",
        listing=queries.listing,
        nouns=(N_("{count} loan"), N_("{count} loans")),
        counted_words=N_("{count} counted, without void ones"),
        kinds=("loan", "payroll", "employee"),
        new=NewAct(N_("Loan"), open_new, service.EDIT),
        acts=ACTS,
        filters=(STATES, MONTH),
        inspector=facts_of,
        row_style=lambda row: "void" if row.state == "void" else "",
        empty=Empty(
            "ph.wallet",
            N_("No loans yet"),
            N_("Loans (kasbon) stand here with what is still owed; the payroll run deducts them."),
            N_("New loan"),
        ),
        search_hint=N_("Number, employee or note"),
    )
    return ListPanel(context, spec)
