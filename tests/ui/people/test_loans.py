"""Loans in the window: given with the plan in sight, let out for a month, paid back early."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kernel.money import rp
from app.kernel.period import Period
from app.people.loans import ledger
from tests.ui.people.conftest import Desk
from ui.kit.list_panel import ListPanel
from ui.people import loans
from ui.people.entry_dialog import EntryDialog


@pytest.fixture
def panel(staff: Desk, qtbot: QtBot) -> ListPanel:
    made = loans.make(staff)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    return made


def saved(dialog: EntryDialog, qtbot: QtBot, **values: object) -> None:
    qtbot.addWidget(dialog)
    dialog.form.set_values(values)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)


def typed(dialog: EntryDialog, qtbot: QtBot, key: str, text: str) -> None:
    editor = dialog.form.editor(key)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Tab)


def current(panel: ListPanel) -> object:
    panel.refresh()
    panel.table.select_first()
    return panel.current_row()


def test_a_loan_is_given_let_out_and_paid_back(staff: Desk, panel: ListPanel, qtbot: QtBot) -> None:
    dialog = loans.give(staff)
    typed(dialog, qtbot, "amount", "1jt")
    typed(dialog, qtbot, "months", "3")
    words = dialog.form.value("plan").replace("\xa0", " ")
    assert words == "Rp 333.333 sampai Februari 2027, terakhir Rp 333.334"
    saved(dialog, qtbot, employee="P-001")
    row = current(panel)
    assert (row.state, row.owed, row.next) == ("deducting", rp(1_000_000), Period(2026, 12))
    saved(loans.pause(staff, row), qtbot)
    assert current(panel).next == Period(2027, 1)
    facts = loans.facts_of(staff, current(panel))
    assert facts.groups[1].facts[0].name == "Januari 2027"
    saved(loans.settle(staff, current(panel)), qtbot)
    assert current(panel).state == "paid-off" and not ledger.ahead_of(row.id)


def test_more_than_is_owed_stands_at_the_field(staff: Desk, panel: ListPanel, qtbot: QtBot) -> None:
    saved(loans.give(staff), qtbot, employee="P-002", amount=rp(500_000))
    dialog = loans.settle(staff, current(panel))
    saved(dialog, qtbot, amount=rp(600_000))
    assert "500.000" in dialog.form.boxes["amount"].error
    assert current(panel).owed == rp(500_000)
