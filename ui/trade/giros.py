"""The lists of giros, received and issued: clearing one, recording that it bounced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.kernel import formats
from app.kernel.money import ZERO
from app.kernel.text import N_, _
from app.trade.giro import queries
from ui.kit import dialogs, status
from ui.kit.actions import Act
from ui.kit.fields import Choice, DateEdit, MoneyEdit, TextEdit
from ui.kit.filters import Choice as FilterChoice
from ui.kit.filters import Filter
from ui.kit.form_dialog import FormDialog
from ui.kit.inspector import Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec
from ui.kit.manifest import Context
from ui.trade import facts, lists, lookups

status.add(queries.WAITING, N_("Waiting"), "ph.clock", "info")
status.add(queries.DUE, N_("Due"), "ph.bell", "warn")
status.add(queries.CLEARED, N_("Cleared"), "ph.check-circle-fill", "ok")
status.add(queries.BOUNCED, N_("Bounced"), "ph.x-circle", "danger")

STATES = Filter(
    "state",
    N_("Any status"),
    (
        FilterChoice(queries.WAITING, N_("Waiting")),
        FilterChoice(queries.DUE, N_("Due")),
        FilterChoice(queries.CLEARED, N_("Cleared")),
        FilterChoice(queries.BOUNCED, N_("Bounced")),
        FilterChoice("void", N_("Void")),
    ),
)
NOT_CLEARED = Filter(
    "open",
    N_("Not cleared yet"),
    (FilterChoice("1", N_("Not cleared yet"), {"open": 1}),),
)
OPEN_STATES = (queries.WAITING, queries.DUE)


@dataclass(frozen=True, slots=True)
class Giros:
    """One of the two lists. prefix: of the permissions. empty: what stands there while there is none, marked."""

    key: str
    prefix: str
    kind: str
    services: Any
    get: Callable[[int], Any]
    left: str
    empty: Empty


def make(context: Context, giros: Giros) -> ListPanel:
    """The list, the latest to fall due first."""
    return ListPanel(context, spec(giros))


def spec(giros: Giros) -> ListSpec:
    return ListSpec(
        key=giros.key,
        listing=lambda session: giros.services.listing(session.today()),
        nouns=(N_("{count} giro"), N_("{count} giros")),
        counted_words=N_("{count} counted, those that wait"),
        kinds=(giros.kind,),
        open=lambda context, row: context.open_document(giros.kind, row.id),
        acts=_acts(giros),
        filters=(NOT_CLEARED, STATES),
        inspector=lambda context, row: _facts_of(giros, context, row),
        row_style=lists.row_style,
        empty=giros.empty,
        search_hint=N_("Find a giro"),
        hidden=("party_code",),
    )


def _facts_of(giros: Giros, context: Context, row: Any) -> Facts:
    return facts.of_payment(context, row, giros.get(row.id), _(giros.left))


def _acts(giros: Giros) -> tuple[Act, ...]:
    return (
        Act(
            f"{giros.prefix}.giro-clear",
            N_("Cleared…"),
            lambda context, row: clear(context, giros, row),
            icon="ph.bank",
            shortcut="F8",
            permission=f"{giros.prefix}.post",
            enabled=lambda row: row.state in OPEN_STATES,
            primary=True,
        ),
        Act(
            f"{giros.prefix}.giro-bounce",
            N_("Bounced…"),
            lambda context, row: bounce(context, giros, row),
            icon="ph.x-circle",
            permission=f"{giros.prefix}.void",
            enabled=lambda row: row.state in OPEN_STATES,
            danger=True,
        ),
        Act(
            f"{giros.prefix}.giro-take-back",
            N_("Take the clearing back"),
            lambda context, row: take_back(context, giros, row),
            icon="ph.arrow-u-up-left",
            permission=f"{giros.prefix}.void",
            enabled=lambda row: row.state == queries.CLEARED,
            menu_only=True,
        ),
    )


def clear(context: Context, giros: Giros, row: Any) -> None:
    """Asks for the day and the bank account; the money is there from that day."""
    dialog = FormDialog(
        context.window,
        _("Giro {number} was cleared", number=row.giro),
        N_("Post"),
        lambda: giros.services.clear(
            context.session,
            row.id,
            dialog.form.value("date"),
            dialog.form.value("account") or "",
        ),
        _("{party} · {amount}", party=row.party, amount=formats.rupiah(row.amount)),
    )
    form = dialog.form
    today = context.session.today()
    form.add("date", N_("Cleared on"), DateEdit(today=today), required=True)
    form.add("account", N_("Bank account"), Choice(lookups.money_accounts()), required=True)
    account = context.setting(f"{giros.kind}/account")
    known = {code for code, _name in lookups.money_accounts()}
    form.set_values(
        {"date": max(today, row.giro_due), "account": account if account in known else None}
    )
    dialog.exec()


def bounce(context: Context, giros: Giros, row: Any) -> None:
    """Asks for the day, what the bank charged and why; what the giro paid is open again."""
    dialog = FormDialog(
        context.window,
        _("Giro {number} bounced", number=row.giro),
        N_("Post"),
        lambda: giros.services.bounce(
            context.session,
            row.id,
            dialog.form.value("date"),
            dialog.form.value("fee") or ZERO,
            dialog.form.value("account") or "",
            dialog.form.value("reason") or "",
        ),
        _(
            "{number} becomes void from this day, and what it paid is open again. This cannot be taken"
            " back.",
            number=row.number,
        ),
    )
    form = dialog.form
    today = context.session.today()
    form.add("date", N_("Bounced on"), DateEdit(today=today), required=True)
    form.add("reason", N_("Reason"), TextEdit(most=200))
    form.add("fee", N_("Bank charge"), MoneyEdit())
    form.add("account", N_("Charged to"), Choice(lookups.money_accounts()))
    form.set_values({"date": max(today, row.date), "reason": _("Giro bounced")})
    dialog.exec()


def take_back(context: Context, giros: Giros, row: Any) -> None:
    """For a clearing that was recorded by mistake."""
    question = _("Take the clearing of giro {number} back?", number=row.giro)
    words = _("Its entry is mirrored, and the giro waits again.")
    if dialogs.ask(context.window, question, words, N_("Take back")):
        giros.services.take_back(context.session, row.id)
