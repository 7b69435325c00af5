"""One act on many rows: each row's outcome told, failures with their reasons, the rest kept.

Act("sales.invoice.post", N_("Post"), post_one, many=bulk.each(N_("Posting"), post_one, name))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QDialog, QListWidget, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.errors import Cancelled, UserError
from app.kernel.progress import Progress
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, label, row
from ui.kit.dialogs import three_facts
from ui.kit.manifest import Context, NoticeAction

One = Callable[[Context, Any], object]
Many = Callable[[Context, Sequence[Any]], object]
NAMED = 3  # failures that a notice names


@dataclass(slots=True)
class Outcome:
    """How it went: how many are done, which failed and why, how many were not begun."""

    done: int
    failed: list[tuple[str, str]]
    left: int = 0

    def headline(self, title: str) -> str:
        """ "3 dari 18 gagal"."""
        of = self.done + len(self.failed) + self.left
        words = _("{done} of {count} done", done=formats.count(self.done), count=formats.count(of))
        if self.failed:
            failed = formats.count(len(self.failed))
            words = _("{failed} of {count} failed", failed=failed, count=formats.count(of))
        return f"{title}: {words}"

    def detail(self) -> str:
        words = [f"{name}: {reason}" for name, reason in self.failed[:NAMED]]
        if self.left:
            words.append(_("{count} were not begun.", count=formats.count(self.left)))
        return " ".join(words)


def each(title: str, act: One, name: Callable[[Any], str]) -> Many:
    """Does ``act`` with one row after another in the background; ``title`` is marked ("Posting")."""

    def many(context: Context, rows: Sequence[Any]) -> None:
        words = _(title)
        context.run(
            f"{words} · {formats.count(len(rows))}",
            lambda progress: perform(context, rows, act, name, progress),
            lambda outcome: tell(context, words, outcome),
        )

    return many


def perform(
    context: Context,
    rows: Sequence[Any],
    act: One,
    name: Callable[[Any], str],
    progress: Progress,
) -> Outcome:
    """One row after another; what is refused is noted, what is done stays, cancel stops between two."""
    outcome = Outcome(0, [])
    for number, thing in enumerate(rows):
        try:
            progress.report(number, len(rows), name(thing))
            act(context, thing)
        except Cancelled:
            outcome.left = len(rows) - number
            break
        except UserError as error:
            outcome.failed.append((name(thing), three_facts(error)[0][1]))
        else:
            outcome.done += 1
    return outcome


def tell(context: Context, title: str, outcome: Outcome) -> None:
    """A notice; where something failed, with the way to the whole list."""
    actions: tuple[NoticeAction, ...] = ()
    if outcome.failed:
        show = NoticeAction(
            _("Show all"), lambda: FailuresDialog(context.window, title, outcome).open()
        )
        actions = (show,)
    tone = "error" if outcome.failed else "warning" if outcome.left else "success"
    context.notify(tone, outcome.headline(title), outcome.detail(), actions)


class FailuresDialog(QDialog):
    """Every row that failed, with its reason."""

    def __init__(self, parent: QWidget | None, title: str, outcome: Outcome) -> None:
        super().__init__(parent)
        self.setObjectName("failures")
        self.setWindowTitle(title)
        self.reasons = QListWidget()
        self.reasons.setWordWrap(True)
        self.reasons.setAccessibleName(title)
        self.reasons.addItems([f"{name}: {reason}" for name, reason in outcome.failed])
        kept = _("What could be done was done and stays.")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(label(outcome.headline(title), "h2", wrap=True))
        column.addWidget(label(kept, "muted"))
        column.addWidget(self.reasons, 1)
        column.addLayout(row(1, Button(N_("Close"), self.accept, role="primary")))
        self.resize(theme.px(560), theme.px(360))
