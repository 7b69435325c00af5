"""How wide columns are: amounts whole, names give way, the least important columns drop out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from heapq import nlargest
from itertools import islice
from operator import attrgetter
from typing import Any

from PySide6.QtGui import QFontMetrics

from app.kernel.columns import Column, Kind
from app.kernel.money import Money
from ui.kit import theme
from ui.kit.table import cells
from ui.kit.table.base_model import TableModel
from ui.kit.table.delegate import chip_width

LEAST_TEXT, MOST_TEXT = 90, 340
FEW = 40  # rows that are all measured
SEEN = 200  # rows that tell how wide names are, which may give way
BREATH = 22  # what an amount's column gets on top where there is room


class Widths:
    """Measures a model's columns; grows as wider values come into sight, never shrinks by itself."""

    def __init__(self) -> None:
        self._widest: dict[str, int] = {}

    def forget(self) -> None:
        self._widest.clear()

    def knows(self, shown: set[str]) -> bool:
        """Whether these columns have been measured."""
        return shown <= self._widest.keys()

    def measure(self, model: TableModel, totals: dict[str, Any] | None, shown: set[str]) -> None:
        """Looks at the rows that are there and at the bold totals, in the columns that are shown.

        A group's heading runs over the columns beside it: it is measured where a figure stands right beside
        it, or where it has a total.
        """
        plain = QFontMetrics(theme.font("table"))
        bold = QFontMetrics(theme.font("table", bold=True))
        heads: list[Any] = []
        single: list[Any] = []
        for row in model.sample():
            (heads if model.style_of(row) == "group" else single).append(row)
        beside = _beside_figures(model, shown)
        for at, column in enumerate(model.columns):
            if column.key not in shown:
                continue
            extremes = self._extremes(model, at, single)
            if at == beside:
                extremes += heads[:SEEN]
            if column.total:
                sums = {model.value(row, at): row for row in heads}
                extremes += [sums[value] for value in _longest(column, model.styles[at], sums)]
            width = max(
                (self._measured(model, at, row, plain, bold) for row in extremes), default=0
            )
            if totals and totals.get(column.key) is not None:
                words = cells.text(column, totals[column.key], model.styles[at])
                width = max(width, bold.horizontalAdvance(words))
            self._widest[column.key] = max(self._widest.get(column.key, 0), width)

    def _extremes(self, model: TableModel, at: int, rows: list[Any]) -> list[Any]:
        """The rows worth measuring: with equally wide digits the longest words are the widest."""
        column, style = model.columns[at], model.styles[at]
        read = column.get or attrgetter(column.key)
        if column.kind is Kind.DATE:
            return list(islice(filter(read, rows), 1))  # all days are as long
        if column.kind not in cells.WHOLE:
            rows = rows[:SEEN]
        if len(rows) <= FEW:
            return list(rows)
        if column.kind is Kind.MONEY:
            return _ends(zip(map(read, rows), rows, strict=True))
        if column.kind is Kind.STATE:
            return list({_days_alike(model.value(row, at)): row for row in rows}.values())
        different = dict(zip(map(read, rows), rows, strict=True))
        return [different[value] for value in _longest(column, style, different)]

    def _measured(
        self, model: TableModel, at: int, row: Any, plain: QFontMetrics, bold: QFontMetrics
    ) -> int:
        column, style = model.columns[at], model.styles[at]
        grouped = model.style_of(row) == "group"
        words = model.text(row, at)
        if column.kind is Kind.STATE:
            return (
                chip_width(QFontMetrics(theme.font("chip")).horizontalAdvance(words))
                if words
                else 0
            )
        if column.kind is Kind.FLAG:
            return theme.px(16)
        heavy = style.bold or model.style_of(row) in ("group", "subtotal", "total")
        heavy = heavy or bool(style.strong and not grouped and style.strong(row))
        width = (bold if heavy else plain).horizontalAdvance(words)
        if style.icon and not grouped:
            width += theme.px(18)
        if column.kind is Kind.TEXT:
            width += getattr(row, "level", 0) * theme.px(14) + (theme.px(20) if grouped else 0)
        if style.prefix and not grouped:
            width += plain.horizontalAdvance(style.prefix(row) + " ")
        return width

    def needed(self, model: TableModel, at: int, header: int) -> int:
        """The width that shows everything in the column."""
        column = model.columns[at]
        extra = theme.px(9 if column.right_aligned else 16)  # a word exactly as wide would be cut
        if model.styles[at].balance:
            extra += theme.px(14)
        return max(self._widest.get(column.key, 0) + extra, header)

    def arrange(
        self,
        model: TableModel,
        room: int,
        headers: list[int],
        fixed: dict[str, int],
        shown: set[str],
    ) -> dict[str, int]:
        """The width of every column that fits into ``room``, by key; a missing key is dropped.

        fixed: widths a person has chosen. shown: the columns a person wants to see.
        """
        places = [at for at, column in enumerate(model.columns) if column.key in shown]
        least = {at: self._least(model, at, headers[at], fixed) for at in places}
        while sum(least.values()) > room:
            droppable = [at for at in least if model.columns[at].priority > 0]
            if not droppable:
                break
            del least[max(droppable, key=lambda at: (model.columns[at].priority, at))]
        return self._spread(model, room, headers, fixed, least)

    def _least(self, model: TableModel, at: int, header: int, fixed: dict[str, int]) -> int:
        column = model.columns[at]
        if column.key in fixed:
            return fixed[column.key]
        whole = self.needed(model, at, header)
        if column.kind in cells.WHOLE:
            return whole
        return min(whole, max(theme.px(LEAST_TEXT), header))

    def _spread(
        self,
        model: TableModel,
        room: int,
        headers: list[int],
        fixed: dict[str, int],
        least: dict[int, int],
    ) -> dict[str, int]:
        """Gives what is left first to cut-off names, then to the widest of them."""
        widths = dict(least)
        left = room - sum(widths.values())
        texts = [
            at
            for at in widths
            if model.columns[at].kind not in cells.WHOLE and model.columns[at].key not in fixed
        ]
        for at in texts:
            wanted = min(self.needed(model, at, headers[at]), theme.px(MOST_TEXT)) - widths[at]
            given = max(0, min(wanted, left))
            widths[at] += given
            left -= given
        roomy = [at for at in widths if model.columns[at].right_aligned]
        for at in roomy if texts else ():
            given = min(theme.px(BREATH), left // (len(roomy) + 1))
            if model.columns[at].key not in fixed and given > 0:
                widths[at] += given
                left -= given
        if left > 0 and texts:
            widths[max(texts, key=lambda at: model.columns[at].chars)] += left
        elif left > 0 and widths:
            share, rest = divmod(left, len(widths))
            for at in widths:
                widths[at] += share
            widths[max(widths)] += rest
        return {model.columns[at].key: width for at, width in widths.items()}


def _beside_figures(model: TableModel, shown: set[str]) -> int | None:
    """The first shown column where the next one holds figures."""
    places = [at for at, column in enumerate(model.columns) if column.key in shown]
    if len(places) > 1 and model.columns[places[1]].right_aligned:
        return places[0]
    return None


def _longest(column: Column, style: cells.ColumnStyle, values: Collection[Any]) -> Iterable[Any]:
    """The dozen with the longest words; of few all of them."""
    if len(values) <= FEW:
        return values
    return nlargest(12, values, key=lambda value: len(cells.text(column, value, style)))


def _ends(amounts: Iterable[tuple[Money | None, Any]]) -> list[Any]:
    """The rows of the least and the most, with cents and without: no amount between them is longer."""
    alike: dict[tuple[str, bool], dict[int, Any]] = {}
    for value, row in amounts:
        if value is not None:
            same = alike.setdefault((value.currency, value.minor % 100 == 0), {})
            same[value.minor] = row
    return [same[minor] for same in alike.values() for minor in {min(same), max(same)}]


def _days_alike(state: Any) -> Any:
    """A state as it stands for all whose days are as long."""
    return (state[0], len(str(state[1]))) if isinstance(state, tuple) else state
