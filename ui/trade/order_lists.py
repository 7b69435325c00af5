"""The lists of quotations, orders and requests, alike but for their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.access.session import Session
from app.kernel import formats
from app.kernel.text import N_, _
from app.trade.orders import queries
from app.trade.orders.kinds import OrderKind
from ui.kit import bulk, dialogs, status
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.manifest import Context, called
from ui.kit.table import Grouping
from ui.trade import facts, list_acts, lists

UNBOOKED = N_("It was never booked, so nothing is booked back. The number stays used.")
AWAITED = Filter(
    "open", N_("Still awaited"), choices=(Choice("1", N_("Still awaited"), {"open": 1}),)
)


def states(kind: OrderKind) -> tuple[str, ...]:
    """How one of this kind can stand, the beginning first."""
    words = kind.standings
    own = (words.expired, words.untouched, words.partly, words.done, words.billed)
    return ("draft", *(each for each in own if each), "closed", "void")


def state_filter(kind: OrderKind) -> Filter:
    choices = tuple(
        Choice(each, status.STATES[each].word, {"state": each}) for each in states(kind)
    )
    return Filter("state", N_("Any status"), choices=choices)


def grouping(kind: OrderKind, nouns: tuple[str, str]) -> Grouping:
    """In the order of their life."""
    order = states(kind)

    def named(state: object) -> tuple[int, str]:
        key = lists.key_of(state)
        return (order.index(key) if key in order else len(order)), status.text(key)

    return Grouping("state", nouns, named)


def is_awaited(kind: OrderKind) -> Callable[[Any], bool]:
    words = kind.standings
    awaited = {words.untouched, words.partly, words.expired} - {""}
    return lambda row: lists.key_of(row.state) in awaited


def acts(kind: OrderKind, prefix: str, verb: str, *own: Act, sent: bool = True) -> Sequence[Act]:
    """Confirming (called ``verb``), what is made from it (``own``), closing, taking back; ``sent``: by e-mail too."""

    def of_kind(act: str) -> Callable[..., Any]:
        """A service of this kind; loaded with the first act, for a list is seen long before."""

        def do(session: Session, *values: Any) -> Any:
            return called(f"app.trade.orders.service:{act}")(session, kind, *values)

        return do

    def close_all(context: Context, rows: Sequence[Any], reason: str) -> None:
        def close_one(context: Context, row: Any) -> None:
            of_kind("close")(context.session, row.id, reason)

        bulk.each(N_("Closing"), close_one, list_acts.name_of)(context, rows)

    def ask(context: Context, rows: Sequence[Any]) -> None:
        names = ", ".join(row.number for row in rows[:3]) + ("…" if len(rows) > 3 else "")
        reason = dialogs.ask_text(
            context.window,
            _("Close {number}?", number=names),
            _("What is left is not awaited any more. It can be opened again."),
            _("Reason"),
            N_("Close the rest"),
        )
        if reason is not None:
            close_all(context, rows, reason)

    return list_acts.acts(
        prefix,
        *own,
        print_act(kind, prefix),
        Act(
            f"{prefix}.close",
            N_("Close the rest…"),
            lambda context, row: ask(context, (row,)),
            icon="ph.lock-simple",
            permission=kind.post,
            enabled=is_awaited(kind),
            menu_only=True,
            many=ask,
        ),
        Act(
            f"{prefix}.reopen",
            N_("Await again"),
            lambda context, row: of_kind("reopen")(context.session, row.id),
            icon="ph.lock-simple-open",
            permission=kind.post,
            enabled=lambda row: lists.key_of(row.state) == "closed",
            menu_only=True,
        ),
        list_acts.duplicate(prefix, kind.key),
        post=of_kind("post_draft"),
        void=of_kind("void_order"),
        check_void=of_kind("check_void"),
        discard=of_kind("discard"),
        verb=verb,
        void_words=UNBOOKED,
        mail=kind.key if sent else "",
    )


def print_act(kind: OrderKind, prefix: str) -> Act:
    """The papers of one or many."""

    def preview(context: Context, row: Any) -> None:
        from ui.trade import order_papers

        order_papers.preview(context, kind, row.id)

    def print_many(context: Context, rows: Sequence[Any]) -> None:
        from ui.trade import order_papers

        order_papers.print_many(context, kind, rows)

    return Act(
        f"{prefix}.print",
        N_("Print"),
        preview,
        icon="ph.printer",
        shortcut="F12",
        many=print_many,
    )


def facts_of(kind: OrderKind, titles: queries.Titles) -> Callable[[Context, Any], Facts]:
    """One of them: terms, amounts, what is awaited, its lines."""

    def told(context: Context, row: Any) -> Facts:
        view = queries.get(kind, row.id, context.session.today())
        draft = view.draft
        about = FactGroup(
            _("Terms"),
            (
                Fact(_("Date"), formats.date_medium(draft.date)),
                Fact(
                    _(titles.by_date),
                    formats.date_medium(draft.by_date) if draft.by_date else formats.DASH,
                ),
                Fact(_(titles.person), draft.person or formats.DASH),
                Fact(_(titles.party_ref), draft.party_ref or formats.DASH),
            ),
            note=draft.subject,
        )
        return Facts(
            lists.number_or_draft(row),
            view.party.name if view.party else "",
            state=view.standing,
            groups=facts.present(
                facts.awaited(view) if view.number else None,
                about,
                facts.closed(view),
                facts.voided(view),
                _lines(view),
            ),
        )

    return told


def _lines(view: queries.OrderView) -> FactGroup:
    rows = [
        Fact(
            line.draft.description,
            f"{formats.quantity(line.draft.quantity)} {line.draft.unit}".strip(),
            tone="" if line.left else "ok",
        )
        for line in view.lines[:12]
    ]
    return FactGroup(_("Lines"), rows)
