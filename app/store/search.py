"""The search index of a company file: which rows hold these letters, anywhere in their texts.

Triggers note which rows changed; when the Work ends, those rows are indexed in the same transaction. The
index is made of what other tables hold: it can be made anew at any time, and is where it is missing or was
made for other columns. ``search_entry`` holds the folded texts of every row, ``search_text`` finds them by
any three letters in a row. A new entry waits until there are many, for the index takes many as quickly as
one; those that wait are looked through one by one.
"""

from __future__ import annotations

import json
import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from app.kernel import formats
from app.kernel.department import Indexed
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_, _
from app.store.connection import cached, database, execute, query, scalar
from app.store.integrity import CheckResult

ROOM = 1 << 40  # more rows than a table will have: entries of table n stand at n * ROOM + id
SHORTEST = 3  # letters the index looks for; shorter words are compared with the newest entries
NEWEST = 50_000
MOST_NARROWED = 20_000
MOST_REFERRED = 500
BATCH = 5_000
WAITING = 400

TABLES = (
    "CREATE TABLE IF NOT EXISTS search_entry (doc INTEGER PRIMARY KEY, words TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS search_due (doc INTEGER PRIMARY KEY)",
    "CREATE TABLE IF NOT EXISTS search_waiting (doc INTEGER PRIMARY KEY)",
    "CREATE VIEW IF NOT EXISTS search_indexed AS SELECT doc, words FROM search_entry"
    " WHERE doc NOT IN (SELECT doc FROM search_waiting)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5(words, content='search_indexed',"
    " content_rowid='doc', detail=none, columnsize=0, tokenize='trigram')",
)
_NAMES = {"search_entry", "search_due", "search_waiting", "search_indexed", "search_text"}
_LEAVE = "INSERT INTO search_text (search_text, rowid, words) VALUES ('delete', ?, ?)"

_in_use: dict[str, Indexed] = {}


