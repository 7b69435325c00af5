"""Overtime in the window: asked for by who may not enter it, approved with F8, limits told."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.access.session import Session
from app.access.users import Person
from app.kernel.quantity import Quantity
from app.people.inputs.overtime import ASK
from tests.people.builders import day
from tests.ui.people.conftest import Desk
from ui.people import overtime


def test_overtime_is_asked_for_and_approved(staff: Desk, qtbot: QtBot) -> None:
    session = staff.session
    may = frozenset({"people.view", ASK})
    staff.session = Session(session.path, Person("k", "", False, may), session.clock)
    dialog = overtime.edit(staff)
    qtbot.addWidget(dialog)
    values = {"employee": "P-001", "date": day("2026-11-20"), "hours": Quantity(5 * 10**6)}
    dialog.form.set_values({**values, "day": "workday", "note": "Stok opname"})
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "4 jam" in staff.notices[-1][1]
    staff.session = session
    assert overtime.waiting(session) == 1
    panel = overtime.make(staff)
    qtbot.addWidget(panel)
    with qtbot.waitActive(panel):
        panel.show()
    panel.table.select_first()
    assert panel.current_row().note == "Stok opname"
    qtbot.keyClick(panel, Qt.Key.Key_F8)
    assert overtime.waiting(session) is None
