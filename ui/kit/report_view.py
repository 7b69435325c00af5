"""A report in a panel: its choices above, the result as a table, drill-down, preview and export.

    SPEC = ReportSpec(key="trial-balance", build=trial_balance.build, month=True,
                      draw=report.draw_pdf, export=exporting.write_report)
    def make(context): return ReportView(context, SPEC)

The result is what every other renderer of the report shows; nothing is added up here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.kernel.report import Filters, ReportResult
from app.kernel.text import N_, _
from ui.kit import tasks, theme
from ui.kit.actions import bind, guarded
from ui.kit.buttons import Button, IconButton, IconLabel, label
from ui.kit.filters import Filter, FilterChips
from ui.kit.manifest import Context
from ui.kit.months import MONTH, this_month
from ui.kit.table import ColumnStyle, DataTable, RowsModel


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """All that distinguishes one report from another. Texts are marked.

    build(session, filters): the result. draw(session, result): its PDF. export(result, path).
    month: whether a month is chosen; filters: further chips, whose conditions become choices.
    choices: fixed ones. verdict(result): (sound, words) shown at the right, or None. follow(context, row):
    opens what is behind a row. kinds: which changes build it anew.
    """

    key: str
    title: str
    build: Callable[[Any, Filters], ReportResult]
    draw: Callable[[Any, ReportResult], bytes] | None = None
    export: Callable[[ReportResult, Path], None] | None = None
    month: bool = True
    filters: Sequence[Filter] = ()
    choices: dict[str, str] = field(default_factory=dict)
    verdict: Callable[[ReportResult], tuple[bool, str] | None] | None = None
    follow: Callable[[Context, Any], object] | None = None
    kinds: tuple[str, ...] = ("ledger",)
    styles: dict[str, ColumnStyle] = field(default_factory=dict)
    nouns: tuple[str, str] = (N_("{count} line"), N_("{count} lines"))


class ReportView(QWidget):
    """One report. ``refresh`` builds it anew; the selection stays where its row is still there."""

    path_changed = Signal(str)

    def __init__(self, context: Context, spec: ReportSpec) -> None:
        super().__init__()
        self.context, self.spec = context, spec
        self.setObjectName(f"report.{spec.key}")
        self.setProperty("role", "panel")
        self.result: ReportResult | None = None
        self._build()
        context.on_change(self, spec.kinds, self.refresh)
        self.refresh()

    def _build(self) -> None:
        filters = ((MONTH,) if self.spec.month else ()) + tuple(self.spec.filters)
        self.chips = FilterChips(self.context, filters)
        if self.spec.month:
            self.chips.choose("month", this_month(self.context.session))
        self.chips.changed.connect(self.refresh)
        self.table = DataTable()
        self.table.footer_words = self.spec.nouns
        self.table.opened.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table.view)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 6, 8, 6)])
        row.setSpacing(theme.px(6))
        row.addWidget(self.chips, 1)
        self.verdict_icon = IconLabel("ph.check-circle", "ok")
        self.verdict = label("", tone="ok")
        row.addWidget(self.verdict_icon)
        row.addWidget(self.verdict)
        self.exporter = IconButton("ph.export", N_("Export"), self.export)
        row.addWidget(self.exporter)
        self.exporter.setHidden(self.spec.export is None)
        self.printer = Button(N_("Print"), self.preview, icon="ph.printer", key="F12")
        row.addWidget(self.printer)
        self.printer.setHidden(self.spec.draw is None)
        if self.spec.draw is not None:
            bind(self, "F12", self.preview)
        return bar

    def filters(self) -> Filters:
        """What is asked now."""
        conditions = dict(self.chips.filters())
        first, last = conditions.pop("from", None), conditions.pop("to", None)
        day = conditions.pop("as_of", None)
        return Filters(
            first if isinstance(first, dt.date) else None,
            last if isinstance(last, dt.date) else None,
            day if isinstance(day, dt.date) else None,
            {**self.spec.choices, **{key: str(value) for key, value in conditions.items()}},
        )

    def refresh(self) -> None:
        """Builds the report in the background and shows it when it is there."""
        session, filters = self.context.session, self.filters()
        tasks.fetch(
            self, lambda: self.spec.build(session, filters), self._show, self.context.show_error
        )

    def _show(self, result: ReportResult) -> None:
        self.result = result
        self.table.set_model(RowsModel.of_report(result, self.spec.styles))
        if result.rows:
            self.table.show_rows()
        else:
            self.table.show_state("ph.chart-bar", result.title, _("There is nothing to show yet."))
        self.path_changed.emit(result.subtitle)
        verdict = self.spec.verdict(result) if self.spec.verdict else None
        for widget in (self.verdict, self.verdict_icon):
            widget.setVisible(verdict is not None)
        if verdict is not None:
            sound, words = verdict
            self.verdict.setText(words)
            theme.set_property(self.verdict, "tone", "ok" if sound else "danger")
            self.verdict_icon.show_icon(
                "ph.check-circle" if sound else "ph.x-circle-fill", "ok" if sound else "danger"
            )

    def _follow(self, row: Any) -> None:
        if self.spec.follow is not None:
            follow = self.spec.follow
            guarded(self.context, lambda: follow(self.context, row))

    def preview(self) -> None:
        """The real PDF of what is shown."""
        from ui.kit.print_preview import Previewed, PrintPreview

        result, draw = self.result, self.spec.draw
        if result is None or draw is None:
            return
        shown = Previewed(
            title=result.title,
            document=result.title,
            file_name=f"{result.title}.pdf",
            make=lambda _options: draw(self.context.session, result),
            show_error=self.context.show_error,
        )
        PrintPreview(shown, self.context.window).open()

    def export(self) -> None:
        """Saves what is shown as a table."""
        result, write = self.result, self.spec.export
        if result is None or write is None:
            return
        path, _chosen = QFileDialog.getSaveFileName(
            self, _("Export"), f"{result.title}.xlsx", "XLSX (*.xlsx);;CSV (*.csv)"
        )
        if path:
            guarded(self.context, lambda: write(result, Path(path)))

    def retranslate(self) -> None:
        self.chips.retranslate()
        self.refresh()
