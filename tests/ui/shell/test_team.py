"""Users and roles in the window: added, changed and shut out by hand; what each then sees."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app import companies
from app.access import team
from app.access.session import Session
from app.access.team import MemberDraft
from app.kernel.clock import FixedClock
from app.kernel.errors import NotAllowed
from tests.ui.shell.conftest import destroy
from ui.data.team import TeamPanel
from ui.kit import tasks
from ui.kit.form_dialog import FormDialog
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings

SECRET = "kata-sandi-1"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(window: MainWindow) -> TeamPanel:
    """The section, for an owner who has a password."""
    team.set_password(window.session, "pemilik", SECRET)
    window.open_section("data", "team")
    found = window.current_panel()
    assert isinstance(found, TeamPanel)
    return found


def in_dialog(act: Callable[[FormDialog], None]) -> None:
    """Does ``act`` in the dialog that opens next; a dialog it leaves open is given up."""

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        try:
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.reject()

    QTimer.singleShot(0, go)


def fill(qtbot: QtBot, dialog: FormDialog, **texts: str) -> None:
    for key, text in texts.items():
        dialog.form.editor(key).clear()
        qtbot.keyClicks(dialog.form.editor(key), text)


def test_a_user_is_added_by_keyboard(panel: TeamPanel, qtbot: QtBot) -> None:
    def enter(dialog: FormDialog) -> None:
        fill(qtbot, dialog, name="yuli", full_name="Yuliana Putri", password=SECRET, again=SECRET)
        qtbot.keyClick(dialog.form.editor("again"), Qt.Key.Key_Return)

    in_dialog(enter)
    qtbot.mouseClick(panel.add, LEFT)
    qtbot.waitUntil(lambda: panel.table.model is not None and panel.table.model.rowCount() == 2)
    added = team.member("yuli")
    assert (added.full_name, added.role) == ("Yuliana Putri", "Accountant")


def test_a_second_person_is_entered_after_the_first_has_a_password(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_section("data", "team")
    panel = window.current_panel()
    assert isinstance(panel, TeamPanel)
    seen: list[str] = []

    def set_own(dialog: FormDialog) -> None:
        seen.append(dialog.objectName())
        in_dialog(lambda after: seen.append(after.objectName()))
        fill(qtbot, dialog, password=SECRET, again=SECRET)
        qtbot.mouseClick(dialog.primary, LEFT)

    in_dialog(set_own)
    qtbot.mouseClick(panel.add, LEFT)
    assert seen == ["passwordDialog", "memberDialog"]
    assert team.member("pemilik").has_password


def test_what_is_wrong_stands_at_its_field(panel: TeamPanel, qtbot: QtBot) -> None:
    seen: dict[str, str] = {}

    def enter(dialog: FormDialog) -> None:
        fill(qtbot, dialog, name="Yuli", full_name="Y", password=SECRET, again="lain-sekali")
        qtbot.mouseClick(dialog.primary, LEFT)
        seen["again"] = dialog.form.boxes["again"].error
        fill(qtbot, dialog, password="pendek", again="pendek")
        qtbot.mouseClick(dialog.primary, LEFT)
        seen["name"] = dialog.form.boxes["name"].error
        seen["password"] = dialog.form.boxes["password"].error
        assert dialog.isVisible()

    in_dialog(enter)
    panel.new()
    assert all(seen.values()) and set(seen) == {"again", "name", "password"}
    assert [each.name for each in team.members()] == ["pemilik"]


def test_the_last_owner_cannot_be_shut_out(panel: TeamPanel, qtbot: QtBot) -> None:
    seen: list[str] = []

    def enter(dialog: FormDialog) -> None:
        fill(qtbot, dialog, full_name="Bu Maria")
        dialog.form.editor("active").click()
        qtbot.mouseClick(dialog.primary, LEFT)
        seen.append(dialog.form.boxes["active"].error)

    in_dialog(enter)
    qtbot.mouseClick(panel.change, LEFT)
    assert "Bu Maria" in seen[0] or "pemilik" in seen[0]
    assert team.member("pemilik").active


def test_a_role_is_ticked_and_saved(panel: TeamPanel, qtbot: QtBot) -> None:
    roles = panel.roles
    roles.choice.setFocus()
    qtbot.keyClicks(roles.choice, "kas")
    assert not roles.save_button.isEnabled()
    roles.tick("sales.invoice.void")
    qtbot.mouseClick(roles.save_button, LEFT)
    kept = next(each for each in team.roles() if each.name == "Cashier")
    assert "sales.invoice.void" in kept.permissions
    assert roles.choice.text() == "Kasir" and not roles.save_button.isEnabled()


def test_the_owners_role_is_only_shown(panel: TeamPanel, qtbot: QtBot) -> None:
    roles = panel.roles
    qtbot.keyClick(roles.choice, Qt.Key.Key_Home)
    assert "sales.view" in roles.ticked() and roles.name.isReadOnly()
    roles.tick("sales.view", on=False)
    assert not roles.save_button.isEnabled()


@pytest.fixture
def cashier(
    qtbot: QtBot,
    look: None,
    session: Session,
    settings: Settings,
    policy: ErrorPolicy,
    clock: FixedClock,
) -> Iterator[MainWindow]:
    """The window as a cashier sees it."""
    team.set_password(session, "pemilik", SECRET)
    role = next(each.id for each in team.roles() if each.name == "Cashier")
    team.add(session, MemberDraft("yuli", "Yuliana", role, SECRET))
    companies.close(session)
    opened = companies.open_company(session.path, "yuli", SECRET, clock)
    tasks.surround(companies.own_connection)
    made = MainWindow(opened, settings, policy)
    made.show()
    qtbot.waitUntil(lambda: made.settled and not tasks.busy())
    yield made
    qtbot.waitUntil(lambda: not tasks.busy())
    made.close()
    destroy(made)
    companies.close(opened)


def test_a_cashier_sees_selling_and_nothing_else(cashier: MainWindow) -> None:
    assert list(cashier.departments) == ["home", "sales"]
    for hidden in ("report.trial-balance", "report.payroll-summary", "tools.integrity"):
        assert hidden not in cashier.commands.all
    with pytest.raises(NotAllowed, match=r"people\.view"):
        cashier.open_section("people", "employees")


def test_no_dialog_is_left_behind(panel: TeamPanel) -> None:
    assert not [each for each in QApplication.topLevelWidgets() if _is_open_dialog(each)]


def _is_open_dialog(widget: object) -> bool:
    return isinstance(widget, QDialog) and widget.isVisible()
