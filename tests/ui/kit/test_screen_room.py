"""No window is larger than the screen it opens on."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.kit import screen_room, theme


def test_a_dialog_takes_at_most_the_room_of_its_screen(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    room = dialog.screen().availableSize()
    screen_room.take(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == (theme.px(300), theme.px(200))
    screen_room.take(dialog, room.width() + 100, room.height())
    assert dialog.width() == room.width()
    assert dialog.height() < room.height(), "the title bar is on the screen as well"


def test_a_window_too_large_for_its_screen_fills_it(qtbot: QtBot) -> None:
    small, large = QWidget(), QWidget()
    for window in (small, large):
        qtbot.addWidget(window)
    room = large.screen().availableSize()
    small.resize(room.width() - 50, room.height() - 50)
    large.resize(room.width() + 50, room.height() - 50)
    for window in (small, large):
        screen_room.show(window)
    assert not small.isMaximized() and small.width() == room.width() - 50
    assert large.isMaximized() and large.width() == room.width()


def test_the_title_bar_of_a_window_as_high_as_its_screen_pushes_nothing_off_it(
    qtbot: QtBot,
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(window.screen().availableSize())
    screen_room.show(window)
    assert window.isMaximized()
