"""The error policy: silence, a sentence with three facts, or one crash dialog and a log."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.kernel.errors import Cancelled, PeriodClosed, Refused
from app.kernel.problems import Problem
from app.kernel.text import N_
from tests.ui.shell.conftest import HeardErrors
from ui.shell.crash import ErrorPolicy
from ui.shell.error_dialogs import CrashDialog, UserErrorDialog, error_text


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


def test_crash_dialog_names_the_log(qtbot: QtBot, look: None, policy: ErrorPolicy) -> None:
    dialog = CrashDialog("Traceback", None, policy.log_file)
    qtbot.addWidget(dialog)
    texts = " ".join(child.text() for child in dialog.findChildren(QLabel))
    assert str(policy.log_file) in texts
