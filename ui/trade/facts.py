"""The inspector of a document of trade: what it is, how it stands, what belongs to it."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.text import _
from app.ledger import accounts
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.manifest import Context
from ui.trade import lists


def amounts(view: Any) -> FactGroup:
    """Totals and what is still open."""
    totals = view.totals
    facts = [Fact(_("Net"), formats.money(totals.net))]
    if totals.ppn:
        facts += [
            Fact(_("DPP nilai lain"), formats.money(totals.dpp_other)),
            Fact(_("PPN"), formats.money(totals.ppn)),
        ]
    facts.append(Fact(_("Total"), formats.money(totals.total), strong=True))
    if view.number:
        tone = "warn" if view.standing == "overdue" else ""
        facts.append(Fact(_("Outstanding"), formats.money(view.outstanding), tone=tone))
    return FactGroup(_("Amounts"), facts)


def journal(rows: Any) -> FactGroup | None:
    """The entry behind it, both sides."""
    if not rows:
        return None
    facts = [
        Fact(
            f"{row.account} {row.account_name}",
            f"{formats.money(row.debit or row.credit)} {_('D') if row.debit else _('K')}",
        )
        for row in rows
    ]
    return FactGroup(rows[0].entry, facts)


def settlements(context: Context, rows: Any) -> FactGroup | None:
    """What settled it, each a way to that document."""
    if not rows:
        return None
    facts = [
        Fact(
            f"{row.number} · {formats.date_medium(row.date)}",
            formats.money(row.amount),
            follow=_opener(context, row.kind, row.document_id),
        )
        for row in rows
    ]
    return FactGroup(_("Settled by"), facts)


def of_payment(context: Context, row: Any, view: Any, left: str) -> Facts:
    """A receipt or a payment: its money, under ``left`` what is not used yet, and what it settled."""
    about = FactGroup(
        _("Amounts"),
        (
            Fact(_("Date"), formats.date_medium(view.draft.date)),
            Fact(_("Account"), accounts.by_code(view.draft.account).worded_name),
            Fact(_("Amount"), formats.money(view.draft.amount), strong=True),
            Fact(left, formats.money(view.credit)),
        ),
    )
    return Facts(
        lists.number_or_draft(row),
        view.party.name,
        state=view.standing,
        groups=present(
            about,
            voided(view),
            settlements(context, view.settlements),
            journal(view.journal),
        ),
    )


def of_note(context: Context, row: Any, view: Any) -> Facts:
    """A credit or debit note: what it gives back, what is left of it to use, and what it settled."""
    about = FactGroup(
        _("Amounts"),
        (
            Fact(_("Date"), formats.date_medium(view.draft.date)),
            Fact(_("Gives back"), view.invoiced.number),
            Fact(_("Net"), formats.money(view.sums.net)),
            Fact(_("PPN"), formats.money(view.sums.ppn)),
            Fact(_("Total"), formats.money(view.sums.total), strong=True),
            Fact(_("Left as credit"), formats.money(view.credit)),
        ),
        note=view.draft.notes,
    )
    return Facts(
        lists.number_or_draft(row),
        view.party.name,
        state=view.standing,
        groups=present(
            about,
            voided(view),
            settlements(context, view.settlements),
            journal(view.journal),
        ),
    )


def _opener(context: Context, kind: str, document_id: int) -> Any:
    return lambda: context.open_document(kind, document_id)


def voided(view: Any) -> FactGroup | None:
    if view.voided is None:
        return None
    void = view.voided
    return FactGroup(
        _("Void"),
        (
            Fact(_("Date"), formats.date_medium(void.date)),
            Fact(_("By"), void.actor),
            Fact(_("Entry"), void.entry),
        ),
        note=void.reason,
    )


def present(*groups: FactGroup | None) -> tuple[FactGroup, ...]:
    return tuple(group for group in groups if group is not None)


def paid(view: Any) -> FactGroup | None:
    """How far a posted document is settled."""
    if view.standing == "void":
        return None
    total, open_still = view.totals.total, view.outstanding
    share = 1.0 - (open_still.minor / total.minor if total.minor else 0.0)
    tone = "danger" if view.standing == "overdue" else ""
    facts = [
        Fact(_("Total"), formats.money(total)),
        Fact(_("Settled"), formats.money(total - open_still)),
        Fact(_("Outstanding"), formats.money(open_still), strong=True, tone=tone),
        Fact(_("Due date"), formats.date_medium(view.due_date), tone=tone),
    ]
    return FactGroup(_("Settlement"), facts, meter=(share, "ok" if share >= 1 else "accent"))


def awaited(view: Any) -> FactGroup | None:
    """How much of an order is still awaited, of its price without PPN."""
    if view.standing == "void":
        return None
    net, left = view.totals.net - view.totals.freight_amounts.base, view.left
    share = 1.0 - (left.minor / net.minor if net.minor else 0.0)
    shown = [
        Fact(_("Without PPN"), formats.money(net)),
        Fact(_("Still awaited"), formats.money(left), strong=True),
    ]
    return FactGroup(_("Fulfilment"), shown, meter=(share, "ok" if share >= 1 else "accent"))


def closed(view: Any) -> FactGroup | None:
    """Who closed an order, when and why."""
    if view.closed is None:
        return None
    shown = (
        Fact(_("Date"), formats.date_medium(view.closed.date)),
        Fact(_("By"), view.closed.actor),
    )
    return FactGroup(_("Closed"), shown, note=view.closed.reason)
