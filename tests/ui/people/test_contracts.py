"""Contracts in the window: entered from the list and from the employee, followed, and compensated."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kernel.listing import ListQuery
from app.kernel.money import rp
from app.masters import employee as employees
from app.people.contracts import queries
from app.people.inputs import listings
from tests.people.builders import day
from tests.ui.people.conftest import Desk
from tests.ui.people.test_employees import shown, typed
from ui.people import contracts
from ui.people.employee_editor import EmployeeEditor


def test_a_contract_is_entered_seen_with_the_employee_and_compensated(
    staff: Desk, qtbot: QtBot
) -> None:
    panel = shown(qtbot, contracts.make(staff))
    dialog = contracts.edit(staff)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"employee": "P-002", "first": day("2025-12-01")})
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert "hari terakhir" in dialog.form.boxes["last"].error
    typed(dialog.form, last="30/11/2026", number="004/HRD/XII/2025")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert contracts.waiting(staff.session) == 1

    panel.refresh()
    panel.table.select_first()
    row = panel.current_row()
    assert (row.state, row.last) == (queries.ENDING, day("2026-11-30"))
    facts = {
        fact.name: fact.value
        for group in contracts.facts_of(staff, row).groups
        for fact in group.facts
    }
    assert (facts["Bulan penuh"], facts["Kompensasi"]) == ("12", "4.400.000")

    due = contracts.compensate(staff, row)
    qtbot.addWidget(due)
    qtbot.mouseClick(due.go, Qt.MouseButton.LeftButton)
    (entered,) = listings.inputs(staff.session).window(ListQuery()).first(5)
    assert (entered.component, entered.amount) == ("contract_compensation", rp(4_400_000))


def test_who_may_not_see_salaries_keeps_contracts_without_compensation(
    staff: Desk, qtbot: QtBot
) -> None:
    staff.session.user = staff.session.user._replace(
        is_owner=False, permissions=frozenset({"people.employee.edit"})
    )
    person = employees.require("P-002")
    editor = shown(qtbot, EmployeeEditor(staff, person.id))
    assert list(editor.pages) == ["contracts"]
    _tab, page = editor.pages["contracts"]
    dialog = page.add()
    dialog.form.set_values({"first": day("2025-12-01"), "last": day("2026-11-30")})
    assert dialog.save() and page.table.model.rowCount() == 1
    (contract,) = queries.ending(staff.session.today())
    told = [group.title for group in contracts.facts_of(staff, contract).groups]
    assert told == ["Kontrak"]
