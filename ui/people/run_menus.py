"""The menus of the payroll section: which run, what else can be done with it, its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from app.kernel.period import of_date
from app.kernel.text import _
from app.people.payroll import service
from app.people.payroll.case import KINDS, REGULAR, THR_RUN
from app.people.payroll.rules import CALCULATE
from ui.kit import status
from ui.kit.actions import guarded
from ui.people import slip_papers, thr_run, words

if TYPE_CHECKING:
    from ui.people.run_panel import RunPanel

MONTHS_BACK = 12


def of_runs(panel: RunPanel) -> QMenu:
    """This month's other runs, and the months around it."""
    menu = QMenu(panel)
    for row in panel.runs_of(panel.period):
        religion = service.get(row.id).religion
        title = words.run_title(row.period, row.kind, religion)
        words_of = f"{title} · {status.text(row.state)}"
        entry = menu.addAction(
            f"{row.number} · {words_of}" if row.number else words_of,
            lambda row=row: panel.show_run(row.period, row.kind, row.id),
        )
        entry.setCheckable(True)
        entry.setChecked(row.id == panel.run_id)
    if panel.context.session.may(CALCULATE) and not panel.context.session.read_only:
        menu.addSeparator()
        for kind in KINDS:
            title = words.run_title(panel.period, kind)
            if kind == THR_RUN:
                asked = _("New run: {title}…", title=title)
                menu.addAction(asked, lambda: thr_run.ask(panel).open())
            else:
                asked = _("New run: {title}", title=title)
                menu.addAction(asked, lambda kind=kind: panel.begin(kind))
    menu.addSeparator()
    month = of_date(panel.context.session.today()).plus(1)
    first = of_date(panel.context.session.company.start)
    for back in range(MONTHS_BACK + 2):
        each = month.plus(-back)
        if each >= first:
            entry = menu.addAction(
                words.run_title(each, REGULAR), lambda each=each: panel.show_run(each)
            )
            entry.setCheckable(True)
            entry.setChecked(each == panel.period)
    return menu


def of_steps(panel: RunPanel) -> QMenu:
    """Steps back, and what ends the run."""
    menu = QMenu(panel)
    for step in panel.other_steps():
        menu.addAction(_(step.verb), lambda step=step: panel.take(step))
    if panel.may_discard():
        menu.addSeparator()
        menu.addAction(_("Discard the run"), panel.discard)
    return menu


def of_papers(panel: RunPanel) -> QMenu:
    """One payslip, all of them, or a file for each person."""
    menu = QMenu(panel)
    row = panel.list.current_row() if panel.list is not None else None
    if panel.run_id is None:
        return menu
    run_id = panel.run_id
    menu.addAction(
        _("Preview all payslips"), lambda: slip_papers.preview_run(panel.context, run_id)
    )
    if row is not None:
        menu.addAction(
            _("Preview the payslip of {name}", name=row.name),
            lambda: _preview_one(panel, row.id),
        )
    menu.addSeparator()
    menu.addAction(_("Save one file for each person…"), panel.save_slips)
    return menu


def _preview_one(panel: RunPanel, slip_id: int) -> None:
    guarded(panel.context, lambda: slip_papers.preview_one(panel.context, slip_id))
