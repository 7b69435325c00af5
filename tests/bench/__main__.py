"""Runs the cases, prints the table as it grows and keeps it as JSON."""

from __future__ import annotations

import argparse
import json
import platform
import sqlite3
import sys
import tempfile
import time
import traceback
from pathlib import Path

from app.kernel.department import load
from tests.bench import figures
from tests.bench.bench import Bench
from tests.bench.figures import Figure

CASES = (
    ("posting", "tests.bench.posting:one_by_one"),
    ("import", "tests.bench.posting:as_one_import"),
    ("trial-balance", "tests.bench.reports:trial_balance"),
    ("ledger", "tests.bench.reports:account_ledger"),
    ("ageing", "tests.bench.reports:aged_receivables"),
    ("statement", "tests.bench.reports:statement"),
    ("inventory", "tests.bench.reports:inventory_sheet"),
    ("coretax", "tests.bench.tax:coretax"),
    ("lists", "tests.bench.lists:lists"),
    ("finding", "tests.bench.finding:found"),
    ("payroll", "tests.bench.payroll:payroll"),
    ("payslips", "tests.bench.papers:payslips"),
    ("sheet", "tests.bench.papers:inventory_sheet"),
    ("editing", "tests.bench.editing:line_grid"),
    ("switching", "tests.bench.switching:departments"),
    ("window", "tests.bench.window:cold_start"),
)


def main() -> int:
    """Status 1 where a case could not be measured; a missed target is told in the table."""
    names = [name for name, _where in CASES]
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", action="append", choices=names, metavar="CASE", help=str(names))
    parser.add_argument("--quick", action="store_true", help="a tenth of everything, to try it")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--to", type=Path, default=Path("dist/bench.json"), metavar="JSON")
    arguments = parser.parse_args()
    wanted = arguments.only or names
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        bench = Bench(Path(folder), arguments.quick, arguments.rounds)
        found, failed = _measure(bench, [each for each in CASES if each[0] in wanted])
    _keep(arguments.to, found, failed, quick=arguments.quick)
    missed = [figure.case for figure in found if figure.met is False]
    print(f"\n{len(found)} figures; {len(missed)} miss their target; {len(failed)} cases failed.")
    print(f"Kept in {arguments.to}.")
    return 1 if failed else 0


def _measure(bench: Bench, cases: list[tuple[str, str]]) -> tuple[list[Figure], list[str]]:
    print(figures.heading(), flush=True)
    found: list[Figure] = []
    failed: list[str] = []
    for name, run in cases:
        try:
            for figure in load(run)(bench):
                found.append(figure)
                print(figures.line(figure), flush=True)
        except Exception:
            failed.append(name)
            print(f"{name}: could not be measured", flush=True)
            traceback.print_exc()
    return found, failed


def _keep(path: Path, found: list[Figure], failed: list[str], *, quick: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = {
        "measured": time.strftime("%Y-%m-%dT%H:%M:%S"),
        "quick": quick,
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "figures": [figure.as_json() for figure in found],
        "failed": failed,
    }
    path.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
