"""A report in a panel: what is asked above, the result as a table, the way behind a figure, paper and files.

    SPEC = ReportSpec(key="trial-balance", title=N_("Trial balance"), build=trial_balance.build)
    def make(context): return ReportView(context, SPEC)

The result is what every other renderer of the report shows; nothing is added up here. It is built in the
background: what takes longer than a blink shows a skeleton, then a page with a way to stop it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.kernel.errors import NotAllowed, UserError
from app.kernel.report import Filters, ReportResult, Row
from app.kernel.text import N_, _
from ui.kit import report_files, saving, tasks, theme
from ui.kit.actions import bind, guarded
from ui.kit.buttons import Button, IconButton, IconLabel, inset, label
from ui.kit.days import DayChip, Days, DaysChip
from ui.kit.filters import Filter, FilterChips
from ui.kit.lookup import Lookup, LookupField
from ui.kit.manifest import Context
from ui.kit.report_model import ReportModel
from ui.kit.table import ColumnStyle, DataTable

PATIENCE = 2_000  # milliseconds of a skeleton before the report says that it is long
MOST_KEPT = 80  # characters of a title in the name of a file

CHIPS = {"period": DaysChip, "day": DayChip}


@dataclass(frozen=True, slots=True)
class Picker:
    """One of many that the report is narrowed to, looked up by code or name.

    hint: what stands there while nothing is chosen. ask: what is asked for where the report is of one
    only; empty where it can be of all. Both are marked.
    """

    key: str
    hint: str
    lookup: Callable[[Context], Lookup]
    ask: str = ""


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """All that distinguishes one report from another. Texts are marked.

    build(session, filters): the result. days: "period", "day" or "none". pickers, filters: what narrows it,
    the conditions of chips being choices. choices: fixed ones. verdict(result): (sound, words) shown at the
    right, or None. follow(context, row, filters): opens what is behind a row. kinds: which changes build it
    anew.
    """

    key: str
    title: str
    build: Callable[[Any, Filters], ReportResult]
    days: str = "period"
    pickers: Sequence[Picker] = ()
    filters: Sequence[Filter] = ()
    choices: dict[str, str] = field(default_factory=dict)
    verdict: Callable[[ReportResult], tuple[bool, str] | None] | None = None
    follow: Callable[[Context, Row, Filters], object] | None = None
    kinds: tuple[str, ...] = ("ledger",)
    styles: dict[str, ColumnStyle] = field(default_factory=dict)
    nouns: tuple[str, str] = (N_("{count} line"), N_("{count} lines"))


class ReportView(QWidget):
    """One report. ``refresh`` builds it anew; what was folded stays folded."""

    path_changed = Signal(str)

    def __init__(self, context: Context, spec: ReportSpec) -> None:
        super().__init__()
        self.context, self.spec = context, spec
        self.setObjectName(f"report.{spec.key}")
        self.setProperty("role", "panel")
        self.result: ReportResult | None = None
        self.shown_filters = Filters()
        self._job: tasks.Job | None = None
        self._build()
        context.on_change(self, spec.kinds, self.refresh)
        self.refresh()

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.days = CHIPS[self.spec.days](self.context) if self.spec.days in CHIPS else None
        if self.days is not None:
            self.days.changed.connect(self.refresh)
        self.pickers = {each.key: self._picker(each) for each in self.spec.pickers}
        self.chips = FilterChips(self.context, self.spec.filters)
        self.chips.changed.connect(self.refresh)
        self.table = DataTable()
        self.table.footer_words = self.spec.nouns
        self.table.opened.connect(self._opened)
        self.table.link_opened.connect(lambda row, _key: self._follow(row))
        self.table.preview_requested.connect(lambda: self._fold(self.table.current_row()))
        self.table.view.pressed.connect(self._pressed)
        self.table.view.setAccessibleName(_(self.spec.title))
        self.table.view.customContextMenuRequested.connect(self._show_menu)
        self.notes = label("", "muted", wrap=True)
        self.notes_strip = inset(self.notes, (12, 6, 12, 8))
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._show_waiting)
        self._blink = QTimer(self, singleShot=True, interval=tasks.BLINK)
        self._blink.timeout.connect(self.table.show_loading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.table, 1)
        column.addWidget(self.notes_strip)
        bind(self, "F12", self.preview)

    def _picker(self, picker: Picker) -> LookupField:
        made = LookupField(picker.lookup(self.context), hint=picker.hint)
        made.setAccessibleName(_(picker.hint))
        made.setMinimumWidth(theme.px(130))
        made.setMaximumWidth(theme.px(260))
        made.changed.connect(self.refresh)
        return made

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 6, 8, 6)])
        row.setSpacing(theme.px(6))
        if self.days is not None:
            row.addWidget(self.days)
        for picker in self.pickers.values():
            row.addWidget(picker, 1)
        row.addWidget(self.chips, 2)
        self.verdict_icon = IconLabel("ph.check-circle", "ok")
        self.verdict = label("", tone="ok")
        self.exporter = IconButton("ph.export", N_("Export"), self.export)
        self.printer = Button(N_("Print"), self.preview, icon="ph.printer", key="F12")
        for widget in (self.verdict_icon, self.verdict, self.exporter, self.printer):
            row.addWidget(widget)
        self._show_verdict(None)
        return bar

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the rows, or to what is still to be chosen above them."""
        missing = self._missing()
        (self.pickers[missing.key] if missing else self.table.view).setFocus()

    # -- asking -------------------------------------------------------------------------------

    def filters(self) -> Filters:
        """What is asked now."""
        choices = {**self.spec.choices}
        choices |= {key: str(value) for key, value in self.chips.filters().items()}
        choices |= {key: str(each.value()) for key, each in self.pickers.items() if each.value()}
        if self.days is None:
            return Filters(choices=choices)
        days = self.days.days()
        if self.spec.days == "day":
            return Filters(as_of=days.last, choices=choices)
        return Filters(days.first, days.last, choices=choices)

    def apply_filters(self, days: Days | None = None, **values: Any) -> None:
        """What a drill-down asks for: days, what is picked, and the chips by key."""
        for key, picker in self.pickers.items():
            picker.set_value(values.pop(key, None))
        self.chips.apply(values)
        if days is not None and self.days is not None:
            self.days.choose(days)
        self.refresh()

    def refresh(self) -> None:
        """Builds the report in the background and shows it when it is there."""
        self._give_up()
        missing = self._missing()
        if missing is not None:
            self._ask(missing)
            return
        session, filters, build = self.context.session, self.filters(), self.spec.build
        self._blink.start()
        self._patience.start()
        self._job = tasks.read_long(
            self,
            _(self.spec.title),
            lambda: build(session, filters),
            lambda result: self._done(result, filters),
            self._failed,
        )
        self._job.finished.connect(self._stopped)

    def _missing(self) -> Picker | None:
        """What has to be chosen before there is a report."""
        for picker in self.spec.pickers:
            if picker.ask and not self.pickers[picker.key].value():
                return picker
        return None

    def _ask(self, missing: Picker) -> None:
        """Nothing is wrong yet: the report only has to be told whose it is."""
        self._ended()
        self.result = None
        self.notes_strip.hide()
        choose = Button(N_("Choose"), self.pickers[missing.key].open_list)
        text = _("The report is shown as soon as this is chosen above.")
        self.table.show_state("ph.magnifying-glass", _(missing.ask), text, (choose,))

    def _give_up(self) -> None:
        """Nobody waits for an older question any more."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def stop(self) -> None:
        """Stops a long report; it can be asked for again."""
        if self._job is not None:
            self._job.cancel()
            self._stopped()

    def _stopped(self) -> None:
        """The job that is waited for was stopped, here or in the status bar."""
        if self._job is None or not self._job.cancelled:
            return
        self._ended()
        again = Button(N_("Try again"), self.refresh, icon="ph.arrow-clockwise", key="F5")
        text = _("The report was stopped before it was finished.")
        self.table.show_state("ph.x-circle", _(self.spec.title), text, (again,))

    def _ended(self) -> None:
        self._job = None
        self._blink.stop()
        self._patience.stop()

    def _done(self, result: ReportResult, filters: Filters) -> None:
        self._ended()
        self.shown_filters = filters
        self._show(result)

    def _failed(self, error: Exception) -> None:
        """What the report refuses is told in its place; a defect is told by the window."""
        self._ended()
        self.result = None
        self.notes_strip.hide()
        if not isinstance(error, UserError):
            self.context.show_error(error)
        refused = isinstance(error, NotAllowed)
        title = error.what() if isinstance(error, UserError) else _(self.spec.title)
        remedy = error.what_to_do() if isinstance(error, UserError) else ""
        buttons = () if refused else (Button(N_("Try again"), self.refresh, key="F5"),)
        self.table.show_state("ph.lock" if refused else "ph.info", title, remedy, buttons)

    # -- showing ------------------------------------------------------------------------------

    def _show_waiting(self) -> None:
        stop = Button(N_("Cancel"), self.stop, icon="ph.x")
        text = _("This takes a while. You can go on working meanwhile.")
        self.table.show_state("ph.hourglass", _(self.spec.title), text, (stop,))

    def _show(self, result: ReportResult) -> None:
        self.result = result
        before = self.table.model
        folded = before.folded_words() if isinstance(before, ReportModel) else frozenset()
        brackets = report_files.is_statement(result)
        model = ReportModel(result, self.spec.styles, brackets=brackets, folded=folded)
        self.table.set_model(model)
        if result.rows:
            self.table.show_rows()
        else:
            text = _("There is nothing to show for what was asked.")
            self.table.show_state("ph.chart-bar", result.title, text)
        self.notes.setText(" ".join(result.notes))
        self.notes_strip.setVisible(bool(result.notes))
        self.path_changed.emit(result.subtitle)
        self._show_verdict(self.spec.verdict(result) if self.spec.verdict else None)

    def _show_verdict(self, verdict: tuple[bool, str] | None) -> None:
        for widget in (self.verdict, self.verdict_icon):
            widget.setVisible(verdict is not None)
        if verdict is not None:
            sound, words = verdict
            self.verdict.setText(words)
            theme.set_property(self.verdict, "tone", "ok" if sound else "danger")
            self.verdict_icon.show_icon(
                "ph.check-circle" if sound else "ph.x-circle-fill", "ok" if sound else "danger"
            )

    def _pressed(self, index: QModelIndex) -> None:
        self._fold(self.table.view.row_at(index))

    def _fold(self, row: Any) -> bool:
        """Folds or unfolds a heading; False for another row."""
        model, view = self.table.model, self.table.view
        if not isinstance(model, ReportModel) or not model.is_heading(row):
            return False
        number, place = view.currentIndex().row(), view.verticalScrollBar().value()
        model.fold(row)
        view.select(number, scroll=False)
        view.verticalScrollBar().setValue(place)
        return True

    def _show_menu(self, at: QPoint) -> None:
        row = self.table.current_row()
        menu = QMenu(self)
        if row is not None and row.link is not None and self.spec.follow is not None:
            menu.addAction(_("Open what is behind it"), lambda: self._follow(row))
        menu.addAction(_("Copy rows"), self.table.view.copy)
        menu.exec(self.table.view.viewport().mapToGlobal(at))
        menu.deleteLater()

    # -- behind a figure, on paper, in a file ---------------------------------------------------

    def _opened(self, row: Any) -> None:
        if not self._fold(row):
            self._follow(row)

    def _follow(self, row: Any) -> None:
        follow, filters = self.spec.follow, self.shown_filters
        if follow is not None and row is not None and row.link is not None:
            guarded(self.context, lambda: follow(self.context, row, filters))

    def _as_shown(self) -> ReportResult | None:
        """The result with the columns that are seen, in their order."""
        if self.result is None:
            return None
        hidden = self.table.hidden_columns()
        known = {column.key: column for column in self.result.columns}
        columns = tuple(known[key] for key in self.table.order() if key not in hidden)
        return dataclasses.replace(self.result, columns=columns)

    def preview(self) -> None:
        """The real PDF of what is shown."""
        from ui.kit.print_preview import Previewed, PrintPreview

        result, session = self._as_shown(), self.context.session
        if result is None:
            return
        shown = Previewed(
            title=result.title,
            document=result.title,
            file_name=f"{_file_name(result)}.pdf",
            make=lambda options: report_files.draw(session, result, options.paper),
            kind=f"report.{self.spec.key}",
            papers=("A4", "F4"),
            context=self.context,
        )
        PrintPreview(shown, self.context.window).open()

    def export(self) -> None:
        """Saves what is shown as XLSX, CSV or PDF, in the background."""
        result, session = self._as_shown(), self.context.session
        if result is None:
            return
        name = f"{_file_name(result)}.xlsx"
        kind = f"report.{self.spec.key}"
        path = saving.ask_path(self.context, self, kind, name, report_files.TYPES)
        if path is not None:
            self.context.run(
                _("Saving {title}", title=result.title),
                lambda _progress: report_files.write(session, result, path),
                lambda _nothing: saving.tell_saved(
                    self.context, _("{title} is saved", title=result.title), path
                ),
            )

    def retranslate(self) -> None:
        if self.days is not None:
            self.days.retranslate()
        for widget in (*self.pickers.values(), self.exporter, self.printer, self.chips):
            widget.retranslate()
        for picker in self.spec.pickers:
            self.pickers[picker.key].setAccessibleName(_(picker.hint))
        self.table.view.setAccessibleName(_(self.spec.title))
        self.refresh()


def _file_name(result: ReportResult) -> str:
    """The title and what it is of, as the name of a file."""
    words = f"{result.title} {result.subtitle}"
    kept = "".join("-" if each in '/\\:*?"<>|' else each for each in words)
    return kept[:MOST_KEPT].strip(" .,-")
