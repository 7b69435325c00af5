"""Attendance in the window: the grid, correcting a day, asking for it, the file of a machine, shifts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.access.session import Session
from app.access.users import Person
from app.people.attendance import month, service
from app.people.attendance.rules import Day
from app.people.inputs.components import DAY
from tests.people.builders import day
from tests.ui.people.conftest import Desk
from ui.people import attendance, corrections, fingerprint, inputs, shifts
from ui.people.attendance import AttendancePanel
from ui.people.entry_dialog import EntryDialog


@pytest.fixture
def panel(staff: Desk, qtbot: QtBot) -> AttendancePanel:
    saved(shifts.edit_shift(staff), qtbot, code="KANTOR", name="Jam kantor", grace=5)
    return shown(staff, qtbot)


def shown(staff: Desk, qtbot: QtBot) -> AttendancePanel:
    made = attendance.make(staff)
    qtbot.addWidget(made)
    made.resize(1280, 600)
    made.show()
    qtbot.waitUntil(lambda: made.table.model is not None)
    return made


def saved(dialog: EntryDialog, qtbot: QtBot, **values: object) -> None:
    qtbot.addWidget(dialog)
    dialog.form.set_values(values)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)


def go_to(panel: AttendancePanel, qtbot: QtBot, number: int) -> None:
    """The day of the month under the ring, of the first person."""
    view = panel.table.view
    panel.table.select_first()
    view.setCurrentIndex(view.model().index(0, number))
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Right)


def third(session: Session) -> Day:
    return month.months(session, day("2026-11-03"), day("2026-11-03"))[0].days[0]


def test_a_day_is_corrected_where_it_stands(
    staff: Desk, panel: AttendancePanel, qtbot: QtBot
) -> None:
    go_to(panel, qtbot, 3)
    assert "Selasa 3 Nov 2026" in panel.told.text() and "Tidak masuk" in panel.told.text()
    qtbot.keyClick(panel, Qt.Key.Key_F2)
    found = staff.window.findChildren(EntryDialog)
    dialog = next(each for each in found if "check_in" in each.form.boxes)
    for key, text in (("check_in", "8.15"), ("check_out", "17:00")):
        qtbot.keyClicks(dialog.form.editor(key), text)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert third(staff.session).late == 15
    qtbot.waitUntil(lambda: "terlambat 15 menit" in panel.told.text())
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    qtbot.keyClick(panel, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: panel.days[0].month == 10)


def test_who_may_not_write_asks_and_somebody_else_approves(
    staff: Desk, panel: AttendancePanel, qtbot: QtBot
) -> None:
    session = staff.session
    may = frozenset({"people.view", service.EDIT})
    staff.session = Session(session.path, Person("k", "", False, may), session.clock)
    person = month.months(session, day("2026-11-03"), day("2026-11-03"))[0]
    saved(
        attendance.correct(staff, person, person.days[0]), qtbot,
        check_in="08:00", check_out="17:00", reason="Mesin rusak",
    )  # fmt: skip
    staff.session = session
    assert corrections.count(session) == 1 and third(session).kind == "absent"
    panel.hide()
    listed = corrections.make(staff)
    qtbot.addWidget(listed)
    with qtbot.waitActive(listed):
        listed.show()
    listed.table.select_first()
    qtbot.keyClick(listed, Qt.Key.Key_F8)
    assert corrections.count(session) is None and third(session).late == 0


def test_the_file_of_a_machine_is_brought_in(
    staff: Desk, panel: AttendancePanel, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "attlog.dat"
    lines = [f"1\t2026-11-03 {time}\t1" for time in ("07:50:00", "17:10:00")]
    path.write_bytes(
        "\n".join([*lines, "77\t2026-11-03 08:00:00\t1", "1\t2026-1", "1\tx\t1\n"]).encode()
    )
    dialog = fingerprint.open_path(staff, path)
    assert dialog is not None
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.reading is not None)
    assert not dialog.go.isEnabled() and dialog.people is not None
    dialog.people.set_value("number77", "P-002")
    dialog.leave_out.click()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "2 hari baru" in staff.notices[-1][1]
    assert third(staff.session).check_out == "17:10"
    fingerprint.open_path(staff, tmp_path / "tidak-ada.dat")
    assert "tidak-ada.dat" in str(staff.errors[-1])


def test_a_component_is_paid_by_attendance(staff: Desk, qtbot: QtBot) -> None:
    from app.kernel.money import rp

    dialog = inputs.edit_component(staff, code="P-001")
    saved(dialog, qtbot, component="meal", amount=rp(40_000), basis=DAY)
    listed = inputs.components(staff)
    qtbot.addWidget(listed)
    listed.show()
    rows = listed.table.model
    assert any(rows.row(n).basis == DAY for n in range(rows.rowCount()))


def test_a_shift_is_assigned_and_a_day_taken_off(
    staff: Desk, panel: AttendancePanel, qtbot: QtBot
) -> None:
    listed = shifts.make(staff)
    qtbot.addWidget(listed)
    listed.show()
    listed.table.select_first()
    saved(shifts.assign(staff, listed.current_row()), qtbot, employee="P-001")
    listed.refresh()
    listed.table.select_first()
    assert listed.current_row().people == 3  # assigned, and the two whose usual shift it is
    saved(shifts.edit_day(staff), qtbot, date=day("2026-11-03"), name="Hari jadi perusahaan")
    assert third(staff.session).kind == "holiday"
