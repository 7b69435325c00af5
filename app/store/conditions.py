"""What a list is asked for, as SQL conditions and their parameters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from app.kernel.listing import ListQuery, Narrowing
from app.store import search

if TYPE_CHECKING:
    from app.store.window import Listing

Condition = tuple[str, list[Any]]

NO_KEYS = "[]"  # what the search index answers where no row holds the words


def conditions_of(listing: Listing, asked: ListQuery) -> Iterator[Condition]:
    """Each with its parameters: the listing's own, the words, the filters, the values of columns."""
    if listing.where:
        yield listing.where, []
    yield from searched(listing, asked.search)
    for key, value in asked.filters.items():
        condition = listing.filters.get(key) or f"{listing.sql[key]} = ?"
        values = value if isinstance(value, tuple) else (value,) * condition.count("?")
        yield f"({condition})", list(values)
    for narrowing in asked.narrowed:
        yield narrowed(listing.sql[narrowing.key], narrowing)


def searched(listing: Listing, text: str) -> Iterator[Condition]:
    """Every word somewhere in what the listing searches."""
    for word in text.split():
        pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        either = " OR ".join(f"{sql} LIKE ? ESCAPE '\\'" for sql in listing.search)
        yield f"({either})" if either else "0", [pattern] * len(listing.search)


def named(listing: Listing, asked: ListQuery) -> list[Condition]:
    """The rows that the search index names for the words; nothing where it does not help."""
    base = listing.base or listing.source
    ids = search.narrowed(listing.indexed, listing.key_sql, base, asked.search)
    if ids is None:
        return []
    return [(f"{listing.key_sql} IN (SELECT value FROM json_each(?))", [ids])]


def narrowed(sql: str, narrowing: Narrowing) -> Condition:
    """The rows whose value is among those chosen, or within the bounds."""
    if narrowing.values:
        known = [value for value in narrowing.values if value is not None]
        either = [f"{sql} IN ({', '.join('?' * len(known))})"] if known else []
        if len(known) < len(narrowing.values):
            either.append(f"{sql} IS NULL")
        return f"({' OR '.join(either)})", known
    bounds = [("<=", narrowing.most), (">=", narrowing.least)]
    kept = [(sign, value) for sign, value in bounds if value is not None]
    parts = [f"{sql} {sign} ?" for sign, _value in kept]
    return f"({' AND '.join(parts) or '1'})", [value for _sign, value in kept]
