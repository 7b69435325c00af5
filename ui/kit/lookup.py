"""Looking things up by any part of code or name: the source, the popup, the field, the full list.

    ITEMS = Lookup(find=items_like, get=item_of, noun=N_("item"), create=new_item)
    field = LookupField(ITEMS)

``find(text, limit)`` gives ``Found`` rows, best first; ``get(key)`` the one of a key, or None.
``create(text, take)`` opens a form and calls ``take(key)`` with what was made.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.kernel.text import N_, _
from ui.kit import icons, keys, theme
from ui.kit.found import MOST_SHOWN, Found, Lookup
from ui.kit.lookup_popup import LookupPopup


class LookupLine(QLineEdit):
    """A line that looks up what is typed. ``taken(Found)`` when a person chooses.

    Used by ``LookupField`` and by the grid. Enter and Tab take the marked row; Esc closes the popup.
    """

    taken = Signal(object)

    def __init__(self, lookup: Lookup) -> None:
        super().__init__()
        self.lookup = lookup
        self.popup: LookupPopup | None = None
        self._timer = QTimer(self, singleShot=True, interval=60)
        self._timer.timeout.connect(self.look_up)
        self.textEdited.connect(lambda _text: self._timer.start())

    def look_up(self) -> None:
        """Shows what fits what stands there."""
        typed = self.text().strip()
        if not typed or self.isReadOnly():
            self.close_popup()
            return
        if self.popup is None:
            self.popup = LookupPopup(self, self.lookup)
            self.popup.taken.connect(self._take)
            self.destroyed.connect(self.popup.deleteLater)
        self.popup.show_found(self.lookup.find(typed, MOST_SHOWN), typed)

    def popup_open(self) -> bool:
        return self.popup is not None and self.popup.isVisible()

    def close_popup(self) -> None:
        self._timer.stop()
        if self.popup is not None:
            self.popup.hide()

    def _take(self, found: Found) -> None:
        self.close_popup()
        self.setText(found.code or found.name)
        self.taken.emit(found)

    def take_marked(self) -> bool:
        """Takes the marked row, looking up first if the typing is fresh; False if there is none."""
        if self._timer.isActive():
            self._timer.stop()
            self.look_up()
        found = self.popup.chosen() if self.popup is not None else None
        if found is None:
            return False
        self._take(found)
        return True

    def open_list(self) -> None:
        """F4: everything, with a search of its own."""
        if self.isReadOnly():
            return
        from ui.kit.lookup_list import LookupList

        typed = self.text().strip()
        self.close_popup()
        dialog = LookupList(self.lookup, typed, self.window())
        if dialog.exec() and dialog.chosen is not None:
            self._take(dialog.chosen)
        dialog.deleteLater()

    def create(self) -> None:
        """Ctrl+N: a new one in place."""
        if self.lookup.create is None or self.isReadOnly():
            return
        typed = self.text().strip()
        self.close_popup()
        self.lookup.create(typed, self._created)

    def _created(self, key: Any) -> None:
        found = self.lookup.get(key)
        if found is not None:
            self._take(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = keys.read(event)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_F4:
            self.open_list()
        elif key == Qt.Key.Key_N and control and self.lookup.create is not None:
            self.create()
        elif self.popup_open() and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.popup.move_by(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and self.popup_open():
            self.close_popup()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.popup_open():
            self.take_marked()
        elif key == Qt.Key.Key_Down and not control:
            self.look_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_popup()


class LookupField(LookupLine):
    """The editor of a form: shows "C-007 · Toko Sumber Terang", its value is the key."""

    changed = Signal()

    def __init__(self, lookup: Lookup, *, hint: str = N_("Type a code or name")) -> None:
        super().__init__(lookup)
        self._found: Found | None = None
        self._problem, self._hint = "", hint
        self._caret = self.addAction(
            icons.icon("ph.caret-down", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._caret.triggered.connect(self.open_list)
        self.taken.connect(self._chosen)
        self.textEdited.connect(self._typed)
        theme.follow(self, lambda: self._caret.setIcon(icons.icon("ph.caret-down", "muted")))
        self.retranslate()

    def value(self) -> Any:
        """The key of what is chosen; None for nothing."""
        return self._found.key if self._found else None

    def found(self) -> Found | None:
        return self._found

    def set_value(self, value: Any) -> None:
        self._found = self.lookup.get(value) if value not in (None, "") else None
        self._problem = ""
        self._show()

    def _show(self) -> None:
        self.setText(self._found.words if self._found else "")
        self.setToolTip(self.text())
        self.setCursorPosition(0)

    def _chosen(self, found: Found) -> None:
        differs = self._found is None or self._found.key != found.key
        self._found, self._problem = found, ""
        self._show()
        if differs:
            self.changed.emit()

    def _typed(self, text: str) -> None:
        self._problem = ""
        if not text.strip() and self._found is not None:
            self._found = None
            self.changed.emit()

    def revert(self) -> bool:
        """Drops what is being typed; False where nothing is."""
        if self.text() == (self._found.words if self._found else ""):
            return False
        self.close_popup()
        self._problem = ""
        self._show()
        return True

    def problem(self) -> str:
        return self._problem

    def settle(self) -> None:
        """What was typed is taken where it fits exactly one thing or a code; else it is refused."""
        typed = self.text().strip()
        if not typed or (self._found and typed == self._found.words):
            return
        rows = list(self.lookup.find(typed, 2))
        exact = [row for row in rows if row.code.casefold() == typed.casefold()]
        if exact or len(rows) == 1:
            self._chosen((exact or rows)[0])
        else:
            self._problem = _("“{text}” was not found.", text=typed)

    def set_read_only(self, on: bool) -> None:
        self.setReadOnly(on)
        self._caret.setVisible(not on)
        theme.repolish(self)

    def retranslate(self) -> None:
        self.setPlaceholderText(_(self._hint))
        self._caret.setToolTip(_("Full list (F4)"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()


__all__ = ["Found", "Lookup", "LookupField", "LookupLine", "LookupPopup"]
