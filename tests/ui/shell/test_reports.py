"""The menu of reports leads to the section that shows a report, or to a tab of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import HeardErrors
from ui.kit import tasks
from ui.kit.report_view import ReportView
from ui.shell import reports
from ui.shell.main_window import MainWindow
from ui.shell.report_tab import ReportTab


def test_every_report_opens_and_is_built(
    window: MainWindow, qtbot: QtBot, heard: HeardErrors
) -> None:
    found = reports.all_reports(window)
    assert "trial-balance" in {report.key for _panels, report in found}
    for _panels, report in found:
        reports.open_report(window, report)
        qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
        assert window.current_panel() is not None
    assert heard.sentences == [] and heard.crashes == []


def test_a_report_with_a_section_opens_no_tab(window: MainWindow) -> None:
    report = next(r for _p, r in reports.all_reports(window) if r.key == "trial-balance")
    reports.open_report(window, report)
    assert window.docks.active == "accounting"
    assert window.contents["accounting"].section == "trial-balance"
    assert not window.contents["accounting"].in_document()


def test_a_report_opens_once(window: MainWindow, qtbot: QtBot) -> None:
    tabs = [
        (panels, report)
        for panels, report in reports.all_reports(window)
        if window.contents[panels.key].opens(f"report.{report.key}")
    ]
    for panels, report in tabs:
        reports.open_report(window, report)
        reports.open_report(window, report)
        qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
        opened = [w for w in window.contents[panels.key].documents() if isinstance(w, ReportTab)]
        assert [tab.spec.key for tab in opened].count(report.key) == 1


def test_f12_and_ctrl_p_preview_what_is_shown(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(ReportView, "preview", lambda self: shown.append(self.spec.key))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.context.open_section("accounting", "trial-balance")
    qtbot.waitUntil(lambda: not tasks.busy())
    panel = window.current_panel()
    assert panel is not None
    panel.setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F12)
    window.commands.run("file.print")
    assert shown == ["trial-balance", "trial-balance"]
