"""The field in which goods are scanned or typed: "8991234567890", "lampu", "3*LMP-9"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from app.kernel.entry import EntryError, parse_quantity
from app.kernel.quantity import Quantity, pieces
from app.kernel.text import N_, _
from app.masters import item as items
from ui.kit import keys
from ui.kit.grid.scanning import SHORTEST
from ui.kit.lookup import Found, Lookup, LookupLine

HINT = N_("Scan a barcode, or type a code or name (3*code for three)")
_TIMES = re.compile(r"\s*([\d.,]+)\s*[*xX×]\s*")


def parted(typed: str) -> tuple[Quantity | None, str]:
    """How many, and of what: ``3*LMP-9``; without a number one. None for a number that is no quantity."""
    times = _TIMES.match(typed)
    if times is None:
        return pieces(1), typed.strip()
    try:
        quantity = parse_quantity(times[1])
    except EntryError:
        return None, typed[times.end() :].strip()
    return quantity if quantity.micro > 0 else None, typed[times.end() :].strip()


class EntryLine(LookupLine):
    """``entered(code, quantity)`` with an item; ``unknown(text)`` with what is none; ``empty`` for Enter on nothing.

    ``acts``: what other keys do while nothing is typed.
    """

    entered = Signal(str, object)
    unknown = Signal(str)
    empty = Signal()

    def __init__(self, goods: Lookup, acts: dict[int, Callable[[], object]]) -> None:
        find = goods.find
        super().__init__(replace(goods, find=lambda text, limit: find(parted(text)[1], limit)))
        self._acts, self._quantity = acts, pieces(1)
        self.taken.connect(self._enter)
        self.retranslate()

    def retranslate(self) -> None:
        self.setPlaceholderText(_(HINT))
        self.setAccessibleName(_("Item"))

    def _take(self, found: Found) -> None:
        quantity = parted(self.text())[0]
        if quantity is None:
            self._refuse()
            return
        self._quantity = quantity
        super()._take(found)

    def _enter(self, found: Found) -> None:
        self.clear()
        self.entered.emit(str(found.key), self._quantity)

    def _refuse(self) -> None:
        self.close_popup()
        self.selectAll()
        self.unknown.emit(self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = keys.read(event)[0]
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._entered()
        elif key in self._acts and not self.text() and not event.modifiers():
            self._acts[key]()
        else:
            super().keyPressEvent(event)

    def _entered(self) -> None:
        """A scanned number is taken only where something bears exactly it; else the marked row is."""
        quantity, typed = parted(self.text())
        if not self.text().strip():
            self.empty.emit()
        elif quantity is None or not typed:
            self._refuse()
        elif typed.isdigit() and len(typed) >= SHORTEST:
            item = items.find_by_barcode(typed) or items.find(typed)
            found = self.lookup.get(item.code) if item is not None and item.active else None
            self._take(found) if found is not None else self._refuse()
        elif not self.take_marked():
            self._refuse()
