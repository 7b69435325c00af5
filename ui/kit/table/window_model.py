"""A table model over a window of any length: blocks of 200 rows fetched by key, never by offset.

Opening reads the first block and an estimate: a million rows open as fast as a thousand. The exact count,
the sums and anchors (the position of every 200th row) arrive from the background. A block is read after
its neighbour, from its anchor, or, at the end, from the end; a row that cannot be reached yet is None and
drawn as a skeleton until the anchors are there.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer

from ui.kit import tasks
from ui.kit.table.base_model import NO_INDEX, Index, TableModel
from ui.kit.table.cells import ColumnStyle

BLOCK = 200
KEPT_BLOCKS = 60


class WindowModel(TableModel):
    """``window`` is what ``Listing.window(query)`` returns (or anything alike)."""

    def __init__(
        self,
        window: Any,
        styles: dict[str, ColumnStyle] | None = None,
        *,
        today: dt.date | None = None,
        row_style: Callable[[Any], str] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__(window.columns, styles, today=today, row_style=row_style)
        self._on_failed = on_failed
        self._anchors: list[Any] = []
        self._rows = 0
        self._count: int | None = None
        self._counted: int | None = None
        self._sums: dict[str, Any] | None = None
        self._reads: list[tasks.Job] = []
        self._forget(window)
        self._open()

    # -- opening ------------------------------------------------------------------------------

    def set_window(self, window: Any) -> None:
        """Another question (or the same again) with the same columns."""
        self.beginResetModel()
        self._forget(window)
        self._open()
        self.endResetModel()
        self.totals_changed.emit()

    def refresh(self, window: Any = None) -> None:
        """Asks the same question again. Until the new answers arrive, length, sums and anchors of before
        stand in, so that nothing jumps and every row can be reached."""
        anchors, rows, sums = self._anchors, self._rows, self._sums
        self.beginResetModel()
        self._forget(window or self.window)
        self._open()
        if self._count is None:
            self._anchors, self._rows, self._sums = anchors, max(rows, BLOCK), sums
        self.endResetModel()
        self.totals_changed.emit()

    def _forget(self, window: Any) -> None:
        for job in self._reads:
            job.cancel()
        self.window = window
        self._generation = object()
        self._blocks: OrderedDict[int, list[Any]] = OrderedDict()
        self._from_end: set[int] = set()
        self._anchors = []
        self._rows = 0
        self._count = self._counted = None
        self._sums = None

    def _open(self) -> None:
        first = self.window.first(BLOCK)
        self._blocks[0] = first
        if len(first) < BLOCK:
            self._count = self._rows = len(first)
        else:
            self._rows = max(self.window.estimate(), BLOCK)
        generation = self._generation
        if self._count is None:
            self._read(self.window.count, self._count_arrived, generation)
        if any(column.total for column in self.columns):
            self._read(self._sums_and_counted, self._sums_arrived, generation)
        else:
            self._sums = {}
        if self._count is None:
            self._read(lambda: self.window.anchors(BLOCK), self._anchors_arrived, generation)

    def _sums_and_counted(self) -> tuple[dict[str, Any], int | None]:
        counted = getattr(self.window, "counted", None)
        return self.window.sums(), counted() if counted else None

    def _read(self, work: Callable[[], Any], arrived: Callable[[Any], None], asked: object) -> None:
        def take(result: Any) -> None:
            if asked is self._generation:
                arrived(result)

        job = tasks.fetch(self, work, take, self._on_failed)
        self._reads = [each for each in self._reads if each.running]
        self._reads.append(job)

    # -- what arrives later -------------------------------------------------------------------

    def _count_arrived(self, count: int) -> None:
        self._count = count
        self._drop(self._from_end)
        last = (count - 1) // BLOCK
        self._drop({block for block in self._blocks if block >= last and block > 0})
        if count > self._rows:
            self.beginInsertRows(NO_INDEX, self._rows, count - 1)
            self._rows = count
            self.endInsertRows()
        elif count < self._rows:
            self.beginRemoveRows(NO_INDEX, count, self._rows - 1)
            self._rows = count
            self.endRemoveRows()
        self._repaint()
        self.totals_changed.emit()

    def _sums_arrived(self, result: tuple[dict[str, Any], int | None]) -> None:
        self._sums, self._counted = result
        self.totals_changed.emit()
        self.widest_changed.emit()

    def _anchors_arrived(self, anchors: list[Any]) -> None:
        if self._anchors and self._anchors != anchors:
            self._drop({block for block in self._blocks if block > 0})
        self._anchors = anchors
        self._repaint()

    def _drop(self, blocks: set[int]) -> None:
        for block in set(blocks):
            self._blocks.pop(block, None)
            self._from_end.discard(block)

    def _repaint(self) -> None:
        if self._rows:
            last = self.index(self._rows - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # -- rows ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._rows

    def row(self, number: int) -> Any:
        block, place = divmod(number, BLOCK)
        rows = self._blocks.get(block)
        if rows is None:
            rows = self._load(block)
        if rows is None or place >= len(rows):
            return None
        return rows[place]

    def _load(self, block: int) -> list[Any] | None:
        rows = self._reach(block)
        if rows is None:
            return None
        self._blocks[block] = rows
        while len(self._blocks) > KEPT_BLOCKS:
            oldest = next(key for key in self._blocks if key not in (0, block))
            self._drop({oldest})
        QTimer.singleShot(0, self, self.widest_changed.emit)
        return rows

    def _reach(self, block: int) -> list[Any] | None:
        """The rows of a block by whichever way is open; None for none yet."""
        size = min(BLOCK, self._rows - block * BLOCK)
        before = self._blocks.get(block - 1)
        if before is not None and len(before) == BLOCK and block - 1 not in self._from_end:
            return self.window.after(before[-1], BLOCK)
        if block < len(self._anchors):
            return self.window.from_anchor(self._anchors[block], BLOCK)
        last = (self._rows - 1) // BLOCK
        following = self._blocks.get(block + 1)
        if block == last:
            self._from_end.add(block)
            return self.window.last(size)
        if following:
            self._from_end.add(block)
            return self.window.before(following[0], BLOCK)
        if self._count is not None and block == 0:
            return self.window.first(BLOCK)
        return None

    def find(self, key: Any, near: int = 0) -> int:
        """The number of the row whose ``id`` is ``key``, among the blocks around ``near``; -1 if not."""
        middle = near // BLOCK
        for block in (middle, middle - 1, middle + 1, 0):
            if block < 0 or block * BLOCK >= self._rows:
                continue
            rows = self._blocks.get(block) or self._load(block) or []
            for place, row in enumerate(rows):
                if row.id == key:
                    return block * BLOCK + place
        return -1

    # -- footer and measures ------------------------------------------------------------------

    def totals(self) -> dict[str, Any] | None:
        return self._sums

    def count(self) -> int | None:
        return self._count

    @property
    def counted(self) -> int | None:
        """How many rows the sums are over."""
        return self._counted

    def sample(self) -> list[Any]:
        return [row for rows in self._blocks.values() for row in rows]
