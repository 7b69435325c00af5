"""What a question need not join: tables that only decorate and that nothing in it speaks of."""

from __future__ import annotations

import re

_JOIN = re.compile(r" (?=LEFT JOIN )|(?<!LEFT) (?=JOIN )")
_LETTER = re.compile(r"JOIN \w+ (\w+) ON ")


def needed(source: str, base: str, *spoken: str) -> str:
    """``source`` without the joins behind ``base`` whose letter is in none of these expressions."""
    if not base:
        return source
    kept: list[str] = []
    for join in reversed(_JOIN.split(source[len(base) :])[1:]):
        letter = _LETTER.search(join)
        if letter is None or any(_speaks(each, letter[1]) for each in (*spoken, *kept)):
            kept.append(join)
    return " ".join([base, *reversed(kept)])


def _speaks(sql: str, letter: str) -> bool:
    return re.search(rf"\b{letter}\.", sql) is not None
