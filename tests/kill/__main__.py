"""Kills the program many times and counts what it left."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.kill.harness import Killer, Outcome


def main() -> int:
    """Prints the outcomes; status 1 where anything was lost, red or half done."""
    parser = argparse.ArgumentParser(prog="python -m tests.kill", description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    arguments = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="kills-"))
    start = time.perf_counter()
    killer = Killer(folder)
    outcomes: list[Outcome] = []
    for seed in range(arguments.seed, arguments.seed + arguments.runs):
        outcomes.append(killer.run(seed))
        if outcomes[-1].failure:
            print(f"seed {seed}, {outcomes[-1].job}: {outcomes[-1].failure}", flush=True)
        if len(outcomes) % 100 == 0:
            print(f"{len(outcomes)} kills", flush=True)
    _tell(outcomes, time.perf_counter() - start)
    return 1 if any(each.failure for each in outcomes) else 0


def _tell(outcomes: list[Outcome], seconds: float) -> None:
    counts = Counter((each.job, each.found or "NOT IN ORDER") for each in outcomes)
    for (job, found), count in sorted(counts.items()):
        print(f"{job:12} {count:5}  {found}")
    bad = sum(1 for each in outcomes if each.failure)
    print(f"{len(outcomes)} kills in {seconds:.0f} s, {bad} not in order.")


if __name__ == "__main__":
    sys.exit(main())
