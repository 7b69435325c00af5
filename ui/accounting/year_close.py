"""Closing a year: its closing entry before it is posted, and after; it can be undone."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.accounting import year_closing
from app.kernel.period import fiscal_year_range
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from app.ledger import year_close
from ui.kit import dialogs
from ui.kit.actions import bind, guarded
from ui.kit.buttons import Button
from ui.kit.days import Days
from ui.kit.fields import Choice
from ui.kit.manifest import Context
from ui.kit.report_view import ReportSpec, ReportView


def open_ledger(context: Context, row: Row, filters: Filters) -> None:
    """The ledger of the account over the year."""
    first_month = context.session.company.fiscal_first_month
    first, last = fiscal_year_range(int(filters.choices["year"]), first_month)
    if row.link is not None:
        days = Days(first.first_day, last.last_day)
        context.open_section("accounting", "ledger", account=row.link[1], days=days)


SPEC = ReportSpec(
    key=year_closing.KEY,
    title=year_closing.TITLE,
    build=year_closing.build,
    days="none",
    kinds=("ledger", year_close.KIND),
    follow=open_ledger,
    nouns=(N_("{count} account"), N_("{count} accounts")),
)


class YearClosePanel(ReportView):
    """A year, its closing entry, and the acts that post it and take it back."""

    def _bar(self) -> QFrame:
        session = self.context.session
        self.year = Choice(
            [(year, year_closing.words_of(session, year)) for year in year_closing.years(session)]
        )
        self.year.setAccessibleName(_("Fiscal year"))
        self.year.set_value(year_closing.year_due(session))
        self.year.changed.connect(self.refresh)
        self.undo = Button(N_("Undo the closing…"), self.undo_closing, icon="ph.arrow-u-up-left")
        self.close_year = Button(
            N_("Close the year…"), self.post_closing, icon="ph.check", role="primary", key="F8"
        )
        bind(self, "F8", self.post_closing)
        bar = super()._bar()
        row = bar.layout()
        assert isinstance(row, QHBoxLayout)
        row.insertWidget(0, self.year)
        for button in (self.undo, self.close_year):
            button.setEnabled(False)
            row.addWidget(button)
        walked = [self.year, self.exporter, self.printer, self.undo, self.close_year]
        for one, next_one in pairwise(walked):
            QWidget.setTabOrder(one, next_one)
        return bar

    def filters(self) -> Filters:
        return Filters(choices={"year": str(self.year.value())})

    def _show(self, result: ReportResult) -> None:
        super()._show(result)
        session, year = self.context.session, self.year.value()
        left = bool(year_close.preview(session, year).lines)
        self.undo.setEnabled(year_close.is_closed(year) and not session.read_only)
        self.close_year.setEnabled(
            left and year_closing.is_over(session, year) and not session.read_only
        )

    def post_closing(self) -> None:
        """Asks, and posts the entry that is shown."""
        if not self.close_year.isEnabled():
            return
        year, context = self.year.value(), self.context
        words = year_closing.words_of(context.session, year)
        if dialogs.ask(
            context.window,
            _("Close the year {year}?", year=words),
            _("The entry shown is posted on the last day of the year. It can be undone."),
            N_("Close the year"),
        ):
            guarded(context, partial(year_close.close, context.session, year))

    def undo_closing(self) -> None:
        """Asks, and posts the mirrored entry."""
        year, context = self.year.value(), self.context
        words = year_closing.words_of(context.session, year)
        if dialogs.ask(
            context.window,
            _("Undo the closing of {year}?", year=words),
            _("A mirrored entry is posted on the same day; both stay in the books."),
            N_("Undo the closing"),
        ):
            guarded(context, partial(year_close.undo, context.session, year))

    def retranslate(self) -> None:
        super().retranslate()
        self.year.setAccessibleName(_("Fiscal year"))
        for button in (self.undo, self.close_year):
            button.retranslate()


def make(context: Context) -> YearClosePanel:
    return YearClosePanel(context, SPEC)
