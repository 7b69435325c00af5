"""The first window: making, opening, trying and restoring a company; and the way through the login."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from app.kernel.clock import FixedClock
from app.kernel.money import Money
from app.kernel.text import language
from app.store.connection import database
from tests.ui import keyboard
from tests.ui.shell.conftest import HeardErrors
from ui.kit import tasks, theme
from ui.shell.crash import ErrorPolicy
from ui.shell.settings import Settings
from ui.shell.welcome import unfinished
from ui.shell.welcome.file_pages import RestorePage, free_name
from ui.shell.welcome.new_company import NewCompanyPage
from ui.shell.welcome.window import WelcomeWindow

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def welcome(
    qtbot: QtBot, look: None, settings: Settings, clock: FixedClock, policy: ErrorPolicy
) -> WelcomeWindow:
    database.init(None)  # as in a program just started: no company was ever open
    tasks.surround(companies.own_connection)
    window = WelcomeWindow(settings, clock, "new", policy)
    qtbot.addWidget(window)
    window.show()
    return window


def type_into(page: NewCompanyPage, key: str, text: str) -> None:
    editor = next(form.editor(key) for form in page.forms if key in form.boxes)
    editor.clear()
    QTest.keyClicks(editor, text)


def new_page(welcome: WelcomeWindow) -> NewCompanyPage:
    page = welcome.page()
    assert isinstance(page, NewCompanyPage)
    return page


def go_to(page: NewCompanyPage, step: int) -> None:
    """Through the steps before, which hold nothing wrong."""
    while page.step < step:
        before = page.step
        page.advance()
        assert page.step == before + 1


def test_a_new_company_in_five_steps(
    welcome: WelcomeWindow, qtbot: QtBot, tmp_path: Path, clock: FixedClock
) -> None:
    page = new_page(welcome)
    type_into(page, "name", "Sejahtera Listrik")
    type_into(page, "path", str(tmp_path / "new" / "sejahtera"))
    for step in range(4):
        assert welcome.primary.text() == ("Lewati" if step == 3 else "Lanjut")
        qtbot.mouseClick(welcome.primary, LEFT)
    assert page.step == 4 and welcome.primary.text() == "Buat perusahaan"
    qtbot.keyClicks(page.forms[4].editor("owner"), "Bu Sri")
    with qtbot.waitSignal(welcome.company_chosen) as chosen:
        qtbot.mouseClick(welcome.primary, LEFT)
    made = Path(chosen.args[0])
    assert made == tmp_path / "new" / "sejahtera.boffice"
    welcome.close()
    assert unfinished.kept(page._settings) == {}, "it is made: nothing of it is left to go on with"
    session = companies.open_company(made, clock=clock)
    assert session.company.name == "Sejahtera Listrik" and session.user.full_name == "Bu Sri"
    companies.close(session)


def test_a_new_company_with_the_keyboard_alone(
    welcome: WelcomeWindow, qtbot: QtBot, tmp_path: Path, clock: FixedClock, desk: Path
) -> None:
    """Typed from the first field to the last: name, a balance on both sides, a password."""
    welcome.activateWindow()
    qtbot.waitUntil(welcome.isActiveWindow)
    page = new_page(welcome)
    page.focus_first()
    keyboard.write("Sejahtera Listrik")
    page.forms[0].editor("path").setFocus()
    keyboard.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is welcome.cancel, "below the fields stand the acts"
    keyboard.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is welcome.primary
    page.focus_first()
    for step in range(3):
        assert page.step == step
        keyboard.press(Qt.Key.Key_Return, CONTROL)
    grid = page.opening.grid
    assert page.step == 3 and grid.hasFocus()
    keyboard.write("5jt")
    keyboard.press(Qt.Key.Key_Return)
    rows = page.opening.rows()
    assert [row.account for row in rows] == ["1101"] and rows[0].debit == Money(500_000_000)
    assert "5.000.000" in page.opening.standing.text() and "lebih" in page.opening.standing.text()
    qtbot.keyClick(grid, Qt.Key.Key_Return, CONTROL)
    assert page.step == 4
    keyboard.write("Bu Sri")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.write("kata-sandi-1")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.write("kata-sandi-1")
    with qtbot.waitSignal(welcome.company_chosen) as chosen:
        keyboard.press(Qt.Key.Key_Return, CONTROL)
    made = Path(chosen.args[0])
    assert made == desk / "companies" / "sejahtera-listrik.boffice"
    session = companies.open_company(made, "pemilik", "kata-sandi-1", clock)
    companies.close(session)


def test_balances_are_taken_from_a_file_and_checked(
    welcome: WelcomeWindow, heard: HeardErrors, tmp_path: Path
) -> None:
    page = new_page(welcome)
    type_into(page, "name", "Sejahtera Listrik")
    go_to(page, 3)
    file = tmp_path / "saldo.csv"
    file.write_text("account,debit,credit\n1101,5000000,\n3101,,5000000\n")
    page.opening.take_file(file)
    assert "Seimbang" in page.opening.standing.text()
    file.write_text("account,debit,credit\n1101,5000000,\n9999,,5000000\n")
    page.opening.take_file(file)
    assert "9999" in page.opening.standing.text()
    page.advance()
    assert page.step == 3
    file.write_text("nonsense")
    page.opening.take_file(file)
    assert len(heard.sentences) == 1 and len(page.opening.rows()) == 2


def test_what_was_filled_in_is_gone_on_with_another_day(
    welcome: WelcomeWindow,
    qtbot: QtBot,
    settings: Settings,
    clock: FixedClock,
    policy: ErrorPolicy,
) -> None:
    page = new_page(welcome)
    type_into(page, "name", "Sejahtera Listrik")
    go_to(page, 4)
    type_into(page, "owner", "Bu Sri")
    type_into(page, "password", "kata-sandi-1")
    welcome.close()
    assert "kata-sandi-1" not in (settings.file).read_text()
    again = WelcomeWindow(Settings(settings.file), clock, "", policy)
    qtbot.addWidget(again)
    later = new_page(again)
    assert (later.step, later.value("name"), later.value("owner")) == (
        4,
        "Sejahtera Listrik",
        "Bu Sri",
    )
    assert later.value("password") == ""
    assert again.choices.cards["new"].text() == "Lanjutkan membuat Sejahtera Listrik"
    later.begin_anew()
    assert later.value("name") == "" and later.step == 0


def test_what_is_filled_in_is_kept_while_it_is_typed(
    welcome: WelcomeWindow, qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    """A crash in the middle of a step takes nothing."""
    page = new_page(welcome)
    page.put(name="Sejahtera Listrik", path=str(tmp_path / "sejahtera.boffice"))
    go_to(page, 3)
    page._keeping.setInterval(10)
    page.opening.grid.setFocus()
    keyboard.write("5jt")
    keyboard.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(unfinished.kept(settings).get("balances")))
    assert unfinished.kept(settings)["step"] == 3


def test_giving_up_while_it_is_made_leaves_no_file(
    welcome: WelcomeWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = new_page(welcome)
    type_into(page, "name", "Sejahtera Listrik")
    type_into(page, "path", str(tmp_path / "new" / "sejahtera"))
    go_to(page, 4)
    type_into(page, "owner", "Bu Sri")
    page.advance()
    assert page.busy and not welcome.primary.isEnabled()
    qtbot.mouseClick(welcome.cancel, LEFT)
    qtbot.waitUntil(lambda: not page.busy)
    assert welcome.isVisible()


def test_a_step_is_not_left_with_a_problem(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    page = new_page(welcome)
    qtbot.mouseClick(welcome.primary, Qt.MouseButton.LeftButton)
    assert page.step == 0
    assert page.problem("name") != ""
    qtbot.keyClicks(page.forms[0].editor("name"), "A")
    assert page.problem("name") == ""


def test_a_file_proposed_after_all_is_no_longer_said_to_be_missing(
    welcome: WelcomeWindow, qtbot: QtBot
) -> None:
    page = new_page(welcome)
    qtbot.mouseClick(welcome.primary, LEFT)
    profile = page.forms[0]
    assert profile.boxes["path"].error
    type_into(page, "name", "Toko Uji")
    assert profile.value("path")
    assert not profile.boxes["path"].error


def test_an_impossible_npwp_is_told_at_its_field(welcome: WelcomeWindow) -> None:
    page = new_page(welcome)
    type_into(page, "name", "Sejahtera Listrik")
    page.advance()
    page.advance()
    type_into(page, "npwp", "3374 0123 456")
    page.advance()
    assert page.step == 2
    assert "Kurang 5 digit" in page.problem("npwp")


def test_an_existing_file_is_never_overwritten(welcome: WelcomeWindow, tmp_path: Path) -> None:
    taken = tmp_path / "taken.boffice"
    taken.write_text("mine")
    page = new_page(welcome)
    type_into(page, "name", "Sejahtera Listrik")
    type_into(page, "path", str(taken))
    page.advance()
    assert page.step == 0 and page.problem("path") != ""
    assert taken.read_text() == "mine"


def test_language_and_theme_are_chosen_at_once(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    type_into(new_page(welcome), "name", "Sejahtera Listrik")
    welcome.page().advance()
    qtbot.keyClick(welcome.language, Qt.Key.Key_Down)
    assert language() == "en"
    assert welcome.windowTitle() == "Welcome to Back Office"
    assert new_page(welcome).value("name") == "Sejahtera Listrik"
    assert new_page(welcome).step == 1
    qtbot.keyClick(welcome.theme, Qt.Key.Key_End)
    assert theme.is_dark()
    theme.apply("light", 1.0)


def test_a_task_chosen_by_mouse_gets_the_keyboard(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    welcome.activateWindow()
    qtbot.waitUntil(welcome.isActiveWindow)
    cards = welcome.choices.cards
    qtbot.mouseClick(cards["new"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(welcome.focusWidget(), "Sejahtera")
    assert new_page(welcome).value("name") == "Sejahtera"
    qtbot.mouseClick(cards["restore"], Qt.MouseButton.LeftButton)
    page = welcome.page()
    assert isinstance(page, RestorePage) and page.backup.hasFocus()


def test_arrow_keys_walk_the_tasks(welcome: WelcomeWindow, qtbot: QtBot) -> None:
    welcome.activateWindow()
    qtbot.waitUntil(welcome.isActiveWindow)
    cards = welcome.choices.cards
    cards["new"].setFocus()
    qtbot.keyClick(cards["new"], Qt.Key.Key_Down)
    assert cards["open"].isChecked() and cards["open"].hasFocus()
    qtbot.keyClick(cards["open"], Qt.Key.Key_Down)
    assert cards["demo"].isChecked() and cards["demo"].hasFocus()


def test_every_choice_shows_its_page(welcome: WelcomeWindow) -> None:
    for key, card in welcome.choices.cards.items():
        card.setChecked(True)
        assert welcome.page() is welcome.pages[key]
        assert welcome.primary.text() == welcome.page().action() != ""


def test_restoring_makes_a_new_file(
    welcome: WelcomeWindow, qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    backup = companies.back_up(session, tmp_path / "b.bobackup")
    welcome.choices.choose("restore")
    page = welcome.page()
    assert isinstance(page, RestorePage)
    page.backup.setText(str(backup))
    page.target.setText(str(tmp_path / "again"))
    with qtbot.waitSignal(welcome.company_chosen) as chosen:
        page.advance()
    assert Path(chosen.args[0]) == tmp_path / "again.boffice"
    assert (tmp_path / "again.boffice").exists()


def test_a_broken_backup_is_a_sentence(
    welcome: WelcomeWindow, qtbot: QtBot, heard: HeardErrors, tmp_path: Path
) -> None:
    broken = tmp_path / "x.bobackup"
    broken.write_bytes(b"nothing of the sort")
    welcome.choices.choose("restore")
    page = welcome.page()
    assert isinstance(page, RestorePage)
    page.backup.setText(str(broken))
    page.target.setText(str(tmp_path / "y"))
    page.advance()
    qtbot.waitUntil(lambda: bool(heard.sentences))
    assert not (tmp_path / "y.boffice").exists()
    assert heard.crashes == [] and page.can_advance()


def test_a_free_name_is_proposed_for_a_restored_file(tmp_path: Path) -> None:
    backup = tmp_path / "toko.bobackup"
    assert free_name(backup) == tmp_path / "toko.boffice"
    (tmp_path / "toko.boffice").touch()
    assert free_name(backup) == tmp_path / "toko 2.boffice"
