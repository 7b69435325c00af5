"""What a list is asked for: words, filters and a sort; the answer is a window of rows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ListQuery:
    """search: words that must all occur. filters: named conditions or column values.
    sort: (column key, descending) pairs; none means the list's own order."""

    search: str = ""
    filters: dict[str, object] = field(default_factory=dict)
    sort: tuple[tuple[str, bool], ...] = ()
