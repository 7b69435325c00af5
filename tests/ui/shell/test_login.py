"""The way through the login, the locked screen, and the change from one person to another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app import companies
from app.access import recovery, team
from app.access.session import Session
from app.access.team import MemberDraft
from app.kernel.clock import FixedClock
from app.kernel.errors import NotAllowed
from app.sales.invoice import listings
from tests.ui.shell.conftest import destroy
from ui.kit import tasks, theme
from ui.shell import attempts, entering, lock, start
from ui.shell.lock_dialog import ChangeDialog, Curtain, LockDialog
from ui.shell.login import LoginDialog, RecoveryDialog
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings

SECRET = "kata-sandi-1"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def locked(session: Session) -> Path:
    """A company whose owner has a password, with a cashier beside; closed."""
    team.set_password(session, "pemilik", SECRET)
    role = next(each.id for each in team.roles() if each.name == "Cashier")
    team.add(session, MemberDraft("yuli", "Yuliana", role, SECRET))
    companies.close(session)
    return session.path


@pytest.fixture
def door(
    qtbot: QtBot, look: None, locked: Path, clock: FixedClock, settings: Settings
) -> Callable[[], LoginDialog]:
    """Shows the login; each call is a start of its own."""

    def shown() -> LoginDialog:
        dialog = LoginDialog(locked, clock, settings)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return shown


def write(field: QLineEdit | None, text: str) -> None:
    assert field is not None
    field.clear()
    QTest.keyClicks(field, text)


def try_with(dialog: LoginDialog, name: str, password: str) -> None:
    """Types both, and Enter."""
    write(dialog.user.lineEdit(), name)
    write(dialog.password, password)
    QTest.keyClick(dialog.password, Qt.Key.Key_Return)


def test_no_login_without_a_password(
    session: Session, clock: FixedClock, settings: Settings, qtbot: QtBot
) -> None:
    companies.close(session)
    entered = entering.enter(session.path, clock, settings)
    assert entered is not None and entered.user.is_owner
    companies.close(entered)


def test_enter_signs_in_and_the_name_is_remembered(door: Callable[[], LoginDialog]) -> None:
    dialog = door()
    assert "PT Uji Coba" in dialog.company.currentText()
    dialog.remember.setChecked(True)
    try_with(dialog, "yuli", SECRET)
    assert dialog.session is not None and dialog.session.user.name == "yuli"
    companies.close(dialog.session)
    assert door().user.currentText() == "yuli"


def test_a_wrong_password_keeps_the_name_and_says_so(door: Callable[[], LoginDialog]) -> None:
    dialog = door()
    size = dialog.size()
    try_with(dialog, "pemilik", "salah")
    assert dialog.session is None and "tidak benar" in dialog.message.text()
    assert dialog.user.currentText() == "pemilik"
    assert dialog.size() == size


def test_five_failures_wait_also_in_a_new_dialog(
    door: Callable[[], LoginDialog], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _attempt in range(attempts.MOST_FAILURES):
        dialog = door()
        try_with(dialog, "pemilik", "salah")
    assert not dialog.sign_in.isEnabled() and "detik" in dialog.message.text()
    again = door()
    try_with(again, "pemilik", SECRET)
    assert again.session is None and not again.sign_in.isEnabled()
    now = attempts.time.time()
    monkeypatch.setattr(attempts.time, "time", lambda: now + attempts.WAIT_SECONDS + 1)
    again.box.count_down()
    try_with(again, "pemilik", SECRET)
    assert again.session is not None
    companies.close(again.session)


def test_caps_lock_is_told(door: Callable[[], LoginDialog]) -> None:
    dialog = door()
    write(dialog.password, "kata")
    assert not dialog.box.caps.isVisible()
    capital = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "A")
    QApplication.sendEvent(dialog.password, capital)
    assert dialog.box.caps.isVisible()
    write(dialog.password, "kata")
    assert not dialog.box.caps.isVisible()


def test_the_password_is_shown_on_demand(door: Callable[[], LoginDialog]) -> None:
    dialog = door()
    eye = dialog.password.actions()[0]
    eye.trigger()
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Normal
    eye.trigger()
    assert dialog.password.echoMode() == QLineEdit.EchoMode.Password


def test_a_forgotten_password_is_replaced_by_the_code_on_paper(
    door: Callable[[], LoginDialog], locked: Path, clock: FixedClock
) -> None:
    session = companies.open_company(locked, "pemilik", SECRET, clock)
    code = recovery.renew(session)
    companies.close(session)
    dialog = door()

    def enter() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, RecoveryDialog)
        write(form.form.editor("code"), "SALAH")
        write(form.form.editor("password"), "yang-baru-1")
        write(form.form.editor("again"), "yang-baru-1")
        QTest.keyClick(form.form.editor("again"), Qt.Key.Key_Return)
        assert form.isVisible() and "kode pemulihan" in form.form.boxes["code"].error
        write(form.form.editor("code"), code)
        QTest.keyClick(form.form.editor("again"), Qt.Key.Key_Return)

    QTimer.singleShot(0, enter)
    QTest.mouseClick(dialog._forgot, LEFT)
    assert dialog.user.currentText() == "pemilik"
    try_with(dialog, "pemilik", "yang-baru-1")
    assert dialog.session is not None
    companies.close(dialog.session)


# -- the locked screen -------------------------------------------------------------------------------


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, settings: Settings, clock: FixedClock, locked: Path
) -> Iterator[start.Program]:
    """The program, with the owner at the desk."""
    made = start.Program(qapp, clock, settings)
    made.policy.uninstall()
    theme.apply("light", 1.0)
    made.show_company(companies.open_company(locked, "pemilik", SECRET, clock))
    window = made.window
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: window.settled and not tasks.busy())
    yield made
    qtbot.waitUntil(lambda: getattr(made.window, "settled", True) and not tasks.busy())
    if made.window is not None:
        made.window.close()
        destroy(made.window)
    made._leave()
    made.setParent(None)


def window_of(program: start.Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


def test_the_screen_is_locked_and_unlocked_by_keys(program: start.Program, qtbot: QtBot) -> None:
    window = window_of(program)
    QTest.keyClick(
        window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    qtbot.waitUntil(lambda: window.screen_lock.dialog is not None)
    dialog = window.screen_lock.dialog
    assert isinstance(dialog, LockDialog)
    curtain = window.findChild(Curtain, "curtain")
    assert curtain is not None and curtain.isVisible() and curtain.size() == window.size()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    write(dialog.box.password, "salah")
    QTest.keyClick(dialog.box.password, Qt.Key.Key_Return)
    assert dialog.isVisible() and "tidak tepat" in dialog.box.message.text()
    write(dialog.box.password, SECRET)
    QTest.keyClick(dialog.box.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.screen_lock.dialog is None)
    assert window_of(program) is window and window.session.user.is_owner


def test_it_locks_by_itself_when_nobody_touches_it(program: start.Program, qtbot: QtBot) -> None:
    screen_lock = window_of(program).screen_lock
    assert screen_lock.minutes == lock.USUAL_MINUTES and screen_lock._idle.isActive()
    screen_lock._idle.setInterval(20)
    screen_lock._idle.start()
    qtbot.waitUntil(lambda: screen_lock.dialog is not None)
    assert screen_lock.dialog is not None
    write(screen_lock.dialog.box.password, SECRET)
    screen_lock.dialog.box.attempt()
    screen_lock.set_minutes(0)
    assert not screen_lock._idle.isActive()


def test_a_touch_begins_the_count_anew(program: start.Program, qtbot: QtBot) -> None:
    window = window_of(program)
    screen_lock = window.screen_lock
    screen_lock._looking.setInterval(0)
    screen_lock.restart()
    qtbot.waitUntil(lambda: not screen_lock._looking.isActive())
    screen_lock._idle.start(60_000)
    qtbot.keyClick(window, Qt.Key.Key_Shift)
    assert screen_lock._idle.interval() == lock.USUAL_MINUTES * 60_000


def test_somebody_else_enters_a_locked_screen(program: start.Program, qtbot: QtBot) -> None:
    window = window_of(program)
    window.screen_lock.lock()
    dialog = window.screen_lock.dialog
    assert dialog is not None
    qtbot.mouseClick(dialog.somebody_else, LEFT)
    assert dialog.box.user.currentText() == "yuli"
    write(dialog.box.password, SECRET)
    QTest.keyClick(dialog.box.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window is not window)
    other = window_of(program)
    assert other.session.user.name == "yuli" and list(other.departments) == ["home", "sales"]


def test_who_is_alone_is_told_so_instead_of_an_empty_choice(window: MainWindow) -> None:
    window.commands.run("file.change_person")
    assert len(window.notices.toasts()) == 1


def test_another_user_without_closing_keeps_what_was_typed(
    program: start.Program, qtbot: QtBot
) -> None:
    window = window_of(program)
    window.open_document("sales-invoice")
    editor = window.current_panel()
    editor.form.editor("customer_po").setFocus()  # type: ignore[union-attr]
    QTest.keyClicks(editor.form.editor("customer_po"), "PO-77")  # type: ignore[union-attr]

    def enter() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ChangeDialog)
        write(dialog.box.user.lineEdit(), "yuli")
        write(dialog.box.password, SECRET)
        QTest.keyClick(dialog.box.password, Qt.Key.Key_Return)

    QTimer.singleShot(0, enter)
    window.commands.run("file.change_person")
    qtbot.waitUntil(lambda: program.window is not window)
    other = window_of(program)
    assert other.session.user.name == "yuli"
    with pytest.raises(NotAllowed):
        other.open_section("people")
    assert listings.LISTING.window().count() == 0
    from app.documents import unfinished

    owner = companies.change_person(other.session, "pemilik", SECRET)
    kept = unfinished.of_person(owner)
    companies.seat(other.session)
    assert len(kept) == 1


def test_without_a_password_it_says_how_to_get_one(window: MainWindow) -> None:
    window.screen_lock.lock()
    assert window.screen_lock.dialog is None
    assert len(window.notices.toasts()) == 1
