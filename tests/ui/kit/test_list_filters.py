"""Filtering a list by the values of its columns, and filters kept under a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.access.session import Session
from app.kernel.money import rp
from tests.ui.kit.fake_context import FakeContext
from tests.ui.kit.long_list import LISTING, LONG, ROWS, many_rows, panel_of, settled
from ui.kit import dialogs
from ui.kit.buttons import Button
from ui.kit.column_filter import BoundsFilter, ValuesFilter
from ui.kit.filters import Choice, Filter
from ui.kit.list_panel import ListPanel

STATES = Filter(
    "state",
    "Any status",
    (Choice("draft", "Draft", {"state": "draft"}), Choice("paid", "Paid", {"state": "paid"})),
)
NOWHERE = QPoint(10, 10)


@pytest.fixture(autouse=True)
def rows(session: Session) -> Iterator[None]:
    with many_rows(session):
        yield


def entry(menu: QMenu, words: str) -> None:
    """Chooses an entry of a menu, or of a menu in it, as a click would."""
    for action in menu.actions():
        if action.text() == words:
            action.trigger()
            return
        if action.menu() is not None and any(a.text() == words for a in action.menu().actions()):
            entry(action.menu(), words)
            return
    raise AssertionError(f"{words!r} not in {[action.text() for action in menu.actions()]}")


def choose_in_popup(words: str) -> None:
    """Chooses in the menu that is open now."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry(menu, words)
    menu.close()


def column_menu(panel: ListPanel, key: str) -> QMenu:
    return panel.menus.column_menu(panel.table.model.place(key), NOWHERE)


def popup_of(panel: ListPanel, qtbot: QtBot, key: str) -> ValuesFilter:
    popup = panel.menus.filter_column(key, NOWHERE)
    assert isinstance(popup, ValuesFilter)
    settled(qtbot)
    return popup


def words_in(popup: ValuesFilter) -> list[str]:
    return [popup.values.item(at).text() for at in range(popup.values.count())]


def check(popup: ValuesFilter, qtbot: QtBot, words: str) -> None:
    popup.values.setCurrentRow(words_in(popup).index(words))
    qtbot.keyClick(popup.values, Qt.Key.Key_Space)


def test_values_of_a_column_with_their_counts_are_chosen_and_shown_as_a_chip(
    qtbot: QtBot, context: FakeContext
) -> None:
    panel = panel_of(qtbot, context)
    popup = popup_of(panel, qtbot, "customer")
    assert words_in(popup) == [
        "Tanpa nilai · 375", "CV Maju · 375", "Toko Terang · 375", "UD Cahaya · 375",
    ]  # fmt: skip
    check(popup, qtbot, "CV Maju · 375")
    check(popup, qtbot, "Tanpa nilai · 375")
    qtbot.mouseClick(popup.take, Qt.MouseButton.LeftButton)
    settled(qtbot)
    assert panel.table.model.count() == 750
    assert {panel.table.model.row(at).customer for at in range(50)} == {"CV Maju", ""}
    (chip,) = panel.chips._kept_chips.values()
    assert chip.text() == "Pelanggan: CV Maju, Tanpa nilai"
    assert panel.table.view.header.marked == {"customer"}
    qtbot.mouseClick(
        chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, chip.height() // 2)
    )
    settled(qtbot)
    assert panel.table.model.count() == ROWS and not panel.chips._kept_chips


def test_searching_among_the_values_and_enter_takes_what_was_found(
    qtbot: QtBot, context: FakeContext
) -> None:
    panel = panel_of(qtbot, context)
    popup = popup_of(panel, qtbot, "customer")
    qtbot.keyClicks(popup.search, "cahaya")
    qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    settled(qtbot)
    assert panel.table.model.count() == 375
    assert panel.chips.words() == ["Pelanggan: UD Cahaya"]


