"""A second dock of a department: made, named, kept and forgotten, with nothing open in it lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.shell.conftest import answer, chosen
from tests.ui.shell.test_workspaces import menu_entry, naming, reopen
from ui.kit import tasks
from ui.shell.dock_title import AreaButtons
from ui.shell.main_window import MainWindow
from ui.shell.palette.view import Palette

__all__ = ["reopen"]
Reopen = Callable[[], MainWindow]
CONTROL = Qt.KeyboardModifier.ControlModifier


def buttons_of(window: MainWindow, dock: str) -> AreaButtons:
    """What stands at the end of the dock's title bar."""
    area = window.docks.dock(dock).dockAreaWidget()
    return area.titleBar().findChild(AreaButtons)


def open_beside(window: MainWindow, dock: str) -> None:
    chosen(buttons_of(window, dock).menu(), "Buka di sebelah").trigger()


def press_close(window: MainWindow, qtbot: QtBot, dock: str) -> None:
    (button,) = (
        each
        for each in buttons_of(window, dock).findChildren(QToolButton)
        if each.accessibleName() == "Tutup panel"
    )
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def tab_menu(window: MainWindow, qtbot: QtBot, dock: str, index: int) -> None:
    """The only entry of the menu that the right button shows at a section's tab."""
    tabs = window.contents[dock].tabs
    place = tabs.tabRect(index).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, tabs.mapToGlobal(place))
    QApplication.sendEvent(tabs, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    qtbot.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center()
    )


@pytest.fixture
def stock(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the stock department alone."""
    window.open_section("inventory", "stock")
    qtbot.waitUntil(lambda: not tasks.busy())
    return window


def test_the_panel_menu_opens_the_same_beside(stock: MainWindow) -> None:
    open_beside(stock, "inventory")
    assert stock.docks.shown() == {"inventory", "inventory.2"}
    assert stock.docks.active == "inventory.2"
    second = stock.contents["inventory.2"]
    second.show_section("card")
    assert stock.contents["inventory"].section == "stock"
    assert stock.docks.dock("inventory.2").windowTitle() == "Persediaan"
    assert stock.docks.dock("inventory.2").tabWidget().accessibleName().endswith("Kartu stok")
    left, right = (
        stock.contents[key].mapToGlobal(QPoint()) for key in ("inventory", "inventory.2")
    )
    assert left.x() < right.x()


def test_the_rail_marks_the_department_of_both(stock: MainWindow, qtbot: QtBot) -> None:
    open_beside(stock, "inventory")
    button = stock.rail.buttons["inventory"]
    qtbot.waitUntil(lambda: button.active and button.visible_dock)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert stock.docks.shown() == {"inventory"}


def test_control_click_on_a_visible_department_opens_its_second(
    stock: MainWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(stock.rail.buttons["inventory"], Qt.MouseButton.LeftButton, CONTROL)
    assert stock.docks.shown() == {"inventory", "inventory.2"}


def test_a_section_is_opened_beside_from_its_tab(stock: MainWindow, qtbot: QtBot) -> None:
    """The menu of a tab by the right button; in the second dock it leads back to the first."""
    tab_menu(stock, qtbot, "inventory", 2)
    qtbot.waitUntil(lambda: "inventory.2" in stock.docks.shown())
    third = stock.contents["inventory"].sections()[2].key
    assert stock.contents["inventory.2"].section == third
    tab_menu(stock, qtbot, "inventory.2", 1)
    qtbot.waitUntil(lambda: stock.docks.active == "inventory")
    assert stock.contents["inventory"].section == "card"


def test_closing_forgets_it_and_its_documents_go_on_in_the_first(
    stock: MainWindow, qtbot: QtBot
) -> None:
    open_beside(stock, "inventory")
    count = stock.open_document("stock-count")
    assert count in stock.contents["inventory.2"].documents()
    press_close(stock, qtbot, "inventory.2")
    qtbot.waitUntil(lambda: "inventory.2" not in stock.contents)
    assert stock.docks.shown() == {"inventory"} and stock.docks.active == "inventory"
    first = stock.contents["inventory"]
    assert first.documents() == [count] and count.isVisible()
    assert first.close_current() and first.documents() == []


def test_a_document_that_is_open_is_not_opened_twice(stock: MainWindow, qtbot: QtBot) -> None:
    stock.search_everywhere("kabel")
    open_beside(stock, "home")
    stock.search_everywhere("paku")
    assert stock.docks.active == "home"
    assert stock.contents["home.2"].documents() == []


def test_another_dock_for_what_the_palette_found(stock: MainWindow, qtbot: QtBot) -> None:
    palette = Palette(stock)
    palette.ask()
    qtbot.keyClicks(palette.field, "persediaan opname")
    qtbot.waitUntil(lambda: not tasks.busy())
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: stock.docks.shown() == {"inventory", "inventory.2"})
    assert stock.contents["inventory"].section == "stock"
    assert stock.contents["inventory.2"].section == "counts"


def test_the_second_dock_survives_a_restart(
    stock: MainWindow, qtbot: QtBot, reopen: Reopen
) -> None:
    open_beside(stock, "inventory")
    stock.contents["inventory.2"].show_section("counts")
    qtbot.waitUntil(lambda: not tasks.busy())
    stock.close()
    again = reopen()
    assert again.docks.shown() == {"inventory", "inventory.2"}
    assert again.contents["inventory"].section == "stock"
    assert again.contents["inventory.2"].section == "counts"


def test_a_workspace_with_both_is_kept_and_left(stock: MainWindow, qtbot: QtBot) -> None:
    open_beside(stock, "inventory")
    stock.contents["inventory.2"].show_section("moves")
    answer(naming(qtbot, "Barang"))
    menu_entry(stock, "Simpan tata letak…")
    menu_entry(stock, "Kantor")
    assert stock.docks.shown() == {"home"} and "inventory.2" not in stock.contents
    stock.arrangement.apply_kept("Barang")
    assert stock.docks.shown() == {"inventory", "inventory.2"}
    assert stock.contents["inventory.2"].section == "moves"


def test_the_warehouse_has_the_card_beside_the_count(window: MainWindow) -> None:
    menu_entry(window, "Gudang")
    assert window.docks.shown() == {"inventory", "inventory.2"}
    assert window.contents["inventory"].section == "card"
    assert window.contents["inventory.2"].section == "counts"
    widths = [window.contents[key].width() for key in ("inventory", "inventory.2")]
    assert abs(widths[0] - widths[1]) < 20


def test_a_section_shown_already_is_the_one_that_is_brought(window: MainWindow) -> None:
    menu_entry(window, "Gudang")
    window.open_section("inventory", "counts")
    assert window.docks.active == "inventory.2"
    window.open_section("inventory", "card")
    assert window.docks.active == "inventory"


def test_floating_pinning_and_maximising_the_second(stock: MainWindow, qtbot: QtBot) -> None:
    open_beside(stock, "inventory")
    for act in (stock.docks.float, stock.docks.pin):
        act("inventory.2")
        assert stock.docks.is_away("inventory.2")
        stock.docks.dock_back("inventory.2")
        assert not stock.docks.is_away("inventory.2")
    stock.docks.split("inventory.2", "right", of="inventory")
    stock.docks.toggle_maximised("inventory.2")
    assert stock.docks.shown() == {"inventory.2"}
    press_close(stock, qtbot, "inventory.2")
    assert stock.docks.shown() == {"inventory"} and "inventory.2" not in stock.docks
