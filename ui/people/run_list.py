"""The people of one run: their figures, what deserves a look, sums and what it costs the company."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel import formats
from app.kernel.columns import Column
from app.kernel.listing import ListQuery
from app.kernel.text import N_, _
from app.people.payroll import attention, queries, service
from app.people.payroll.attention import Notice
from app.people.payroll.queries import RunView
from app.people.payroll.rules import CALCULATE, CALCULATED, LIFE, NO_ACCOUNT
from ui.kit import theme
from ui.kit.actions import Act, bind
from ui.kit.buttons import Button, label
from ui.kit.dialogs import Banner
from ui.kit.filters import Choice, Filter
from ui.kit.list_inspector import WIDE
from ui.kit.list_panel import Empty, ListSpec
from ui.kit.manifest import Context
from ui.kit.table import ColumnStyle
from ui.masters.lists import WordedWindow
from ui.people import words
from ui.people.payslips import EXPLAIN, PREVIEW, SlipList, facts_of

TITLES = {
    "name": N_("Employee"),
    "bpjs": N_("BPJS (employee)"),
    "to_check": "",
}
PRIORITIES = {"ptkp": 3, "overtime": 1, "allowances": 1, "bpjs": 0, "deductions": 1}
LEAST_HEIGHT = 460  # with the strip below the table


def open_employee(context: Context, code: str) -> None:
    from app.masters import employee as employees

    context.open_document("employee", employees.require(code).id)


class RunListing:
    """The payslips of one run, with columns that suit its kind."""

    def __init__(self, listing: Any, view: RunView) -> None:
        self._listing, self._run_id = listing, view.run.id
        self.columns = tuple(
            self._column(column) for column in listing.columns if self._wanted(column.key, view)
        )

    def _wanted(self, key: str, view: RunView) -> bool:
        if key in ("code", "department"):
            return False
        totals = view.totals
        if key == "irregular":
            return bool(totals.irregular)
        if view.run.kind == "regular":
            return True
        empty = {
            "base": not totals.base,
            "allowances": not (totals.allowance or totals.untaxed or totals.tax_allowance),
            "overtime": not totals.overtime,
            "bpjs": not totals.bpjs_employee,
            "deductions": not (totals.pension_fund or totals.zakat or totals.loan),
        }
        return not empty.get(key, False)

    def _column(self, column: Column) -> Column:
        get = (lambda row: _mark(row)) if column.key == "to_check" else column.get
        return replace(
            column,
            title=TITLES.get(column.key, column.title),
            priority=PRIORITIES.get(column.key, column.priority),
            chars=4 if column.key == "to_check" else column.chars,
            get=get,
        )

    def window(self, asked: ListQuery | None = None) -> WordedWindow:
        asked = asked or ListQuery()
        filters = {**asked.filters, "run": self._run_id}
        return WordedWindow(self._listing.window(replace(asked, filters=filters)), self.columns)


def _mark(row: Any) -> tuple[str, str]:
    return ("ph.warning-fill", "warn") if row.to_check else ("ph.check", "ok")


def calculate_one(context: Context, run_id: int, code: str) -> None:
    """One person again; the others stay as they are."""
    service.calculate_one(context.session, run_id, code)


def _spec(context: Context, view: RunView, found: list[Notice]) -> ListSpec:
    run = view.run
    may_calculate = LIFE.step(run.standing, CALCULATED) is not None
    recalculate = Act(
        "people.slip.recalculate",
        N_("Calculate this person again"),
        lambda context, row: calculate_one(context, run.id, row.code),
        "ph.arrows-clockwise",
        "Shift+F5",
        permission=CALCULATE,
        enabled=lambda _row: may_calculate,
    )
    employee = Act(
        "people.slip.employee",
        N_("Open the employee"),
        lambda context, row: open_employee(context, row.code),
        "ph.arrow-square-out",
        "F7",
    )
    return ListSpec(
        key="people.run",
        listing=lambda session: RunListing(queries.payslips(session), view),
        nouns=(N_("{count} employee"), N_("{count} employees")),
        acts=(PREVIEW, recalculate, EXPLAIN, employee),
        filters=_filters(context, view, found),
        inspector=facts_of,
        open=lambda context, row: open_employee(context, row.code),
        styles={
            "name": ColumnStyle(prefix=lambda row: row.code),
            "net": ColumnStyle(bold=True),
        },
        empty=Empty("ph.calculator", N_("Nobody is in this run"), ""),
        search_hint=N_("Search employees"),
    )


def _filters(context: Context, view: RunView, found: list[Notice]) -> tuple[Filter, ...]:
    departments = tuple(
        Choice(name, name, {"department": name})
        for name in attention.departments(context.session, view.run.id)
    )
    filters = []
    if len(departments) > 1:
        filters.append(Filter("department", N_("Every department"), departments))
    if view.to_check:
        text = _("To check · {count}", count=formats.count(view.to_check))
        choice = Choice("1", text, {"to_check": 1})
        filters.append(Filter("to_check", text, (choice,), icon="ph.warning"))
    changed = attention.changed(found)
    if changed:
        text = _("Changed > 10 % · {count}", count=formats.count(changed))
        choice = Choice("1", text, {"changed": 1})
        filters.append(Filter("changed", text, (choice,), icon="ph.trend-up"))
    return tuple(filters)


class RunList(SlipList):
    """``papers_asked`` when the person wants payslips on paper."""

    papers_asked = Signal(object)

    def __init__(self, context: Context, view: RunView) -> None:
        self.view = view
        self.notices = attention.notices(context.session, view.run.id)
        self._at_notice = 0
        super().__init__(context, _spec(context, view, self.notices))
        self.export.hide()
        self.printer.hide()
        for key, step in (("F3", 1), ("Shift+F3", -1)):
            bind(self, key, partial(self.next_notice, step))
        self._show_notice()

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        super()._build()
        holder = QWidget()
        holder.setProperty("role", "panel")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._banner_place = QVBoxLayout()
        self._banner_place.setContentsMargins(*[theme.px(m) for m in (8, 6, 8, 6)])
        column.addLayout(self._banner_place)
        column.addWidget(self.table, 1)
        column.addWidget(self._cost())
        self._stacked.insertWidget(0, holder)
        self._stacked.setStretchFactor(0, 1)
        self._stacked.setStretchFactor(1, 0)

    def _bar(self) -> QFrame:
        bar = super()._bar()
        run = self.view.run
        dates = _(
            "Days {days} · booked {date}",
            days=words.days_of(run.period),
            date=formats.date_medium(run.date),
        )
        self.dates = label(dates, "label")
        at = self._bar_row.indexOf(self.columns)
        self._bar_row.insertWidget(at, self.dates)
        self.papers = Button(N_("Payslips"), self._ask_papers, icon="ph.file-pdf")
        self._bar_row.insertWidget(at + 1, self.papers)
        self.setTabOrder(self.printer, self.papers)
        return bar

    def _ask_papers(self) -> None:
        self.papers_asked.emit(self.papers)

    def _cost(self) -> QFrame:
        totals = self.view.totals
        cost = QFrame()
        cost.setProperty("role", "alt")
        row = QHBoxLayout(cost)
        row.setContentsMargins(*[theme.px(m) for m in (9, 3, 9, 5)])
        row.setSpacing(theme.px(8))
        words_before = _(
            "Cost to the company: gross {gross} + BPJS of the company {bpjs} =",
            gross=formats.money(totals.earned),
            bpjs=formats.money(totals.bpjs_employer),
        )
        row.addWidget(label(words_before, "muted"))
        self.cost = label(formats.money(totals.cost), "strong")
        row.addWidget(self.cost)
        row.addStretch(1)
        return cost

    def _place_inspector(self) -> None:
        """Rows come first: where both are short of height the strip below stays away."""
        super()._place_inspector()
        if self.strip.isVisibleTo(self) and self.height() < theme.px(LEAST_HEIGHT):
            self.strip.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.dates.setVisible(self.width() >= theme.px(WIDE))
        self._place_inspector()

    # -- what deserves a look -----------------------------------------------------------------

    def _show_notice(self) -> None:
        while self._banner_place.count():
            self._banner_place.takeAt(0).widget().deleteLater()
        if not self.notices:
            self._banner_place.setContentsMargins(0, 0, 0, 0)
            return
        notice = self.notices[self._at_notice]
        problem = notice.problem
        links = []
        if problem.message == NO_ACCOUNT:
            act = lambda: open_employee(self.context, notice.code)  # noqa: E731
            links.append((N_("Enter the account"), act))
        links.append((N_("Show"), lambda: self._show_person(notice)))
        banner = Banner(
            "error" if problem.blocking else "warning",
            problem.sentence(),
            strong=f"{notice.code} {notice.name}:",
            links=links,
        )
        banner.setObjectName("notice")
        place = _("{number} of {count}", number=self._at_notice + 1, count=len(self.notices))
        next_one = Button(N_("Next"), lambda: self.next_notice(1), role="link", key="F3")
        next_one.setVisible(len(self.notices) > 1)
        banner.layout().addWidget(label(place, "muted"))
        banner.layout().addWidget(next_one)
        self._banner_place.addWidget(banner)

    def next_notice(self, step: int) -> None:
        """F3: the next problem, with the person it is about."""
        if self.notices:
            self._at_notice = (self._at_notice + step) % len(self.notices)
            self._show_notice()
            self._show_person(self.notices[self._at_notice])

    def _show_person(self, notice: Notice) -> None:
        if not self.table.select_key(notice.slip_id):
            self.clear_filters()
            self.table.select_key(notice.slip_id)

    # -- kept over a calculation --------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        """Where the person was: filters, search, the current code."""
        row = self.current_row()
        return {
            "filters": {key: str(value) for key, value in self.chips.filters().items()},
            "search": self.search.text(),
            "code": row.code if row is not None else "",
        }

    def go_back_to(self, place: dict[str, Any]) -> None:
        """To where ``place`` was, on figures that are new."""
        if place["filters"] or place["search"]:
            self.apply_filters(search=place["search"], **place["filters"])
        if not place["code"] or not self.select_code(place["code"]):
            self.table.select_first()

    def select_code(self, code: str) -> bool:
        """Makes a person current."""
        query = ListQuery(search=code, filters={"run": self.view.run.id})
        window = queries.payslips(self.context.session).window(query)
        for row in window.first(20):
            if row.code == code:
                return self.table.select_key(row.id)
        return False