def fold(text: str) -> str:
    """Letters as they are compared: no capitals, no accents."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


# -- making and keeping the index ------------------------------------------------------------------


def prepare(indexed: Sequence[Indexed], progress: Progress = SILENT) -> None:
    """Uses the index of the open file; makes it first where it is missing, behind, or was made otherwise."""
    if not _stands(indexed) or not _holds_the_newest(indexed):
        rebuild(indexed, progress)
    _use(indexed)


def prepare_to_read(indexed: Sequence[Indexed]) -> None:
    """The same for a file that may not be written: what it lacks is searched without an index."""
    _use(indexed if _stands(indexed) and _holds_the_newest(indexed) else ())


def _use(indexed: Iterable[Indexed]) -> None:
    _in_use.clear()
    _in_use.update({each.table: each for each in indexed})


def _stands(indexed: Sequence[Indexed]) -> bool:
    """Whether tables and triggers of the file are those for these columns."""
    kept = dict(query("SELECT name, sql FROM sqlite_master WHERE name LIKE 'search!_%' ESCAPE '!'"))
    triggers = {name for name, sql in kept.items() if sql and sql.startswith("CREATE TRIGGER")}
    wanted = dict(_triggers(indexed))
    return (
        set(kept) >= _NAMES
        and triggers == set(wanted)
        and all(kept[name] == sql for name, sql in wanted.items())
    )


def _holds_the_newest(indexed: Sequence[Indexed]) -> bool:
    """Whether the last row of each table has its entry: rows that another program put there have none."""
    return not any(
        scalar(
            f"SELECT 1 FROM (SELECT MAX(id) AS id FROM {each.table}) t WHERE t.id IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.doc = ? + t.id)",
            (each.number * ROOM,),
        )
        for each in indexed
    )


def _triggers(indexed: Iterable[Indexed]) -> Iterator[tuple[str, str]]:
    """Name and SQL of what notes that a row of these tables came, changed or went."""
    for each in indexed:
        columns = ", ".join(f'"{column}"' for column in each.columns)
        for what, event, row in (
            ("new", "INSERT", "NEW"),
            ("changed", f"UPDATE OF {columns}", "NEW"),
            ("gone", "DELETE", "OLD"),
        ):
            name = f"search_{each.table}_{what}"
            yield (
                name,
                (
                    f"CREATE TRIGGER {name} AFTER {event} ON {each.table} BEGIN"
                    f" INSERT OR IGNORE INTO search_due VALUES ({each.number * ROOM} + {row}.id); END"
                ),
            )


def rebuild(indexed: Sequence[Indexed], progress: Progress = SILENT) -> None:
    """Makes the whole index anew, in one transaction of its own or in the one that is open."""
    connection = database.connection()
    joined = connection.in_transaction
    if not joined:
        connection.execute("BEGIN IMMEDIATE")
    try:
        _renew(connection, indexed, progress)
        if not joined:
            connection.execute("COMMIT")
    except BaseException:
        if not joined:
            connection.execute("ROLLBACK")
        raise


def _renew(connection: sqlite3.Connection, indexed: Sequence[Indexed], progress: Progress) -> None:
    for (name,) in query(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search!_%' ESCAPE '!'"
    ):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("DROP VIEW IF EXISTS search_indexed")
    for table in sorted(_NAMES - {"search_indexed"}, reverse=True):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    for sql in TABLES:
        connection.execute(sql)
    for done, each in enumerate(indexed):
        rows = connection.execute(f"SELECT {_texts(each)} FROM {each.table} ORDER BY id")
        while batch := rows.fetchmany(BATCH):
            progress.report(done, len(indexed), _("Making the search index"))
            connection.executemany("INSERT INTO search_entry VALUES (?, ?)", _entries(each, batch))
    connection.execute("INSERT INTO search_text (search_text) VALUES ('rebuild')")
    for _name, sql in _triggers(indexed):
        connection.execute(sql)


def _texts(each: Indexed, row: str = "") -> str:
    return ", ".join(f'{row}"{column}"' for column in ("id", *each.columns))


def _entries(each: Indexed, rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[int, str]]:
    for row_id, *texts in rows:
        words = "\n".join(fold(str(text)) for text in texts if text)
        yield each.number * ROOM + int(str(row_id)), words


def catch_up() -> None:
    """Indexes the rows that changed since the last time; the Work does this when it ends."""
    due = [doc for (doc,) in query("SELECT doc FROM search_due")] if _in_use else []
    if not due:
        return
    connection = database.connection()
    for each in _in_use.values():
        mine = [doc for doc in due if doc // ROOM == each.number]
        for start in range(0, len(mine), BATCH):
            _index(connection, each, mine[start : start + BATCH])
    connection.execute("DELETE FROM search_due")
    if scalar("SELECT COUNT(*) FROM search_waiting") >= WAITING:
        connection.execute(
            "INSERT INTO search_text (rowid, words) SELECT doc, words FROM search_entry"
            " WHERE doc IN (SELECT doc FROM search_waiting)"
        )
        connection.execute("DELETE FROM search_waiting")


def _index(connection: sqlite3.Connection, each: Indexed, docs: list[int]) -> None:
    known = json.dumps(docs)
    before = dict(
        query(
            "SELECT doc, words FROM search_entry WHERE doc IN (SELECT value FROM json_each(?))",
            (known,),
        )
    )
    rows = query(
        f"SELECT {_texts(each)} FROM {each.table} WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([doc % ROOM for doc in docs]),),
    )
    now = dict(_entries(each, rows))
    gone = {doc: words for doc, words in before.items() if now.get(doc) != words}
    come = {doc: words for doc, words in now.items() if before.get(doc) != words}
    if gone:
        _forget(connection, gone)
    connection.executemany("INSERT INTO search_entry VALUES (?, ?)", come.items())
    connection.executemany("INSERT INTO search_waiting VALUES (?)", [(doc,) for doc in come])


def _forget(connection: sqlite3.Connection, gone: dict[int, str]) -> None:
    """Takes entries out, whether they are in the index or wait for it."""
    known = json.dumps(list(gone))
    rows = query(
        "SELECT doc FROM search_waiting WHERE doc IN (SELECT value FROM json_each(?))", (known,)
    )
    waiting = {doc for (doc,) in rows}
    connection.executemany(_LEAVE, [pair for pair in gone.items() if pair[0] not in waiting])
    for table in ("search_entry", "search_waiting"):
        connection.execute(
            f"DELETE FROM {table} WHERE doc IN (SELECT value FROM json_each(?))", (known,)
        )


def agrees(indexed: Sequence[Indexed]) -> CheckResult:
    """F2: every text is in the index as it is; amber, for a rebuild makes it whole and no figure hangs on it."""
    title = N_("The search index agrees")
    if not _stands(indexed):
        return CheckResult("F2", title, False, _("the index is missing or old"), amber=True)
    wrong = sum(_disagreeing(each) for each in indexed) + int(
        scalar("SELECT COUNT(*) FROM search_due")
    )
    count = int(scalar("SELECT COUNT(*) FROM search_entry"))
    detail = _(
        "{wrong} of {count} entries differ", wrong=formats.count(wrong), count=formats.count(count)
    )
    if not wrong and not _holds_its_entries():
        return CheckResult("F2", title, False, _("the index is damaged"), amber=True)
    words = detail if wrong else _("{count} entries indexed", count=formats.count(count))
    return CheckResult("F2", title, not wrong, words, amber=True)


def _disagreeing(each: Indexed) -> int:
    """How many rows have no entry or another one, and how many entries have no row.

    SQLite compares plain letters by itself; what seems to differ, or holds other letters, is folded here.
    """
    here = each.number * ROOM
    rows = execute(
        f"SELECT {_texts(each, 't.')}, e.words"
        f" FROM {each.table} t LEFT JOIN search_entry e ON e.doc = {here} + t.id"
        f" WHERE e.words IS NOT {_plain_words(each)} OR length(CAST(e.words AS BLOB)) > length(e.words)"
    )
    found = sum(next(_entries(each, [row[:-1]]))[1] != row[-1] for row in rows)
    lost = scalar(
        "SELECT COUNT(*) FROM search_entry e WHERE doc >= ?1 AND doc < ?1 + ?2"
        f" AND NOT EXISTS (SELECT 1 FROM {each.table} t WHERE t.id = e.doc - ?1)",
        (here, ROOM),
    )
    return found + int(lost)


def _plain_words(each: Indexed) -> str:
    """The words of a row of ``t`` in SQL, where all its letters are plain ones."""
    lines = [f"iif(t.\"{name}\" <> '', char(10) || t.\"{name}\", '')" for name in each.columns]
    return f"lower(substr({' || '.join(lines)}, 2))"


def _holds_its_entries() -> bool:
    """SQLite's own comparison of the index with the entries, which a file open to read only does without."""
    if scalar("PRAGMA query_only"):
        return True
    try:
        database.connection().execute(
            "INSERT INTO search_text (search_text, rank) VALUES ('integrity-check', 1)"
        )
    except sqlite3.DatabaseError as error:
        if "malformed" not in str(error):
            raise
        return False
    return True


