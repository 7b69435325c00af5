"""Leave in the window: granted, asked for, approved or refused, taken out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kernel.quantity import MICRO, Quantity
from app.masters import employee as employees
from app.people.leave import queries
from tests.people.builders import day
from tests.ui.people.conftest import Desk
from ui.kit import dialogs
from ui.kit.list_panel import ListPanel
from ui.people import leave


@pytest.fixture
def panel(staff: Desk, qtbot: QtBot) -> ListPanel:
    made = leave.make(staff)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    return made


def left(code: str) -> Quantity:
    return queries.balance_of(employees.require(code).id, day("2026-12-31")).left


def granted(staff: Desk, qtbot: QtBot, **values: object) -> None:
    dialog = leave.grant(staff)
    qtbot.addWidget(dialog)
    dialog.form.set_values(values)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)


def asked(staff: Desk, qtbot: QtBot, last: str) -> None:
    dialog = leave.ask_for(staff)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"employee": "P-001", "first": day("2026-11-26"), "last": day(last)})
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)


def test_leave_is_granted_asked_for_and_approved(
    staff: Desk, panel: ListPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    granted(staff, qtbot)
    assert [left(code).micro // MICRO for code in ("P-001", "P-002", "P-003")] == [12, 12, 12]
    asked(staff, qtbot, "2026-11-27")
    panel.refresh()
    panel.table.select_first()
    assert panel.current_row().state == "asked"
    qtbot.keyClick(panel, Qt.Key.Key_F8)
    panel.refresh()
    panel.table.select_first()
    assert panel.current_row().state == "approved" and left("P-001") == Quantity(10 * MICRO)
    monkeypatch.setattr(dialogs, "ask", lambda *_a, **_k: True)
    qtbot.keyClick(panel, Qt.Key.Key_Delete)
    assert left("P-001") == Quantity(12 * MICRO)


def test_leave_that_is_not_there_stays_unapproved_with_a_sentence(
    staff: Desk, panel: ListPanel, qtbot: QtBot
) -> None:
    granted(staff, qtbot, employee="P-001", days=Quantity(MICRO))
    asked(staff, qtbot, "2026-11-27")
    panel.refresh()
    panel.table.select_first()
    qtbot.keyClick(panel, Qt.Key.Key_F8)
    assert "hanya 1 hari" in str(staff.errors[-1])
    panel.refresh()
    panel.table.select_first()
    assert panel.current_row().state == "asked"
