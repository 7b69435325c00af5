"""The pages to be printed, as people write them: "1-3, 5"."""

from __future__ import annotations

from app.kernel.errors import UserError
from app.kernel.text import N_


def pages_of(text: str, count: int) -> list[int]:
    """The numbers from 0 of the pages named, in order and once each; all where nothing is written.

    Raises UserError for what is no page of a document of ``count`` pages.
    """
    if not text.strip():
        return list(range(count))
    chosen: set[int] = set()
    for part in text.replace(";", ",").split(","):
        if part.strip():
            first, last = _span(part, count)
            if not 1 <= first <= last <= count:
                raise _refusal(part, count)
            chosen |= set(range(first - 1, last))
    return sorted(chosen)


def _span(part: str, count: int) -> tuple[int, int]:
    """ "3" is 3 to 3, "3-" is 3 to the end, "-3" from the beginning."""
    first, dash, last = (each.strip() for each in part.replace("–", "-").partition("-"))
    try:
        if not dash:
            return int(first), int(first)
        return int(first or 1), int(last or count)
    except ValueError:
        raise _refusal(part, count) from None


def _refusal(part: str, count: int) -> UserError:
    return UserError(
        N_("“{text}” is no page of this document."),
        text=part.strip(),
        count=count,
        remedy=N_("Write pages from 1 to {count}, for example 1-3, 5."),
    )
