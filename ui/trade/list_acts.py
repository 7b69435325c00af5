"""What can be done with a document in its list, declared once for all that are posted and voided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.kernel import formats
from app.kernel.department import load
from app.kernel.text import N_, _
from ui.kit import bulk
from ui.kit.actions import Act
from ui.kit.manifest import Context, called
from ui.trade import lists, mail_acts

Service = str | Callable[..., object]


def acts(
    prefix: str,
    *own: Act,
    post: Service,
    void: Service,
    discard: Service,
    check_void: Service | None = None,
    verb: str = N_("Post"),
    void_words: str = "",
    mail: str = "",
) -> tuple[Act, ...]:
    """Posting (called ``verb``), a department's ``own``, and what takes back.

    The services get session and id; they are named as "module:function" and loaded with the first act: a
    list is seen long before. ``void_words``: marked, what voiding does, where it mirrors no entry. ``mail``:
    the kind of document, where it is sent by e-mail.
    """

    def ask(context: Context, row: Any) -> None:
        from ui.trade.voiding import MIRRORED, ask_and_void

        here = (context.session, row.id)
        check = partial(called(check_void), *here) if check_void else None
        ask_and_void(
            context,
            row.number,
            row.date,
            partial(called(void), *here),
            check=check,
            words=void_words or MIRRORED,
        )

    def ask_many(context: Context, rows: Sequence[Any]) -> None:
        from ui.trade.voiding import MIRRORED, ask_and_void

        count = _("{count} documents", count=formats.count(len(rows)))

        def void_all(date: dt.date, reason: str) -> None:
            one = bulk.each(
                N_("Voiding"), lambda c, row: called(void)(c.session, row.id, date, reason), name_of
            )
            one(context, rows)

        last = max(row.date for row in rows)
        ask_and_void(context, count, last, void_all, words=void_words or MIRRORED)

    def post_one(context: Context, row: Any) -> object:
        return called(post)(context.session, row.id)

    def discard_one(context: Context, row: Any) -> object:
        return called(discard)(context.session, row.id)

    return (
        Act(
            f"{prefix}.post",
            verb,
            post_one,
            icon="ph.check",
            shortcut="F8",
            permission=f"{prefix}.post",
            enabled=lists.is_draft,
            primary=True,
            many=bulk.each(N_("Posting"), post_one, name_of),
        ),
        *own,
        *((mail_acts.of_rows(prefix, mail, lists.is_posted, name_of),) if mail else ()),
        Act(
            f"{prefix}.void",
            N_("Void…"),
            ask,
            icon="ph.prohibit",
            permission=f"{prefix}.void",
            enabled=lists.is_posted,
            danger=True,
            menu_only=True,
            many=ask_many,
        ),
        Act(
            f"{prefix}.discard",
            N_("Discard draft"),
            discard_one,
            icon="ph.trash",
            permission=f"{prefix}.edit",
            enabled=lists.is_draft,
            menu_only=True,
            many=bulk.each(N_("Discarding drafts"), discard_one, name_of),
        ),
    )


def name_of(row: Any) -> str:
    """A document in a few words: its number, or a draft's date."""
    return row.number or f"{_('Draft')} {formats.date_short(row.date)}"


def duplicate(prefix: str, kind: str, *, menu_only: bool = True) -> Act:
    """A new draft of ``kind`` with what stands in the row's document."""
    return Act(
        f"{prefix}.copy",
        N_("Duplicate"),
        lambda context, row: context.open_document(kind, None, copied_from=row.id),
        icon="ph.copy",
        permission=f"{prefix}.edit",
        menu_only=menu_only,
    )


def comes_again(prefix: str, side: str) -> Act:
    """A schedule by which the row's document is written again. ``side`` names the department's ``Recurring``."""

    def begin(context: Context, row: Any) -> None:
        from ui.trade import recurring

        recurring.begin(context, load(side), row)

    return Act(
        f"{prefix}.again",
        N_("Comes again…"),
        begin,
        icon="ph.repeat",
        permission=f"{prefix}.edit",
        enabled=lambda row: bool(row.number),
        menu_only=True,
    )


def settle(key: str, kind: str, text: str, permission: str) -> Act:
    """F9: receive or pay, filled in."""
    return Act(
        key,
        text,
        lambda context, row: context.open_document(kind, None, document=row.id),
        icon="ph.money",
        shortcut="F9",
        permission=permission,
        enabled=lists.is_owed,
    )


def give_back(kind: str, text: str, permission: str) -> Act:
    """Begins a credit or debit note of the posted document, with its lines."""
    return Act(
        f"{permission}.of",
        text,
        lambda context, row: context.open_document(kind, None, invoice=row.id),
        icon="ph.arrow-u-up-left",
        permission=permission,
        enabled=lists.is_posted,
        menu_only=True,
    )
