"""The instalments of a document: one line that tells them, and the dialog they are set in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.columns import Kind
from app.kernel.money import ZERO, Money
from app.kernel.rate import NO_RATE
from app.kernel.text import N_, _
from app.trade import plans
from app.trade.plans import Part
from ui.kit import icons, keys, theme
from ui.kit.buttons import Button, foot, label
from ui.kit.fields import CountEdit, Shown
from ui.kit.grid import GridColumn, LinesGrid, LinesModel

Parts = tuple[Part, ...]
Values = dict[str, Any]
WIDTH, TALL = 620, 220


def words(parts: Sequence[Part]) -> str:
    """How many parts, and from when to when."""
    if not parts:
        return ""
    first, last = (formats.date_medium(parts[at].due_date) for at in (0, -1))
    return _("{count} instalments, {first} to {last}", count=len(parts), first=first, last=last)


class PlanEdit(Shown):
    """The parts of a document. Enter, F4, a click or the icon opens the dialog.

    ``about`` gives the document's date and what it comes to.
    """

    changed = Signal()

    def __init__(self, about: Callable[[], tuple[dt.date, Money]]) -> None:
        super().__init__(words)
        self._about, self._fixed = about, False
        self._shown = ()
        self._open = self.addAction(
            icons.icon("ph.calendar-blank", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        self._open.triggered.connect(self.ask)
        theme.follow(self, self._dress)
        self.retranslate()

    def _dress(self) -> None:
        self._open.setIcon(icons.icon("ph.calendar-blank", "muted"))

    def value(self) -> Parts:
        return self._shown

    def set_value(self, value: Any) -> None:
        super().set_value(tuple(Part(*each) for each in value or ()))

    def set_read_only(self, on: bool) -> None:
        self._fixed = on

    def retranslate(self) -> None:
        if hasattr(self, "_open"):
            self._open.setToolTip(_("Set the instalments (F4)"))
            self.setPlaceholderText(_("Due at once"))
            self.set_value(self._shown)

    def ask(self) -> None:
        """Opens the dialog; what is set there is the value."""
        if self._fixed:
            return
        dialog = PlanDialog(self.window(), *self._about(), self._shown)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._take(dialog.parts()))
        dialog.open()

    def _take(self, parts: Parts) -> None:
        self.set_value(parts)
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.read(event)[0] in (Qt.Key.Key_F4, Qt.Key.Key_Space):
            self.ask()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.ask()


class PlanDialog(QDialog):
    """Days with a share or an amount each; a part with neither takes the rest. ``parts`` are what was set."""

    def __init__(self, parent: QWidget, date: dt.date, whole: Money, parts: Parts) -> None:
        super().__init__(parent)
        self._date, self._whole = date, whole
        self.setWindowTitle(_("Instalments"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        body = QVBoxLayout()
        body.setContentsMargins(*[theme.px(16)] * 4)
        body.setSpacing(theme.px(8))
        hint = _(
            "Each part is a share or an amount; leave one without either, and it takes the rest."
        )
        body.addWidget(label(hint, "muted", wrap=True))
        body.addLayout(self._quickly())
        self.grid = LinesGrid(LinesModel(self._columns(), fill=_fill, today=date))
        self.grid.setAccessibleName(_("Instalments"))
        self.grid.setMinimumHeight(theme.px(TALL))
        body.addWidget(self.grid, 1)
        self.sums = label("", "muted", wrap=True)
        body.addWidget(self.sums)
        column.addLayout(body)
        self.agree = Button(N_("Set"), self._agree, role="primary")
        self.cancel = Button(N_("Cancel"), self.reject)
        self.cancel.setAutoDefault(False)
        self.agree.setAutoDefault(False)
        column.addWidget(foot(self.cancel, self.agree))
        self.setMinimumWidth(theme.px(WIDTH))
        self._show(parts)
        self.grid.changed.connect(self._told)
        self._told()

    def _quickly(self) -> QHBoxLayout:
        """So many equal parts, a month apart."""
        row = QHBoxLayout()
        self.count = CountEdit()
        self.count.setAccessibleName(_("Equal monthly parts"))
        self.count.setFixedWidth(theme.px(60))
        self.count.set_value(3)
        row.addWidget(label(_("Equal monthly parts"), "label"))
        row.addWidget(self.count)
        self.divide = Button(N_("Divide"), self._divide)
        self.divide.setAutoDefault(False)
        self.clear = Button(N_("Due at once"), lambda: self._show(()))
        self.clear.setAutoDefault(False)
        row.addWidget(self.divide)
        row.addStretch(1)
        row.addWidget(self.clear)
        return row

    def _columns(self) -> list[GridColumn]:
        return [
            GridColumn("due_date", N_("Due date"), Kind.DATE, width=120),
            GridColumn("percent", N_("Share %"), Kind.RATE, width=90, zero=""),
            GridColumn("amount", N_("Amount"), Kind.MONEY, width=140, zero=""),
            GridColumn("comes_to", N_("Comes to"), Kind.MONEY, width=0, get=self._comes_to),
        ]

    def _divide(self) -> None:
        many = min(max(self.count.value() or 0, 2), plans.MOST_PARTS)
        self._show(plans.monthly(self._date, many))

    def _show(self, parts: Parts) -> None:
        self.grid.model().set_lines([part._asdict() for part in parts])

    def parts(self) -> Parts:
        """What stands in the lines."""
        return tuple(_part(values, self._date) for values in self.grid.lines())

    def _comes_to(self, values: Values) -> Money | None:
        lines = self.grid.lines()
        if values not in lines:
            return None
        return plans.worked_out(self.parts(), self._whole)[lines.index(values)].amount

    def _told(self) -> None:
        plan = plans.worked_out(self.parts(), self._whole)
        sum_ = formats.rupiah(Money(sum(part.amount.minor for part in plan)))
        whole = formats.rupiah(self._whole)
        self.sums.setText(_("{sum} of {whole}", sum=sum_, whole=whole) if plan else "")

    def _agree(self) -> None:
        """Takes the parts, or says what is wrong with them."""
        found = self.grid.model().entry_problems()
        if found:
            self.grid.show_problems(found)
            return
        parts = self.parts()
        wrong = parts and plans.problems(
            plans.worked_out(parts, self._whole), self._date, self._whole
        )
        if wrong:
            self.sums.setText(wrong[0].sentence())
            return
        self.accept()


def _part(values: Values, date: dt.date) -> Part:
    return Part(
        values.get("due_date") or date,
        values.get("percent") or NO_RATE,
        values.get("amount") or ZERO,
    )


def _fill(values: Values, key: str) -> Values:
    """A part is given as a share or as an amount, not as both."""
    other = {"percent": ("amount", ZERO), "amount": ("percent", NO_RATE)}.get(key)
    return {other[0]: other[1]} if other and values.get(key) else {}
