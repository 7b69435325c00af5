"""Payroll of a month: its run from calculation to payment, the people in it, and every figure's story.

F5 calculates again, F8 takes the next step, F3 goes through what deserves a look, F12 shows a payslip.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.kernel.lifecycle import DRAFT, VOID
from app.kernel.listing import ListQuery
from app.kernel.period import Period, of_date
from app.kernel.text import N_, _
from app.masters.employee import SEE_SALARY
from app.people.payroll import queries, service
from app.people.payroll.case import REGULAR
from app.people.payroll.queries import RunView
from app.people.payroll.rules import CALCULATE, CALCULATED, LIFE
from ui.kit import theme
from ui.kit.actions import bind, guarded
from ui.kit.buttons import Button, IconButton, StateChip, label
from ui.kit.lifecycle_bar import LifecycleBar, steps_until
from ui.kit.manifest import Context
from ui.kit.table.states import StatePage
from ui.people import run_menus, run_states, run_steps, slip_papers, words
from ui.people.run_list import RunList

STALE_KINDS = ("employee", "pay-component", "pay-input", "overtime", "severance", "minimum-wage")
NARROW, WIDE = 900, 1080  # widths of the bar from which steps, and steps and state, fit


class RunPanel(QWidget):
    """One month and kind at a time. ``fixed``: an opened document shows its own run only."""

    path_changed = Signal(str)
    title_changed = Signal()
    close_requested = Signal()

    def __init__(self, context: Context, run_id: int | None = None) -> None:
        super().__init__()
        self.context, self.fixed = context, run_id is not None
        self.setProperty("role", "panel")
        self.allowed = context.session.may(SEE_SALARY)
        self.period, self.kind = of_date(context.session.today()), REGULAR
        self.run_id = run_id
        self.view: RunView | None = None
        self.list: RunList | None = None
        self._busy = self._stale = False
        self._build()
        if not self.allowed:
            run_states.not_allowed(self)
            return
        context.on_change(self, ("payroll",), self.refresh)
        context.on_change(self, STALE_KINDS, self._became_stale)
        if run_id is not None:
            run = service.get(run_id)
            self.period, self.kind = run.period, run.kind
        self.refresh()

    # -- building -----------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard that is brought to the panel goes to its people."""
        super().focusInEvent(event)
        if self.list is not None and self.pages.currentWidget() is self.list:
            self.list.setFocus(event.reason())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        self.pages = QStackedWidget()
        self.state_page = StatePage()
        self.pages.addWidget(self.state_page)
        column.addWidget(self.pages, 1)
        for key, act in (
            ("F5", self.recalculate),
            ("F8", self.advance),
            ("Alt+PgUp", lambda: self.step_month(-1)),
            ("Alt+PgDown", lambda: self.step_month(1)),
        ):
            bind(self, key, act)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "documentBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(*[theme.px(m) for m in (8, 8, 8, 9)])
        row.setSpacing(theme.px(8))
        self.heading = label("", "h2")
        row.addWidget(self.heading)
        self.choose = IconButton("ph.caret-down", N_("Another month or run"), self._choose_run)
        row.addWidget(self.choose)
        self.choose.setHidden(self.fixed)
        self.chip = StateChip()
        row.addWidget(self.chip)
        row.addSpacing(theme.px(4))
        self.life = LifecycleBar()
        row.addWidget(self.life)
        row.addStretch(1)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.px(8))
        row.addLayout(self._buttons)
        return bar

    # -- which run ----------------------------------------------------------------------------

    def runs_of(self, period: Period) -> list[Any]:
        """The runs of a month, void ones last."""
        window = queries.runs(self.context.session).window(
            ListQuery(filters={"period": period.number})
        )
        return sorted(window.first(50), key=lambda row: (row.state == VOID, -row.id))

    def show_run(self, period: Period, kind: str = REGULAR, run_id: int | None = None) -> None:
        """Another month, kind or run; without an id the newest one that stands."""
        self.period, self.kind, self.run_id = period, kind, run_id
        self._forget_list()
        self.refresh()

    def apply_filters(self, **values: Any) -> None:
        """From elsewhere: ``period`` and ``kind``."""
        if self.allowed and isinstance(values.get("period"), Period):
            self.show_run(values["period"], str(values.get("kind", REGULAR)))

    def step_month(self, by: int) -> None:
        """The month before or after."""
        if not self.fixed and self.allowed:
            self.show_run(self.period.plus(by), REGULAR)

    def _choose_run(self) -> None:
        menu = run_menus.of_runs(self)
        menu.exec(self.choose.mapToGlobal(QPoint(0, self.choose.height())))
        menu.deleteLater()

    # -- reading ------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the run again; filters, search and the current person stay."""
        if not self.allowed:
            return
        used = self._holds_keyboard()
        guarded(self.context, self._read)
        if used:
            self._take_keyboard()

    def _holds_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    def _take_keyboard(self) -> None:
        (self.list or self).setFocus()

    def _read(self) -> None:
        session = self.context.session
        if self.run_id is None or not self._still_there():
            found = [row for row in self.runs_of(self.period) if row.kind == self.kind]
            standing = [row for row in found if row.state != VOID]
            self.run_id = standing[0].id if standing else None
        self.view = queries.run_view(session, self.run_id) if self.run_id is not None else None
        self._show_standing()
        if self.view is None or not self.view.people:
            self._forget_list()
            run_states.nothing_yet(self)
        else:
            self._show_people(self.view)
        QTimer.singleShot(0, self, self._tell_path)

    def _tell_path(self) -> None:
        self.path_changed.emit(f"{_('Payroll')} / {self._run_title()}")
        self.title_changed.emit()

    def _still_there(self) -> bool:
        return any(row.id == self.run_id for row in self.runs_of(self.period))

    def _show_people(self, view: RunView) -> None:
        place = self.list.place() if self.list is not None else None
        self._forget_list()
        self.list = RunList(self.context, view)
        self.list.papers_asked.connect(self._show_papers_menu)
        self.pages.addWidget(self.list)
        self.pages.setCurrentWidget(self.list)
        if place is not None:
            self.list.go_back_to(place)
        else:
            self.list.table.select_first()

    def _forget_list(self) -> None:
        if self.list is not None:
            self.pages.removeWidget(self.list)
            self.list.hide()
            self.list.deleteLater()
            self.list = None

    @property
    def standing(self) -> str:
        return self.view.run.standing if self.view is not None else DRAFT

    # -- standing -----------------------------------------------------------------------------

    def _show_standing(self) -> None:
        self.heading.setText(self._run_title())
        if self.view is None:
            self.life.set_steps(steps_until(run_steps.LIFE_WORDS, 0))
        else:
            self.chip.set_state(self.view.run.standing)
            self.life.set_steps(run_steps.life_of(self.view.run.standing))
        self._fit_bar()
        self._show_buttons()

    def _fit_bar(self) -> None:
        """A narrow bar says in one chip what the steps say at length."""
        width = self.width()
        steps = bool(self.life.steps) and width >= theme.px(NARROW)
        self.life.setVisible(self.allowed and steps)
        self.chip.setVisible(self.view is not None and (width >= theme.px(WIDE) or not steps))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()

    def _show_buttons(self) -> None:
        while self._buttons.count():
            button = self._buttons.takeAt(0).widget()
            button.setParent(None)
            button.deleteLater()
        if self.view is None:
            return
        steps = run_steps.allowed(self.context, self.standing)
        forward = run_steps.next_step(self.context, self.standing)
        again = next((s for s in steps if s.target == CALCULATED and s is not forward), None)
        if self._more_menu_needed():
            more = IconButton("ph.dots-three", N_("More"), framed=True)
            more.clicked.connect(lambda: self._show_more(more))
            self._buttons.addWidget(more)
        if again is not None:
            text = N_("Calculate anew") if self._stale else again.verb
            button = Button(text, self.recalculate, icon="ph.arrows-clockwise", key="F5")
            button.setObjectName("recalculate")
            button.setEnabled(not self._busy)
            self._buttons.addWidget(button)
        if forward is not None:
            icon = run_steps.ICONS[forward.target]
            button = Button(forward.verb, self.advance, icon=icon, role="primary", key="F8")
            button.setObjectName("advance")
            button.setEnabled(not self._busy)
            self._buttons.addWidget(button)

    def other_steps(self) -> list[Any]:
        """Steps back, and the one that voids: what stands behind "⋯"."""
        forward = run_steps.next_step(self.context, self.standing)
        return [
            step
            for step in run_steps.allowed(self.context, self.standing)
            if step is not forward and step.target != CALCULATED
        ]

    def may_discard(self) -> bool:
        """Whether this person may throw the run away."""
        session = self.context.session
        draft = self.view is not None and self.view.run.state == DRAFT
        return draft and session.may(CALCULATE) and not session.read_only

    def _more_menu_needed(self) -> bool:
        return bool(self.other_steps()) or self.may_discard()

    def _show_more(self, button: QWidget) -> None:
        menu = run_menus.of_steps(self)
        menu.exec(button.mapToGlobal(QPoint(0, button.height())))
        menu.deleteLater()

    def _became_stale(self) -> None:
        """What the run rests on has changed."""
        if self.view is not None and LIFE.step(self.standing, CALCULATED) is not None:
            self._stale = True
            self._show_buttons()

    # -- acts ---------------------------------------------------------------------------------

    def new(self) -> None:
        """Ctrl+N: the run of the shown month."""
        if self.view is None:
            self.begin(self.kind)

    def focus_search(self) -> None:
        if self.list is not None:
            self.list.focus_search()

    def begin(self, kind: str, **asked: Any) -> None:
        """Starts the run of the shown month, or takes the draft that is there, and calculates it.

        asked: the religion and the days of a THR run.
        """
        self.kind = kind
        self._take_keyboard()  # wherever it was begun from, the next key is for this run
        guarded(self.context, lambda: self._begin(kind, asked))

    def _begin(self, kind: str, asked: dict[str, Any]) -> None:
        self.run_id = service.start(self.context.session, self.period, kind, **asked)
        self._calculate()

    def recalculate(self) -> None:
        """F5: everybody again, where the run may still be calculated."""
        if self.view is None:
            return
        step = LIFE.step(self.standing, CALCULATED)
        if step is None or not self.context.session.may(step.permission) or self._busy:
            self.refresh()
        else:
            self._calculate()

    def _calculate(self) -> None:
        assert self.run_id is not None
        self._set_busy(True)
        run_steps.calculate(self.context, self.run_id, self._done, self._failed)

    def advance(self) -> None:
        """F8: the next step."""
        if not self.allowed or self._busy:
            return
        if self.view is None:
            if self.context.session.may(CALCULATE):
                self.begin(self.kind)
            return
        step = run_steps.next_step(self.context, self.standing)
        if step is not None:
            self.take(step)

    def take(self, step: Any) -> None:
        """Takes a step of the life."""
        if self.view is None:
            return
        if step.target in (CALCULATED, "posted"):
            self._set_busy(step.source != "paid")
        run_steps.take(self.context, self.view.run, step, self._done, self._failed)

    def discard(self) -> None:
        """Throws the draft away."""
        if self.view is not None and run_steps.discard(self.context, self.view.run):
            self.run_id = None
            if self.fixed:
                self.close_requested.emit()
            else:
                self.refresh()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if busy and self._holds_keyboard():
            self._take_keyboard()  # a button that is put out of use would lose it to the next panel
        for button in self.findChildren(Button):
            if button.objectName() in ("advance", "recalculate"):
                button.setEnabled(not busy)

    def _done(self) -> None:
        self._busy = self._stale = False
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self._set_busy(False)
        self.refresh()
        self.context.show_error(error)

    # -- paper --------------------------------------------------------------------------------

    def save_slips(self) -> slip_papers.SaveSlips | None:
        """Asks for the folder and writes the files."""
        if self.run_id is None:
            return None
        dialog = slip_papers.SaveSlips(self.context, self.run_id)
        dialog.open()
        return dialog

    def _show_papers_menu(self, button: QWidget) -> None:
        menu = run_menus.of_papers(self)
        menu.exec(button.mapToGlobal(QPoint(0, button.height())))
        menu.deleteLater()

    # -- as a document ------------------------------------------------------------------------

    def title(self) -> str:
        if self.view is not None and self.view.run.number:
            return self.view.run.number
        return self._run_title()

    def _run_title(self) -> str:
        religion = self.view.run.religion if self.view is not None else ""
        return words.run_title(self.period, self.kind, religion)

    def document_key(self) -> tuple[str, int | None]:
        return "payroll", self.run_id

    def is_modified(self) -> bool:
        return False

    def may_close(self) -> bool:
        return True

    def retranslate(self) -> None:
        self.choose.retranslate()
        if self.allowed:
            self.refresh()
        else:
            run_states.not_allowed(self)


def make(context: Context) -> RunPanel:
    return RunPanel(context)


def document(context: Context, id: int | None = None, **_values: Any) -> RunPanel:
    """A run on its own, opened from its entry."""
    return RunPanel(context, id)


def open_section(context: Context) -> None:
    context.open_section("people", "payroll")
