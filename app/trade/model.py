"""Tables that selling and buying share: identities as they were printed, kept once per wording."""

from __future__ import annotations

from app import store
from app.store import guards


class KeptIdentity(store.Record):
    """A party's or the company's name, address and numbers at some moment; ``digest`` names the wording.

    A posted document points at the two it was issued with, so a reprint years later reads the same.
    """

    digest = store.TextField(unique=True)
    content = store.JSONField()

    class Meta:
        table_name = "kept_identity"


TABLES = (KeptIdentity,)
GUARDS = guards.append_only("kept_identity")
"""Append-only: what was printed stays what was printed."""
