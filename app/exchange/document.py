"""What a kind of document is, for showing, posting and voiding one by its number or ref."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from app.access.session import Session


@dataclass(frozen=True)
class Document:
    """find: the id behind a number or ref, NotFound otherwise. post: posts one, returns its number.

    void: dated and with a reason. show: the document whole, as plain values for JSON. drafts: the ids of
    every draft, for posting them all.
    """

    key: str
    find: Callable[[Session, str], int]
    show: Callable[[Session, int], dict[str, Any]]
    post: Callable[[Session, int], str] | None = None
    void: Callable[[Session, int, dt.date, str], Any] | None = None
    drafts: Callable[[Session], Sequence[int]] | None = None
