"""What was found, pasted into a count from a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.kernel.entry import EntryError
from app.kernel.quantity import Quantity
from app.kernel.text import _

Read = Callable[[str], Quantity | None]


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was found, by item; and, worded, the lines that were not taken and why."""

    counted: dict[str, Quantity | None]
    refused: tuple[str, ...]


def read(
    text: str,
    titles: tuple[set[str], set[str]],
    following: Sequence[str],
    item_of: Callable[[str], str],
    quantity_of: Read,
) -> Pasted:
    """Lines of code or barcode and quantity; of one column, the quantities of the items ``following``.

    ``titles``: what a first line may call the two columns, which may then stand anywhere. ``item_of``
    gives the code of a listed item, else "". ``quantity_of`` raises EntryError.
    """
    lines = [line.split("\t") for line in text.splitlines() if line.strip()]
    code_at, found_at = _places(lines, titles)
    if found_at is not None:
        lines = lines[1:]
    counted: dict[str, Quantity | None] = {}
    refused = []
    alone = all(len(words) == 1 for words in lines)
    for number, words in enumerate(lines):
        if alone:
            item = following[number] if number < len(following) else ""
            typed, named = words[0], words[0]
        else:
            named = words[code_at].strip() if code_at < len(words) else ""
            at = len(words) - 1 if found_at is None else found_at
            item, typed = item_of(named), words[at] if at < len(words) else ""
        try:
            if not item:
                raise EntryError(_("not in this count"))
            counted[item] = quantity_of(typed)
        except EntryError as error:
            refused.append(f"{named}: {error.what()}")
    return Pasted(counted, tuple(refused))


def _places(
    lines: Sequence[Sequence[str]], titles: tuple[set[str], set[str]]
) -> tuple[int, int | None]:
    """Where code and quantity stand; the second is None where no line of titles says so."""
    heads = [word.strip().casefold() for word in lines[0]] if lines else []
    codes, founds = ([at for at, word in enumerate(heads) if word in each] for each in titles)
    return (codes[0], founds[0]) if codes and founds else (0, None)
