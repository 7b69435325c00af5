"""The rows of a window by their number: blocks of 200 fetched by key, never by offset.

Where the window is quick, a block is read when it is asked for: after its neighbour, from its anchor (the
position of every 200th row, which arrives from the background) or, at the end, from the end. Where it is
not — a search, an order that no index has — the first block is read in the background, then the keys of
all rows; from then on every block is read by its keys, in the background too where that lasts. A row that
cannot be reached yet is None.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.kernel.columns import Column, Kind
from ui.kit import tasks

BLOCK = 200
KEPT_BLOCKS = 60
IN_SIGHT = 2  # blocks that a screen of rows is in
PIECE = 25  # rows read by their keys at a time
PATIENCE = 0.03  # seconds the window waits for a block read by its keys
SAMPLES = 400  # rows asked for at once, to word the values of a column by


def totals_of(window: Any) -> tuple[dict[str, Any], int | None]:
    """The sums of a window and over how many rows they are, None where it does not tell."""
    if hasattr(window, "totals"):
        found: tuple[dict[str, Any], int] = window.totals()
        return found
    return window.sums(), window.counted() if hasattr(window, "counted") else None


def samples_of(window: Any, column: Column, keys: Sequence[Any]) -> dict[Any, Any]:
    """Rows by their keys that tell what values of a column are called; none where each tells it itself."""
    if column.get is None or column.kind is Kind.STATE:
        return {}
    rows: dict[Any, Any] = {}
    for at in range(0, len(keys), SAMPLES):
        rows |= {row.id: row for row in window.of_keys(keys[at : at + SAMPLES])}
    return rows


class Blocks(QObject):
    """``length`` may be a guess until ``counted`` is emitted; ``filled`` when rows came that were None."""

    opened = Signal()
    counted = Signal(int)
    filled = Signal()
    read = Signal()

    def __init__(
        self,
        window: Any,
        parent: QObject | None = None,
        *,
        length: int | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self.window, self.on_failed = window, on_failed
        self.quick = bool(getattr(window, "quick", True))
        self.length = length or 0
        self.exact = length is not None
        self.is_open = False
        self._blocks: OrderedDict[int, list[Any]] = OrderedDict()
        self._from_end: set[int] = set()
        self._anchors: Sequence[Any] = ()
        self._keys: Sequence[Any] | None = None
        self._jobs: list[tasks.Job] = []
        self._latest = 0
        self._awaited: dict[int, tasks.Job] = {}

    # -- opening ------------------------------------------------------------------------------

    def open(self) -> None:
        """Reads the first block: at once, or, where that may last, in the background."""
        if self.quick:
            self._take_first(self.window.first(BLOCK))
        else:
            self.fetch(lambda: self.window.first(BLOCK), self._take_first)

    def _take_first(self, first: list[Any]) -> None:
        self._blocks[0] = first
        if not self.exact:
            self.exact = len(first) < BLOCK
            self.length = len(first)
        if not self.exact and self.quick:
            self.length = max(self.window.estimate(), BLOCK)
            self.fetch(self.window.count, self._take_count)
        if self.length > BLOCK or not self.exact:
            self._ask_the_way()
        self.is_open = True
        self.opened.emit()

    def _ask_the_way(self) -> None:
        if self.quick:
            self.fetch(lambda: self.window.anchors(BLOCK), self._take_anchors)
        else:
            self.fetch(self.window.keys, self._take_keys)

    def stand_in(self, before: Blocks) -> None:
        """Until the answers arrive, length and anchors of before serve: nothing jumps."""
        if not self.exact:
            self.length, self._anchors = max(before.length, BLOCK), before._anchors

    def fetch(self, work: Callable[[], Any], arrived: Callable[[Any], None]) -> None:
        """Reads something in the background, until these blocks are given up."""
        self._jobs = [job for job in self._jobs if job.running]
        self._jobs.append(tasks.fetch(self, work, arrived, self.on_failed))

    def stop(self) -> None:
        """Reads nothing more: a newer question waits for its turn."""
        for job in (*self._jobs, *self._awaited.values()):
            job.cancel()
        self._awaited.clear()

    def give_up(self) -> None:
        """Stops, and is gone."""
        self.stop()
        self.deleteLater()

    # -- what arrives later -------------------------------------------------------------------

    def _take_count(self, count: int) -> None:
        self.exact = True
        self._drop(self._from_end)
        last = (count - 1) // BLOCK
        self._drop({block for block in self._blocks if block >= last and block > 0})
        self.length = count
        self.counted.emit(count)

    def _take_anchors(self, anchors: list[Any]) -> None:
        if self._anchors and self._anchors != anchors:
            self._drop({block for block in self._blocks if block > 0})
        self._anchors = anchors
        self.filled.emit()

    def _take_keys(self, keys: Sequence[Any]) -> None:
        self._keys = keys
        self._take_count(len(keys))
        self.filled.emit()

    def _drop(self, blocks: set[int]) -> None:
        for block in set(blocks):
            self._blocks.pop(block, None)
            self._from_end.discard(block)

    # -- rows ---------------------------------------------------------------------------------

    def row(self, number: int) -> Any:
        """The row of that number; None while it cannot be reached."""
        block, place = divmod(number, BLOCK)
        rows = self._blocks.get(block)
        if rows is None:
            rows = self._load(block)
        elif block != self._latest:
            self._blocks.move_to_end(block)
        self._latest = block
        return rows[place] if rows is not None and place < len(rows) else None

    def has(self, first: int, last: int) -> bool:
        """Whether these rows are all here already."""
        return all(block in self._blocks for block in range(first // BLOCK, last // BLOCK + 1))

    def _load(self, block: int) -> list[Any] | None:
        if not self.is_open:
            return None
        rows = self._reach(block)
        if rows is not None:
            self._keep(block, rows)
        return rows

    def _keep(self, block: int, rows: list[Any]) -> None:
        self._blocks[block] = rows
        while len(self._blocks) > KEPT_BLOCKS:
            self._drop({next(key for key in self._blocks if key not in (0, block))})
        self.read.emit()

    def _reach(self, block: int) -> list[Any] | None:
        """The rows of a block by whichever way is open; None for none yet."""
        if not self.quick:
            return None if self._keys is None else self._by_keys(block, self._keys)
        return self._by_index(block)

    def _by_keys(self, block: int, all_keys: Sequence[Any]) -> list[Any] | None:
        """Such rows lie all over the file: a slow disk is not waited for."""
        if block in self._awaited:
            return None
        keys = all_keys[block * BLOCK : (block + 1) * BLOCK]
        rows: list[Any] = []
        give_up = time.monotonic() + PATIENCE
        for at in range(0, len(keys), PIECE):
            rows += self.window.of_keys(keys[at : at + PIECE])
            if time.monotonic() > give_up and at + PIECE < len(keys):
                self._await(block, keys)
                return None
        return rows

    def _await(self, block: int, keys: Sequence[Any]) -> None:
        """Reads a block in the background; those that are out of sight by now are given up."""
        while len(self._awaited) >= IN_SIGHT:
            self._awaited.pop(next(iter(self._awaited))).cancel()

        def arrived(rows: list[Any]) -> None:
            del self._awaited[block]
            self._keep(block, rows)
            self.filled.emit()

        work = partial(self.window.of_keys, keys)
        self._awaited[block] = tasks.fetch(self, work, arrived, self.on_failed, lane="rows")

    def _by_index(self, block: int) -> list[Any] | None:
        window = self.window
        size = min(BLOCK, self.length - block * BLOCK)
        before = self._blocks.get(block - 1)
        rows: list[Any] | None = None
        if before is not None and len(before) == BLOCK and block - 1 not in self._from_end:
            rows = window.after(before[-1], BLOCK)
        elif block < len(self._anchors):
            rows = window.from_anchor(self._anchors[block], BLOCK)
        elif block == (self.length - 1) // BLOCK:
            self._from_end.add(block)
            rows = window.last(size)
        elif following := self._blocks.get(block + 1):
            self._from_end.add(block)
            rows = window.before(following[0], BLOCK)
        elif block == 0:
            rows = window.first(BLOCK)
        return rows

    def find(self, key: Any, near: int = 0) -> int:
        """The number of the row whose ``id`` is ``key``, among the blocks around ``near``; -1 if not."""
        middle = near // BLOCK
        for block in (middle, middle - 1, middle + 1, 0):
            if block < 0 or block * BLOCK >= self.length:
                continue
            rows = self._blocks.get(block) or self._load(block) or []
            for place, row in enumerate(rows):
                if row.id == key:
                    return block * BLOCK + place
        return -1

    def sample(self) -> list[Any]:
        """The rows around those that were asked for last."""
        latest = list(self._blocks.values())[-IN_SIGHT:]
        return [row for rows in latest for row in rows]
