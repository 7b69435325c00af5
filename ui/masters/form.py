"""Forms over frozen records: fields described once, read and written by key with the kit's form."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from app.kernel.columns import Kind
from app.kernel.money import ZERO
from app.kernel.quantity import Quantity, UnitPrice
from ui.kit import theme
from ui.kit.fields import Choice, FlagBox, NoteEdit, TextEdit, editor_for
from ui.kit.form import Form

COLUMNS = 4
FORM_WIDTH = 980
NOTHING: dict[Kind, Any] = {
    Kind.MONEY: ZERO,
    Kind.QUANTITY: Quantity(0),
    Kind.PRICE: UnitPrice(0),
    Kind.COUNT: 0,
}


@dataclass(frozen=True, slots=True)
class Spec:
    """One field: key of the record, marked title, kind, and how wide (of four columns).

    choices: (value, marked words) for a combo box. suggest: known values offered while typing. flag: a
    check box. lines: a box of several lines. section: a heading above (marked).
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    width: int = 1
    required: bool = False
    help: str = ""
    choices: tuple[tuple[Any, str], ...] = ()
    suggest: Callable[[], Sequence[str]] | None = None
    flag: bool = False
    lines: int = 0
    section: str = ""


class RecordForm(Form):
    """The kit's form, filled from a frozen record and read back into one."""

    def __init__(self, specs: Sequence[Spec], today: dt.date, columns: int = COLUMNS) -> None:
        super().__init__(columns)
        self._specs = {spec.key: spec for spec in specs}
        self.setMaximumWidth(theme.px(FORM_WIDTH))
        for spec in specs:
            if spec.section:
                self.section(spec.section)
            title = "" if spec.flag else spec.title
            self.add(
                spec.key,
                title,
                _editor(spec, today),
                required=spec.required,
                help=spec.help,
                span=spec.width,
            )

    def show_record(self, record: Any) -> None:
        """Puts the record's values into the fields and clears errors."""
        self.set_values({key: getattr(record, key) for key in self._specs})

    def read(self, record: Any) -> Any:
        """The record with what stands in the fields; a blank amount is nothing of its kind."""
        values = {}
        for key, spec in self._specs.items():
            value = self.value(key)
            if value is None and not spec.choices:
                value = NOTHING.get(spec.kind, getattr(record, key))
            values[key] = value
        return dataclasses.replace(record, **values)

    def unreadable(self) -> bool:
        """Whether a field holds something that is not a value of its kind."""
        return any(box.editor.problem() for box in self.boxes.values())


def _editor(spec: Spec, today: dt.date) -> Any:
    if spec.flag:
        return FlagBox(spec.title)
    if spec.choices:
        return Choice(spec.choices)
    if spec.lines:
        return NoteEdit(lines=spec.lines)
    editor = editor_for(spec.kind, today)
    if spec.suggest is not None and isinstance(editor, TextEdit):
        completer = QCompleter(list(spec.suggest()), editor)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        editor.setCompleter(completer)
    return editor