def test_one_columns_filter_leaves_what_another_offers(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    popup = popup_of(panel, qtbot, "state")
    assert words_in(popup) == ["Draf · 500", "Lunas · 500", "Terposting · 500"]
    check(popup, qtbot, "Lunas · 500")
    qtbot.keyClick(popup.values, Qt.Key.Key_Return)
    settled(qtbot)
    assert words_in(popup_of(panel, qtbot, "customer"))[1] == "CV Maju · 125"
    again = popup_of(panel, qtbot, "state")
    assert len(words_in(again)) == 3, "its own values are all offered still"
    qtbot.mouseClick(again.everything, Qt.MouseButton.LeftButton)
    settled(qtbot)
    assert panel.table.model.count() == ROWS


def test_amounts_and_dates_are_kept_between_bounds(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    popup = panel.menus.filter_column("total", NOWHERE)
    assert isinstance(popup, BoundsFilter)
    qtbot.keyClicks(popup.least, "1,2jt")
    qtbot.keyClick(popup.least, Qt.Key.Key_Return)
    settled(qtbot)
    assert panel.table.model.count() == 300 and panel.table.model.row(0).total == rp(1_200_000)
    assert panel.chips.words() == ["Total ≥ 1.200.000"]
    dates = panel.menus.filter_column("date", NOWHERE)
    qtbot.keyClicks(dates.least, "1/1/26")
    qtbot.keyClicks(dates.most, "31/1/26")
    qtbot.mouseClick(dates.take, Qt.MouseButton.LeftButton)
    settled(qtbot)
    found = panel.table.model
    assert found.count() and all(found.row(at).date.month == 1 for at in range(found.count()))


def test_a_right_click_on_a_head_sorts_and_groups(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    header = panel.table.view.header
    asked = {"total": "Urutkan turun", "customer": "Kelompokkan menurut kolom ini"}
    for key, words in asked.items():
        left = header.sectionViewportPosition(panel.table.model.place(key)) + 8
        at = QPoint(left, header.height() // 2)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, header.mapToGlobal(at))
        QApplication.sendEvent(header.viewport(), event)
        choose_in_popup(words)
        settled(qtbot)
    assert panel.query().sort == (("total", True),)
    assert [head.title for head in panel.table.model.heads] == [
        "CV Maju", "Toko Terang", "UD Cahaya", "Tanpa nilai",
    ]  # fmt: skip
    panel.table.view.select(1)
    settled(qtbot)
    assert panel.table.model.row(1).total == rp(1_497_000)


def test_alt_down_opens_the_menu_of_the_current_column(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context)
    panel.table.view.select(0)
    qtbot.keyClick(panel.table.view, Qt.Key.Key_Right)
    qtbot.keyClick(panel.table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    choose_in_popup("Saring dari dan sampai…")
    assert panel.findChild(BoundsFilter).column.key == "date"


def test_a_filter_is_kept_applied_renamed_and_deleted(
    qtbot: QtBot, context: FakeContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = panel_of(qtbot, context, filters=(STATES,))
    names = iter(["Lunas besar", "Lunas jutaan"])
    monkeypatch.setattr(dialogs, "ask_text", lambda *_words, **_more: next(names))
    entry(panel.menus.filter_menu(NOWHERE), "Lunas")
    popup = panel.menus.filter_column("total", NOWHERE)
    qtbot.keyClicks(popup.least, "1jt")
    qtbot.keyClick(popup.least, Qt.Key.Key_Return)
    panel.table.view.header.sort_by((("total", True),))
    entry(panel.menus.filter_menu(NOWHERE), "Simpan saringan ini…")
    panel.clear_filters()
    settled(qtbot)
    assert panel.table.model.count() == ROWS

    again = panel_of(qtbot, context, filters=(STATES,))
    entry(again.menus.filter_menu(NOWHERE), "Lunas besar")
    settled(qtbot)
    assert again.query() == replace(
        again.query(), filters={"state": "paid"}, sort=(("total", True),)
    )
    assert again.table.model.count() == 167
    assert again.chips.words() == ["Lunas", "Total ≥ 1.000.000"]
    entry(again.menus.filter_menu(NOWHERE).actions()[-3].menu(), "Lunas besar")
    assert list(again.menus.saved.all()) == ["Lunas jutaan"]
    entry(again.menus.filter_menu(NOWHERE).actions()[-2].menu(), "Lunas jutaan")
    assert again.menus.saved.all() == {}


def test_what_matches_nothing_names_every_filter_and_offers_all_rows(
    qtbot: QtBot, context: FakeContext
) -> None:
    panel = panel_of(qtbot, context, filters=(STATES,))
    panel.apply_filters(search="thing-00001", state="paid")
    settled(qtbot)
    words = panel.table.state_page.accessibleName()
    assert "“thing-00001”" in words and "Lunas" in words
    panel.clear_chips()
    settled(qtbot)
    assert panel.table.showing_rows and panel.table.model.count() == 1


def test_a_slip_of_the_keys_is_offered_as_it_may_have_been_meant(
    qtbot: QtBot, context: FakeContext
) -> None:
    by_name = replace(LONG, estimate_sql="SELECT 30000", search=("s.key", LONG.sql["customer"]))
    panel = panel_of(qtbot, context, listing=lambda session: by_name)
    qtbot.keyClicks(panel.search, "cahoya")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    settled(qtbot)
    buttons = panel.table.state_page.findChildren(Button)
    meant = next(button for button in buttons if button.text() == "Cari “cahaya”")
    qtbot.mouseClick(meant, Qt.MouseButton.LeftButton)
    settled(qtbot)
    assert panel.search.text() == "cahaya" and panel.table.model.count() == 375


def test_a_small_list_is_narrowed_on_the_spot(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context, listing=lambda session: LISTING)
    check(popup_of(panel, qtbot, "state"), qtbot, "Draf · 500")
    popup = panel.findChild(ValuesFilter)
    qtbot.mouseClick(popup.take, Qt.MouseButton.LeftButton)
    assert panel.table.model.row(0).state == "draft" and not panel.table.model.loading
