"""Finding in a company of 1,000,000 invoices: parts of words in the list, and the palette, beside raw FTS5."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from app import companies, finding
from app.kernel.listing import ListQuery
from app.sales.invoice import listings
from app.store.connection import database
from tests.bench import company
from tests.bench.bench import Bench
from tests.bench.figures import Figure
from tests.bench.lists import PAGE, RAW_ROWS, TODAY, bare_values, fill, timed

SUBSTRING_TARGET, FIRST_RESULT, TIMES = 1.5, 0.100, 9
RAW = "CREATE VIRTUAL TABLE main.raw_text USING fts5(words, tokenize='trigram')"
RAW_FOUND = (
    RAW_ROWS.replace(
        "FROM sales_invoice d", "FROM raw_text f JOIN sales_invoice d ON d.id = f.rowid"
    )
    + f"WHERE raw_text MATCH ? ORDER BY d.date DESC, d.id DESC LIMIT {PAGE}"
)


def found(bench: Bench) -> Iterator[Figure]:
    """A list searched by parts of numbers and names; the palette's first answer on a fresh connection."""
    rows = bench.size(1_000_000)
    start = bench.once("trading.boffice", company.make)
    path = bench.once(f"found-{rows}.boffice", lambda path: _fill(start, path, rows))
    parts = (str(rows // 2 + 17), f"NV/{rows - 5}", f"R-{rows // 3}", "23456"[: len(str(rows)) - 1])
    words = (*parts, "C-0042")  # a customer with a hundredth of all invoices
    ours, limit = zip(*(_searched(path, word) for word in words), strict=True)
    yield Figure(
        f"parts of numbers and a customer searched in a list of {rows:,}",
        sum(ours),
        sum(limit),
        SUBSTRING_TARGET,
        note=f"{len(words)} searches; raw FTS5 with trigrams answers with the same rows",
    )
    typed = (*words, "pelanggan 4", "#23", "barang nomor", "pelangan 12", "tidak ada di sini")
    slowest = max((_palette(path, word), word) for word in typed)
    yield Figure(
        f"the palette's first answer among {rows:,} invoices, beside 100 ms",
        slowest[0],
        FIRST_RESULT,
        1.0,
        note=f"the slowest of {len(typed)}: {slowest[1]!r}; raw FTS5 finds in {sum(limit) / len(words) * 1000:.1f} ms",
    )


def _fill(start: Path, path: Path, rows: int) -> None:
    """The invoices of the list bench, in our index and in a plain FTS5 table."""
    fill(start, path, rows)
    with company.opened(path) as session:
        finding.rebuild_index(session)
        connection = database.connection()
        connection.execute("BEGIN")
        connection.execute(RAW)
        connection.execute(
            "INSERT INTO raw_text (rowid, words) SELECT d.id, d.number || char(10) || d.ref || char(10)"
            " || p.code || char(10) || p.name FROM sales_invoice d JOIN party p ON p.id = d.customer_id"
        )
        connection.execute("COMMIT")


def _searched(path: Path, word: str) -> tuple[float, float]:
    """Medians of the first page, ours and raw in turn; both answer with the same rows."""
    with company.opened(path):
        raw = database.connection()
        listing = listings.listing(TODAY)
        ours, limit = [], []
        for _time in range(TIMES):
            mine, taken = timed(lambda: listing.window(ListQuery(search=word)).first(PAGE))
            theirs, least = timed(lambda: raw.execute(RAW_FOUND, (f'"{word}"',)).fetchall())
            assert mine and [bare_values(row) for row in mine] == theirs, word
            ours.append(taken)
            limit.append(least)
        return median(ours), median(limit)


def _palette(path: Path, typed: str) -> float:
    """The median time of an answer, the connection of the reading thread opened and closed as well."""
    with company.opened(path) as session:
        seconds = []
        for _time in range(TIMES):
            _nothing, taken = timed(lambda: _asked(session, typed))
            seconds.append(taken)
        return median(seconds)


def _asked(session: object, typed: str) -> None:
    with companies.own_connection():
        finding.find(session, finding.asked(typed), 60)  # type: ignore[arg-type]
