"""The days a report is asked for: a chip with shortcuts, months and years, and any other days.

``DaysChip`` is for a span of days, ``DayChip`` for one day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout

from app.kernel import formats
from app.kernel.period import Period, fiscal_year_start, of_date
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from ui.kit import theme
from ui.kit.buttons import Button, Chip, label
from ui.kit.manifest import Context

MONTHS_SHOWN = 12
YEARS_SHOWN = 5


class Days(NamedTuple):
    """The first and the last day; the same twice for one day."""

    first: dt.date
    last: dt.date

    @property
    def words(self) -> str:
        """ "November 2026", "2026", "1 – 23 Nov 2026": as short as the days allow."""
        first, last = of_date(self.first), of_date(self.last)
        whole = (self.first, self.last) == (first.first_day, last.last_day)
        if self.first == self.last:
            return formats.date_medium(self.first)
        if whole and first == last:
            return formats.period(first)
        if whole and (first.month, last.month) == (1, 12) and first.year == last.year:
            return str(first.year)
        begins = str(self.first.day) if first == last else formats.date_medium(self.first)
        return f"{begins} {formats.DASH} {formats.date_medium(self.last)}"


def month_of(session: Any) -> Days:
    """The month the person works in."""
    return Days(session.month.first_day, session.month.last_day)


def shortcuts(session: Any) -> list[tuple[str, Days]]:
    """The spans that are asked for most, in marked words."""
    today: dt.date = session.today()
    month = of_date(today)
    quarter = Period(month.year, (month.month - 1) // 3 * 3 + 1)
    year = fiscal_year_start(today, session.company.fiscal_first_month)
    before = month.plus(-1)
    return [
        (N_("Today"), Days(today, today)),
        (N_("This month"), Days(month.first_day, month.last_day)),
        (N_("Last month"), Days(before.first_day, before.last_day)),
        (N_("This quarter"), Days(quarter.first_day, quarter.plus(2).last_day)),
        (N_("This year so far"), Days(year.first_day, today)),
        (N_("This year"), Days(year.first_day, year.plus(11).last_day)),
        (N_("Last year"), Days(year.plus(-12).first_day, year.plus(-1).last_day)),
    ]


def months(session: Any) -> list[Days]:
    """The last months of the books, newest first."""
    month, start = of_date(session.today()), of_date(session.company.start)
    back = [month.plus(-number) for number in range(MONTHS_SHOWN)]
    return [Days(each.first_day, each.last_day) for each in back if each >= start]


def years(session: Any) -> list[Days]:
    """The calendar years of the books, newest first."""
    last, start = session.today().year, session.company.start.year
    begun = range(last, max(start, last - YEARS_SHOWN + 1) - 1, -1)
    return [Days(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in begun]


class DaysChip(Chip):
    """A span of days. ``changed`` when it is another one."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(icon="ph.calendar-blank")
        self._context = context
        self._days = self.usual()
        self.set_caret(True)
        self.set_on(True)
        self.clicked.connect(self._open)
        self.retranslate()

    def usual(self) -> Days:
        """What is asked for at first."""
        return month_of(self._context.session)

    def days(self) -> Days:
        return self._days

    def follow(self) -> None:
        """Asks for the month the person now works in."""
        self.choose(self.usual())

    def choose(self, days: Days) -> None:
        """Asks for other days."""
        if days != self._days:
            self._days = days
            self.retranslate()
            self.changed.emit()

    def menu(self) -> QMenu:
        """What can be chosen with one click, and the way to any other days."""
        menu = QMenu(self)
        self._offer(menu, self._shortcuts())
        menu.addSeparator()
        self._offer(menu, [(days.words, days) for days in self._recent()])
        menu.addSeparator()
        menu.addAction(_(self._other_words()), self.ask)
        return menu

    def _shortcuts(self) -> Sequence[tuple[str, Days]]:
        return shortcuts(self._context.session)

    def _recent(self) -> Sequence[Days]:
        return [*months(self._context.session), *years(self._context.session)]

    def _other_words(self) -> str:
        return N_("Other days…")

    def _offer(self, menu: QMenu, choices: Sequence[tuple[str, Days]]) -> None:
        for words, days in choices:
            entry = menu.addAction(_(words), lambda days=days: self.choose(days))
            entry.setCheckable(True)
            entry.setChecked(days == self._days)

    def _open(self) -> None:
        menu = self.menu()
        menu.exec(self.mapToGlobal(QPoint(0, self.height())))
        menu.deleteLater()

    def ask(self) -> DaysDialog:
        """Lets any days be typed."""
        dialog = DaysDialog(self, self._days, self._context.session.today())
        dialog.open()
        return dialog

    def retranslate(self) -> None:
        self.set_words(self._days.words)


class DayChip(DaysChip):
    """One day: today, the ends of the last months, or any other."""

    def usual(self) -> Days:
        day = min(self._context.session.today(), self._context.session.month.last_day)
        return Days(day, day)

    def _shortcuts(self) -> Sequence[tuple[str, Days]]:
        return [(N_("Today"), self.usual())]

    def _recent(self) -> Sequence[Days]:
        ends = [days.last for days in months(self._context.session)]
        return [Days(day, day) for day in ends if day < self._context.session.today()]

    def _other_words(self) -> str:
        return N_("Another day…")


class DaysDialog(QDialog):
    """Two dates, or one where the chip asks for a day; the first never after the last."""

    def __init__(self, chip: DaysChip, days: Days, today: dt.date) -> None:
        from ui.kit.fields import DateEdit
        from ui.kit.form import Form

        super().__init__(chip.window())
        self._chip, self._one = chip, isinstance(chip, DayChip)
        title = _("As of which day?") if self._one else _("Which days?")
        self.setWindowTitle(title)
        self.form = Form(columns=1 if self._one else 2)
        if not self._one:
            self.form.add("first", N_("From"), DateEdit(today=today), required=True)
        self.form.add("last", N_("As of") if self._one else N_("To"), DateEdit(today=today), required=True)  # fmt: skip
        self.form.set_values({"first": days.first, "last": days.last})
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(20)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(label(title, "h2"))
        column.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(N_("Back"), self.reject))
        foot.addWidget(Button(N_("Show"), self.take, role="primary"))
        column.addLayout(foot)
        for key in ("Return", "Ctrl+Return"):
            QShortcut(QKeySequence(key), self, self.take)
        self.setMinimumWidth(theme.px(380))
        self.form.focus_first()

    def take(self) -> None:
        """Shows these days, unless they are the wrong way round."""
        if not self.form.check():
            return
        last = self.form.value("last")
        first = last if self._one else self.form.value("first")
        if first > last:
            self.form.show_problems([Problem("first", N_("The first day comes after the last."))])
            return
        self._chip.choose(Days(first, last))
        self.accept()
