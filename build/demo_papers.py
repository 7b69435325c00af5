"""The demo without a display: the company, its papers as PDFs, and pictures of the windows, in one folder.

It uses the command line like anyone else; nothing here knows how a paper is made.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
MARK = ".made-by-build-dev"


class Failed(Exception):
    """A sentence that says what could not be made."""


@dataclass(frozen=True)
class Wanted:
    """A paper, and the table in whose rows its numbers are found, under one of these keys."""

    paper: str
    table: str
    keys: tuple[str, ...]


PAPERS = (
    Wanted("sales-invoice", "sales-invoices", ("number", "ref")),
    Wanted("receipt", "customer-receipts", ("number", "ref")),
    Wanted("quotation", "quotations", ("number", "ref")),
    Wanted("sales-order", "sales-orders", ("number", "ref")),
    Wanted("purchase-request", "purchase-requests", ("number", "ref")),
    Wanted("purchase-order", "purchase-orders", ("number", "ref")),
    Wanted("credit-note", "credit-notes", ("number", "ref")),
    Wanted("debit-note", "debit-notes", ("number", "ref")),
    Wanted("payslip", "payslips", ("number", "ref")),
    Wanted("inventory-sheet", "sales-invoices", ("date",)),
    Wanted("stock-card", "items", ("code",)),
)


def fresh_folder(folder: Path) -> None:
    """An empty folder for the demo. Removes an older one made here, and refuses any other that holds files."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).is_file():
            raise Failed(f"{folder} holds files that were not made here. Move them away first.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARK).touch()


def program(*words: str) -> subprocess.CompletedProcess[str]:
    """The program's answer to a verb; errors go on to the terminal."""
    return subprocess.run(
        [sys.executable, "main.py", *words],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def rows_in(answer: Any) -> list[dict[str, Any]]:
    """The rows of a JSON answer: the list itself, or the first list of objects under any of its keys."""
    if isinstance(answer, dict):
        answer = next((each for each in answer.values() if isinstance(each, list)), [])
    return [row for row in answer if isinstance(row, dict)]


def number_in(rows: list[dict[str, Any]], keys: tuple[str, ...]) -> str:
    """The newest number among the rows, by the first key that any of them has; "" where none has.

    Newer is what is of a later day or month; numbers decide between those of the same.
    """
    for key in keys:
        found = [(_when(row), str(row[key])) for row in rows if row.get(key)]
        if found:
            return max(found)[1]
    return ""


def _when(row: dict[str, Any]) -> str:
    return str(row.get("date") or row.get("period") or "")


def print_papers(company: Path, folder: Path) -> Iterator[str]:
    """Print one paper of each kind; yields a sentence for each that could not be."""
    for wanted in PAPERS:
        listed = program("list", str(company), wanted.table, "--json")
        try:
            number = number_in(rows_in(json.loads(listed.stdout)), wanted.keys)
        except json.JSONDecodeError:
            number = ""
        if not number:
            yield f"No {wanted.paper} was found to print."
            continue
        done = program("print", str(company), wanted.paper, number, "--to", str(folder))
        if done.returncode:
            yield f"The {wanted.paper} {number} was not printed; the reason is told above."


def take_pictures(folder: Path) -> Iterator[str]:
    """Pictures of the main windows; yields a sentence where they could not be taken."""
    if not (ROOT / "build" / "screens.py").exists():
        yield "Pictures of the windows cannot be taken: build/screens.py does not exist."
    elif subprocess.call(
        [sys.executable, "-m", "build.screens", "--main", "--to", str(folder)], cwd=ROOT
    ):
        yield "The pictures of the windows were not all taken."


def made_in(folder: Path) -> list[Path]:
    """The files made in the folder, sorted; hidden ones (marks, locks) are nothing to look at."""
    return sorted(
        each for each in folder.rglob("*") if each.is_file() and not each.name.startswith(".")
    )


def main(arguments: list[str]) -> int:
    """Make everything in the folder named; returns 1 where something is absent from it."""
    folder = Path(arguments[0]).resolve()
    company = folder / "lentera.boffice"
    try:
        fresh_folder(folder)
    except Failed as reason:
        print(reason, file=sys.stderr)
        return 1
    print("Making the demo company (a minute)…", flush=True)
    if program("demo", str(company), *arguments[1:]).returncode:
        print("The demo company could not be made; the reason stands above.", file=sys.stderr)
        return 1
    print("Printing its papers and taking pictures of the windows…", flush=True)
    lacking = [*print_papers(company, folder), *take_pictures(folder)]
    print(f"Made in {folder}:")
    for path in made_in(folder):
        print(f"  {path.relative_to(folder)}  {path.stat().st_size / 1000:,.0f} kB")
    for sentence in lacking:
        print(sentence, file=sys.stderr)
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
