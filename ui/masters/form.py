"""A form over a frozen record: fields described once, read and written by key.

What is typed is understood by ``app.kernel.entry`` (``1jt``, ``23/11``); what cannot be understood shows at
its field, beside the problems that the record's own rules find.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.kernel import entry
from app.kernel.columns import RIGHT_ALIGNED, Kind
from app.kernel.errors import UserError
from app.kernel.problems import Problem
from app.kernel.text import _
from ui.kit import theme
from ui.kit.pieces import label
from ui.masters.fields import Field, choice

COLUMNS = 4
FORM_WIDTH = 980


@dataclass(frozen=True, slots=True)
class Spec:
    """One field: key of the record, marked title, kind, and how wide (of four columns).

    choices: (value, marked words) for a combo box. suggest: known values offered while typing. flag: a
    check box. lines: a box of several lines. section: a heading above (marked). fixed: read-only once saved.
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


class Form(QWidget):
    """``changed`` after every change by the person; ``read`` gives the record, or raises nothing:
    what cannot be read is among ``problems``."""

    changed = Signal()

    def __init__(self, specs: Sequence[Spec], today: dt.date) -> None:
        super().__init__()
        self._specs = {spec.key: spec for spec in specs}
        self._today = today
        self.fields: dict[str, Field] = {}
        self.flags: dict[str, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(14))
        self._grid.setVerticalSpacing(theme.px(10))
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._row = self._column = 0
        for spec in specs:
            self._add(spec)

    # -- building --------------------------------------------------------------------------------

    def _add(self, spec: Spec) -> None:
        if spec.section:
            self._heading(spec.section)
        widget = self._flag(spec) if spec.flag else self._field(spec)
        if self._column + spec.width > COLUMNS:
            self._row, self._column = self._row + 1, 0
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(widget, self._row, self._column, 1, spec.width, top)
        self._column += spec.width

    def _heading(self, title: str) -> None:
        if self._column or self._row:
            self._row, self._column = self._row + 1, 0
            line = QFrame()
            line.setProperty("role", "gridLine")
            self._grid.addWidget(line, self._row, 0, 1, COLUMNS)
            self._row += 1
        heading = label(_(title), "section")
        self._grid.addWidget(heading, self._row, 0, 1, COLUMNS)
        self._row += 1

    def _flag(self, spec: Spec) -> QWidget:
        box = QCheckBox(_(spec.title))
        box.setAccessibleName(_(spec.title))
        box.toggled.connect(self.changed)
        self.flags[spec.key] = box
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, theme.px(19), 0, 0)
        column.addWidget(box)
        return holder

    def _field(self, spec: Spec) -> Field:
        field = Field(
            spec.key,
            _(spec.title),
            self._editor(spec),
            required=spec.required,
            help=_(spec.help) if spec.help else "",
        )
        field.changed.connect(self.changed)
        self.fields[spec.key] = field
        if spec.choices:
            assert isinstance(field.editor, QComboBox)
        return field

    def _editor(self, spec: Spec) -> Any:
        if spec.choices:
            return choice(tuple((value, _(words)) for value, words in spec.choices))
        if spec.lines:
            box = QPlainTextEdit()
            box.setTabChangesFocus(True)
            box.setFixedHeight(theme.px(18 * spec.lines + 12))
            return box
        editor = QLineEdit()
        editor.setMaxLength(300)
        if spec.kind in RIGHT_ALIGNED:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if spec.suggest is not None:
            completer = QCompleter(list(spec.suggest()), editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        return editor

    # -- values ----------------------------------------------------------------------------------

    def show_record(self, record: Any) -> None:
        """Puts a record's values into the fields."""
        for key, box in self.flags.items():
            box.blockSignals(True)
            box.setChecked(bool(getattr(record, key)))
            box.blockSignals(False)
        for key, field in self.fields.items():
            spec = self._specs[key]
            value = getattr(record, key)
            field.put(value if spec.choices else entry.written(spec.kind, value))
            field.show_problem("")

    def read(self, record: Any) -> tuple[Any, list[Problem]]:
        """The record with what is typed, and what of it could not be understood."""
        values: dict[str, Any] = {key: box.isChecked() for key, box in self.flags.items()}
        problems: list[Problem] = []
        for key, field in self.fields.items():
            try:
                values[key] = self._value(self._specs[key], field)
            except UserError as error:
                problems.append(Problem(key, error.message, error.values))
        return dataclasses.replace(record, **values), problems

    def _value(self, spec: Spec, field: Field) -> Any:
        if spec.choices:
            return field.data()
        text = field.text()
        if not text and spec.kind in RIGHT_ALIGNED:
            text = "0"
        return entry.parse(spec.kind, text, self._today)

    def tell(self, problems: Sequence[Problem]) -> list[Problem]:
        """Shows each problem at its field, the first with the keyboard; returns those without one."""
        homeless = []
        first: Field | None = None
        for field in self.fields.values():
            field.show_problem("")
        for problem in problems:
            field_at = self.fields.get(problem.field)
            if field_at is None:
                homeless.append(problem)
                continue
            field_at.show_problem(problem.sentence())
            first = first or field_at
        if first is not None:
            first.editor.setFocus()
        return homeless

    def set_read_only(self, read_only: bool) -> None:
        """Everything can be read and copied, nothing changed."""
        for field in self.fields.values():
            if isinstance(field.editor, QLineEdit | QPlainTextEdit):
                field.editor.setReadOnly(read_only)
            else:
                field.editor.setEnabled(not read_only)
        for box in self.flags.values():
            box.setEnabled(not read_only)
