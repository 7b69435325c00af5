"""What was found, as entries that open it: as a document, or as the row of a section's list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app import finding
from app.finding import Hit
from app.kernel import formats
from app.kernel.money import Money
from app.kernel.text import _
from ui.kit.manifest import Action
from ui.shell import beside
from ui.shell.palette.entries import COMMANDS, Entry, Group

if TYPE_CHECKING:
    from ui.shell.main_window import MainWindow

MANY = 60
WANTED = {"document": 4, "account": 1, "entry": 1}


def kinds(window: MainWindow) -> tuple[str, ...]:
    """The kinds of things that this window can open."""
    known = [each.kind for each in finding.findables(window.session)]
    return tuple(kind for kind in known if window.docks_for(kind) or _section(window, kind))


def open_hit(window: MainWindow, hit: Hit, *, elsewhere: bool = False) -> None:
    """Its document, or the section that lists it; in a dock of its own where that is asked."""
    docks = window.docks_for(hit.kind, hit.id)
    if docks:
        if elsewhere and not window.contents[docks[0]].has_open(hit.kind, hit.id):
            beside.another(window, beside.department_of(docks[0]))
        window.open_document(hit.kind, hit.id)
        return
    department, section = _section(window, hit.kind)
    if elsewhere:
        window.show_in(beside.another(window, department), section, search=hit.label)
    else:
        window.open_section(department, section, search=hit.label)


def _section(window: MainWindow, kind: str) -> tuple[str, str]:
    """Department and section whose list shows things of this kind; nothing where none does."""
    for key, panels in window.departments.items():
        for section in panels.allowed(window.session):
            if kind in section.finds:
                return key, section.key
    return "", ""


def groups_of(window: MainWindow, found: finding.Found, text: str) -> list[Group]:
    """What was found, by group, with a way to all of it."""
    return [
        Group(
            _(finding.GROUPS[group]),
            [entry_of(window, hit) for hit in hits],
            wanted=WANTED.get(group, 2),
            capped=len(hits) >= MANY,
            more=partial(window.search_everywhere, text, group),
        )
        for group, hits in found.groups.items()
    ]


def entry_of(window: MainWindow, hit: Hit, group: str = "") -> Entry:
    """A hit in words; day and amount first, for they are never cut off."""
    told = [formats.date_medium(hit.date)] if hit.date else []
    if hit.figure is not None:
        told.append(figure(hit.figure))
    return Entry(
        group or _(finding.GROUPS[hit.group]),
        hit.label or _("Draft"),
        hit.icon,
        partial(open_hit, window, hit),
        " · ".join([*told, *hit.details]),
        state=hit.state,
        beside=partial(open_hit, window, hit, elsewhere=True),
    )


def figure(value: Any) -> str:
    """An amount or a price."""
    return formats.rupiah(value) if isinstance(value, Money) else f"Rp {formats.unit_price(value)}"


def acts_for(window: MainWindow, found: finding.Found) -> list[Entry]:
    """What can be begun with the party that fits best: an invoice, a payment."""
    parties = [hit for group in ("customer", "supplier") for hit in found.groups.get(group, [])]
    if not parties or parties[0].rank > 1:
        return []
    best = parties[0]
    return [
        Entry(
            _(COMMANDS),
            _(action.about_text, name=best.label),
            action.icon,
            partial(_begin, window, action, best),
            shortcut=action.shortcut,
        )
        for _panels, action in window.actions_of()
        if action.about == best.kind
    ]


def _begin(window: MainWindow, action: Action, hit: Hit) -> None:
    window.open_document(action.opens, None, **{action.about_value: hit.details[0]})
