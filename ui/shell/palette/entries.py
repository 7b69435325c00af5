"""What the palette offers: commands, sections and reports by their words, and a sum that is worked out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.kernel import entry as typed
from app.kernel import formats
from app.kernel.errors import UserError
from app.kernel.text import N_, _
from ui.shell import beside
from ui.shell.reports import all_reports, open_report

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

COMMANDS, SECTIONS, REPORTS = N_("Commands"), N_("Sections"), N_("Reports")
FORGIVING = 4
NO_ANSWER = 99
SLIPPED = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to choose: its group, words, icon, shortcut, and what it does.

    ``beside`` does it in another dock. ``state`` is a status word. ``bold`` are the words that matched.
    """

    group: str
    text: str
    icon: str
    act: Callable[[], None]
    hint: str = ""
    shortcut: str = ""
    state: object = ""
    beside: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading, the best first; ``more`` shows all of them elsewhere.

    wanted: the rows it would like where other groups want some too. capped: there are more than these.
    """

    title: str
    entries: list[Entry] = field(default_factory=list)
    wanted: int = 2
    capped: bool = False
    more: Callable[[], None] | None = None


def entries(window: MainWindow) -> list[Entry]:
    """Everything that needs no reading of the company, in the language of now."""
    found = [
        Entry(
            _(COMMANDS),
            _(action.text),
            action.icon or "ph.plus",
            partial(window.start_new, action),
            _(panels.title),
            action.shortcut,
        )
        for panels, action in window.actions_of(new=True)
    ]
    for key, command in window.commands.all.items():
        if key.startswith(("department.", "report.")) or command.menu == "transactions":
            continue
        shortcut = command.shortcut.split(" | ")[0]
        act = partial(window.commands.run, key)
        found.append(Entry(_(COMMANDS), command.wording(), command.icon, act, "", shortcut))
    return [
        *(entry for entry in found if entry.icon or entry.shortcut),
        *_sections(window),
        *_reports(window),
    ]


def _sections(window: MainWindow) -> Iterable[Entry]:
    for panels in window.departments.values():
        for section in panels.allowed(window.session):
            words = f"{_(panels.title)} › {_(section.title)}"
            show = partial(window.open_section, panels.key, section.key)
            elsewhere = partial(_show_elsewhere, window, panels.key, section.key)
            yield Entry(_(SECTIONS), words, panels.icon, show, beside=elsewhere)


def _show_elsewhere(window: MainWindow, department: str, section: str) -> None:
    window.show_in(beside.another(window, department), section)


def _reports(window: MainWindow) -> Iterable[Entry]:
    for department, report in all_reports(window):
        act = partial(open_report, window, report)
        yield Entry(_(REPORTS), _(report.title), "ph.file-text", act, _(department.title))


def matching(query: str, known: Sequence[Entry]) -> list[Group]:
    """The entries whose words begin with those of the query, by group, the best first."""
    ranked = [(score(query, entry.text), entry) for entry in known]
    hits = [(rank, entry) for rank, entry in ranked if rank is not None]
    hits.sort(key=lambda hit: hit[0])
    groups: dict[str, Group] = {}
    for _rank, entry in hits:
        groups.setdefault(entry.group, Group(entry.group)).entries.append(entry)
    order = [_(COMMANDS), _(SECTIONS), _(REPORTS)]
    return [groups[title] for title in order if title in groups]


def score(query: str, text: str) -> int | None:
    """How well ``text`` answers (lower is better); None where it does not."""
    words = [word.casefold() for word in text.replace("›", " ").split()]
    total = 0
    for part in query.casefold().split():
        best = min(
            (_word_score(part, word, at) for at, word in enumerate(words)), default=NO_ANSWER
        )
        if best >= NO_ANSWER:
            return None
        total += best
    return total


def _word_score(part: str, word: str, at: int) -> int:
    if word.startswith(part):
        return at
    if len(part) >= FORGIVING and _one_slip(part, word[: len(part) + 1]):
        return at + SLIPPED
    return NO_ANSWER


def _one_slip(part: str, word: str) -> bool:
    """Whether ``part`` becomes the beginning of ``word`` by one change, swap, loss or extra letter."""
    for index in range(len(part)):
        if word.startswith(part[:index]) and not word.startswith(part[: index + 1]):
            rest = part[index + 1 :]
            swapped = part[index + 1 : index + 2] + part[index] + part[index + 2 :]
            tails = word[index:]
            return (
                tails[1:].startswith(rest)
                or tails.startswith(rest)
                or tails[1:].startswith(part[index:])
                or tails.startswith(swapped)
            )
    return False


def sum_of(text: str) -> Entry:
    """What ``=12*85000`` comes to; choosing it copies the result. A sentence where it is not finished."""
    group = _("Calculator")
    if text.strip() == "=":
        return Entry(group, _("Type a sum, for example =12*85000"), "ph.calculator", _nothing)
    try:
        result = formats.exact(typed.parse_number(text.strip()))
    except UserError as problem:
        return Entry(group, str(problem), "ph.warning", _nothing)
    copy = partial(QApplication.clipboard().setText, result)
    return Entry(group, f"= {result}", "ph.calculator", copy, _("Enter copies the result"))


def _nothing() -> None:
    """There is nothing to copy yet."""
