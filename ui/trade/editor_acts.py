"""What can be done with a document in its editor, declared once for all that are posted and voided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.kernel.text import N_
from ui.kit.actions import Act
from ui.kit.manifest import Context
from ui.trade import mail_acts


def acts(
    prefix: str, edit: str, post: str, void: str, *own: Act, verb: str = N_("Post")
) -> Sequence[Act]:
    """Save, print and post in the bar, the rest behind "⋯"; ``own`` comes before posting, called ``verb``."""
    return (
        Act(
            f"{prefix}.save",
            N_("Save draft"),
            lambda _context, editor: editor.save(),
            icon="ph.floppy-disk",
            shortcut="Ctrl+S",
            permission=edit,
            enabled=lambda editor: editor.is_draft(),
        ),
        *own,
        Act(
            f"{prefix}.post",
            verb,
            lambda _context, editor: editor.post(),
            icon="ph.check",
            shortcut="F8",
            permission=post,
            enabled=lambda editor: editor.is_draft(),
            primary=True,
        ),
        Act(
            f"{prefix}.save-new",
            N_("Save and new"),
            lambda _context, editor: editor.save_and_new(),
            icon="ph.plus",
            shortcut="Ctrl+Return",
            permission=edit,
            enabled=lambda editor: editor.is_draft(),
            menu_only=True,
        ),
        Act(
            f"{prefix}.duplicate",
            N_("Duplicate"),
            lambda _context, editor: editor.duplicate(),
            icon="ph.copy",
            permission=edit,
            enabled=lambda editor: editor.is_kept(),
            menu_only=True,
        ),
        mail_acts.of_editor(prefix),
        Act(
            f"{prefix}.replace",
            N_("Void and replace…"),
            lambda _context, editor: editor.replace(),
            icon="ph.pencil-simple",
            permission=void,
            enabled=lambda editor: editor.is_posted(),
            menu_only=True,
        ),
        Act(
            f"{prefix}.void",
            N_("Void…"),
            lambda _context, editor: editor.void(),
            icon="ph.prohibit",
            permission=void,
            enabled=lambda editor: editor.is_posted(),
            danger=True,
            menu_only=True,
        ),
        Act(
            f"{prefix}.discard",
            N_("Discard draft"),
            lambda _context, editor: editor.discard(),
            icon="ph.trash",
            permission=edit,
            enabled=lambda editor: editor.is_draft() and editor.is_kept(),
            danger=True,
            menu_only=True,
        ),
    )


def settle(kind: str, text: str, permission: str) -> Act:
    """F9: receive or pay, filled in."""

    def begin(context: Context, editor: Any) -> None:
        context.open_document(kind, None, document=editor.view.id)

    return Act(
        f"{kind}.new",
        text,
        begin,
        icon="ph.money",
        shortcut="F9",
        permission=permission,
        enabled=lambda editor: editor.is_owed(),
        primary=True,
    )


def give_back(kind: str, text: str, permission: str) -> Act:
    """Begins a credit or debit note of the posted document, with its lines."""
    return Act(
        f"{permission}.of",
        text,
        lambda context, editor: context.open_document(kind, None, invoice=editor.view.id),
        icon="ph.arrow-u-up-left",
        permission=permission,
        enabled=lambda editor: editor.is_posted(),
        menu_only=True,
    )


def credit_acts(prefix: str, edit: str, post: str, void: str, *own: Act) -> Sequence[Act]:
    """The same for what may leave credit with the party: payments, credit and debit notes."""
    use_credit = Act(
        f"{prefix}.apply",
        N_("Apply credit"),
        lambda _context, editor: editor.apply_credit(),
        icon="ph.link",
        shortcut="F9",
        permission=post,
        enabled=lambda editor: editor.has_credit(),
        primary=True,
    )
    return (*acts(prefix, edit, post, void, *own), use_credit)


def note_acts(prefix: str, edit: str, post: str, void: str, *own: Act) -> Sequence[Act]:
    """The same for a credit or debit note, whose use can be taken back."""
    take_back = Act(
        f"{prefix}.take-back",
        N_("Take the used credit back"),
        lambda _context, editor: editor.take_back_credit(),
        icon="ph.arrow-u-up-left",
        permission=post,
        enabled=lambda editor: editor.has_used_credit(),
        menu_only=True,
    )
    return (*credit_acts(prefix, edit, post, void, *own), take_back)


def payment_acts(prefix: str, edit: str, post: str, void: str, *own: Act) -> Sequence[Act]:
    """The same for a receipt or a supplier payment."""
    slip = Act(
        f"{prefix}.slip",
        N_("Bukti potong number…"),
        lambda _context, editor: editor.record_slip(),
        icon="ph.hash",
        permission=post,
        enabled=lambda editor: editor.has_withheld(),
        menu_only=True,
    )
    return (*credit_acts(prefix, edit, post, void, *own), slip)
