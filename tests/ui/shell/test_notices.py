"""Notices: toasts that come and go, and the list behind the bell that keeps them."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.access.session import Session
from app.kernel.clock import FixedClock
from ui.kit.manifest import NoticeAction
from ui.kit.totals import TOTALS
from ui.shell.main_window import MainWindow
from ui.shell.notice_book import NoticeBook
from ui.shell.settings import Settings


def listed(window: MainWindow, qtbot: QtBot) -> set[str]:
    """What the list behind the bell says after a click on it."""
    qtbot.mouseClick(window.toolbar.bell, Qt.MouseButton.LeftButton)
    assert window.notices.list is not None
    return {label.text() for label in window.notices.list.findChildren(QLabel)}


def test_at_most_three_stand_above_the_footer_line(window: MainWindow) -> None:
    for number in range(4):
        window.notify("error", f"Kabar {number}", "Rincian")
    toasts = window.notices.toasts()
    assert [toast.notice.title for toast in toasts] == ["Kabar 1", "Kabar 2", "Kabar 3"]
    lowest = window.height() - window.status.height() - 32
    assert all(toast.geometry().bottom() < lowest for toast in toasts)
    boxes = [toast.geometry() for toast in toasts]
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)


def test_an_open_documents_total_is_not_covered(window: MainWindow, qtbot: QtBot) -> None:
    window.context.open_document("sales-invoice")
    panel = window.current_panel()
    assert panel is not None
    for width in (1440, 1100):
        window.resize(width, 900)
        qtbot.waitUntil(lambda width=width: width // 2 < panel.width() < width)
        window.notify("error", "Kabar", "Rincian")
        assert_clear_of_totals(window)


def assert_clear_of_totals(window: MainWindow) -> None:
    panel = window.current_panel()
    assert panel is not None
    toast = window.notices.toasts()[-1].geometry()
    blocks = [block for block in panel.findChildren(QWidget, TOTALS) if block.isVisible()]
    assert blocks
    for block in blocks:
        place = QRect(block.mapTo(window, QPoint(0, 0)), block.size())
        assert not toast.intersects(place)


def test_a_document_opened_under_a_toast_shows_its_total(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1440, 900)
    window.context.open_section("sales", "invoices")
    window.notify("error", "Kabar", "Rincian")
    low = window.notices.toasts()[-1].geometry().bottom()
    window.context.open_document("sales-invoice")
    qtbot.waitUntil(lambda: window.notices.toasts()[-1].geometry().bottom() < low)
    assert_clear_of_totals(window)
    window.context.open_section("sales", "invoices")
    qtbot.waitUntil(lambda: window.notices.toasts()[-1].geometry().bottom() == low)


def test_an_act_of_a_toast_is_done_and_the_toast_goes(window: MainWindow, qtbot: QtBot) -> None:
    done: list[bool] = []
    window.notify("success", "Kabar", "", (NoticeAction("Buka", lambda: done.append(True)),))
    toast = window.notices.toasts()[0]
    qtbot.mouseClick(toast.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert done == [True] and window.notices.toasts() == []


def test_the_bell_counts_lists_and_marks_as_read(window: MainWindow, qtbot: QtBot) -> None:
    window.notify("success", "Cadangan dibuat", "Di folder ini")
    window.notify("warning", "Layar hilang")
    assert window.toolbar.bell.accessibleName() == "Pemberitahuan, 2 belum dibaca"
    assert {"Cadangan dibuat", "Di folder ini", "Layar hilang"} <= listed(window, qtbot)
    assert window.notices.list is not None
    qtbot.mouseClick(window.notices.list.mark, Qt.MouseButton.LeftButton)
    assert window.toolbar.bell.unread == 0
    assert window.toolbar.bell.accessibleName() == "Pemberitahuan"


def test_notices_are_kept_for_thirty_days_per_person_and_company(
    window: MainWindow, session: Session, settings: Settings
) -> None:
    window.notify("success", "Cadangan dibuat")
    again = NoticeBook(settings, session)
    assert [notice.title for notice in again.notices] == ["Cadangan dibuat"]
    assert again.unread == 1
    clock, session.clock = session.clock, FixedClock(session.clock.now() + dt.timedelta(days=31))
    assert NoticeBook(settings, session).notices == []
    session.clock = clock
    session.path = session.path.with_name("other.boffice")
    assert NoticeBook(settings, session).notices == []


def test_a_damaged_list_of_notices_begins_anew(session: Session, settings: Settings) -> None:
    book = NoticeBook(settings, session)
    settings.keep(book._key, '[{"tone": 7}]')
    assert NoticeBook(settings, session).notices == []
