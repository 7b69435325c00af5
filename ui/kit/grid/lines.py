"""Lines and their columns: what a cell holds, how it is read, what is wrong with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from app.kernel import entry
from app.kernel.columns import RIGHT_ALIGNED, Column, Kind
from app.kernel.entry import EntryError
from app.kernel.text import _
from ui.kit.lookup import Lookup
from ui.kit.table import cells
from ui.kit.table.cells import ColumnStyle

Values = dict[str, Any]

MOST_GUESSED = 100  # unknown words of a pasted table that are told at once what may be meant


def _alike(typed: str, known: str) -> float:
    """How much a code or name is like what was typed, from 0 to 1."""
    return SequenceMatcher(None, typed.casefold(), known.casefold()).ratio()


class Unknown(EntryError):
    """Nothing has this code or name; ``likely`` is the key of what may be meant."""

    def __init__(self, words: str, likely: Any = None) -> None:
        super().__init__("{text}", text=words)
        self.likely = likely


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a grid. title: marked. width: pixels at 100 %; 0 takes what is left.

    lookup or choices (key, marked text) decide the editor, else the kind. ``get(values)`` makes it a
    calculated column that is only shown. ``stop`` False: Enter and Tab pass by. ``zero``: what nothing
    looks like.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 90
    lookup: Lookup | None = None
    choices: Sequence[tuple[Any, str]] = ()
    get: Callable[[Values], Any] | None = None
    stop: bool = True
    editable: bool = True
    zero: str = "0"
    most: int = 300

    @property
    def edited(self) -> bool:
        return self.editable and self.get is None

    @property
    def right(self) -> bool:
        return self.kind in RIGHT_ALIGNED

    def value(self, values: Values) -> Any:
        return self.get(values) if self.get else values.get(self.key)

    def shown(self, values: Values) -> str:
        """The words in the cell."""
        value = self.value(values)
        if value is None or value == "":
            return ""
        if self.lookup is not None and not isinstance(value, str):
            found = self.lookup.get(value)
            return (found.code or found.name) if found else str(value)
        for key, text in self.choices:
            if key == value:
                return _(text)
        if self.kind is Kind.RATE:
            return entry.written(Kind.RATE, value) if value else self.zero
        return cells.text(Column(self.key, "", self.kind), value, ColumnStyle(zero=self.zero))

    def edited_text(self, values: Values) -> str:
        """What an editor begins with."""
        value = self.value(values)
        if self.lookup is not None or self.choices:
            return self.shown(values)
        return entry.written(self.kind, value)

    def read(self, text: str, today: dt.date, *, guess: bool = True) -> Any:
        """The value of typed or pasted text; None for nothing. Raises EntryError.

        guess: whether what is unknown is told with what may be meant.
        """
        typed = text.strip()
        if not typed:
            return None
        if self.lookup is not None:
            return self._looked_up(typed, guess)
        if self.choices:
            return self._chosen(typed)
        return entry.parse(self.kind, typed[: self.most], today)

    def fits(self, text: str, today: dt.date) -> bool:
        """Whether pasted text may be meant for this column: readable, and no bare number where words stand."""
        try:
            self.read(text, today, guess=False)
            if self.kind is Kind.TEXT and self.lookup is None and not self.choices:
                entry.parse(Kind.PRICE, text.strip(), today)
                return False
        except EntryError:
            return self.kind is Kind.TEXT and self.lookup is None and not self.choices
        return True

    def _looked_up(self, typed: str, guess: bool) -> Any:
        assert self.lookup is not None
        known = self.lookup.get(typed)
        if known is not None:
            return known.key
        found = list(self.lookup.find(typed, 3))
        for each in found:
            if typed.casefold() in (
                each.code.casefold(),
                each.name.casefold(),
                each.words.casefold(),
            ):
                return each.key
        if not guess:
            raise Unknown(_("“{text}” is unknown.", text=typed))
        found = found or list(self.lookup.find(typed[: max(2, len(typed) // 2)], 8))
        found = sorted(found, key=lambda each: -_alike(typed, each.code or each.name))[:3]
        if found:
            likely = ", ".join(each.code or each.name for each in found)
            words = _(
                "“{text}” is unknown. Perhaps {likely}? Alt+Enter takes the first.",
                text=typed,
                likely=likely,
            )
            raise Unknown(words, found[0].key)
        raise Unknown(_("“{text}” is unknown.", text=typed))

    def _chosen(self, typed: str) -> Any:
        for key, text in self.choices:
            if typed.casefold() in (str(key).casefold(), _(text).casefold(), text.casefold()):
                return key
        raise EntryError("{text}", text=_("“{text}” is not one of the choices.", text=typed))


class Reading:
    """Reads the cells of one table: what was met before in a column is not looked up again, and only the
    first unknown words are told with what may be meant."""

    def __init__(self, today: dt.date) -> None:
        self._today = today
        self._met: dict[tuple[str, str], Any] = {}
        self._unknown = 0

    def read(self, column: GridColumn, text: str) -> Any:
        """The value as the column reads it. Raises EntryError."""
        cell = (column.key, text)
        if cell not in self._met:
            self._met[cell] = self._read(column, text)
        met = self._met[cell]
        if isinstance(met, EntryError):
            raise met.with_traceback(None)
        return met

    def _read(self, column: GridColumn, text: str) -> Any:
        try:
            return column.read(text, self._today, guess=self._unknown < MOST_GUESSED)
        except Unknown as error:
            self._unknown += 1
            return error
        except EntryError as error:
            return error


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that could not be read: what was typed, a sentence, and the key of what may be meant."""

    typed: str
    sentence: str
    likely: Any = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands; never changed, only replaced."""

    values: Values = field(default_factory=dict)
    wrong: dict[str, Wrong] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        filled = any(value not in (None, "") for value in self.values.values())
        return not filled and not self.wrong

    def with_value(self, key: str, value: Any) -> Line:
        wrong = {k: w for k, w in self.wrong.items() if k != key}
        return Line({**self.values, key: value}, wrong)

    def with_wrong(self, key: str, wrong: Wrong) -> Line:
        return replace(self, wrong={**self.wrong, key: wrong})
