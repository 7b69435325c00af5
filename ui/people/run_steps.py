"""The life of a run on screen: which step comes next, and how each is asked for and done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.kernel import formats
from app.kernel.lifecycle import APPROVED, DRAFT, POSTED, VOID, Step
from app.kernel.progress import Progress
from app.kernel.text import N_, _
from app.people.payroll import queries, service
from app.people.payroll.rules import CALCULATED, CHECKED, LIFE, PAID
from app.people.payroll.service import Run
from ui.kit import dialogs
from ui.kit.actions import guarded
from ui.kit.fields import Choice, DateEdit
from ui.kit.form import Form
from ui.kit.lifecycle_bar import LifeStep, steps_until
from ui.kit.manifest import Context
from ui.people import words
from ui.people.entry_dialog import EntryDialog
from ui.people.picking import money_accounts
from ui.people.taking_back import void_with_reason

LIFE_WORDS = (
    N_("Inputs"),
    N_("Calculate"),
    N_("Check"),
    N_("Approve"),
    N_("Post"),
    N_("Pay"),
)
NEXT = {
    DRAFT: CALCULATED,
    CALCULATED: CHECKED,
    CHECKED: APPROVED,
    APPROVED: POSTED,
    POSTED: PAID,
}
ICONS = {
    CALCULATED: "ph.calculator",
    CHECKED: "ph.paper-plane-tilt",
    APPROVED: "ph.check",
    POSTED: "ph.check",
    PAID: "ph.bank",
}
_PLACES = {DRAFT: 1, CALCULATED: 2, CHECKED: 3, APPROVED: 4, POSTED: 5, PAID: 5}

Done = Callable[[], None]


def life_of(standing: str) -> tuple[LifeStep, ...]:
    """The steps as the bar shows them; none for a void run."""
    if standing == VOID:
        return ()
    return steps_until(LIFE_WORDS, _PLACES[standing], finished=standing == PAID)


def allowed(context: Context, standing: str) -> tuple[Step, ...]:
    """The steps that follow and that this person may take."""
    session = context.session
    if session.read_only:
        return ()
    return tuple(s for s in LIFE.steps_from(standing) if session.may(s.permission))


def next_step(context: Context, standing: str) -> Step | None:
    """The step forward: what F8 does."""
    target = NEXT.get(standing, "")
    return next((s for s in allowed(context, standing) if s.target == target), None)


def calculate(context: Context, run_id: int, on_done: Done, on_failed: Callable[..., None]) -> None:
    """Everybody, in the background; can be cancelled, and then nothing has changed."""
    session, run = context.session, service.get(run_id)
    title = _("Calculating payroll {month}", month=words.run_title(run.period, run.kind))

    def work(progress: Progress) -> None:
        service.calculate(session, run_id, progress)

    context.run(title, work, lambda _result: on_done(), on_failed)


def take(
    context: Context, run: Run, step: Step, on_done: Done, on_failed: Callable[..., None]
) -> Any:
    """Takes one step; what needs an answer first asks in a dialog."""
    session = context.session
    if step.target == CALCULATED:
        return calculate(context, run.id, on_done, on_failed)
    if step.target == PAID:
        return pay(context, run)
    if step.target == VOID:
        return void(context, run)
    if (step.source, step.target) == (PAID, POSTED):
        return void_payment(context, run)
    if step.target == POSTED:
        title = _("Posting payroll {month}", month=words.run_title(run.period, run.kind))
        return context.run(
            title,
            lambda _progress: service.post(session, run.id),
            lambda _number: on_done(),
            on_failed,
        )
    if guarded(context, lambda: service.advance(session, run.id, step.target)):
        on_done()
    return None


def pay(context: Context, run: Run) -> EntryDialog:
    """From which account, and when."""
    session = context.session
    net = queries.run_view(session, run.id).totals.net
    form = Form(columns=2)
    form.add(
        "account",
        N_("Paid from"),
        Choice(money_accounts()),
        required=True,
        span=2,
        help=N_("The cash or bank account the money leaves"),
    )
    form.add("date", N_("Date"), DateEdit(today=session.today()), required=True)

    def save(values: dict[str, Any]) -> None:
        service.pay(session, run.id, values["account"], values["date"])

    title = _("Pay {amount}?", amount=formats.rupiah(net))
    text = _(
        "Net pay of payroll {month}. What was owed to the employees is settled.",
        month=words.run_title(run.period, run.kind),
    )
    dialog = EntryDialog(context, title, form, save, text=text, act=N_("Pay"))
    dialog.fill({"date": max(session.today(), run.date), "account": _usual_account()})
    dialog.open()
    return dialog


def _usual_account() -> str:
    """The first bank account, else the first of all."""
    choices = [code for code, _words in money_accounts()]
    banks = [code for code, said in money_accounts() if "bank" in said.casefold()]
    return (banks or choices or [""])[0]


def void(context: Context, run: Run) -> None:
    """Takes a posted run back, with a reason."""
    void_with_reason(
        context,
        _("Void payroll {name}?", name=run.name),
        _("A mirrored entry takes it back. The number stays used, and the month can be paid anew."),
        N_("Void the run"),
        lambda reason: service.void_run(context.session, run.id, None, reason),
    )


def void_payment(context: Context, run: Run) -> None:
    """Takes the payment back; the run stays posted."""
    void_with_reason(
        context,
        _("Void the payment of {name}?", name=run.name),
        _("A mirrored entry takes it back; the net pay is owed again."),
        N_("Void the payment"),
        lambda reason: service.void_payment(context.session, run.id, None, reason),
    )


def discard(context: Context, run: Run) -> bool:
    """Throws a draft run away; True if it is gone."""
    title = _("Discard payroll {month}?", month=words.run_title(run.period, run.kind))
    text = _("Its payslips are thrown away. Inputs and overtime stay.")
    if not dialogs.ask(context.window, title, text, N_("Discard the run"), danger=True):
        return False
    return guarded(context, lambda: service.discard(context.session, run.id))
