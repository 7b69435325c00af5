"""The dashboard: read in the background, led from, arranged by the person and remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app import companies, demo
from app.access.session import Session
from app.kernel.clock import FixedClock
from app.people.payroll.queries import runs
from app.sales import dashboard as sales_cards
from tests.ui.shell.conftest import destroy
from ui.kit import tasks
from ui.shell.crash import ErrorPolicy
from ui.shell.dashboard.cards import FigureCard, LinkLine, TroubleCard
from ui.shell.dashboard.tile import Tile
from ui.shell.dashboard.view import Dashboard
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings

NOW = dt.datetime(2026, 11, 23, 9, 41)


@pytest.fixture(scope="module")
def lentera(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo company, made once."""
    path = tmp_path_factory.mktemp("demo") / "lentera.boffice"
    demo.make(path, NOW.date(), months=3)
    return path


@pytest.fixture
def session(lentera: Path, tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "lentera.boffice"
    path.write_bytes(lentera.read_bytes())
    opened = companies.open_company(path, clock=FixedClock(NOW))
    yield opened
    companies.close(opened)


@pytest.fixture
def home(window: MainWindow, qtbot: QtBot) -> Dashboard:
    board = window.current_panel()
    assert isinstance(board, Dashboard)
    qtbot.waitUntil(lambda: not tasks.busy() and bool(board.findChildren(FigureCard)))
    return board


def words(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def tiles(home: Dashboard) -> list[str]:
    """The cards below the figures in the order they stand, while they are arranged."""
    found = [
        tile for tile in home.findChildren(Tile) if tile.key in ("tasks", "calendar", "recent")
    ]
    return [t.key for t in sorted(found, key=lambda t: (t.y(), t.x()))]


def press(home: Dashboard, qtbot: QtBot, text: str) -> None:
    buttons = home.findChildren(QPushButton)
    button = next(b for b in buttons if b.text() == text and b.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.wait(1)


def arranged(home: Dashboard, qtbot: QtBot) -> None:
    press(home, qtbot, "Atur kartu")
    qtbot.waitUntil(lambda: bool(home.findChildren(Tile)))


def test_a_figure_leads_to_where_it_comes_from(
    window: MainWindow, home: Dashboard, qtbot: QtBot
) -> None:
    card = next(c for c in home.findChildren(FigureCard) if "Piutang usaha" in c.accessibleName())
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    assert window.docks.active == "sales"
    assert window.contents["sales"].section == "invoices"


def test_the_calendar_tells_what_falls_due_until_the_end_of_next_week(home: Dashboard) -> None:
    lines = [line.text() for line in home.findChildren(LinkLine)]
    assert any("jatuh tempo" in line for line in lines)
    assert any(word.startswith("hari ini") or "hari lagi" in word for word in words(home))


def test_what_was_opened_lately_is_opened_again(
    window: MainWindow, home: Dashboard, qtbot: QtBot
) -> None:
    window.context.open_document("sales-invoice", 1)
    window.contents["sales"].close_current()
    window.docks.show("home")
    qtbot.waitUntil(lambda: not tasks.busy())
    recent = [line for line in home.findChildren(LinkLine) if "INV/" in line.text()]
    assert recent
    qtbot.mouseClick(recent[0], Qt.MouseButton.LeftButton)
    assert window.docks.active == "sales" and window.contents["sales"].in_document()


def test_a_draft_that_was_opened_lately_has_a_name(
    window: MainWindow, home: Dashboard, qtbot: QtBot
) -> None:
    run = next(row for row in runs(window.session).window().rows() if not row.number)
    window.recents.note("payroll", run.id)

    def told() -> bool:
        lines = [line.text() for line in home.findChildren(LinkLine)]
        return any(words.startswith("Draf · ") for words in lines)

    qtbot.waitUntil(told)


def test_cards_move_with_keys_and_stay_where_they_were_put(
    home: Dashboard,
    qtbot: QtBot,
    session: Session,
    settings: Settings,
    policy: ErrorPolicy,
) -> None:
    arranged(home, qtbot)
    before = tiles(home)
    tile = home.findChild(Tile, "tile.recent")
    for _step in range(8):
        tile = home.findChild(Tile, "tile.recent")
        qtbot.keyClick(tile, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        qtbot.wait(20)
    assert tiles(home)[0] == "recent" and before[0] != "recent"
    assert home.findChild(Tile, "tile.recent").hasFocus() or not home.isActiveWindow()
    again = MainWindow(session, settings, policy)
    board = again.contents["home"].show_section("today")
    assert isinstance(board, Dashboard)
    keys = board.orders["cards"].shown(["tasks", "calendar", "recent"])
    assert keys[0] == "recent"
    qtbot.waitUntil(lambda: not tasks.busy())
    destroy(again)


def test_a_card_dropped_on_another_takes_its_place(home: Dashboard, qtbot: QtBot) -> None:
    arranged(home, qtbot)
    source, target = home.findChild(Tile, "tile.recent"), home.findChild(Tile, "tile.tasks")
    data = source.dragged()
    move, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    spot = QPointF(QPoint(10, 10))
    target.dropEvent(QDropEvent(spot, move, data, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: tiles(home)[0] == "recent")


def test_a_hidden_card_comes_back_and_everything_can_be_as_at_first(
    home: Dashboard, qtbot: QtBot
) -> None:
    arranged(home, qtbot)
    first = tiles(home)
    qtbot.keyClick(home.findChild(Tile, "tile.calendar"), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: "calendar" not in tiles(home))
    press(home, qtbot, "Tampilkan Kalender")
    qtbot.waitUntil(lambda: tiles(home)[-1] == "calendar")
    press(home, qtbot, "Seperti semula")
    qtbot.waitUntil(lambda: tiles(home) == first)
    press(home, qtbot, "Selesai")
    qtbot.waitUntil(lambda: not home.findChildren(Tile))


def test_a_department_that_cannot_be_read_says_so_beside_the_others(
    home: Dashboard, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_session: Session) -> list[object]:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(sales_cards, "cards", broken)
        press(home, qtbot, "Segarkan")
        qtbot.waitUntil(lambda: bool(home.findChildren(TroubleCard)))
        assert any("Penjualan" in word for word in words(home.findChild(TroubleCard)))
        assert any("Kas dan bank" in word for word in words(home))
    press(home, qtbot, "Coba lagi")
    qtbot.waitUntil(lambda: not home.findChildren(TroubleCard))


def test_amounts_are_whole_in_a_narrow_window(
    window: MainWindow, home: Dashboard, qtbot: QtBot
) -> None:
    for width, zoom in ((1440, 1.0), (1366, 1.5), (1100, 1.0)):
        window.set_zoom(zoom)
        window.resize(width, 768)
        qtbot.waitUntil(lambda: not tasks.busy() and bool(home.findChildren(FigureCard)))
        for card in home.findChildren(FigureCard):
            amount = next(w for w in card.findChildren(QLabel) if w.text().startswith("Rp"))
            assert amount.width() >= amount.sizeHint().width(), (width, zoom, amount.text())
