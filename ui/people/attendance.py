"""A month of attendance as a grid: people down, days across; any day is looked at and corrected.

F2 or Enter corrects the day under the ring, Alt+PgUp and Alt+PgDown step through the months.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.period import Period, of_date
from app.kernel.text import N_, _
from app.people.attendance import month, service
from app.people.attendance.month import PersonMonth
from app.people.attendance.rules import (
    ABSENT,
    HOLIDAY,
    INCOMPLETE,
    NOT_HERE,
    OFF,
    ON_LEAVE,
    PRESENT,
    TO_COME,
    Day,
)
from app.people.leave.rules import TYPES
from ui.kit import tasks, theme
from ui.kit.actions import bind
from ui.kit.buttons import Button, ElidedLabel, IconButton, IconLabel, label
from ui.kit.fields import CountEdit, TextEdit
from ui.kit.form import Form
from ui.kit.manifest import Context
from ui.kit.table import ColumnStyle, DataTable, RowsModel
from ui.people.entry_dialog import EntryDialog

KINDS = ("attendance", "leave", "shift", "company-day", "employee")
MONTHS_BACK = 12

PRESENT_MARK, LATE_MARK = ("ph.check", "ok"), ("ph.clock", "warn")
EARLY_MARK, HALF_MARK = ("ph.sign-out", "warn"), ("ph.warning-fill", "warn")
MARKS = {
    ABSENT: ("ph.x", "danger"),
    ON_LEAVE: ("ph.airplane", "wait"),
    HOLIDAY: ("ph.flag", "faint"),
    INCOMPLETE: HALF_MARK,
}
LEGEND = (
    (PRESENT_MARK, N_("Came on time")),
    (LATE_MARK, N_("Late")),
    (EARLY_MARK, N_("Left early")),
    (HALF_MARK, N_("One time is missing")),
    (MARKS[ABSENT], N_("Absent")),
    (MARKS[ON_LEAVE], N_("On leave")),
    (MARKS[HOLIDAY], N_("Day off")),
)
SAID = {
    ABSENT: N_("Absent"),
    HOLIDAY: N_("Day off"),
    OFF: N_("Rest day"),
    TO_COME: N_("Not yet come"),
    NOT_HERE: N_("Does not work here on this day"),
    INCOMPLETE: N_("One time is missing"),
}


def mark_of(day: Day) -> tuple[str, str] | None:
    """The icon of a day; None for an empty cell."""
    if day.kind != PRESENT:
        return MARKS.get(day.kind)
    if day.late:
        return LATE_MARK
    return EARLY_MARK if day.early else PRESENT_MARK


def words_of(day: Day) -> str:
    """A day in words: "came 08:11 (late 11 minutes), went 16:30"."""
    if day.kind == ON_LEAVE:
        return _(TYPES.get(day.leave, day.leave))
    found = [] if day.kind == PRESENT else [_(SAID[day.kind])]
    if day.kind == HOLIDAY:
        found = [month.holiday_name(day.date) or found[0]]
    if day.check_in:
        came = _("came {time}", time=day.check_in)
        found.append(
            f"{came} ({_('late {minutes} minutes', minutes=day.late)})" if day.late else came
        )
    if day.check_out:
        went = _("went {time}", time=day.check_out)
        early = _("{minutes} minutes early", minutes=day.early)
        found.append(f"{went} ({early})" if day.early else went)
    if day.corrected:
        found.append(_("corrected by hand"))
    return ", ".join(found)


class AttendancePanel(QWidget):
    """One month at a time."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context, self.period = context, of_date(context.session.today())
        self.days: tuple[dt.date, ...] = ()
        self._job: tasks.Job | None = None
        self.setProperty("role", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self.table = DataTable()
        self.table.footer_words = (N_("{count} employee"), N_("{count} employees"))
        self.table.setAccessibleName(_("Attendance"))
        self.table.opened.connect(lambda _row: self.edit())
        self.table.view.customContextMenuRequested.connect(self._show_menu)
        column.addWidget(self.table, 1)
        column.addWidget(self._strip())
        for key, act in (
            ("F2", self.edit),
            ("Alt+PgUp", lambda: self.step_month(-1)),
            ("Alt+PgDown", lambda: self.step_month(1)),
        ):
            bind(self, key, act)
        context.on_change(self, KINDS, self.refresh)
        self.refresh()

    # -- building -----------------------------------------------------------------------------

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 6, 8, 6)])
        row.setSpacing(theme.px(6))
        self.heading = label("", "h2")
        row.addWidget(self.heading)
        self.choose = IconButton("ph.caret-down", N_("Another month"), self._choose_month)
        row.addWidget(self.choose)
        row.addStretch(1)
        self.more = IconButton("ph.dots-three", N_("More"), self._show_more)
        row.addWidget(self.more)
        may_edit = self.context.session.may(service.EDIT) and not self.context.session.read_only
        self.bring = Button(
            N_("Fingerprint file…"), self._bring_in, icon="ph.download-simple", role="primary"
        )
        row.addWidget(self.bring)
        if not may_edit:
            self.bring.hide()
            self.more.hide()
        return bar

    def _strip(self) -> QFrame:
        """The day under the ring in words, and what the marks mean."""
        strip = QFrame()
        strip.setProperty("role", "bar")
        column = QVBoxLayout(strip)
        column.setContentsMargins(*[theme.px(m) for m in (12, 6, 8, 6)])
        column.setSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.told = ElidedLabel("")
        row.addWidget(self.told, 1)
        self.correct = Button(N_("Correct"), self.edit, icon="ph.pencil-simple", key="F2")
        row.addWidget(self.correct)
        column.addLayout(row)
        legend = QHBoxLayout()
        legend.setSpacing(theme.px(4))
        self._legend = []
        for mark, words in LEGEND:
            legend.addWidget(IconLabel(*mark, 14))
            said = ElidedLabel(_(words), "micro", shy=True)
            self._legend.append((said, words))
            legend.addWidget(said)
            legend.addSpacing(theme.px(8))
        legend.addStretch(1)
        column.addLayout(legend)
        return strip

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard that is brought to the panel goes to its people."""
        super().focusInEvent(event)
        self.table.view.setFocus(event.reason())

    def retranslate(self) -> None:
        for said, words in self._legend:
            said.setText(_(words))
        for part in (self.choose, self.more, self.bring, self.correct, self.table):
            part.retranslate()
        self.table.setAccessibleName(_("Attendance"))
        self._tell()
        self.refresh()

    # -- the month ----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the month in the background."""
        first, last = month.span(self.period, month.cut_off())
        words = formats.period(self.period)
        if first != self.period.first_day:
            words = _("{month}: {first} – {last}", month=words, first=formats.date_medium(first),
                      last=formats.date_medium(last))  # fmt: skip
        self.heading.setText(words)
        if self._job is not None:
            self._job.cancel()
        session = self.context.session
        self._job = tasks.fetch(
            self, lambda: month.months(session, first, last), partial(self._show, first, last)
        )

    def _show(self, first: dt.date, last: dt.date, people: list[PersonMonth]) -> None:
        self._job = None
        days = tuple(first + dt.timedelta(n) for n in range((last - first).days + 1))
        if days == self.days and self.table.model is not None:
            self._show_again(people)
        else:
            self.days = days
            columns, styles = _columns(days)
            self.table.set_model(RowsModel(columns, people, styles))
            self.table.freeze(1)
            self._go_to_today()
            self.table.view.selectionModel().currentChanged.connect(lambda *_: self._tell())
        if people:
            self.table.show_rows()
        else:
            self.table.show_state(
                "ph.calendar-check",
                _("Nobody works here in this month"),
                _("Employees who work here stand in this grid, a column for each day."),
            )
        self._tell()

    def _go_to_today(self) -> None:
        """The ring begins on today, where the month has it."""
        today = self.context.session.today()
        place = self.days.index(today) + 1 if today in self.days else 1
        self.table.view.setCurrentIndex(self.table.view.model().index(0, place))

    def _show_again(self, people: list[PersonMonth]) -> None:
        """Other rows of the same days; the ring stays on its day."""
        view = self.table.view
        column = view.currentIndex().column()
        self.table.set_rows(people)
        if view.currentIndex().isValid():
            view.setCurrentIndex(view.currentIndex().siblingAtColumn(column))

    def current_day(self) -> Day | None:
        """The day under the ring; None on a column that is none."""
        row, index = self.table.current_row(), self.table.view.currentIndex()
        place = index.column() - 1
        return row.days[place] if row is not None and 0 <= place < len(self.days) else None

    def _tell(self) -> None:
        row, day = self.table.current_row(), self.current_day()
        words = ""
        if row is not None and day is not None:
            date = f"{formats.weekday(day.date)} {formats.date_medium(day.date)}"
            words = f"{row.code} {row.name} · {date} · {words_of(day)}"
        elif row is not None:
            words = _("{name}: choose a day with the arrow keys", name=f"{row.code} {row.name}")
        self.told.setText(words)
        self.told.setToolTip(words)
        self.correct.setEnabled(self._may_edit(day))

    def _may_edit(self, day: Day | None) -> bool:
        session = self.context.session
        allowed = session.may(service.EDIT) or session.may(service.APPROVE)
        return allowed and not session.read_only and day is not None and day.kind != NOT_HERE

    def show_month(self, period: Period) -> None:
        self.period = period
        self.refresh()

    def step_month(self, by: int) -> None:
        self.show_month(self.period.plus(by))

    def apply_filters(self, **values: Any) -> None:
        """From elsewhere: ``period``."""
        if isinstance(values.get("period"), Period):
            self.show_month(values["period"])

    # -- acts ---------------------------------------------------------------------------------

    def edit(self) -> EntryDialog | None:
        """Corrects the day under the ring, or asks for it."""
        row, day = self.table.current_row(), self.current_day()
        if row is None or day is None or not self._may_edit(day):
            return None
        dialog = correct(self.context, row, day)
        dialog.open()
        return dialog

    def _bring_in(self) -> None:
        from ui.people import fingerprint

        fingerprint.ask_for_file(self.context)

    def _choose_month(self) -> None:
        menu = QMenu(self)
        first = of_date(self.context.session.company.start)
        this = of_date(self.context.session.today())
        for back in range(MONTHS_BACK + 1):
            each = this.plus(-back)
            if each >= first:
                entry = menu.addAction(formats.period(each), partial(self.show_month, each))
                entry.setCheckable(True)
                entry.setChecked(each == self.period)
        menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))

    def _show_more(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("Last day of a month…"), lambda: ask_cut_off(self.context).open())
        menu.addAction(_("Shifts"), lambda: self.context.open_section("people", "shifts"))
        menu.addAction(
            _("Days of the company"), lambda: self.context.open_section("people", "company-days")
        )
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _show_menu(self, at: QPoint) -> None:
        day = self.current_day()
        if self._may_edit(day):
            menu = QMenu(self)
            menu.addAction(_("Correct"), self.edit)
            menu.popup(self.table.view.viewport().mapToGlobal(at))


