"""The payroll section as a person uses it: calculate, look, approve, post, pay, print, take back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.access.users import Person
from app.kernel.money import rp
from app.kernel.period import Period
from app.masters import employee as employees
from app.people.inputs import service as inputs
from app.people.payroll import queries, service
from app.printing import issue
from tests.people.builders import a_component, an_input, calculated, posted
from tests.ui.conftest import FakePrinter
from tests.ui.papers import copy_mark, printed, ready
from tests.ui.people.conftest import Desk
from ui.kit import dialogs
from ui.kit.buttons import Button
from ui.kit.explained import steps
from ui.kit.print_preview import PrintPreview
from ui.people import panels, run_menus, run_panel, run_steps, slip_papers, waiting, words
from ui.people.explained import ExplainedDialog
from ui.people.run_panel import RunPanel

OCTOBER, NOVEMBER = Period(2026, 10), Period(2026, 11)


@pytest.fixture
def panel(staff: Desk, qtbot: QtBot) -> RunPanel:
    made = run_panel.make(staff)
    qtbot.addWidget(made)
    made.resize(1300, 760)
    made.show()
    return made


def as_clerk(desk: Desk, *permissions: str) -> None:
    """The desk of somebody who may do only this."""
    desk.session.user = Person("klerk", "Klerk", False, frozenset(permissions))


def step(panel: RunPanel, qtbot: QtBot) -> str:
    """Presses the next step; returns where the run stands then."""
    found = panel.findChild(Button, "advance")
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
    return panel.standing


def words_of(panel: RunPanel, qtbot: QtBot) -> str:
    """Everything that the inspector says."""
    assert panel.list is not None
    qtbot.wait(20)
    return "\n".join(label.text() for label in panel.list.side.findChildren(QLabel))


def test_a_month_is_calculated_checked_approved_posted_and_paid(
    panel: RunPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert panel.view is None and "belum dihitung" in panel.state_page.title.text()
    qtbot.keyClick(panel, Qt.Key.Key_F8)
    assert panel.standing == "calculated" and panel.list is not None
    assert panel.list.table.model.rowCount() == 3
    assert step(panel, qtbot) == "checked"
    assert step(panel, qtbot) == "approved"
    assert step(panel, qtbot) == "posted"
    assert panel.view is not None and panel.title().startswith("GAJI/26/11/")
    assert panel.findChild(Button, "recalculate") is None
    asked: list[Any] = []
    real = run_steps.pay
    monkeypatch.setattr(run_steps, "pay", lambda c, r: asked.append(real(c, r)) or asked[-1])
    step(panel, qtbot)
    dialog = asked[0]
    assert dialog.isVisible() and "Rp" in dialog.windowTitle()
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert panel.standing == "paid" and panel.findChild(Button, "advance") is None
    assert panel.view.payment is not None and panel.view.payment.amount == panel.view.totals.net
    assert not panel.context.errors


def test_the_keyboard_stays_with_the_people_from_step_to_step(
    panel: RunPanel, qtbot: QtBot
) -> None:
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    for key, standing in ((Qt.Key.Key_F8, "calculated"), (Qt.Key.Key_F5, "calculated"),
                          (Qt.Key.Key_F8, "checked"), (Qt.Key.Key_F8, "approved")):  # fmt: skip
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert panel.standing == standing and panel.list is not None
        assert panel.list.isAncestorOf(QApplication.focusWidget())


def test_a_run_begun_from_elsewhere_takes_the_keyboard(panel: RunPanel, qtbot: QtBot) -> None:
    """Ctrl+N and the menu work from any place; the next key is for the people."""
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.choose.setFocus()
    panel.choose.clearFocus()
    panel.new()
    assert panel.list is not None and panel.list.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8)
    assert panel.standing == "checked"


def test_the_inspector_tells_every_figure_with_its_rule(panel: RunPanel, qtbot: QtBot) -> None:
    panel.begin("regular")
    assert panel.list is not None and panel.list.current_row().code == "P-001"
    said = words_of(panel, qtbot)
    view = queries.slip(panel.context.session, panel.list.current_row().id)
    assert "TER kategori A (TK/0): di atas " in said and "PP 58/2023" in said
    assert "2 jam" in said and "6.400.000" in said and "× 6.900.000" in said
    assert "Gaji bersih" in said
    told = steps(view.explanation, words.rule)
    assert any(depth for depth, *_rest in told) and any("PP 58/2023" in each[4] for each in told)
    dialog = ExplainedDialog(view)
    qtbot.addWidget(dialog)
    assert dialog.tree.topLevelItemCount() == len(view.explanation)


def test_what_deserves_a_look_is_walked_with_f3(panel: RunPanel, qtbot: QtBot) -> None:
    panel.begin("regular")
    assert panel.list is not None
    banner = panel.list.findChild(dialogs.Banner, "notice")
    assert banner is not None and "P-003 Sigit Pamungkas" in banner.accessibleName()
    panel.list.next_notice(1)
    assert panel.list.current_row().code == "P-003"
    panel.list.chips.choose("to_check", "1")
    qtbot.waitUntil(lambda: panel.list.table.model.rowCount() == 1)
    panel.list.clear_filters()
    panel.list.chips.choose("department", "Gudang")
    qtbot.waitUntil(lambda: panel.list.table.model.rowCount() == 2)


def test_one_person_is_calculated_again_and_stays_current(panel: RunPanel, qtbot: QtBot) -> None:
    panel.begin("regular")
    assert panel.list is not None and panel.run_id is not None
    session = panel.context.session
    before = {view.code: view.amounts["net"] for view in queries.slips_of(session, panel.run_id)}
    assert panel.list.select_code("P-002")
    an_input(session, "P-002", "deduction", 250_000)
    assert "Hitung lagi" in [b.text() for b in panel.findChildren(Button)]
    panel.list.acts.do("people.slip.recalculate")
    assert panel.list.current_row().code == "P-002"
    after = {view.code: view.amounts["net"] for view in queries.slips_of(session, panel.run_id)}
    assert after["P-002"] == before["P-002"] - rp(250_000)
    assert after["P-001"] == before["P-001"]


def test_posting_what_has_changed_is_refused_and_told(panel: RunPanel, qtbot: QtBot) -> None:
    panel.begin("regular")
    step(panel, qtbot), step(panel, qtbot)
    a_component(panel.context.session, "P-001", "meal", 300_000, "2026-11-01")
    assert step(panel, qtbot) == "approved"
    assert isinstance(panel.context.errors[-1], service.CalculationStale)


def test_payment_and_run_are_taken_back_with_a_reason(
    staff: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_id = posted(staff.session, NOVEMBER)
    service.pay(staff.session, run_id, "1111", staff.session.today())
    panel = RunPanel(staff, run_id)
    qtbot.addWidget(panel)
    monkeypatch.setattr(dialogs, "ask_text", lambda *_a, **_k: "Salah hitung")
    back = next(s for s in panel.other_steps() if s.target == "posted")
    panel.take(back)
    assert panel.standing == "posted"
    panel.take(next(s for s in panel.other_steps() if s.target == "void"))
    assert service.get(run_id).standing == "void"
    assert panel.document_key()[0] == "payroll" and not staff.errors


def test_months_and_kinds_are_chosen(panel: RunPanel, qtbot: QtBot) -> None:
    panel.step_month(-1)
    assert panel.heading.text() == "Oktober 2026" and panel.view is None
    panel.begin("thr")
    assert panel.heading.text() == "THR Oktober 2026" and panel.list is not None
    keys = [column.key for column in panel.list.table.model.columns]
    assert "irregular" in keys and "base" not in keys
    entries = [action.text() for action in run_menus.of_runs(panel).actions()]
    assert any(text.startswith("THR Oktober 2026 · ") for text in entries)
    assert "November 2026" in entries
    panel.apply_filters(period=NOVEMBER)
    assert panel.heading.text() == "November 2026"


def test_printed_payslips_are_logged_once_posted(staff: Desk, printer: FakePrinter) -> None:
    run_id = calculated(staff.session)
    slip_id = queries.slips_of(staff.session, run_id)[0].id
    printed(slip_papers.preview_one(staff, slip_id))
    assert len(printer.papers) == 1 and issue.printings("payslip", slip_id) == ()
    service.post_through(staff.session, run_id)
    for expected in ("", "Salinan ke-1"):
        preview = ready(slip_papers.preview_one(staff, slip_id))
        assert copy_mark(preview.content) == expected
        printed(preview)
    slip_papers.preview_run(staff, run_id)
    printed(staff.window.findChildren(PrintPreview)[-1])
    assert copy_mark(printer.papers[-1]) == "" and len(printer.papers) == 4 and not staff.errors
    assert [each.copy_no for each in issue.printings("payslip", slip_id)] == [1, 0]
    assert [each.copy_no for each in issue.printings("payroll", run_id)] == [0]


def test_payslips_are_previewed_and_saved_with_passwords(
    panel: RunPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    panel.begin("regular")
    assert panel.list is not None and panel.run_id is not None
    preview = slip_papers.preview_one(panel.context, panel.list.current_row().id)
    assert ready(preview).content.startswith(b"%PDF")
    preview.close()
    dialog = panel.save_slips()
    assert dialog is not None
    dialog.form.set_values({"folder": str(tmp_path), "lock": slip_papers.BIRTH_DATE})
    assert not dialog.save() and "P-003" in dialog.form.boxes["lock"].error
    dialog.form.set_values({"lock": slip_papers.ONE_PASSWORD, "password": "rahasia"})
    assert dialog.save()
    files = sorted(path.name for path in tmp_path.glob("*.pdf"))
    assert len(files) == 4
    locked = [path for path in tmp_path.glob("SLIP*.pdf") if b"/Encrypt" in path.read_bytes()]
    assert len(locked) == 3
    assert panel.context.notices == [("success", "3 slip gaji tersimpan")]


def test_a_draft_is_discarded(
    panel: RunPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.begin("regular")
    run_id = panel.run_id
    monkeypatch.setattr(dialogs, "ask", lambda *_a, **_k: True)
    panel.discard()
    assert panel.view is None and queries.find_run(f"regular-{NOVEMBER}-{run_id}") is None


def test_nobody_without_the_permission_sees_salaries(staff: Desk, qtbot: QtBot) -> None:
    run_id = posted(staff.session, OCTOBER)
    as_clerk(staff, "people.employee.edit")
    shown = [section.key for section in panels.PANELS.allowed(staff.session)]
    assert shown == [
        "employees",
        "contracts",
        "attendance",
        "overtime",
        "leave",
        "corrections",
    ]  # no pay
    panel = RunPanel(staff, run_id)
    qtbot.addWidget(panel)
    panel.refresh()
    panel.advance()
    assert panel.list is None and "tidak ditampilkan" in panel.state_page.title.text()
    assert waiting.badge(staff.session) is None


def test_the_badge_counts_what_this_person_can_move_on(staff: Desk) -> None:
    run_id = service.start(staff.session, NOVEMBER)
    service.calculate(staff.session, run_id)
    assert waiting.badge(staff.session) == (1, "1 penggajian menunggu Anda")
    as_clerk(staff, "people.salary.view", "people.payroll.approve")
    assert waiting.badge(staff.session) is None


def test_a_blocking_problem_keeps_the_run_from_going_on(panel: RunPanel, qtbot: QtBot) -> None:
    inputs.save_input(panel.context.session, "P-003", NOVEMBER, "deduction", rp(9_000_000))
    panel.begin("regular")
    assert step(panel, qtbot) == "calculated"
    assert panel.context.errors
    person = employees.require("P-003")
    employees.save(panel.context.session, replace(person, account_number="9001"))
