"""Sending by e-mail as an act of editors, lists and the print preview; what does it is loaded with the first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.departments import every
from app.kernel.department import Mailing
from app.kernel.text import N_
from ui.kit.actions import Act
from ui.kit.manifest import Context

SEND = "mail.send"
ICON = "ph.envelope-simple"
WORDS = N_("Send by e-mail…")


def of_kind(kind: str) -> Mailing | None:
    """How documents of a kind are sent; None where they are not."""
    return next((each for each in every("mailings") if each.key == kind), None)


def may_send(context: Context, kind: str) -> bool:
    """Whether this person may send documents of this kind."""
    mailing = of_kind(kind)
    may = context.session.may
    return mailing is not None and may(SEND) and may(mailing.permission)


def send(context: Context, kind: str, document_id: int) -> None:
    """Opens the letter of one document."""
    from ui.trade.mailing import send_one

    send_one(context, kind, document_id)


def of_rows(
    prefix: str,
    kind: str,
    enabled: Callable[[Any], bool] | None,
    name: Callable[[Any], str],
    words: str = WORDS,
) -> Act:
    """Sends the document of a list's row, or all that are chosen; ``words`` are marked."""

    def many(context: Context, rows: Sequence[Any]) -> None:
        from ui.trade.mailing import send_many

        send_many(context, kind, rows, name)

    return Act(
        f"{prefix}.mail",
        words,
        lambda context, row: send(context, kind, row.id),
        icon=ICON,
        permission=SEND,
        enabled=enabled,
        menu_only=True,
        many=many,
    )


def of_editor(prefix: str) -> Act:
    """Sends the posted document an editor shows, where its kind is sent at all."""
    return Act(
        f"{prefix}.mail",
        WORDS,
        lambda context, editor: send(context, editor.KIND, editor.view.id),
        icon=ICON,
        permission=SEND,
        enabled=lambda editor: editor.is_posted() and of_kind(editor.KIND) is not None,
        menu_only=True,
    )
