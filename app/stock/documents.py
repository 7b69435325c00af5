"""What a person calls the document behind a move.

The table of a kind of document bears the kind's name, but for those named here.
"""

from __future__ import annotations

import re

from app import store
from app.kernel.text import N_, translate

# A move by hand is called like the moves it makes, so its table has another name.
_OTHER_NAMES = {"stock-move": "stock_document"}
_WITHOUT_NUMBER = {"opening-stock": N_("Opening stock")}
_KIND = re.compile(r"[a-z]+(-[a-z]+)*")


@store.cached("company")
def table_of(kind: str) -> str | None:
    """The table whose rows are documents of this kind and have numbers, or None."""
    table = _OTHER_NAMES.get(kind, kind.replace("-", "_"))
    found = _KIND.fullmatch(kind) and store.scalar(
        "SELECT 1 FROM pragma_table_info(?) WHERE name = 'number'", (table,)
    )
    return table if found else None


def name_of(kind: str, document_id: int) -> str:
    """The document's number; for one that has none (yet), what it is and its id."""
    if kind in _WITHOUT_NUMBER:
        return translate(_WITHOUT_NUMBER[kind])
    table = table_of(kind)
    number = table and store.scalar(f"SELECT number FROM {table} WHERE id = ?", (document_id,))
    return str(number) if number else f"{kind} {document_id}"
