"""Forms: labels above fields in a grid, errors at the field and in a summary, read and written by key.

    form = Form(columns=4)
    form.add("customer", N_("Customer"), LookupField(CUSTOMERS), required=True, span=2)
    form.add("date", N_("Date"), DateEdit(today=today), required=True)
    form.section(N_("Address"))
    form.set_values({"date": today}); values = form.values()
    form.show_problems(problems)      # from a refused save; [] clears

A narrow form puts fewer fields side by side. F3 and Shift+F3 go through the errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.kernel.problems import Problem
from app.kernel.text import N_, _, translate_count
from ui.kit import theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, IconLabel, discard, label, set_shown
from ui.kit.fields import Shown, UnitLabel

LEAST_FIELD = 150
Find = Callable[[], list[Problem]]


class FieldBox(QWidget):
    """One field: label, editor (with its unit), help or error."""

    def __init__(
        self, key: str, title: str, editor: Any, required: bool, help: str, unit: str
    ) -> None:
        super().__init__()
        self.key, self.title, self.editor = key, title, editor
        self.required, self.help, self.error = required, help, ""
        editor.setProperty("inForm", True)
        self.label = QLabel()
        self.label.setProperty("role", "label")
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setBuddy(editor)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(self.label)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(editor, 1)
        if unit:
            line.addWidget(UnitLabel(_(unit)))
        column.addLayout(line)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.retranslate()

    def retranslate(self) -> None:
        title = _(self.title) if self.title else ""
        star = f' <span style="color:{theme.hex_of("danger")}">*</span>' if self.required else ""
        self.label.setText(f"{title}{star}" if title else "&nbsp;")
        name = f"{title}, {_('required')}" if self.required else title
        self.editor.setAccessibleName(name or self.editor.accessibleName())
        if hasattr(self.editor, "retranslate"):
            self.editor.retranslate()
        self._show_message()

    def set_error(self, sentence: str) -> None:
        """A translated sentence below the field; "" for none."""
        self.error = sentence
        theme.set_property(self.editor, "error", bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        self._show_message()

    def _show_message(self) -> None:
        words = self.error or (_(self.help) if self.help else "")
        if not words and "message" not in vars(self):
            return
        self.message.setText(words)
        set_shown(self.message, bool(words))
        theme.set_property(self.message, "tone", "danger" if self.error else "")
        set_shown(self._mark, bool(self.error))

    @cached_property
    def message(self) -> QLabel:
        """Below the field: help, or what is wrong. Most fields never have any."""
        made = label("", "label", wrap=True)
        self._mark = IconLabel("ph.warning-circle-fill", "danger", 14)
        below = QHBoxLayout()
        below.setSpacing(theme.px(4))
        below.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(made, 1)
        self._column.insertLayout(self._column.count() - 1, below)
        return made


class ErrorSummary(QFrame):
    """All problems of a refused save, one line each; a click goes to the field."""

    jump_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bannerError")
        row = QHBoxLayout(self)
        row.setContentsMargins(*[theme.px(m) for m in (12, 8, 12, 8)])
        row.addWidget(IconLabel("ph.x-circle-fill", "danger", 20), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(1))
        row.addLayout(self._column, 1)
        self.hide()

    def tell(self, problems: list[Problem]) -> None:
        """Shows the problems, or hides itself."""
        while self._column.count():
            discard(self._column.takeAt(0).widget())
        self.setVisible(bool(problems))
        if not problems:
            return
        title = translate_count(
            N_("{count} thing is to be put right. F3 goes to the next."),
            N_("{count} things are to be put right. F3 goes to the next."),
            len(problems),
        )
        self._column.addWidget(label(title, "strong"))
        for problem in problems[:8]:
            words = problem.sentence()
            if problem.line:
                words = _("Line {line}: {text}", line=problem.line, text=words)
            link = Button(
                words, lambda problem=problem: self.jump_requested.emit(problem), role="link"
            )
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(title)


class Heading(QWidget):
    """What the fields below it are about; ``title`` is marked."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title, self.words = title, label(_(title), "strong")
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(0, 0, 0, 0)
        self._around.addWidget(self.words)

    def set_apart(self, apart: bool) -> None:
        """Whether it keeps a distance from the fields above it."""
        self._around.setContentsMargins(0, theme.px(8) if apart else 0, 0, 0)

    def retranslate(self) -> None:
        self.words.setText(_(self._title))


