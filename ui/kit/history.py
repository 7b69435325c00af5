"""Undo and redo of a document: changes of its fields beside those of its lines, in the order they were made.

``EntryHistory`` shares the stack of the lines. Parts that hold fields have ``entry()`` and
``set_entry(values)``; it learns what a person changed from their ``changed`` signal.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from app.kernel.text import _
from ui.kit import keys

FIELD_STEP = 1  # the kind of step that swallows the next one of the same field


class _FieldStep(QUndoCommand):
    """What all fields held before and after; going on in the same field is the same step."""

    def __init__(
        self, history: EntryHistory, visit: tuple[int, QObject], before: Any, after: Any
    ) -> None:
        super().__init__(_("Change a field"))
        self.visit, self.after = visit, after
        self._history, self._before, self._done = history, before, True

    def id(self) -> int:
        return FIELD_STEP

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _FieldStep) or other.visit != self.visit:
            return False
        self.after = other.after
        return True

    def redo(self) -> None:
        if self._done:  # pushing a step does it again; a person has done it already
            self._done = False
        else:
            self._history.restore(self.after)

    def undo(self) -> None:
        self._history.restore(self._before)


class EntryHistory(QObject):
    """``restored`` after fields were set back or forth."""

    restored = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._parts: list[Any] = []
        self._known: list[Any] = []
        self._visit = 0

    def share(self, stack: QUndoStack) -> None:
        """The stack of the lines becomes that of the whole document."""
        self.stack = stack

    def watch(self, part: Any, editors: Iterable[QWidget]) -> None:
        """Another part with fields."""
        self._parts.append(part)
        self._known.append({})
        for editor in editors:
            editor.installEventFilter(self)
        part.changed.connect(lambda *_key: self._changed(part))

    def restore(self, values: Any) -> None:
        for part, entry in zip(self._parts, values, strict=True):
            part.set_entry(entry)
        self.begin_visit()
        self.restored.emit()

    def begin_visit(self) -> None:
        """A field is entered: what comes next is a step of its own."""
        self._visit += 1
        self._known = [part.entry() for part in self._parts]

    def _changed(self, part: QObject) -> None:
        now = [each.entry() for each in self._parts]
        before, self._known = self._known, now
        if before != now and all(before):
            self.stack.push(_FieldStep(self, (self._visit, part), before, now))

    def undo(self) -> None:
        self.stack.undo()

    def redo(self) -> None:
        self.stack.redo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of undo in a field; what is being typed there is dropped first."""
        if event.type() == QEvent.Type.FocusIn:
            self.begin_visit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if _is(event, Qt.Key.Key_Z):
                if not (hasattr(watched, "revert") and watched.revert()):
                    self.undo()
                return True
            if _is(event, Qt.Key.Key_Y):
                self.redo()
                return True
        return False


def _is(event: QKeyEvent, letter: Qt.Key) -> bool:
    key, modifiers = keys.read(event)
    return bool(key == letter and modifiers == Qt.KeyboardModifier.ControlModifier)
