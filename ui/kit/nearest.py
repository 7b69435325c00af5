"""A word that a search may have meant: the nearest among the words of a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

from app.kernel.columns import Column, Kind

SHORTEST = 3  # letters of a word worth guessing about
LIKENESS = 0.7
MOST_VALUES = 2_000  # of each column


def reader(window: Any, columns: Iterable[Column], search: str) -> Callable[[], str]:
    """Gives the search with its words corrected, for any thread; "" where nothing is near."""
    keys = [column.key for column in columns if column.kind is Kind.TEXT]

    def read() -> str:
        known = {
            word.casefold()
            for key in keys
            for value, *_rest in window.values(key, "", MOST_VALUES)
            for word in str(value or "").split()
        }
        return corrected(search, known)

    return read


def corrected(search: str, known: set[str]) -> str:
    """The words of a search, each as the nearest of the known ones; "" where one has no neighbour."""
    found = []
    for word in search.casefold().split():
        near = [word] if any(word in each for each in known) else []
        if not near and len(word) >= SHORTEST:
            near = get_close_matches(word, known, 1, LIKENESS)
        if not near:
            return ""
        found.append(near[0])
    words = " ".join(found)
    return words if words != search.casefold() else ""
