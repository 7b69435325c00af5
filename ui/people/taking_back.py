"""Voiding what was posted: the reason is asked for, without one nothing happens."""

from __future__ import annotations

from collections.abc import Callable

from app.kernel.text import _
from ui.kit import dialogs
from ui.kit.actions import guarded
from ui.kit.manifest import Context


def void_with_reason(
    context: Context, title: str, text: str, act: str, void: Callable[[str], object]
) -> None:
    """Asks for the reason and voids; ``act`` is marked."""
    reason = dialogs.ask_text(context.window, title, text, _("Reason"), act, danger=True)
    if reason:
        guarded(context, lambda: void(reason))
