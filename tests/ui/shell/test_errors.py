"""The error policy: silence, a sentence with three facts, or one crash dialog and a log."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from app.kernel.errors import Cancelled, PeriodClosed, Refused
from app.kernel.problems import Problem
from app.kernel.text import N_
from tests.ui.shell.conftest import HeardErrors
from ui.kit import tasks
from ui.shell import places, start
from ui.shell.crash import ErrorPolicy
from ui.shell.error_dialogs import (
    CrashDialog,
    UserErrorDialog,
    error_text,
    show_crash,
    show_user_error,
)


def test_cancelled_is_silent(policy: ErrorPolicy, heard: HeardErrors) -> None:
    policy.on_error(Cancelled())
    assert heard.sentences == [] and heard.crashes == []
    assert not policy.log_file.exists()


def test_user_error_is_told(policy: ErrorPolicy, heard: HeardErrors) -> None:
    error = PeriodClosed(N_("This month is locked."))
    policy.on_error(error)
    assert heard.sentences == [error] and heard.crashes == []


def test_a_defect_is_logged_with_its_traceback(policy: ErrorPolicy, heard: HeardErrors) -> None:
    try:
        raise ZeroDivisionError("a defect")
    except ZeroDivisionError as error:
        policy.on_error(error)
    assert "ZeroDivisionError: a defect" in heard.crashes[0]
    assert "test_errors.py" in policy.log_file.read_text("utf-8")


def test_only_one_crash_dialog_at_a_time(heard: HeardErrors, policy: ErrorPolicy) -> None:
    def crash_again(details: str) -> None:
        heard.crashes.append(details)
        policy.on_error(RuntimeError("while the dialog is open"))

    policy._crash = crash_again
    policy.on_error(RuntimeError("first"))
    assert len(heard.crashes) == 1
    assert policy.log_file.read_text("utf-8").count("RuntimeError:") == 2


def test_what_nobody_caught_reaches_the_policy(policy: ErrorPolicy, heard: HeardErrors) -> None:
    policy.install()
    try:
        sys.excepthook(ValueError, ValueError("uncaught"), None)
    finally:
        policy.uninstall()
    assert "uncaught" in heard.crashes[0]


def test_dialog_tells_three_facts(qtbot: QtBot, look: None) -> None:
    error = PeriodClosed(N_("This month is locked."))
    dialog = UserErrorDialog(error)
    qtbot.addWidget(dialog)
    assert [title for title, _words in dialog.facts] == ["Yang tersimpan", "Yang perlu dilakukan"]
    assert error_text(error).startswith("This month is locked.")


def test_dialog_lists_the_problems_by_line(qtbot: QtBot, look: None) -> None:
    error = Refused([Problem("amount", N_("A unit is needed."), line=3)])
    dialog = UserErrorDialog(error)
    qtbot.addWidget(dialog)
    assert ("Baris 3", "Satuan wajib diisi.") in dialog.facts


def test_an_error_stands_over_the_window_that_is_worked_in(qtbot: QtBot, look: None) -> None:
    main = QWidget()
    qtbot.addWidget(main)
    preview = QDialog(main, Qt.WindowType.Window)
    for window in (main, preview):
        window.show()
    preview.activateWindow()
    qtbot.waitUntil(preview.isActiveWindow)
    over: list[object] = []

    def read() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, UserErrorDialog)
        over.append(dialog.parent())
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, read)
    show_user_error(PeriodClosed(N_("This month is locked.")), main)
    assert over == [preview]


def test_crash_dialog_names_the_log(qtbot: QtBot, look: None, policy: ErrorPolicy) -> None:
    dialog = CrashDialog("Traceback", None, policy.log_file)
    qtbot.addWidget(dialog)
    texts = " ".join(child.text() for child in dialog.findChildren(QLabel))
    assert str(policy.log_file) in texts


def test_the_crash_dialog_goes_on_or_closes(qtbot: QtBot, look: None, policy: ErrorPolicy) -> None:
    for key, goes_on in ((Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)):
        QTimer.singleShot(0, lambda key=key: QTest.keyClick(QApplication.activeModalWidget(), key))
        assert show_crash("Traceback …", None, policy.log_file) is goes_on


def test_a_defect_while_painting_is_told_once(
    qtbot: QtBot, policy: ErrorPolicy, heard: HeardErrors
) -> None:
    """Closing the dialog paints again: without this rule it would come back for ever."""

    class Broken(QWidget):
        def paintEvent(self, event: object) -> None:
            raise ZeroDivisionError("a defect in painting")

    with capture_exceptions() as caught:
        widget = Broken()
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitUntil(lambda: bool(caught))
        widget.update()
        qtbot.waitUntil(lambda: len(caught) > 1)
    for _kind, error, _trace in caught:
        policy.on_error(error)
    assert len(caught) > 1 and len(heard.crashes) == 1
    assert policy.log_file.read_text("utf-8").count("a defect in painting") >= 2


def test_a_defect_in_a_job_is_told_once(
    qtbot: QtBot, policy: ErrorPolicy, heard: HeardErrors
) -> None:
    def work(_progress: object) -> None:
        raise ZeroDivisionError("a defect in a job")

    tasks.run("", work, None, policy.on_error)
    qtbot.waitUntil(lambda: bool(heard.crashes))
    assert len(heard.crashes) == 1 and "a defect in a job" in heard.crashes[0]


def test_a_defect_before_the_window_is_logged_and_told(
    qtbot: QtBot, look: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError("a defect at the start")

    monkeypatch.setattr(start, "Program", fail)
    seen: list[str] = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.detailedText())
        box.accept()

    QTimer.singleShot(0, close)
    assert start.main([]) == 1
    assert "a defect at the start" in seen[0]
    log = (places.log_folder() / "backoffice.log").read_text("utf-8")
    assert "a defect at the start" in log
