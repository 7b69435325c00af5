"""Filters of a list as chips: each chip offers choices, an active one is coloured and can be removed.

STATUS = Filter("state", N_("All states"), choices=(
    Choice("draft", N_("Draft"), {"state": "draft"}), Choice("overdue", N_("Overdue"), {"state": "overdue"})))
MONTH = Filter("month", N_("Any date"), choices=months_of)   # (session) -> Sequence[Choice]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from app.kernel import formats
from app.kernel.listing import Narrowing
from app.kernel.text import _
from ui.kit import theme
from ui.kit.buttons import Chip, discard
from ui.kit.manifest import Context


class Choice(NamedTuple):
    """One value of a filter. text: marked, or worded by whoever makes it. conditions: for ListQuery."""

    key: str
    text: str
    conditions: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Filter:
    """A chip. ``title`` (marked) is what it says while it narrows nothing; ``first`` is chosen at first.

    choices: fixed, or a function of the session, asked when the menu opens. A filter with exactly one
    choice is switched by a click. icon: shown in the chip. count(session): how many it would leave, behind
    the words.
    """

    key: str
    title: str
    choices: Sequence[Choice] | Callable[[Any], Sequence[Choice]] = ()
    first: str = ""
    icon: str = ""
    count: Callable[[Any], int] | None = None


class FilterChips(QWidget):
    """All chips of a bar. ``changed`` when the question is another one."""

    changed = Signal()
    grouped = Signal(bool)
    more_requested = Signal()
    column_requested = Signal(str)

    def __init__(
        self,
        context: Context,
        filters: Sequence[Filter],
        *,
        grouping: str = "",
        removable: bool = False,
    ) -> None:
        """removable: what narrows has a cross, and more may be added."""
        super().__init__()
        self._removable = removable
        self._context, self._filters = context, tuple(filters)
        self._chosen: dict[str, Choice] = {}
        self._grouping = grouping
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._chips: dict[str, Chip] = {}
        for each in self._filters:
            chip = Chip(icon=each.icon)
            chip.clicked.connect(lambda _=False, each=each: self._clicked(each))
            chip.removed.connect(lambda each=each: self._choose(each, ""))
            self._chips[each.key] = chip
            row.addWidget(chip)
        self.group_chip = Chip(icon="ph.stack")
        self.group_chip.setCheckable(False)
        self.group_chip.clicked.connect(self._toggle_grouping)
        row.addWidget(self.group_chip)
        self.group_chip.setHidden(not grouping)
        self._kept: dict[str, tuple[Narrowing, str]] = {}
        self._kept_chips: dict[str, Chip] = {}
        self.more = Chip(icon="ph.plus")
        self.more.clicked.connect(self.more_requested)
        row.addWidget(self.more)
        self.more.setHidden(not removable)
        row.addStretch(1)
        self._grouped = False
        for each in self._filters:
            if each.first:
                self._choose(each, each.first, quiet=True)
        self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the words have no room, icons stand alone, from the last chip on; what narrows comes last."""
        every = (*self._kept_chips.values(), *self._chips.values(), self.group_chip, self.more)
        chips = [chip for chip in every if not chip.isHidden()]
        chips.sort(key=lambda chip: not chip.property("on"))
        gaps = self.layout().spacing() * (len(chips) - 1)
        short = sum(chip.width_as(compact=False) for chip in chips) + gaps - self.width()
        for chip in reversed(chips):
            compact = chip.has_icon and short > 0
            chip.set_compact(compact)
            if compact:
                short -= chip.width_as(compact=False) - chip.width_as(compact=True)

    def choices(self, each: Filter) -> Sequence[Choice]:
        return each.choices(self._context.session) if callable(each.choices) else each.choices

    def _clicked(self, each: Filter) -> None:
        choices = self.choices(each)
        if len(choices) == 1:
            self._choose(each, "" if each.key in self._chosen else choices[0].key)
            return
        chip = self._chips[each.key]
        menu = self.menu(each)
        menu.exec(chip.mapToGlobal(QPoint(0, chip.height())))
        menu.deleteLater()

    def menu(self, each: Filter) -> QMenu:
        """The choices of a filter, the first being none."""
        menu = QMenu(self)
        chosen = self._chosen.get(each.key)
        for key, text in [("", each.title), *((c.key, c.text) for c in self.choices(each))]:
            entry = menu.addAction(_(text), lambda key=key: self._choose(each, key))
            entry.setCheckable(True)
            entry.setChecked(key == (chosen.key if chosen else ""))
        return menu

    def choose(self, filter_key: str, choice: str) -> None:
        """Chooses by key; "" for none."""
        each = next(f for f in self._filters if f.key == filter_key)
        self._choose(each, choice)

    def follow(self, month: str) -> None:
        """Narrows to the month the person now works in, where there is a filter for it."""
        if any(each.key == "month" for each in self._filters):
            self.choose("month", month)

    def _choose(self, each: Filter, key: str, *, quiet: bool = False) -> None:
        self._chosen.pop(each.key, None)
        for choice in self.choices(each) if key else ():
            if choice.key == key:
                self._chosen[each.key] = choice
        self._show(each)
        if not quiet:
            self.changed.emit()

    def _show(self, each: Filter) -> None:
        chip, chosen = self._chips[each.key], self._chosen.get(each.key)
        chip.set_words(_(chosen.text) if chosen else _(each.title))
        chip.set_on(chosen is not None)
        single = not callable(each.choices) and len(each.choices) == 1
        chip.set_caret(not single)
        chip.set_removable(self._removable and chosen is not None and bool(chosen.conditions))
        if single:
            chip.set_words(_(self.choices(each)[0].text))
        if each.count is not None:
            count = formats.count(each.count(self._context.session))
            chip.set_words(f"{chip.text()} · {count}")
        self._fit()

    def _toggle_grouping(self) -> None:
        self.set_grouped(not self._grouped)
        self.grouped.emit(self._grouped)

    def set_grouped(self, grouped: bool) -> None:
        self._grouped = grouped
        self.group_chip.set_on(grouped)

    # -- asked by the list ----------------------------------------------------------------------

    def filters(self) -> dict[str, object]:
        """The conditions of every chosen value."""
        conditions: dict[str, object] = {}
        for choice in self._chosen.values():
            conditions |= choice.conditions
        return conditions

    def narrow(self, key: str, kept: tuple[Narrowing, str] | None) -> None:
        """Keeps some values of a column, told by a chip; None keeps all of them."""
        self._set_kept(
            {k: v for k, v in self._kept.items() if k != key} | ({key: kept} if kept else {})
        )
        self.changed.emit()

    def _set_kept(self, kept: dict[str, tuple[Narrowing, str]]) -> None:
        self._kept = kept
        for key in set(self._kept_chips) - set(kept):
            discard(self._kept_chips.pop(key))
        for key, (_narrowing, words) in kept.items():
            if key not in self._kept_chips:
                self._kept_chips[key] = self._kept_chip(key)
            self._kept_chips[key].set_words(words)
        self._fit()

    def _kept_chip(self, key: str) -> Chip:
        chip = Chip(icon="ph.funnel", removable=True)
        chip.set_on(True)
        chip.removed.connect(lambda: self.narrow(key, None))
        chip.clicked.connect(lambda: self.column_requested.emit(key))
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(row.indexOf(self.more), chip)
        chip.show()
        return chip

    def narrowings(self) -> tuple[Narrowing, ...]:
        """What is kept of columns."""
        return tuple(narrowing for narrowing, _words in self._kept.values())

    def narrowed_columns(self) -> dict[str, Narrowing]:
        return {key: narrowing for key, (narrowing, _words) in self._kept.items()}

    def narrowed_with_words(self) -> list[tuple[Narrowing, str]]:
        return list(self._kept.values())

    def chosen(self) -> dict[str, str]:
        """The keys of what is chosen, by filter."""
        return {key: choice.key for key, choice in self._chosen.items()}

    def narrowed(self) -> bool:
        return bool(self._kept) or any(choice.conditions for choice in self._chosen.values())

    def words(self) -> list[str]:
        chosen = [_(choice.text) for choice in self._chosen.values()]
        return chosen + [words for _narrowing, words in self._kept.values()]

    def title(self, each: Filter) -> str:
        """What a filter without a title of its own is called."""
        return self._chips[each.key].text()

    def clear(self) -> None:
        self._chosen.clear()
        self._set_kept({})
        self.retranslate()

    def use(self, choices: dict[str, str], kept: list[tuple[Narrowing, str]]) -> None:
        """Exactly these, without asking."""
        self._chosen.clear()
        for each in self._filters:
            if each.key in choices:
                self._choose(each, choices[each.key], quiet=True)
        self._set_kept({narrowing.key: (narrowing, words) for narrowing, words in kept})
        self.retranslate()

    def apply(self, values: dict[str, Any]) -> None:
        """Choices by filter key; a value that is no choice becomes a condition of its own."""
        self._chosen.clear()
        self._set_kept({})
        for key, value in values.items():
            each = next((f for f in self._filters if f.key == key), None)
            if each is not None:
                self._choose(each, str(value), quiet=True)
            if each is None or each.key not in self._chosen:
                self._chosen[key] = Choice(str(value), str(value), {key: value})
        self.retranslate()

    def retranslate(self) -> None:
        for each in self._filters:
            self._show(each)
        self.more.set_words(_("Filter"))
        if self._grouping:
            self.group_chip.set_words(_(self._grouping))
            self._fit()
