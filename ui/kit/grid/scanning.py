"""Telling a barcode scanner from a person: digits faster than anybody types, and Enter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QKeyEvent

FASTEST = 50  # milliseconds between the keys of a person
SHORTEST = 6  # digits of a barcode


@dataclass(frozen=True, slots=True)
class Scan:
    """What a barcode does to a grid: ``find`` gives the key of what bears it, or None.

    It is put into ``column`` of a new line with ``one`` in ``quantity``, or counted up where it stands.
    """

    find: Callable[[str], Any]
    column: str
    quantity: str
    one: Any


class Burst:
    """The digits that came without a person's pause."""

    def __init__(self) -> None:
        self._digits, self._last, self._fast = "", 0, False

    def note(self, event: QKeyEvent) -> None:
        """Another key went down, at the moment the system says: a slow window makes nobody a scanner."""
        now, text = event.timestamp(), event.text()
        self._fast = now - self._last < FASTEST
        self._last = now
        if text.isdigit():
            self._digits = self._digits + text if self._fast else text
        elif text.isprintable() and text:
            self._digits = ""

    def code(self) -> str:
        """What was scanned, asked as Enter arrives; "" for what a person typed."""
        code, self._digits = self._digits, ""
        return code if self._fast and len(code) >= SHORTEST else ""
