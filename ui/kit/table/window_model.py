"""A table model over a window of any length.

Opening reads the first block and an estimate: a million rows open as fast as a thousand. The exact count,
the sums and the way to the middle arrive from the background. A question that may last is read there
altogether: what was shown before stays until it is answered, and a newer question gives it up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QTimer

from ui.kit.table.base_model import NO_INDEX, Index, Part, TableModel
from ui.kit.table.blocks import BLOCK, Blocks, totals_of
from ui.kit.table.cells import ColumnStyle

__all__ = ["BLOCK", "WindowModel"]


class WindowModel(TableModel):
    """``window`` is what ``Listing.window(query)`` returns (or anything alike)."""

    def __init__(
        self,
        window: Any,
        styles: Mapping[str, ColumnStyle] | None = None,
        *,
        today: dt.date | None = None,
        row_style: Callable[[Any], str] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__(window.columns, styles, today=today, row_style=row_style)
        self._on_failed = on_failed
        self._rows = 0
        self._sums: dict[str, Any] | None = None
        self._counted: int | None = None
        self._blocks = Blocks(window, self)
        self._coming: Blocks | None = None
        self._turn_to(window, keep=False)

    # -- opening ------------------------------------------------------------------------------

    @property
    def window(self) -> Any:
        """The question that is asked now."""
        return (self._coming or self._blocks).window

    @property
    def loading(self) -> bool:
        return self._coming is not None

    def set_window(self, window: Any) -> None:
        """Another question with the same columns."""
        self._turn_to(window, keep=False)

    def refresh(self, window: Any = None) -> None:
        """Asks the same question again; nothing jumps, and every row can be reached meanwhile."""
        self._turn_to(window or self.window, keep=True)

    def give_up(self) -> None:
        """Does not wait for an answer that is still coming; what was shown before stays."""
        if self._coming is not None:
            self._coming.give_up()
            self._coming = None
            self.loaded.emit()

    def _turn_to(self, window: Any, *, keep: bool) -> None:
        if self._coming is not None:
            self._coming.give_up()
        self._blocks.stop()
        coming = Blocks(window, self, on_failed=self._failed)
        self._coming = coming
        coming.opened.connect(lambda: self._show(coming, keep=keep))
        coming.open()

    def _failed(self, error: Exception) -> None:
        self.give_up()
        if self._on_failed is None:
            raise error
        self._on_failed(error)

    def _show(self, blocks: Blocks, *, keep: bool) -> None:
        before, sums = self._blocks, self._sums
        self.beginResetModel()
        if keep:
            blocks.stand_in(before)
        self._blocks, self._coming = blocks, None
        self._rows = blocks.length
        self._sums = sums if keep and not blocks.exact else None
        self._counted = None
        blocks.counted.connect(self._count_arrived)
        blocks.filled.connect(self._repaint)
        blocks.read.connect(lambda: QTimer.singleShot(0, self, self.widest_changed.emit))
        if any(column.total for column in self.columns):
            blocks.fetch(lambda: totals_of(blocks.window), self._sums_arrived)
        else:
            self._sums = {}
        self.endResetModel()
        self.widest_changed.emit()
        before.give_up()
        self.totals_changed.emit()
        self.loaded.emit()

    # -- what arrives later -------------------------------------------------------------------

    def _count_arrived(self, count: int) -> None:
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

    def _repaint(self) -> None:
        if self._rows:
            last = self.index(self._rows - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # -- rows ---------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self._rows

    def row(self, number: int) -> Any:
        return self._blocks.row(number)

    def find(self, key: Any, near: int = 0) -> int:
        """The number of the row whose ``id`` is ``key``, among the blocks around ``near``; -1 if not."""
        return self._blocks.find(key, near)

    def parts(self, first: int, last: int) -> list[Part]:
        return [Part(self._blocks.window, first, last - first + 1)]

    def has(self, first: int, last: int) -> bool:
        return self._blocks.has(first, last)

    # -- footer and measures ------------------------------------------------------------------

    def totals(self) -> dict[str, Any] | None:
        return self._sums

    def count(self) -> int | None:
        return self._blocks.length if self._blocks.exact else None

    @property
    def counted(self) -> int | None:
        """How many rows the sums are over."""
        return self._counted

    def sample(self) -> list[Any]:
        return self._blocks.sample()
