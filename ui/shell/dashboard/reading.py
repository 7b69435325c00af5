"""Asks every department for its cards, off the main thread; one that fails does not take the others along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from app.departments import departments
from app.finding import Hit
from app.kernel.dashboard import Card
from app.kernel.department import load
from app.kernel.errors import Cancelled
from app.kernel.text import _
from ui.shell.crash import LOG

Wanted = TypeVar("Wanted")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A department's cards could not be read."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything the dashboard shows, as it was when it was read."""

    cards: tuple[Card, ...]
    troubles: tuple[Trouble, ...] = ()
    recent: tuple[Hit, ...] = ()


def read(session: Any, recents: Any, most_recent: int) -> Reading:
    """The cards of all departments, in the order they ask for; what was opened lately."""
    cards: list[Card] = []
    troubles: list[Trouble] = []
    for department in departments():
        if not (department.cards and session.may(department.view)):
            continue
        try:
            cards.extend(load(department.cards)(session))
        except Cancelled:
            raise
        except Exception:  # told on the page, beside the cards of the others
            LOG.exception("the cards of %s", department.key)
            troubles.append(Trouble(department.key, _(department.title)))
    cards.sort(key=lambda card: card.order)
    return Reading(tuple(cards), tuple(troubles), tuple(recents.hits(most_recent)))


def of_kind(cards: Sequence[Card], kind: type[Wanted]) -> list[Wanted]:
    return [card for card in cards if isinstance(card, kind)]
