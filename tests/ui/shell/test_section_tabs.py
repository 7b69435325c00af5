"""The tabs of a department, by themselves."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.shell.section_tabs import SectionTabs, TabFace


def test_a_new_tab_has_room_for_its_cross_at_once(qtbot: QtBot) -> None:
    tabs = SectionTabs()
    qtbot.addWidget(tabs)
    tabs.show()
    tabs.add("Daftar", "list")
    tabs.add("RCV/26/11/0001", "receipt", TabFace(closable=True))
    for index in range(tabs.count()):
        assert tabs.tabRect(index).width() == tabs.tabSizeHint(index).width()
