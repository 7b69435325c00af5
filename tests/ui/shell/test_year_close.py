"""A year is closed and reopened in its section: shown first, asked, posted, and mirrored."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kernel.clock import FixedClock
from app.ledger import year_close
from tests.colleague import gito
from tests.ledger.builders import all_balances, balance, plan, post, sale
from tests.ui.shell.conftest import HeardErrors, answer, chosen
from ui.accounting.ledger import LedgerPanel
from ui.accounting.year_close import YearClosePanel
from ui.kit import tasks
from ui.shell.main_window import MainWindow


@pytest.fixture
def year_over(window: MainWindow, clock: FixedClock) -> MainWindow:
    """A company on the last day of a year in which it earned 700."""
    post(window.session, sale(1000, dt.date(2026, 3, 5)))
    post(window.session, plan(("6101", 300), ("1101", -300), date=dt.date(2026, 6, 5)))
    clock.at = dt.datetime(2026, 12, 31, 16, 0)
    return window


def section(window: MainWindow, qtbot: QtBot) -> YearClosePanel:
    """Reached from the list of months."""
    menu = window.toolbar.period.menu()
    menu.aboutToShow.emit()
    chosen(menu, "Tutup tahun…").trigger()
    qtbot.waitUntil(lambda: not tasks.busy())
    panel = window.current_panel()
    assert isinstance(panel, YearClosePanel)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return panel


def told(panel: YearClosePanel) -> list[tuple[str, str, str]]:
    model = panel.table.model
    return [
        tuple(model.text(model.row(n), at) for at in (0, 2, 3)) for n in range(model.rowCount())
    ]


ENTRY = [("3201", "", "700"), ("4101", "1.000", ""), ("6101", "", "300")]


def test_a_year_is_shown_closed_and_reopened(
    year_over: MainWindow, qtbot: QtBot, heard: HeardErrors
) -> None:
    panel, before = section(year_over, qtbot), all_balances()
    assert [tuple(each.replace("–", "") for each in row) for row in sorted(told(panel))] == ENTRY
    assert "bertambah Rp\u00a0700" in panel.notes.text() and not panel.undo.isEnabled()
    answer(lambda dialog: dialog.buttons["back"].click())
    qtbot.keyClick(panel.table.view, Qt.Key.Key_F8)
    assert all_balances() == before
    year_over.activateWindow()
    qtbot.waitUntil(year_over.isActiveWindow)
    answer(lambda dialog: dialog.buttons["act"].click())
    qtbot.keyClick(panel.table.view, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: panel.undo.isEnabled())
    assert (balance("4101"), balance("3201")) == (0, -700)
    assert "Tahun buku ditutup dengan jurnal" in panel.notes.text()
    assert [tuple(each.replace("–", "") for each in row) for row in sorted(told(panel))] == ENTRY
    assert not panel.close_year.isEnabled()
    answer(lambda dialog: dialog.buttons["act"].click())
    qtbot.mouseClick(panel.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.close_year.isEnabled())
    assert all_balances() == before and not year_close.is_closed(2026)
    assert heard.sentences == [] and heard.crashes == []


def test_a_year_that_is_not_over_is_only_shown(window: MainWindow, qtbot: QtBot) -> None:
    post(window.session, sale(1000, dt.date(2026, 3, 5)))
    panel = section(window, qtbot)
    assert panel.result is not None and "belum berakhir" in panel.notes.text()
    assert not panel.close_year.isEnabled() and not panel.undo.isEnabled()


def test_a_late_entry_is_closed_after_it(year_over: MainWindow, qtbot: QtBot) -> None:
    year_close.close(year_over.session, 2026)
    post(year_over.session, sale(50, dt.date(2026, 12, 30)))
    panel = section(year_over, qtbot)
    assert ("4101", "50") in [row[:2] for row in told(panel)]
    assert "belum ditutup" in panel.notes.text()
    assert panel.close_year.isEnabled() and panel.undo.isEnabled()


def test_behind_an_account_is_its_ledger_of_the_year(year_over: MainWindow, qtbot: QtBot) -> None:
    panel = section(year_over, qtbot)
    panel.table.view.select(0)
    qtbot.keyClick(panel.table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tasks.busy())
    ledger = year_over.current_panel()
    assert isinstance(ledger, LedgerPanel)
    days = ledger.days.days()
    assert (days.first, days.last) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_who_may_not_close_years_has_no_section(window: MainWindow) -> None:
    window.session.user = gito(window.session, "accounting.view", "accounting.report")
    allowed = {each.key for each in window.departments["accounting"].allowed(window.session)}
    assert "ledger" in allowed and "year-close" not in allowed