# -- asking -----------------------------------------------------------------------------------------


def words_of(text: str) -> list[str]:
    """The words of a question, folded."""
    return fold(text).split()


def matching(table: str, words: Sequence[str], most: int, *, newest: bool = True) -> list[int]:
    """Ids of at most ``most`` rows whose texts hold all (folded) words: the newest first, or the oldest."""
    each = _in_use.get(table)
    if each is None or not words:
        return []
    here = each.number * ROOM
    holds = " AND ".join("instr(e.words, ?) > 0" for _word in words)
    asked = _match(words)
    if asked:
        rows = query(
            "SELECT s.rowid FROM search_text s CROSS JOIN search_entry e ON e.doc = s.rowid"
            f" WHERE search_text MATCH ? AND s.rowid >= ? AND s.rowid < ? AND {holds}"
            f" ORDER BY s.rowid {'DESC' if newest else 'ASC'} LIMIT ?",
            (asked, here, here + ROOM, *words, most),
        ) + query(
            "SELECT w.doc FROM search_waiting w CROSS JOIN search_entry e ON e.doc = w.doc"
            f" WHERE w.doc >= ? AND w.doc < ? AND {holds}",
            (here, here + ROOM, *words),
        )
    else:
        rows = query(
            "SELECT e.doc FROM (SELECT doc, words FROM search_entry WHERE doc >= ? AND doc < ?"
            f" ORDER BY doc DESC LIMIT {NEWEST}) e WHERE {holds} ORDER BY e.doc DESC LIMIT ?",
            (here, here + ROOM, *words, most),
        )
    return [doc - here for (doc,) in sorted(rows, reverse=newest)[:most]]


