"""The calculator of PPh 21: one case at a time, beside the books, with every step of its figures."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from app.kernel.columns import Kind
from app.kernel.errors import Refused, UserError
from app.kernel.text import N_, _
from app.people.calculator import desk, topics
from app.people.calculator.inputs import Computed
from app.people.calculator.topics import Ask, Topic
from ui.kit import report_files, screen_room, theme
from ui.kit import topics as help_topics
from ui.kit.actions import bind
from ui.kit.buttons import Button, foot, label, row
from ui.kit.explained import StepsTree
from ui.kit.fields import (
    Choice,
    CountEdit,
    FlagBox,
    MoneyEdit,
    PeriodEdit,
    QuantityEdit,
    TextEdit,
)
from ui.kit.form import Form, scrolling
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.manifest import Context
from ui.kit.print_preview import Previewed, PrintPreview
from ui.people import words

EDITORS = {
    Kind.MONEY: MoneyEdit,
    Kind.COUNT: CountEdit,
    Kind.QUANTITY: QuantityEdit,
    Kind.FLAG: FlagBox,
    Kind.TEXT: TextEdit,
}
LAST_MONTH = 12
LONG_CHOICE = 16


def open_window(context: Context) -> Calculator:
    """Opens the calculator beside what is being done."""
    window = Calculator(context)
    window.show()
    return window


class Calculator(QDialog):
    """Topic and figures on the left, the steps on the right; F5 calculates, F12 prints."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("PPh 21 calculator"))
        self._context = context
        self.computed: Computed | None = None
        self.topic = Choice([(topic.key, topic.title) for topic in topics.TOPICS])
        self.topic.setAccessibleName(_("Kind of case"))
        self.topic.changed.connect(self._begin)
        self._asked = QVBoxLayout()
        self._asked.setContentsMargins(0, 0, 0, 0)
        self.steps = StepsTree()
        split = QSplitter()
        split.addWidget(self._left())
        split.addWidget(self.steps)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(420), theme.px(700)])
        self.print_button = Button(N_("Print"), self.preview, key="F12")
        self.go = Button(N_("Calculate"), self.calculate, role="primary", key="F5")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split, 1)
        column.addWidget(foot(Button(N_("Close"), self.reject), self.print_button, self.go))
        for key, act in (("F5", self.calculate), ("F12", self.preview)):
            bind(self, key, act)
        help_topics.about(self, "pph21-calculator")
        screen_room.take(self, 1120, 680)
        self._begin()

    def _left(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(10))
        column.addWidget(label(_("PPh 21 calculator"), "h2"))
        column.addWidget(self.topic)
        column.addLayout(self._asked, 1)
        return left

    # -- what is asked --------------------------------------------------------------------------

    def _begin(self) -> None:
        """The fields of the chosen topic, and no steps yet."""
        while self._asked.count():
            item = self._asked.takeAt(0).widget()
            if item is not None:
                item.deleteLater()
        topic = self._topic()
        self.form = Form(columns=2)
        for ask in topic.asks:
            wide = any(len(said) > LONG_CHOICE for _key, said in ask.choices)
            span = 2 if wide else 1
            self.form.add(ask.key, ask.title, self._editor(ask), required=ask.needed, span=span)
        self.form.set_values({ask.key: _usual(ask) for ask in topic.asks if ask.usual})
        area, column = scrolling(0, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        self._asked.addWidget(area, 2)
        self.grid: LinesGrid | None = None
        if topic.rows:
            self._asked.addWidget(self._lines(topic), 3)
        self._show(None)
        self.form.focus_first()

    def _lines(self, topic: Topic) -> QWidget:
        columns = [
            GridColumn(ask.key, ask.title, ask.kind, 60 if ask.kind is Kind.COUNT else 110, zero="")
            for ask in topic.rows
        ]
        self.grid = LinesGrid(LinesModel(columns, today=self._context.session.today()))
        if topic.rows_key != "months":
            return self.grid
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.grid, 1)
        self.repeat_button = Button(N_("Repeat the last line until December"), self.repeat)
        column.addLayout(row(self.repeat_button, 1))
        return held

    def _editor(self, ask: Ask) -> Any:
        if ask.key == "ptkp":
            return Choice(topics.ptkp_choices())
        if ask.choices:
            return Choice(ask.choices)
        if ask.kind is Kind.PERIOD:
            return PeriodEdit(today=self._context.session.today())
        return EDITORS[ask.kind]()

    def repeat(self) -> None:
        """The last line again for every month that follows it."""
        assert self.grid is not None
        lines = self.grid.lines()
        last = lines[-1] if lines else {"month": 0}
        begun = int(last.get("month") or 1)
        if begun == 0:
            return
        lines[-1:] = [{**last, "month": month} for month in range(begun, LAST_MONTH + 1)]
        self.grid.model().set_lines(lines)

    def _topic(self) -> Topic:
        return topics.BY_KEY[self.topic.value()]

    # -- what is answered -----------------------------------------------------------------------

    def calculate(self) -> bool:
        """Shows the steps; what is missing is shown at its field. False while something is wrong."""
        self._show(None)
        if not self.form.check() or (self.grid is not None and self.grid.model().unread()):
            return False
        topic = self._topic()
        lines = self.grid.lines() if self.grid is not None else []
        try:
            found = desk.compute(topic.key, desk.inputs_of(topic, self.form.values(), lines))
        except Refused as error:
            self._refused(error)
            return False
        except UserError as error:
            self._context.show_error(error)
            return False
        self._show(found)
        return True

    def _refused(self, error: Refused) -> None:
        inside = {ask.key for ask in self._topic().rows}
        if self.grid is not None:
            self.grid.show_problems([each for each in error.problems if each.field in inside])
        self.form.show_problems(error.problems)

    def _show(self, computed: Computed | None) -> None:
        self.computed = computed
        self.steps.tell(computed.steps if computed else (), words.rule)
        self.print_button.setEnabled(computed is not None)

    def preview(self) -> None:
        """The steps as a paper."""
        if self.computed is None:
            return
        session = self._context.session
        topic = self.topic.value()
        result = desk.report([(desk.title_of(topic), self.computed)])

        shown = Previewed(
            title=result.title,
            document=result.title,
            file_name=f"{result.title}.pdf",
            make=lambda options: report_files.draw(session, result, options.paper),
            context=self._context,
            kind=result.key,
            papers=("A4", "F4"),
        )
        PrintPreview(shown, self).open()


def _usual(ask: Ask) -> Any:
    return int(ask.usual) if ask.kind is Kind.COUNT else ask.usual
