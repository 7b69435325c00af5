"""What every case is given: a folder of its own, how much to do, and the companies it starts from."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Bench:
    """``quick`` measures a tenth of everything: to try the benchmark, not to quote it."""

    folder: Path
    quick: bool = False
    rounds: int = 3
    _made: dict[str, Path] = field(default_factory=dict)

    def size(self, whole: int) -> int:
        return max(whole // 10, 100) if self.quick else whole

    def once(self, name: str, make: Callable[[Path], None]) -> Path:
        """The file that ``make`` makes, made at the first call."""
        if name not in self._made:
            path = self.folder / name
            make(path)
            self._made[name] = path
        return self._made[name]

    def copy_of(self, path: Path, name: str) -> Path:
        """A fresh copy, replacing the last one of that name."""
        copy = self.folder / name
        for ending in ("", "-wal", "-shm"):
            copy.with_name(copy.name + ending).unlink(missing_ok=True)
        shutil.copyfile(path, copy)
        return copy


class Stopwatch:
    seconds = 0.0


@contextmanager
def stopwatch() -> Iterator[Stopwatch]:
    watch = Stopwatch()
    start = time.perf_counter()
    yield watch
    watch.seconds = time.perf_counter() - start
