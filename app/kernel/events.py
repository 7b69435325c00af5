"""What a finished piece of work changed: views look at it and decide whether to refresh."""

from __future__ import annotations

from typing import NamedTuple


class Changes(NamedTuple):
    """The kinds of things touched ("sales-invoice", "stock", "account", …) and who asked."""

    kinds: frozenset[str]
    actor: str = ""

    def touches(self, *kinds: str) -> bool:
        return not self.kinds.isdisjoint(kinds)
