"""What can be done with a stock count, each step of its life on F8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.inventory.count import rules
from app.kernel.text import N_
from ui.kit.actions import Act

if TYPE_CHECKING:
    from ui.inventory.count_editor import CountEditor


def _is_counting(editor: CountEditor) -> bool:
    return editor.is_counting()


ACTS = (
    Act(
        "inventory.count.sheet",
        N_("Count sheet"),
        lambda _context, editor: editor.print_sheet(),
        icon="ph.printer",
        shortcut="F12",
        enabled=lambda editor: editor.is_kept(),
    ),
    Act(
        "inventory.count.save",
        N_("Save"),
        lambda _context, editor: editor.save(),
        icon="ph.floppy-disk",
        shortcut="Ctrl+S",
        permission=rules.EDIT,
        enabled=lambda editor: editor.is_kept() and editor.is_draft(),
        menu_only=True,
    ),
    Act(
        "inventory.count.back",
        N_("Count on"),
        lambda _context, editor: editor.review(False),
        icon="ph.arrow-left",
        enabled=lambda editor: editor.reviewing,
    ),
    Act(
        "inventory.count.begin",
        N_("Begin the count"),
        lambda _context, editor: editor.freeze(),
        icon="ph.clipboard-text",
        shortcut="F8",
        permission=rules.EDIT,
        enabled=lambda editor: not editor.is_kept(),
        primary=True,
    ),
    Act(
        "inventory.count.review",
        N_("Review variances"),
        lambda _context, editor: editor.review(True),
        icon="ph.check",
        shortcut="F8",
        enabled=_is_counting,
        primary=True,
    ),
    Act(
        "inventory.count.post",
        N_("Post"),
        lambda _context, editor: editor.post(),
        icon="ph.check",
        shortcut="F8",
        permission=rules.POST,
        enabled=lambda editor: editor.reviewing,
        primary=True,
    ),
    Act(
        "inventory.count.duplicate",
        N_("Duplicate"),
        lambda _context, editor: editor.duplicate(),
        icon="ph.copy",
        permission=rules.EDIT,
        enabled=lambda editor: editor.is_kept(),
        menu_only=True,
    ),
    Act(
        "inventory.count.discard",
        N_("Discard count"),
        lambda _context, editor: editor.discard(),
        icon="ph.trash",
        permission=rules.EDIT,
        enabled=lambda editor: editor.is_kept() and editor.is_draft(),
        menu_only=True,
    ),
    Act(
        "inventory.count.void",
        N_("Void…"),
        lambda _context, editor: editor.void(),
        icon="ph.prohibit",
        permission=rules.VOIDING,
        enabled=lambda editor: editor.is_posted(),
        danger=True,
        menu_only=True,
    ),
)
