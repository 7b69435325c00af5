"""Runs beside the monthly one, begun and filled as a person does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.kernel.money import rp
from app.kernel.period import Period
from app.masters import employee as employees
from app.people.payroll import queries
from app.people.payroll.rules import BELOW_MINIMUM
from tests.people.builders import day, posted
from tests.ui.people.conftest import Desk
from ui.kit.buttons import Button
from ui.people import inputs, minimum_wages, run_menus, run_panel, severance, thr_run
from ui.people.run_panel import RunPanel

NOVEMBER = Period(2026, 11)


@pytest.fixture
def panel(staff: Desk, qtbot: QtBot) -> RunPanel:
    made = run_panel.make(staff)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    return made


def choose(panel: RunPanel, words: str) -> None:
    """Takes an entry of the menu beside the month."""
    menu = run_menus.of_runs(panel)
    next(entry for entry in menu.actions() if words in entry.text()).trigger()


def said_by(panel: RunPanel, qtbot: QtBot) -> str:
    assert panel.list is not None
    qtbot.wait(20)
    return "\n".join(label.text() for label in panel.list.side.findChildren(QLabel))


def test_who_leaves_is_entered_and_paid_by_a_severance_run(
    staff: Desk, panel: RunPanel, qtbot: QtBot
) -> None:
    shown = severance.make(staff)
    qtbot.addWidget(shown)
    shown.show()
    assert "Belum ada" in "\n".join(label.text() for label in shown.findChildren(QLabel))
    dialog = severance.edit(staff)
    qtbot.addWidget(dialog)
    dialog.fill(
        {"employee": "P-001", "date": day("2026-11-30"), "reason": "efficiency_to_prevent_losses"}
    )
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    shown.refresh()
    assert shown.table.model.rowCount() == 1
    choose(panel, "Pesangon")
    assert panel.standing == "calculated" and "Pesangon" in panel.heading.text()
    words = said_by(panel, qtbot)
    assert "UPMK" in words and "69.000.000" in words


def test_an_impossible_severance_is_told_at_its_field(staff: Desk, qtbot: QtBot) -> None:
    dialog = severance.edit(staff)
    qtbot.addWidget(dialog)
    dialog.fill({"employee": "P-001", "date": day("2019-11-30"), "reason": "death", "divisor": 40})
    dialog.show()
    assert not dialog.save()
    words = "\n".join(label.text() for label in dialog.form.findChildren(QLabel))
    assert "antara 1 dan 31" in words and "tidak bekerja di sini" in words


def test_a_correction_beside_a_posted_month(staff: Desk, panel: RunPanel, qtbot: QtBot) -> None:
    posted(staff.session)
    dialog = inputs.edit_input(staff)
    qtbot.addWidget(dialog)
    dialog.fill(
        {"employee": "P-002", "component": "meal", "amount": rp(300_000), "period": NOVEMBER}
    )
    dialog.show()
    assert not dialog.save()
    dialog.form.set_values({"off_cycle": True})
    assert dialog.save()
    choose(panel, "Koreksi")
    assert panel.standing == "calculated" and panel.list is not None
    assert panel.run_id is not None
    assert [view.code for view in queries.slips_of(staff.session, panel.run_id)] == ["P-002"]


def test_thr_asks_for_whom_and_for_which_holiday(
    staff: Desk, panel: RunPanel, qtbot: QtBot
) -> None:
    for code, religion in (("P-001", "islam"), ("P-002", "kristen")):
        employees.save(staff.session, replace(employees.require(code), religion=religion))
    dialog = thr_run.ask(panel)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"religion": "kristen", "holiday": day("2026-12-25")})
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert panel.run_id is not None
    assert [view.code for view in queries.slips_of(staff.session, panel.run_id)] == ["P-002"]
    assert "Protestan" in panel.heading.text() or "Kristen" in panel.heading.text()
    assert panel.findChild(Button, "advance") is not None


def test_a_minimum_wage_is_entered_and_warned_of(
    staff: Desk, panel: RunPanel, qtbot: QtBot
) -> None:
    dialog = minimum_wages.edit(staff)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"valid_from": day("2026-01-01"), "amount": rp(5_000_000)})
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    shown = minimum_wages.make(staff)
    qtbot.addWidget(shown)
    assert shown.table.model.rowCount() == 1
    qtbot.keyClick(panel, Qt.Key.Key_F8)
    assert panel.list is not None
    found = [
        notice.code for notice in panel.list.notices if notice.problem.message == BELOW_MINIMUM
    ]
    assert found == ["P-002", "P-003"]
