"""The window as a person uses it: departments, docks, language, theme, size, layouts."""

from __future__ import annotations

import re

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.access.session import Session
from app.kernel.period import Period
from app.kernel.text import catalogue, language
from app.ledger import periods
from tests.ui.shell.conftest import HeardErrors, destroy
from ui.departments import departments
from ui.kit import tasks, theme
from ui.shell import beside, window_menus
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings


def press(window: MainWindow, qtbot: QtBot, key: str) -> None:
    """A click on a department of the rail."""
    qtbot.mouseClick(window.rail.buttons[key], Qt.MouseButton.LeftButton)


def words(window: MainWindow) -> set[str]:
    """Every text a person can read now on labels and buttons."""
    found = {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
    buttons = window.findChildren(QAbstractButton)
    found |= {b.text() for b in buttons if b.isVisible()}
    found |= {b.toolTip() for b in buttons if b.isVisible()}
    return {re.sub(r"<[^>]+>|&", "", text).strip() for text in found} - {""}


def test_begins_at_home_with_the_company_named(window: MainWindow) -> None:
    assert window.docks.active == "home"
    assert window.windowTitle() == "Back Office — PT Uji Coba"
    assert "PT Uji Coba" in window.toolbar.company.text()
    assert "November 2026" in window.toolbar.period.text()


def test_every_department_and_section_opens(
    window: MainWindow, qtbot: QtBot, heard: HeardErrors
) -> None:
    for key, content in window.contents.items():
        window.docks.show(key)
        for section in content.sections():
            widget = content.show_section(section.key)
            assert widget is not None and widget.isVisible(), f"{key}.{section.key}"
            assert window.docks.active == key
            qtbot.waitUntil(lambda: not tasks.busy())
    assert heard.sentences == [] and heard.crashes == []


class StrayWindows(QObject):
    """Parts that stood for a moment as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and not isinstance(watched, MainWindow):
            self.seen.append(type(watched).__name__)
        return False


def test_what_opens_stands_in_the_window_from_the_start(window: MainWindow, qtbot: QtBot) -> None:
    """A part shown before it has its place flashes as a window and takes the keyboard with it."""
    stray = StrayWindows()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(stray)
    for key, content in window.contents.items():
        window.docks.show(key)
        for section in content.sections():
            content.show_section(section.key)
    for panels in departments():
        for document in panels.documents:
            window.context.open_document(document.kind)
    qtbot.waitUntil(lambda: not tasks.busy())
    application.removeEventFilter(stray)
    assert stray.seen == []


class Dressings(QObject):
    """How often a widget was dressed anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_turning_to_a_department_leaves_its_hidden_sections_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    """Qt dresses all that stands in a dock when it is turned to: dear, where much stands there."""
    window.context.open_section("sales", "customers")
    hidden = window.contents["sales"].current()
    window.context.open_section("sales", "invoices")
    qtbot.wait(1)
    dressings = Dressings(hidden)
    window.docks.show("data")
    window.docks.show("sales")
    assert dressings.count == 0
    window.context.open_section("sales", "customers")
    assert hidden.isVisible() and hidden.window() is window


def test_a_second_dock_that_is_closed_takes_its_hidden_sections_along(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.context.open_section("sales", "invoices")
    second = beside.show(window, "sales")
    window.show_in(second, "customers")
    hidden = window.contents[second].current()
    window.show_in(second, "receipts")
    qtbot.wait(1)
    beside.forget(window, second)
    qtbot.waitUntil(lambda: not shiboken6.isValid(hidden))


def test_rail_shows_raises_and_hides(window: MainWindow, qtbot: QtBot) -> None:
    press(window, qtbot, "data")
    assert window.docks.active == "data"
    window.docks.split("home", "right")
    assert window.docks.shown() == {"home", "data"}
    press(window, qtbot, "home")
    assert window.docks.shown() == {"data"}
    qtbot.waitUntil(lambda: window.rail.buttons["data"].active)
    assert not window.rail.buttons["home"].visible_dock


def test_control_click_opens_beside(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(
        window.rail.buttons["data"],
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
    )
    assert window.docks.shown() == {"home", "data"}


def test_department_shortcut(window: MainWindow, qtbot: QtBot) -> None:
    number = list(window.departments).index("data") + 1
    qtbot.keyClick(window, str(number), Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.docks.active == "data")


def test_float_and_return(window: MainWindow, qtbot: QtBot) -> None:
    window.docks.show("data")
    window.docks.float("data")
    assert window.docks.is_away("data")
    assert "data" in window.docks.shown()
    window.docks.dock_back("data")
    assert not window.docks.is_away("data")
    assert window.docks.dock("data").window() is window


def test_a_floated_panel_stands_on_the_screen_with_its_buttons(window: MainWindow) -> None:
    window.resize(window.screen().availableSize())
    window.move(60, 60)
    window.docks.show("data")
    window.docks.float("data")
    (stands,) = window.docks.floats()
    assert window.screen().availableGeometry().contains(stands)


def test_pin_to_the_side_and_return(window: MainWindow) -> None:
    window.docks.show("data")
    window.docks.pin("data")
    assert window.docks.is_away("data")
    window.docks.dock_back("data")
    assert not window.docks.is_away("data")


def test_maximise_and_restore(window: MainWindow, qtbot: QtBot) -> None:
    window.docks.show_beside("data")
    window.docks.focus("data")
    window.commands.run("view.maximise")
    assert window.docks.shown() == {"data"}
    window.commands.run("view.maximise")
    assert window.docks.shown() == {"home", "data"}
    assert window.docks.active == "data"


def test_maximising_leaves_the_keyboard_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    window.open_section("sales", "invoices")
    had = QApplication.focusWidget()
    assert had is not None and window.docks.dock("sales").isAncestorOf(had)
    for _both in range(2):
        window.commands.run("view.maximise")
        QApplication.processEvents()
        assert QApplication.focusWidget() is had


def test_a_click_beside_every_field_leaves_the_keyboard_in_the_panel(
    window: MainWindow, qtbot: QtBot
) -> None:
    """Else F12, F8 and all other keys of the panel would do nothing after it."""
    window.open_section("sales", "invoices")
    had = QApplication.focusWidget()
    dock = window.docks.dock("sales")
    dock.setFocus(Qt.FocusReason.MouseFocusReason)
    assert QApplication.focusWidget() is had
    window.docks.focus("home")
    dock.setFocus(Qt.FocusReason.MouseFocusReason)
    assert QApplication.focusWidget() is had


def test_new_on_the_first_page_begins_what_the_button_begins(window: MainWindow) -> None:
    window.docks.show("home")
    window.commands.run("edit.new")
    assert window.docks.active == "sales"


def test_language_changes_at_once(window: MainWindow, qtbot: QtBot) -> None:
    assert window.rail.buttons["home"].text() == "Beranda"
    window.set_language("en")
    assert language() == "en"
    assert window.rail.buttons["home"].text() == "Home"
    assert window.docks.dock("home").windowTitle() == "Home"
    assert window.menus.menu_named("file").title() == "&File"
    window.set_language("id")
    assert window.docks.dock("home").windowTitle() == "Beranda"


def test_no_untranslated_words_in_indonesian(window: MainWindow, qtbot: QtBot) -> None:
    """No English source text of the catalogue stands on any panel, menu or tooltip."""
    english = {source for source, wording in catalogue("id").items() if source != wording}
    same = set(catalogue("id").values())
    for key, content in window.contents.items():
        for section in content.sections():
            window.open_section(key, section.key)
            qtbot.waitUntil(lambda: not tasks.busy())
            assert (words(window) & english) - same == set(), f"{key}.{section.key}"
    for name in ("file", "edit", "view", "transactions", "reports", "tools", "help"):
        texts = {a.text().replace("&", "") for a in window.menus.menu_named(name).actions()}
        assert (texts & english) - same == set(), name


def test_theme_changes_at_once(window: MainWindow) -> None:
    window.set_theme("dark")
    assert theme.is_dark()
    rail = window.grab().toImage().pixelColor(4, window.height() // 2)
    assert rail.name() == theme.color("rail").name()
    window.toggle_theme()
    assert not theme.is_dark() and window.settings.theme == "light"


@pytest.mark.parametrize("factor", [1.1, 1.25, 1.5])
def test_zoom_scales_rail_and_bars(window: MainWindow, factor: float) -> None:
    window.set_zoom(factor)
    assert window.rail.width() == round(80 * factor)
    assert window.status.height() == round(26 * factor)
    assert window.status.zoom.text() == f"{round(factor * 100)} %"


def test_zoom_by_keyboard(window: MainWindow) -> None:
    window.commands.run("view.larger")
    assert window.settings.zoom == 1.1
    window.commands.run("view.normal_size")
    assert window.settings.zoom == 1.0


def test_period_menu_locks_and_reopens(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.toolbar.period.menu()
    menu.aboutToShow.emit()
    entries = {action.text(): action for action in menu.actions()}
    entries["Kunci Januari 2026"].trigger()
    assert periods.is_locked(Period(2026, 1))
    menu.aboutToShow.emit()
    assert "Buka kembali Januari 2026…" in {action.text() for action in menu.actions()}


def test_headings_of_menus_are_entries_that_are_painted(window: MainWindow) -> None:
    for fill, words in (
        (window_menus.fill_user, window.session.user.full_name or window.session.user.name),
        (window_menus.fill_company, "Perusahaan lain"),
    ):
        menu = QMenu(window)
        fill(window, menu)
        heads = [each for each in menu.actions() if each.text() == words]
        assert len(heads) == 1 and not heads[0].isSeparator() and not heads[0].isEnabled()
    menu = QMenu(window)
    window_menus.fill_new(window, menu)
    assert not any(each.isSeparator() and each.text() for each in menu.actions())


def months_in(window: MainWindow) -> dict[str, bool]:
    """The months of the menu, and which of them can be chosen."""
    menu = QMenu(window)
    window_menus.fill_periods(window, menu)
    entries = [action for action in menu.actions() if not action.isSeparator()]
    return {action.text(): action.isEnabled() for action in entries}


def test_only_the_month_whose_turn_it_is_can_be_locked(
    window: MainWindow, session: Session
) -> None:
    assert [text for text, on in months_in(window).items() if on] == [
        "Kunci Januari 2026",
        "Tutup tahun…",
    ]
    periods.lock(session, Period(2026, 1))
    periods.lock(session, Period(2026, 2))
    months = months_in(window)
    assert {text for text, on in months.items() if on} == {
        "Kunci Maret 2026",
        "Buka kembali Februari 2026…",
        "Tutup tahun…",
    }
    assert "Buka kembali Januari 2026…" in months and "Kunci April 2026" in months


def test_another_section_has_the_keyboard_in_its_rows(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.context.open_section("sales", "customers")
    content = window.contents["sales"]
    content.current().focus_search()
    content.show_section("invoices")
    panel = content.current()
    assert panel.objectName() == "sales.invoices"
    assert panel.hasFocus() or panel.table.view.hasFocus()
    content.tabs.setFocus()
    content.step_section(1)
    assert content.tabs.hasFocus()


def test_f6_walks_panes_then_panels(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.resize(1600, 900)
    window.context.open_document("sales-invoice")
    qtbot.mouseClick(
        window.rail.buttons["purchasing"],
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
    )
    window.docks.focus("sales")
    editor = window.contents["sales"].current()
    editor.form.focus_first()

    def at(pane: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (pane is focus or pane.isAncestorOf(focus))

    def walk(modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, modifier)

    seen = [pane for pane in editor.panes() if pane.isVisible()]
    assert len(seen) >= 4 and at(seen[0])
    for pane in seen[1:]:
        walk()
        assert at(pane)
    for pane in reversed(seen[:-1]):
        walk(Qt.KeyboardModifier.ShiftModifier)
        assert at(pane)
    for _pane in seen[1:]:
        walk()
    assert window.docks.active == "sales" and len(window.docks.shown()) > 1
    walk()
    assert window.docks.active != "sales"


def test_a_closed_document_leaves_the_keyboard_to_its_list(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.context.open_document("customer")
    content = window.contents["sales"]
    assert content.current().isAncestorOf(window.focusWidget())
    assert content.close_current()
    panel = content.current()
    assert panel.hasFocus() or panel.table.view.hasFocus()


def test_read_only_window_says_so(
    qtbot: QtBot, look: None, session: Session, settings: Settings, policy: ErrorPolicy
) -> None:
    session.read_only = True
    window = MainWindow(session, settings, policy)
    window.show()
    assert window.banner.isVisible()
    assert "hanya baca" in window.banner.words()
    assert not window.toolbar.new.isEnabled()
    window.close()
    destroy(window)


def test_icon_buttons_have_accessible_names(window: MainWindow) -> None:
    nameless = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and not (button.accessibleName() or button.text().strip())
        and button.width() > 0
    ]
    assert [button.objectName() for button in nameless] == []
