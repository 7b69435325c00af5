"""Employees and what their pay is made of, as a person enters them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.access.users import Person
from app.kernel import text
from app.kernel.listing import ListQuery
from app.kernel.money import rp
from app.masters import employee as employees
from app.people.inputs import listings
from app.people.inputs.components import KNOWN
from tests.people.builders import an_input, day, posted
from tests.ui.people.conftest import Desk
from ui.kit import dialogs
from ui.people import employees as employee_list
from ui.people import inputs, overtime, payslips, slip_papers
from ui.people.employee_editor import EmployeeEditor


def typed(form: Any, **values: str) -> None:
    """Types into fields as a person does."""
    for key, words in values.items():
        editor = form.editor(key)
        editor.setText(words)
        editor.textEdited.emit(words)


def chosen(form: Any, **values: Any) -> None:
    for key, value in values.items():
        form.editor(key).set_value(value)


def shown(qtbot: QtBot, widget: Any) -> Any:
    qtbot.addWidget(widget)
    widget.resize(1200, 700)
    widget.show()
    return widget


def test_an_employee_is_hired_with_a_salary_and_raised_later(desk: Desk, qtbot: QtBot) -> None:
    editor = shown(qtbot, EmployeeEditor(desk))
    assert editor.title() == "Karyawan baru" and not editor.save()
    typed(
        editor.form, code="P-019", name="Sari Dewi", joined="1/6/2026", base_salary="5jt",
        department="Keuangan", account_number="90 010 123",
    )  # fmt: skip
    chosen(editor.form, ptkp="K/1")
    assert editor.is_modified() and editor.save() and not editor.is_modified()
    person = employees.require("P-019")
    first = employees.history(person.id)
    assert [t.base_salary for t in first] == [rp(5_000_000)] and first[0].ptkp == "K/1"
    assert first[0].valid_from == day("2026-06-01")
    assert editor.document_key() == ("employee", person.id)
    assert "base_salary" not in editor.form.boxes
    dialog = editor.change_terms()
    typed(dialog.form, valid_from="1/11/2026", base_salary="5,5jt")
    assert dialog.save()
    later = employees.history(person.id)
    assert [t.base_salary for t in later] == [rp(5_000_000), rp(5_500_000)]
    assert later[1].ptkp == "K/1" and later[1].department == "Keuangan"
    assert editor.terms_table.model.rowCount() == 2
    typed(editor.form, phone="0812")
    assert editor.save() and employees.require("P-019").phone == "0812"
    assert len(employees.history(person.id)) == 2


@pytest.mark.parametrize(
    ("kept", "spoken", "shown_as"),
    [("kristen", "id", "Kristen"), ("kristen", "en", "Protestant"), ("Sunda Wiwitan", "id", "Sunda Wiwitan")],
)  # fmt: skip
def test_a_religion_is_told_in_words_and_kept_as_it_is(
    staff: Desk, qtbot: QtBot, kept: str, spoken: str, shown_as: str
) -> None:
    person = employees.require("P-001")
    employees.save(staff.session, replace(person, religion=kept))
    text.use_language(spoken)
    editor = shown(qtbot, EmployeeEditor(staff, person.id))
    assert editor.form.editor("religion").text() == shown_as
    typed(editor.form, phone="0813")
    assert editor.save() and employees.require("P-001").religion == kept


def test_typing_goes_to_the_first_field(desk: Desk, qtbot: QtBot) -> None:
    editor = shown(qtbot, EmployeeEditor(desk))
    editor.activateWindow()
    qtbot.waitUntil(editor.isActiveWindow)
    editor.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "P-019")
    assert editor.form.value("code") == "P-019"


def test_problems_stand_at_their_fields(staff: Desk, qtbot: QtBot) -> None:
    editor = shown(qtbot, EmployeeEditor(staff))
    typed(editor.form, code="P-001", name="Orang lain", base_salary="1jt", left="1/1/2019")
    assert not editor.save()
    assert "P-001" in editor.form.boxes["code"].error and editor.form.boxes["left"].error
    assert editor.is_modified()


def test_who_may_not_see_salaries_edits_people_without_them(staff: Desk, qtbot: QtBot) -> None:
    person = employees.require("P-001")
    staff.session.user = Person("klerk", "Klerk", False, frozenset({"people.employee.edit"}))
    editor = shown(qtbot, EmployeeEditor(staff, person.id))
    assert editor.terms_table is None and editor.change_terms() is None
    facts = employee_list.facts_of(staff, person)
    said = " ".join(fact.value for group in facts.groups for fact in group.facts)
    assert "6.400.000" not in said and "500.000" not in said
    typed(editor.form, email="rina@lentera.test")
    assert editor.save() and employees.require("P-001").email == "rina@lentera.test"
    new = shown(qtbot, EmployeeEditor(staff))
    assert "base_salary" not in new.form.boxes


def test_a_component_is_added_from_the_employee(staff: Desk, qtbot: QtBot) -> None:
    person = employees.require("P-002")
    editor = shown(qtbot, EmployeeEditor(staff, person.id))
    _tab, page = editor.pages["components"]
    dialog = page.add()
    chosen(dialog.form, component="meal")
    typed(dialog.form, amount="40*22")
    typed(dialog.form, amount="880rb")
    assert dialog.form.value("employee") == "P-002" and dialog.save()
    rows = listings.components(staff.session).window(ListQuery(filters={"employee": person.id}))
    assert [(row.component, row.amount) for row in rows.first(5)] == [("meal", rp(880_000))]
    assert page.table.model.rowCount() == 1


def test_inputs_and_overtime_are_entered_changed_and_removed(
    staff: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = inputs.edit_input(staff)
    chosen(dialog.form, employee="P-001", component="bonus")
    assert not dialog.save() and dialog.form.boxes["amount"].error
    typed(dialog.form, amount="1jt")
    assert dialog.save()
    row = listings.inputs(staff.session).window().first(1)[0]
    change = inputs.edit_input(staff, row)
    typed(change.form, amount="1,2jt")
    assert change.save()
    panel = shown(qtbot, inputs.inputs(staff))
    panel.table.select_first()
    assert panel.current_row().amount == rp(1_200_000)
    monkeypatch.setattr(dialogs, "ask", lambda *_a, **_k: True)
    panel.acts.do("people.input.remove")
    assert not listings.inputs(staff.session).window().first(1)
    extra = overtime.edit(staff)
    chosen(extra.form, employee="P-002", day="holiday")
    typed(extra.form, date="15/11/2026", hours="3")
    assert extra.save()
    assert listings.OVERTIME.window().count() == 2
    assert not staff.errors


def test_what_a_posted_month_has_used_is_not_removed(
    staff: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_input(staff.session, "P-001", "bonus", 700_000)
    posted(staff.session)
    monkeypatch.setattr(dialogs, "ask", lambda *_a, **_k: True)
    for made, act in (
        (inputs.inputs, "people.input.remove"),
        (inputs.components, "people.component.remove"),
        (overtime.make, "people.overtime.remove"),
    ):
        panel = shown(qtbot, made(staff))
        panel.table.select_first()
        panel.acts.do(act)
        assert panel.table.model.rowCount() == 1
    assert len(staff.errors) == 3


def test_a_component_may_have_a_name_of_its_own() -> None:
    found = inputs.COMPONENTS.find("Tunjangan laptop", 8)
    assert [each.key for each in found] == ["Tunjangan laptop"]
    assert inputs.COMPONENTS.find("makan", 20)[0].key in KNOWN


def test_payslips_of_every_month_are_listed_and_opened(
    staff: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    posted(staff.session)
    panel = shown(qtbot, payslips.make(staff))
    panel.table.select_first()
    qtbot.wait(20)
    assert panel.table.model.rowCount() == 3
    opened: list[int] = []
    monkeypatch.setattr(slip_papers, "preview_one", lambda _c, slip_id: opened.append(slip_id))
    qtbot.keyClick(panel.table.view, Qt.Key.Key_Return)
    assert opened == [panel.current_row().id]
    facts = payslips.facts_of(staff, panel.current_row())
    assert facts.initials == "RK"


def test_the_list_shows_people_and_opens_them(staff: Desk, qtbot: QtBot) -> None:
    panel = shown(qtbot, employee_list.make(staff))
    panel.table.select_first()
    qtbot.keyClick(panel.table.view, Qt.Key.Key_Return)
    assert staff.opened == [("employee", panel.current_row().id)]
    facts = employee_list.facts_of(staff, panel.current_row())
    said = " ".join(fact.value for group in facts.groups for fact in group.facts)
    assert "6.400.000" in said and "500.000" in said
