"""A table model over a window of any length in groups: heads, counts and subtotals from SQL.

The heads are read in the background; the rows of a group when they come into sight.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any

from PySide6.QtCore import QTimer

from app.kernel.listing import Bucket, in_bucket
from app.kernel.period import Period
from ui.kit import tasks
from ui.kit.table import cells
from ui.kit.table.base_model import NO_INDEX, Index, Part
from ui.kit.table.blocks import BLOCK, Blocks, samples_of, totals_of
from ui.kit.table.cells import ColumnStyle
from ui.kit.table.grouping import Grouping, GroupingModel, GroupRow


class GroupedModel(GroupingModel):
    """``window`` in the groups of ``grouping``. A closed group stays closed when it is read again."""

    def __init__(
        self,
        window: Any,
        grouping: Grouping,
        styles: Mapping[str, ColumnStyle] | None = None,
        *,
        today: dt.date | None = None,
        row_style: Callable[[Any], str] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__(window.columns, styles, today=today, row_style=row_style)
        self.window, self.grouping = window, grouping
        self._on_failed = on_failed
        self._closed: set[str] = set()
        self._heads: list[GroupRow] = []
        self._widest_heads: list[GroupRow] = []
        self._latest = -1
        self._starts: list[int] = [0]
        self._blocks: dict[int, Blocks] = {}
        self._sums: dict[str, Any] | None = None
        self._counted: int | None = None
        self._job: tasks.Job | None = None
        self._read()

    @property
    def loading(self) -> bool:
        return self._job is not None

    # -- reading ------------------------------------------------------------------------------

    def refresh(self, window: Any = None) -> None:
        """Asks the same question again; the groups of before stay until it is answered."""
        self.window = window or self.window
        self._read()

    set_window = refresh

    def retranslate(self) -> None:
        """Heads are named where they are read: they are read again, unfolded."""
        super().retranslate()
        self._closed.clear()
        self._read()

    def give_up(self) -> None:
        """Does not wait for an answer that is still coming."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.loaded.emit()

    def _read(self) -> None:
        if self._job is not None:
            self._job.cancel()
        window = self.window
        assert self.grouping is not None
        key = self.grouping.key
        column = self.columns[self.place(key)]

        def read() -> tuple[Any, list[Bucket], dict[Any, Any]]:
            buckets = window.buckets(key)
            return window, buckets, samples_of(window, column, [each.sample for each in buckets])

        self._job = tasks.fetch(self, read, self._show, self._failed)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self.loaded.emit()
        if self._on_failed is None:
            raise error
        self._on_failed(error)

    def _show(self, found: tuple[Any, list[Bucket], dict[Any, Any]]) -> None:
        window, buckets, rows = found
        self._job = None
        self.beginResetModel()
        self._heads = self._heads_of(buckets, rows)
        self._widest_heads = self._with_extreme_sums()
        for blocks in self._blocks.values():
            blocks.give_up()
        self._blocks = {}
        self._lay_out()
        self._sums = self._counted = None
        self.endResetModel()
        self.widest_changed.emit()
        self.loaded.emit()
        self.totals_changed.emit()
        if any(column.total for column in self.columns):
            tasks.fetch(self, lambda: (window, *totals_of(window)), self._sums_arrived)
        else:
            self._sums = {}

    def _heads_of(self, buckets: list[Bucket], rows: dict[Any, Any]) -> list[GroupRow]:
        assert self.grouping is not None
        at = self.place(self.grouping.key)
        column = self.columns[at]
        heads: dict[str, GroupRow] = {}
        for bucket in buckets:
            sample = rows.get(bucket.sample)
            words = str(bucket.value)
            if sample is not None:
                words = self.text(sample, at)
            elif not isinstance(bucket.value, Period):
                words = cells.text(column, bucket.value)
            order, title = self.grouping.named(column, bucket.value, words)
            head = heads.setdefault(title, GroupRow(order, title, open=title not in self._closed))
            head.take(bucket.count, bucket.sums, in_bucket(column, bucket.value))
        return sorted(heads.values(), key=lambda head: head.order)

    def _sums_arrived(self, found: tuple[Any, dict[str, Any], int]) -> None:
        window, sums, counted = found
        if window is self.window:
            self._sums, self._counted = sums, counted
            self.totals_changed.emit()
            self.widest_changed.emit()

    # -- groups -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Where each head stands, and where the last group ends."""
        lengths = (1 + (head.count if head.open else 0) for head in self._heads)
        self._starts = [0, *accumulate(lengths)]

    def _found(self, number: int) -> tuple[int, int]:
        """The group of a line, and its place in it: 0 is the head."""
        at = bisect_right(self._starts, number) - 1
        return at, number - self._starts[at]

    def _rows_of(self, at: int) -> Blocks:
        if at not in self._blocks:
            head = self._heads[at]
            window = self.window.within(head.narrowing)
            blocks = Blocks(window, self, length=head.count, on_failed=self._on_failed)
            self._blocks[at] = blocks
            for signal in (blocks.opened, blocks.filled):
                signal.connect(lambda: self._repaint(at))
            blocks.read.connect(lambda: QTimer.singleShot(0, self, self.widest_changed.emit))
            blocks.open()
        elif at != self._latest:
            self._blocks[at] = self._blocks.pop(at)
        self._latest = at
        return self._blocks[at]

    def _repaint(self, at: int) -> None:
        QTimer.singleShot(0, self, self.widest_changed.emit)
        first, last = self._starts[at], self._starts[at + 1] - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # -- rows ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._starts[-1]

    def row(self, number: int) -> Any:
        if not 0 <= number < self._starts[-1]:
            return None
        at, place = self._found(number)
        return self._rows_of(at).row(place - 1) if place else self._heads[at]

    def find(self, key: Any, near: int = 0) -> int:
        """The number of the row whose ``id`` is ``key``, in the group of ``near`` or one already read."""
        if not self._heads:
            return -1
        here, place = self._found(min(near, self._starts[-1] - 1))
        for at in [here, *(at for at in self._blocks if at != here)]:
            if self._heads[at].open:
                found = self._rows_of(at).find(key, max(0, place - 1) if at == here else 0)
                if found >= 0:
                    return self._starts[at] + 1 + found
        return -1

    def parts(self, first: int, last: int) -> list[Part]:
        found = []
        for at, head in enumerate(self._heads):
            start = self._starts[at] + 1
            begin, end = max(first, start), min(last, self._starts[at + 1] - 1)
            if head.open and begin <= end:
                found.append(
                    Part(self.window.within(head.narrowing), begin - start, end - begin + 1)
                )
        return found

    def has(self, first: int, last: int) -> bool:
        for at in range(len(self._heads)):
            start = self._starts[at] + 1
            begin, end = max(first, start), min(last, self._starts[at + 1] - 1)
            if begin <= end:
                blocks = self._blocks.get(at)
                if blocks is None or not blocks.has(begin - start, end - start):
                    return False
        return True

    # -- footer and measures ------------------------------------------------------------------

    def totals(self) -> dict[str, Any] | None:
        return self._sums

    def count(self) -> int | None:
        return None if self.loading and not self._heads else sum(h.count for h in self._heads)

    @property
    def counted(self) -> int | None:
        """How many rows the sums are over."""
        return self._counted

    @property
    def heads(self) -> list[GroupRow]:
        """The groups in order."""
        return list(self._heads)

    def sample(self) -> list[Any]:
        rows: list[Any] = []
        for blocks in reversed(self._blocks.values()):
            rows += blocks.sample()
            if len(rows) >= BLOCK:
                break
        return [*self._widest_heads, *rows]

    def _with_extreme_sums(self) -> list[GroupRow]:
        """The heads whose figures may be the widest."""
        totals = [column.key for column in self.columns if column.total]
        return [
            pick(self._heads, key=lambda head: head.sums[key])
            for key in (totals if self._heads else ())
            for pick in (min, max)
        ]
