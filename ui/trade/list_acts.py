"""What can be done with a document in its list, declared once for all that are posted and voided."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from app.kernel.text import N_
from ui.kit.actions import Act
from ui.kit.manifest import Context
from ui.trade import lists
from ui.trade.voiding import ask_and_void


def acts(
    prefix: str,
    *own: Act,
    post: Callable[..., object],
    void: Callable[..., object],
    discard: Callable[..., object],
) -> tuple[Act, ...]:
    """Posting, a department's ``own``, and what takes back. The services get session and id."""

    def ask(context: Context, row: Any) -> None:
        ask_and_void(context, row.number, row.date, partial(void, context.session, row.id))

    return (
        Act(
            f"{prefix}.post",
            N_("Post"),
            lambda context, row: post(context.session, row.id),
            icon="ph.check",
            shortcut="F8",
            permission=f"{prefix}.post",
            enabled=lists.is_draft,
            primary=True,
        ),
        *own,
        Act(
            f"{prefix}.void",
            N_("Void…"),
            ask,
            icon="ph.prohibit",
            permission=f"{prefix}.void",
            enabled=lists.is_posted,
            danger=True,
            menu_only=True,
        ),
        Act(
            f"{prefix}.discard",
            N_("Discard draft"),
            lambda context, row: discard(context.session, row.id),
            icon="ph.trash",
            permission=f"{prefix}.edit",
            enabled=lists.is_draft,
            menu_only=True,
        ),
    )


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
