"""From the command to a window: what is imported, which window opens, one company after another."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main as program_file
from app import VERSION, companies
from app.access.session import Session
from app.kernel.clock import FixedClock
from app.kernel.errors import FileProblem
from app.kernel.progress import Progress
from app.kernel.text import N_, language
from tests.ui.shell.conftest import destroy
from ui.kit import tasks
from ui.shell import places, start
from ui.shell.error_dialogs import UserErrorDialog
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings
from ui.shell.welcome.file_pages import RestorePage
from ui.shell.welcome.new_company import NewCompanyPage
from ui.shell.welcome.window import WelcomeWindow

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def program(
    qtbot: QtBot, qapp: QApplication, settings: Settings, clock: FixedClock, blank_company: Path
) -> Iterator[start.Program]:
    made = start.Program(qapp, clock, settings)
    made.policy.uninstall()
    settings.keep("theme", "light")
    yield made
    qtbot.waitUntil(lambda: getattr(made.window, "settled", True) and not tasks.busy())
    if made.window is not None:
        made.window.close()
        destroy(made.window)
    made._leave()
    made.setParent(None)


@pytest.fixture
def company(session: Session) -> Path:
    """A company file that is not open."""
    companies.close(session)
    return session.path


def test_version_imports_no_qt() -> None:
    code = (
        "import sys, main; status = main.main(['--version']);"
        "print(status, any(name.startswith(('PySide6', 'ui')) for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["Back", "Office", VERSION, "0", "False"]


@pytest.mark.parametrize(
    ("word", "window"),
    [("--demo", True), ("toko.boffice", True), ("check", False), ("import", False)],
)
def test_a_verb_needs_no_window(word: str, window: bool) -> None:
    assert program_file.opens_a_window(word) is window


def test_nothing_asked_shows_the_welcome(program: start.Program) -> None:
    program.begin(None)
    assert isinstance(program.window, WelcomeWindow) and program.window.isVisible()


def test_a_file_opens_its_company(program: start.Program, company: Path) -> None:
    program.begin(company)
    assert isinstance(program.window, MainWindow)
    assert program.settings.recent == [company]


def test_an_impossible_file_is_a_sentence_and_the_welcome(
    program: start.Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr(program.policy, "on_error", told.append)
    broken = tmp_path / "broken.boffice"
    broken.write_bytes(b"x" * 5000)
    program.begin(broken)
    assert isinstance(told[0], FileProblem)
    assert isinstance(program.window, WelcomeWindow)


def test_one_company_after_another(
    program: start.Program, company: Path, blank_company: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.boffice"
    other.write_bytes(blank_company.read_bytes())
    program.begin(company)
    first = program.window
    assert isinstance(first, MainWindow)
    qtbot.waitUntil(lambda: first.settled and not tasks.busy(), timeout=10_000)
    first.open_requested.emit(str(other))
    qtbot.waitUntil(lambda: program.window is not first and program.session is not None)
    assert program.session is not None and program.session.path == other
    assert program.settings.recent == [other, company]


def test_the_demo_is_made_on_first_use(
    program: start.Program,
    blank_company: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from app import demo

    def make(path: Path, today: Any, *, progress: Progress) -> Path:
        progress.report(1, 2, "…")
        path.write_bytes(blank_company.read_bytes())
        return path

    monkeypatch.setattr(demo, "make", make)
    program.begin(None, demo=True)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow), timeout=10_000)
    assert program.session is not None and program.session.path == places.demo_file()


def test_a_demo_that_fails_is_told_and_can_be_tried_again(
    program: start.Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app import demo

    told: list[BaseException] = []
    monkeypatch.setattr(program.policy, "on_error", told.append)

    def make(path: Path, today: Any, *, progress: Progress) -> Path:
        raise FileProblem(N_("The disk is full."))

    monkeypatch.setattr(demo, "make", make)
    program.begin(None, demo=True)
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    assert isinstance(program.window, WelcomeWindow)
    assert program.window.page().can_advance()


# -- files of the program itself, and ends that were none -----------------------------------------


def test_damaged_settings_are_put_aside_and_told(
    qtbot: QtBot, qapp: QApplication, desk: Path, clock: FixedClock, company: Path
) -> None:
    desk.mkdir(exist_ok=True)
    file = desk / "broken.ini"
    file.write_text("[General\nlanguage=en\n\x00garbage\n=\n")
    settings = Settings(file)
    assert settings.damaged and Path(settings.damaged).exists()
    assert settings.language == "id"


def test_a_missing_language_is_told_in_english(
    qtbot: QtBot,
    qapp: QApplication,
    settings: Settings,
    clock: FixedClock,
    company: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.kernel.text.catalogue", lambda _code: {})
    program = start.Program(qapp, clock, settings)
    program.policy.uninstall()
    program.begin(company)
    window = program.window
    assert isinstance(window, MainWindow) and language() == "en"
    qtbot.waitUntil(lambda: window.settled and bool(window.notices.toasts()))
    qtbot.waitUntil(lambda: not tasks.busy())
    window.close()
    destroy(window)
    program._leave()
    program.setParent(None)


def test_an_end_that_was_none_is_told_at_the_next_start(
    program: start.Program, company: Path, qtbot: QtBot
) -> None:
    program.settings.keep(f"running/{company.name}", "1")
    program.begin(company)
    window = program.window
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: len(window.notices.toasts()) == 1)
    program._leave()
    assert not program.settings.get(f"running/{company.name}")


def test_a_damaged_company_leads_to_its_newest_backup(
    program: start.Program, session: Session, qtbot: QtBot
) -> None:
    backup = companies.back_up_automatically(session)
    companies.close(session)
    content = bytearray(session.path.read_bytes())
    content[100:4000] = b"\x00" * 3900
    session.path.write_bytes(bytes(content))

    def help_me() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UserErrorDialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, help_me)
    program.begin(session.path)
    qtbot.waitUntil(lambda: isinstance(program.window, WelcomeWindow))
    page = program.window.page()  # type: ignore[union-attr]
    assert isinstance(page, RestorePage)
    assert page.backup.text() == str(backup) and page.can_advance()


def test_a_file_in_use_is_opened_to_read(
    program: start.Program, company: Path, qtbot: QtBot
) -> None:
    held = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from app import companies;"
            "companies.open_company(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()",
            str(company),
        ],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        assert held.stdout is not None and held.stdout.readline().strip() == b"held"
        program.begin(company)
        assert isinstance(program.window, MainWindow)
        assert program.session is not None and program.session.read_only
        qtbot.waitUntil(lambda: program.window.settled and not tasks.busy())  # type: ignore[union-attr]
    finally:
        held.communicate()


def test_a_new_company_beside_an_open_one_closes_that_first(
    program: start.Program, company: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """One company is open at a time: what is made must not take the place of what is worked in."""
    program.begin(company)
    first = program.window
    assert isinstance(first, MainWindow)
    qtbot.waitUntil(lambda: first.settled and not tasks.busy(), timeout=10_000)
    first.commands.run("file.new")
    qtbot.waitUntil(lambda: hasattr(program, "_welcome"))
    page = program._welcome.page()
    assert isinstance(page, NewCompanyPage)
    page.put(name="PT Kedua", path=str(tmp_path / "kedua.boffice"), owner="Bu Sri")
    for _step in range(5):
        page.advance()
    qtbot.waitUntil(
        lambda: program.session is not None and program.session.path.name == "kedua.boffice",
        timeout=20_000,
    )
    assert program.session is not None and program.session.company.name == "PT Kedua"
    again = companies.name_in(company)
    assert again == "PT Uji Coba"


def test_making_the_demo_can_be_given_up(program: start.Program, qtbot: QtBot) -> None:
    program.begin(None, demo=True)
    welcome = program.window
    assert isinstance(welcome, WelcomeWindow)
    qtbot.waitUntil(lambda: welcome.page().busy)
    assert welcome.page().bar.isVisible() and not welcome.primary.isEnabled()
    qtbot.mouseClick(welcome.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not welcome.page().busy, timeout=20_000)
    assert welcome.isVisible() and welcome.primary.isEnabled()
    assert [each.name for each in places.data_folder().iterdir()] == []
