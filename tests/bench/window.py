"""Cold start to the first painted window with data, and its memory, beside a bare window with docks."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from app.sales.invoice import service
from tests.bench import company
from tests.bench.bench import Bench
from tests.bench.figures import Figure

START_TARGET, MEMORY_TARGET = 2.0, 1.6
STARTS, INVOICES = 7, 1_000


def cold_start(bench: Bench) -> Iterator[Figure]:
    """Each start is a process of its own; the first of each only warms the disk's memory."""
    path = bench.once("window.boffice", lambda path: fill(bench, path))
    ours, bare = ("tests.bench.window_ours", str(path)), ("tests.bench.window_bare",)
    # Settings of its own for each: it is killed, and the next would tell of a crash before it paints.
    settings = [str(bench.folder / f"window-{number}.ini") for number in range(STARTS + 1)]
    pairs = [(_start((*ours, own)), _start(bare)) for own in settings][1:]
    yield Figure(
        "cold start to the first painted list of invoices",
        median(mine[0] for mine, _bare in pairs),
        median(bare[0] for _mine, bare in pairs),
        START_TARGET,
    )
    memory = median(mine[1] for mine, _bare in pairs), median(bare[1] for _mine, bare in pairs)
    if all(memory):
        yield Figure("most memory held by then", *memory, MEMORY_TARGET, unit="bytes")


def fill(bench: Bench, path: Path) -> None:
    path.write_bytes(bench.once("trading.boffice", company.make).read_bytes())
    with company.opened(path) as session:
        service.post_invoices(session, company.drafts(INVOICES))


def _start(words: Sequence[str]) -> tuple[float, int]:
    """Seconds from the call to the painted rows, and the bytes held at most by then."""
    variables = dict(os.environ)
    if sys.platform.startswith("linux") and "DISPLAY" not in variables:
        variables["QT_QPA_PLATFORM"] = "offscreen"
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=variables,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline().strip()
        taken = time.perf_counter() - begun
        rest = process.stdout.read().split()
    if line != "painted" or not rest:
        raise RuntimeError(f"nothing was painted by: python -m {' '.join(words)}")
    return taken, int(rest[0])