def _match(words: Iterable[str]) -> str:
    """What FTS5 is asked: every three letters of the words."""
    threes = {word[at : at + SHORTEST] for word in words for at in range(len(word) - SHORTEST + 1)}
    return " AND ".join('"' + three.replace('"', '""') + '"' for three in sorted(threes))


def texts_of(table: str, ids: Iterable[int]) -> dict[int, str]:
    """The folded texts of rows, by id."""
    here = _in_use[table].number * ROOM if table in _in_use else 0
    rows = query(
        "SELECT doc, words FROM search_entry WHERE doc IN (SELECT value FROM json_each(?))",
        (json.dumps([here + row_id for row_id in ids]),),
    )
    return {doc - here: words for doc, words in rows}


@cached("party", "item", "employee", "account")
def vocabulary(table: str) -> list[str]:
    """Every word of a table's texts, sorted: what a slip of the finger may have meant."""
    here = _in_use[table].number * ROOM if table in _in_use else 0
    rows = execute("SELECT words FROM search_entry WHERE doc >= ? AND doc < ?", (here, here + ROOM))
    return sorted({word for (words,) in rows for word in re.findall(r"\w+", words)})


# -- lists ------------------------------------------------------------------------------------------


def narrowed(indexed: Sequence[tuple[str, str]], key: str, base: str, text: str) -> str | None:
    """The ids (as JSON) that a list need look at for these words; None where the index does not help.

    indexed: (table, SQL of its row's id) of every text the list searches; ``key`` is the id of the list's
    own rows in ``base``. The list still compares the words itself: this only leaves out the rest.
    """
    if not indexed or any(table not in _in_use for table, _id in indexed):
        return None
    kept: set[int] | None = None
    for word in words_of(text):
        found = _rows_with(indexed, key, base, word) if len(word) >= SHORTEST else None
        if found is not None:
            kept = found if kept is None else kept & found
    return None if kept is None else json.dumps(sorted(kept))


def _rows_with(
    indexed: Sequence[tuple[str, str]], key: str, base: str, word: str
) -> set[int] | None:
    """The list's rows that hold the word themselves or refer to a row that does; None for too many."""
    found: set[int] = set()
    for table, id_sql in indexed:
        own = id_sql == key
        most = MOST_NARROWED if own else MOST_REFERRED
        ids = matching(table, [word], most + 1, newest=False)
        if len(ids) > most:
            return None
        if ids and not own:
            ids = [
                row_id
                for (row_id,) in query(
                    f"SELECT {key} FROM {base}"
                    f" WHERE {id_sql} IN (SELECT value FROM json_each(?)) LIMIT ?",
                    (json.dumps(ids), MOST_NARROWED + 1),
                )
            ]
        found.update(ids)
        if len(found) > MOST_NARROWED:
            return None
    return found
