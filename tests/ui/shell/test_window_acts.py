"""What a person does with the window as a whole: settings, dropped files, other companies."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from app.kernel.period import Period
from app.kernel.text import language
from app.ledger import periods
from tests.ui.shell.conftest import answer, chosen
from ui.data.backups import BackupsPanel
from ui.kit import tasks, theme
from ui.kit.days import DaysChip
from ui.kit.fields import Choice
from ui.kit.filters import FilterChips
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings
from ui.shell.settings_dialog import SettingsDialog


def open_settings(window: MainWindow, qtbot: QtBot) -> SettingsDialog:
    qtbot.mouseClick(window.rail.settings, Qt.MouseButton.LeftButton)
    dialog = window.findChild(SettingsDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def take(box: Choice, qtbot: QtBot, steps: int) -> None:
    """Walks a choice with the arrow keys."""
    box.setFocus()
    for _step in range(abs(steps)):
        qtbot.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    qtbot.wait(5)


def test_settings_at_the_foot_of_the_rail_are_taken_over_at_once(
    window: MainWindow, qtbot: QtBot, settings: Settings
) -> None:
    dialog = open_settings(window, qtbot)
    assert window.rail.settings.text() == "Pengaturan"
    take(dialog.choices["language"], qtbot, 1)
    assert language() == "en" and dialog.windowTitle() == "Settings"
    take(dialog.choices["zoom"], qtbot, 2)
    assert theme.zoom() == 1.25 and settings.zoom == 1.25
    take(dialog.choices["theme"], qtbot, 2)
    assert theme.is_dark()
    take(dialog.choices["density"], qtbot, 1)
    assert theme.density() == "roomy"
    window.set_density("normal")
    dialog.close()


def test_settings_lead_to_the_company(window: MainWindow, qtbot: QtBot) -> None:
    dialog = open_settings(window, qtbot)
    button = next(b for b in dialog.buttons() if b.text() == "Profil perusahaan")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.docks.active == "data" and window.contents["data"].section == "company"


def drop(window: MainWindow, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(400, 400), copy, data, Qt.MouseButton.LeftButton, none)
    window.dropEvent(event)


def test_a_dropped_company_is_opened(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.open_requested) as heard:
        drop(window, tmp_path / "other.boffice")
    assert heard.args == [str(tmp_path / "other.boffice")]


def test_a_dropped_backup_is_offered_to_be_restored(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    answer(lambda dialog: dialog.buttons["act"].click())
    with qtbot.waitSignal(window.restore_requested) as heard:
        drop(window, tmp_path / "old.bobackup")
    assert heard.args == [str(tmp_path / "old.bobackup")]


def test_what_was_restored_is_opened_from_its_notice(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    source, target = tmp_path / "old.bobackup", tmp_path / "again.boffice"
    companies.back_up(window.session, source)
    window.open_section("data", "backups")
    panel = window.current_panel()
    assert isinstance(panel, BackupsPanel)
    panel.restore_to(source, target)
    qtbot.waitUntil(lambda: bool(window.notices.toasts()), timeout=10_000)
    toast = window.notices.toasts()[0]
    button = next(each for each in toast.findChildren(QPushButton) if each.text() == "Buka")
    with qtbot.waitSignal(window.open_requested) as heard:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard.args == [str(target)] and target.is_file()


def test_anything_else_that_is_dropped_gets_a_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(window, tmp_path / "gaji.xlsx")
    qtbot.waitUntil(lambda: bool(window.notices.toasts()))
    notice = window.notices.toasts()[0].notice
    assert notice.title == "gaji.xlsx bukan berkas perusahaan."
    assert ".boffice" in notice.detail


def test_the_switcher_lists_recent_companies_and_closes_this_one(
    window: MainWindow, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    other = tmp_path / "PT A & B.boffice"
    other.write_bytes(b"")
    settings.remember(other)
    menu = window.toolbar.company.menu()
    menu.aboutToShow.emit()
    with qtbot.waitSignal(window.open_requested) as heard:
        chosen(menu, "PT A && B").trigger()
    assert heard.args == [str(other)]
    assert chosen(menu, "Tutup perusahaan") is window.commands.actions["file.close"]


def test_the_working_month_is_chosen_and_what_is_open_follows(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    periods.lock(session, Period(2026, 1))
    window.open_section("accounting", "ledger")
    window.open_section("sales", "invoices")
    ledger = window.contents["accounting"].current()
    invoices = window.contents["sales"].current()
    menu = window.toolbar.period.menu()
    menu.aboutToShow.emit()
    assert chosen(menu, "Januari 2026").text() == "Januari 2026\tterkunci"
    chosen(menu, "Januari 2026").trigger()
    assert "Januari 2026" in window.toolbar.period.text()
    assert window.toolbar.period.accessibleName() == "Periode: Januari 2026, terkunci"
    assert ledger.findChild(DaysChip).days().first == dt.date(2026, 1, 1)
    assert invoices.findChild(FilterChips).chosen()["month"] == "2026-01"
    window.open_section("accounting", "trial-balance")
    later = window.contents["accounting"].current().findChild(DaysChip)
    assert later.days().last == dt.date(2026, 1, 31)
    qtbot.waitUntil(lambda: not tasks.busy())


def test_who_may_not_lock_cannot_choose_it(window: MainWindow, session: Session) -> None:
    session.read_only = True
    menu = window.toolbar.period.menu()
    menu.aboutToShow.emit()
    assert not chosen(menu, "Kunci Januari 2026").isEnabled()
    assert chosen(menu, "Oktober 2026").isEnabled()
