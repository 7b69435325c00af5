"""One act on many selected rows: each row's outcome is told, what was done stays."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from app.kernel.errors import UserError
from tests.ui.kit.fake_context import FakeContext
from tests.ui.kit.test_list_panel import Asked, panel_of
from ui.kit import bulk, tasks
from ui.kit.actions import Act

DOWN, SHIFT = Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier


def settled(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.busy())


def posting(done: list[int], refused: tuple[int, ...] = ()) -> Act:
    def post(_context: Any, row: Any) -> None:
        if row.id in refused:
            raise UserError("The month is locked.")
        done.append(row.id)

    return Act(
        "post",
        "Post",
        post,
        shortcut="F8",
        enabled=lambda row: row.state != "void",
        many=bulk.each("Posting", post, lambda row: row.number),
    )


def test_a_key_acts_on_everything_selected_that_can_take_it(
    qtbot: QtBot, context: FakeContext
) -> None:
    done: list[int] = []
    panel = panel_of(qtbot, context, Asked(), acts=(posting(done),))
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.table.view.setFocus()
    panel.table.view.select(0)
    for _step in range(6):
        qtbot.keyClick(panel.table.view, DOWN, SHIFT)
    assert [action.text() for action in panel.acts.menu(panel).actions()] == ["Posting · 6"]
    qtbot.keyClick(panel.table.view, Qt.Key.Key_F8)
    settled(qtbot)
    assert done == [0, 1, 2, 3, 4, 6], "the void one is left out"
    assert context.notices == [("success", "Memposting: 6 dari 6 selesai", "", ())]


def test_what_fails_is_told_with_its_reason_and_the_rest_stays(
    qtbot: QtBot, context: FakeContext
) -> None:
    done: list[int] = []
    panel = panel_of(qtbot, context, Asked(), acts=(posting(done, refused=(1, 3)),))
    panel.table.view.select(0)
    for _step in range(4):
        qtbot.keyClick(panel.table.view, DOWN, SHIFT)
    panel.acts.do("post")
    settled(qtbot)
    assert done == [0, 2, 4]
    tone, title, detail, (show,) = context.notices[0]
    assert (tone, title) == ("error", "Memposting: 2 dari 5 gagal")
    assert detail.startswith("INV/26/11/0001: ")
    outcome = bulk.Outcome(3, [("INV/1", "The month is locked."), ("INV/2", "No stock.")])
    dialog = bulk.FailuresDialog(None, "Memposting", outcome)
    qtbot.addWidget(dialog)
    assert dialog.findChild(QListWidget).item(1).text() == "INV/2: No stock."
    assert show.text == "Tampilkan semua"


def test_one_row_is_done_at_once_and_an_act_for_one_means_the_current(
    qtbot: QtBot, context: FakeContext
) -> None:
    done: list[int] = []
    single = Act("look", "Look", lambda c, row: done.append(-row.id))
    panel = panel_of(qtbot, context, Asked(), acts=(posting(done), single))
    panel.table.view.select(2)
    panel.acts.do("post")
    assert done == [2] and not context.notices
    qtbot.keyClick(panel.table.view, DOWN, SHIFT)
    panel.acts.do("look")
    assert done == [2, -3]
