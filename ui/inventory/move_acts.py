"""What can be done with a stock move that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.inventory.move import rules
from app.kernel.text import N_
from ui.kit.actions import Act

if TYPE_CHECKING:
    from ui.inventory.move_editor import MoveEditor


def _is_draft(editor: MoveEditor) -> bool:
    return editor.state == "draft"


def _is_posted(editor: MoveEditor) -> bool:
    return editor.state == "posted"


def _is_kept(editor: MoveEditor) -> bool:
    return editor.state == "draft" and editor.id is not None


ACTS = (
    Act(
        "inventory.move.save",
        N_("Save draft"),
        lambda _context, editor: editor.save(),
        icon="ph.floppy-disk",
        shortcut="Ctrl+S",
        permission=rules.EDIT,
        enabled=_is_draft,
    ),
    Act(
        "inventory.move.save-new",
        N_("Save and new"),
        lambda _context, editor: editor.save_and_new(),
        icon="ph.plus",
        shortcut="Ctrl+Return",
        permission=rules.EDIT,
        enabled=_is_draft,
        menu_only=True,
    ),
    Act(
        "inventory.move.duplicate",
        N_("Duplicate"),
        lambda _context, editor: editor.duplicate(),
        icon="ph.copy",
        permission=rules.EDIT,
        enabled=lambda editor: editor.id is not None,
        menu_only=True,
    ),
    Act(
        "inventory.move.discard",
        N_("Discard draft"),
        lambda _context, editor: editor.discard(),
        icon="ph.trash",
        permission=rules.EDIT,
        enabled=_is_kept,
        menu_only=True,
    ),
    Act(
        "inventory.move.replace",
        N_("Void and replace…"),
        lambda _context, editor: editor.replace(),
        icon="ph.pencil-simple",
        permission=rules.VOIDING,
        enabled=_is_posted,
        menu_only=True,
    ),
    Act(
        "inventory.move.void",
        N_("Void…"),
        lambda _context, editor: editor.void(),
        icon="ph.prohibit",
        permission=rules.VOIDING,
        enabled=_is_posted,
        danger=True,
        menu_only=True,
    ),
    Act(
        "inventory.move.post",
        N_("Post"),
        lambda _context, editor: editor.post(),
        icon="ph.check",
        shortcut="F8",
        permission=rules.POST,
        enabled=_is_draft,
        primary=True,
    ),
)