class Form(QWidget):
    """Fields by key. ``changed(key)`` when a person changed one; ``problem_elsewhere`` for F3 beyond it."""

    changed = Signal(str)
    jump_elsewhere = Signal(object)

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self._columns = self._now = columns
        self._row = self._place = 0
        self._in_row: list[FieldBox] = []
        self.boxes: dict[str, FieldBox] = {}
        self._order: list[tuple[QWidget, int]] = []
        self._problems: list[Problem] = []
        self._at_problem = -1
        self.summary = ErrorSummary()
        self.summary.jump_requested.connect(self._jump)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.summary)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        column.addLayout(self._grid)
        self._share_width()
        self._jumps = [
            bind(self, key, partial(self.next_problem, step))
            for key, step in (("F3", 1), ("Shift+F3", -1))
        ]
        theme.follow(self, self.retranslate)

    # -- building -----------------------------------------------------------------------------

    def add(
        self,
        key: str,
        title: str,
        editor: Any,
        *,
        required: bool = False,
        help: str = "",
        unit: str = "",
        span: int = 1,
    ) -> Any:
        """A field; texts are marked. Returns the editor. ``span``: how many columns it takes."""
        box = FieldBox(key, title, editor, required, help, unit)
        self.boxes[key] = box
        self.add_widget(box, span)
        editor.changed.connect(lambda: self._field_changed(key))
        editor.installEventFilter(self)
        return editor

    def section(self, title: str) -> None:
        """A heading over the whole width; what follows begins on a new line."""
        self.add_widget(Heading(title))

    def add_widget(self, widget: QWidget, span: int = 0) -> None:
        """Anything else; span 0 takes the whole width."""
        self._order.append((widget, span))
        self._put(widget, span)

    def _lay_out(self) -> None:
        """As many columns as there is room for."""
        fits = max(1, (self.width() + theme.px(12)) // theme.px(LEAST_FIELD + 12))
        columns = self._columns if not self.isVisible() else min(self._columns, fits)
        if columns == self._now:
            return
        self._now, self._row, self._place, self._in_row = columns, 0, 0, []
        while self._grid.count():
            self._grid.takeAt(0)
        for widget, span in self._order:
            self._put(widget, span)
        self._share_width()

    def _put(self, widget: QWidget, wanted: int) -> None:
        """At the next place in the grid. A row in which no field has a title keeps no room for one."""
        span = self._now if wanted == 0 else min(wanted, self._now)
        if self._place + span > self._now:
            self._row, self._place, self._in_row = self._row + 1, 0, []
        self._grid.addWidget(widget, self._row, self._place, 1, span)
        self._place += span
        if isinstance(widget, FieldBox):
            self._in_row.append(widget)
            titled = any(box.title for box in self._in_row)
            for box in self._in_row:
                set_shown(box.label, titled)
        elif isinstance(widget, Heading):
            widget.set_apart(self._row > 0)

    def _share_width(self) -> None:
        for at in range(self._columns):
            self._grid.setColumnStretch(at, 1 if at < self._now else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # -- values -------------------------------------------------------------------------------

    def editor(self, key: str) -> Any:
        return self.boxes[key].editor

    def value(self, key: str) -> Any:
        return self.boxes[key].editor.value()

    def values(self) -> dict[str, Any]:
        return {key: box.editor.value() for key, box in self.boxes.items()}

    def set_value(self, key: str, value: Any) -> None:
        """Fills one field, without telling that it changed. Clears its error."""
        self.boxes[key].editor.set_value(value)
        self.boxes[key].set_error("")

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Fills the fields it has; the others keep what they hold. Clears errors."""
        for key, value in values.items():
            if key in self.boxes:
                self.boxes[key].editor.set_value(value)
        self.show_problems(())

    def entry(self) -> dict[str, Any]:
        """What stands in the fields, also what cannot be read; for undo and for what is not finished."""
        edited = {
            k: box.editor for k, box in self.boxes.items() if not isinstance(box.editor, Shown)
        }
        typed = {key: editor.text() for key, editor in edited.items() if editor.problem()}
        return {
            "values": {key: editor.value() for key, editor in edited.items()},
            "typed": typed,
        }

    def set_entry(self, entry: Mapping[str, Any]) -> None:
        """Fills the fields as ``entry`` told them."""
        self.set_values(entry["values"])
        for key, text in entry["typed"].items():
            if key in self.boxes:
                self.boxes[key].editor.setText(text)
                self._left(self.boxes[key])

    def set_read_only(self, on: bool) -> None:
        for box in self.boxes.values():
            box.editor.set_read_only(on)

    def focus_first(self) -> None:
        for box in self.boxes.values():
            if box.editor.isEnabled():
                box.editor.setFocus(Qt.FocusReason.TabFocusReason)
                return

    # -- problems -----------------------------------------------------------------------------

    def entry_problems(self) -> list[Problem]:
        """Fields that hold something unreadable, and required ones that are blank."""
        found = []
        for key, box in self.boxes.items():
            if hasattr(box.editor, "settle"):
                box.editor.settle()
            if box.editor.problem():
                found.append(Problem(key, "{text}", {"text": box.editor.problem()}))
            elif box.required and box.editor.value() in (None, ""):
                found.append(Problem(key, N_("{field} is missing."), {"field": _(box.title)}))
        return found

    def check(self) -> bool:
        """Shows what cannot be read or is missing; True if all is well."""
        problems = self.entry_problems()
        self.show_problems(problems)
        return not problems

    def show_problems(self, problems: Iterable[Problem], *, summary: bool = True) -> None:
        """Errors at their fields and all of them at the top; the first field gets the keyboard."""
        self._problems, self._at_problem = list(problems), -1
        at_field: dict[str, str] = {}
        for problem in self._problems:
            if problem.line is None:
                at_field.setdefault(problem.field, problem.sentence())
        for key, box in self.boxes.items():
            box.set_error(at_field.get(key, ""))
        self.summary.tell(self._problems if summary else [])
        if self._problems and summary:
            self.next_problem(1)

    def give_up_keys(self) -> None:
        """Who holds the form binds F3 itself, for more than the form."""
        for action in self._jumps:
            self.removeAction(action)

    def next_problem(self, step: int = 1, find: Find | None = None) -> None:
        """F3: the keyboard goes to the next problem; where none was told, to what ``find`` finds."""
        problems = self._problems or (find() if find else [])
        if problems:
            self._at_problem = (self._at_problem + step) % len(problems)
            self._jump(problems[self._at_problem])

    def _jump(self, problem: Problem) -> None:
        box = self.boxes.get(problem.field)
        if problem.line is None and box is not None:
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            if hasattr(box.editor, "selectAll"):
                box.editor.selectAll()
        else:
            self.jump_elsewhere.emit(problem)

    def _field_changed(self, key: str) -> None:
        """Typing only clears an error; leaving the field may set one."""
        if self.boxes[key].error:
            self.boxes[key].set_error("")
        self.changed.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            for box in self.boxes.values():
                if box.editor is watched:
                    self._left(box)
        elif event.type() == QEvent.Type.KeyPress and event.key() in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            return self._entered(watched, event)
        return False

    def _left(self, box: FieldBox) -> None:
        if hasattr(box.editor, "settle"):
            box.editor.settle()
        problem = box.editor.problem()
        if problem:
            box.set_error(problem)

    def _entered(self, watched: QObject, event: Any) -> bool:
        """Enter goes to the next field, as in a till."""
        popup = getattr(watched, "popup_open", None)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or (popup and popup()):
            return False
        if watched.inherits("QPlainTextEdit"):
            return False
        self.focusNextChild()
        return True

    def retranslate(self) -> None:
        for widget, _span in self._order:
            if isinstance(widget, FieldBox | Heading):
                widget.retranslate()


def scrolling(margin: int, spacing: int) -> tuple[QScrollArea, QVBoxLayout]:
    """A page that scrolls, and its column for forms and the like.

    It is given its place first and filled then: Qt measures what is in it whenever it moves, and dresses every
    field for that.
    """
    page = QWidget()
    page.setProperty("role", "panel")
    column = QVBoxLayout(page)
    column.setContentsMargins(*[theme.px(margin)] * 4)
    column.setSpacing(theme.px(spacing))
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area, column