def _columns(days: tuple[dt.date, ...]) -> tuple[tuple[Column, ...], dict[str, ColumnStyle]]:
    """The name, a column for each day, and the sums."""
    styles = {"name": ColumnStyle(prefix=lambda row: row.code)}
    across = []
    for place, date in enumerate(days):
        key = f"day{place}"
        across.append(Column(key, str(date.day), Kind.FLAG, chars=3, get=_mark_at(place)))
        styles[key] = ColumnStyle(tip=_words_at(place))
    columns = (
        Column("name", N_("Employee"), chars=22),
        *across,
        Column("present", N_("Came"), Kind.COUNT, chars=5, total=True),
        Column("late", N_("Late"), Kind.COUNT, chars=5, total=True),
        Column("absent", N_("Absent"), Kind.COUNT, chars=5, total=True),
    )
    return columns, styles


def _mark_at(place: int) -> Callable[[Any], Any]:
    return lambda row: mark_of(row.days[place]) or ""


def _words_at(place: int) -> Callable[[Any], str]:
    return lambda row: words_of(row.days[place])


def correct(context: Context, person: PersonMonth, day: Day) -> EntryDialog:
    """The times of a day: written at once by whoever may, else asked for with a reason."""
    session = context.session
    at_once = session.may(service.APPROVE)
    form = Form(columns=2)
    form.add("check_in", N_("Came"), TextEdit(most=8, hint="07:58"))
    form.add("check_out", N_("Went"), TextEdit(most=8, hint="17:05"))
    if not at_once:
        form.add("reason", N_("Reason"), TextEdit(most=200), required=True, span=2)

    def save(values: dict[str, Any]) -> None:
        times = (values["check_in"] or "", values["check_out"] or "")
        if at_once:
            service.correct(session, person.code, day.date, *times)
        else:
            service.ask(session, person.code, day.date, *times, values["reason"] or "")

    date = f"{formats.weekday(day.date)} {formats.date_medium(day.date)}"
    text = _(
        "Leave both empty where the employee did not come. Going before coming is on the next morning."
    )
    if not at_once:
        text = _("The correction waits for approval.")
    act = N_("Save") if at_once else N_("Ask for it")
    title = f"{person.code} {person.name} · {date}"
    dialog = EntryDialog(context, title, form, save, text=text, act=act)
    return dialog.fill({"check_in": day.check_in, "check_out": day.check_out})


def ask_cut_off(context: Context) -> EntryDialog:
    """On which day the attendance of a month ends."""
    form = Form(columns=1)
    form.add("day", N_("Last day"), CountEdit(), help=N_("0: the month's own last day"))
    text = _(
        "Where pay is paid before the month ends, the attendance of a month may run to a day of it: with 20,"
        " November runs from 21 October to 20 November."
    )
    dialog = EntryDialog(
        context,
        _("Last day of a month's attendance"),
        form,
        lambda values: service.set_cut_off(context.session, values["day"] or 0),
        text=text,
    )
    return dialog.fill({"day": month.cut_off()})


def make(context: Context) -> AttendancePanel:
    return AttendancePanel(context)
