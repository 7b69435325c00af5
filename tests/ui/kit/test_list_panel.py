"""A list as every department has it: searching, narrowing, acting, inspecting."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from app.kernel.errors import NotAllowed
from app.kernel.listing import ListQuery
from tests.ui.kit.fake_context import FakeContext
from tests.ui.kit.fake_window import COLUMNS, FakeWindow
from ui.kit import panes, tasks, theme
from ui.kit.actions import Act
from ui.kit.filters import Choice, Filter
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.list_panel import Empty, ListPanel, ListSpec, NewAct
from ui.kit.table import Grouping


class Asked:
    """A listing that remembers its questions; a search for "none" finds nothing."""

    columns = COLUMNS

    def __init__(self, length: int = 28) -> None:
        self.length = length
        self.queries: list[ListQuery] = []

    def window(self, query: ListQuery) -> FakeWindow:
        self.queries.append(query)
        return FakeWindow(0 if query.search == "none" else self.length)


def spec(listing: Asked, **changes: Any) -> ListSpec:
    usual = ListSpec(
        key="test.list",
        listing=lambda session: listing,
        nouns=("{count} faktur", "{count} faktur"),
        kinds=("sales-invoice",),
        open=lambda context, row: context.open_document("sales-invoice", row.id),
        new=NewAct("Invoice", lambda context: context.open_document("sales-invoice")),
        filters=(
            Filter("state", "Any state", (Choice("draft", "Draft", {"state": "draft"}), Choice("paid", "Paid", {"state": "paid"}))),
            Filter("due", "", (Choice("overdue", "Overdue", {"overdue": True}),)),
        ),
        inspector=lambda context, row: Facts(row.number, groups=(FactGroup("Amounts", (Fact("Total", "1"),)),)),
        empty=Empty("ph.tray", "No invoices yet", "They appear here.", "Make an invoice"),
    )  # fmt: skip
    return usual._replace(**changes)


def panel_of(
    qtbot: QtBot, context: FakeContext, listing: Asked, width: int = 1200, **changes: Any
) -> ListPanel:
    panel = ListPanel(context, spec(listing, **changes))
    qtbot.addWidget(panel)
    panel.resize(width, 600)
    panel.show()
    qtbot.waitUntil(lambda: not tasks.busy())
    return panel


def test_typing_searches_a_moment_later(qtbot: QtBot, context: FakeContext) -> None:
    listing = Asked()
    panel = panel_of(qtbot, context, listing)
    asked = len(listing.queries)
    qtbot.keyClicks(panel.search, "abc")
    assert len(listing.queries) == asked
    qtbot.waitUntil(lambda: len(listing.queries) == asked + 1)
    assert listing.queries[-1].search == "abc"


def test_filters_become_conditions_and_show_as_active_chips(
    qtbot: QtBot, context: FakeContext
) -> None:
    listing = Asked()
    panel = panel_of(qtbot, context, listing)
    panel.chips.choose("state", "paid")
    assert listing.queries[-1].filters == {"state": "paid"}
    qtbot.mouseClick(panel.chips._chips["due"], Qt.MouseButton.LeftButton)
    assert listing.queries[-1].filters == {"state": "paid", "overdue": True}
    panel.clear_filters()
    assert listing.queries[-1] == ListQuery()


def test_a_chip_without_room_for_its_words_is_its_icon(qtbot: QtBot, context: FakeContext) -> None:
    words = "Any date from the first day of the books"
    filters = (Filter("month", words, icon="ph.calendar-blank"), Filter("due", "Any state"))
    panel = panel_of(qtbot, context, Asked(), filters=filters)
    month, due = (panel.chips._chips[key] for key in ("month", "due"))
    assert not month.compact and month.toolTip() == ""
    panel.resize(520, 600)
    qtbot.waitUntil(lambda: month.compact)
    assert month.toolTip() == month.accessibleName() == words and not due.compact
    assert month.width() < month.width_as(compact=False)
    panel.resize(1200, 600)
    qtbot.waitUntil(lambda: not month.compact)


def test_a_sort_is_asked_of_the_window(qtbot: QtBot, context: FakeContext) -> None:
    listing = Asked(500)
    panel = panel_of(qtbot, context, listing)
    panel.table.view.header.cycle(3)
    assert listing.queries[-1].sort == (("total", False),)


def test_nothing_yet_offers_the_first_one(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context, Asked(0))
    assert not panel.table.showing_rows
    assert "They appear here." in panel.table.state_page.accessibleName()
    panel.new()
    assert context.opened == [("sales-invoice", None, {})]


def test_nothing_found_names_the_filters_and_clears_them(
    qtbot: QtBot, context: FakeContext
) -> None:
    panel = panel_of(qtbot, context, Asked())
    panel.apply_filters(search="none", state="paid")
    words = panel.table.state_page.accessibleName()
    assert "“none”" in words and "Lunas" in words
    panel.clear_filters()
    assert panel.table.showing_rows


def test_a_filter_set_from_the_start_does_not_hide_that_nothing_is_there_yet(
    qtbot: QtBot, context: FakeContext
) -> None:
    active = Filter("active", "", (Choice("on", "Active", {"active": True}),), first="on")
    panel = panel_of(qtbot, context, Asked(0), filters=(active,))
    assert "They appear here." in panel.table.state_page.accessibleName()


def test_filters_from_elsewhere_may_be_conditions_of_their_own(
    qtbot: QtBot, context: FakeContext
) -> None:
    listing = Asked()
    panel = panel_of(qtbot, context, listing)
    panel.apply_filters(customer="C-007")
    assert listing.queries[-1].filters == {"customer": "C-007"}


def test_enter_in_the_search_goes_to_the_first_row_and_enter_opens_it(
    qtbot: QtBot, context: FakeContext
) -> None:
    panel = panel_of(qtbot, context, Asked())
    panel.focus_search()
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.current_row().id == 0
    qtbot.keyClick(panel.table.view, Qt.Key.Key_Return)
    assert context.opened == [("sales-invoice", 0, {})]


def test_a_change_elsewhere_reads_again_and_keeps_the_row(
    qtbot: QtBot, context: FakeContext
) -> None:
    listing = Asked()
    panel = panel_of(qtbot, context, listing)
    panel.table.view.select(7)
    kinds, act = context.listeners[0]
    assert kinds == ("sales-invoice",)
    listing.length = 30
    act()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert panel.current_row().id == 7
    assert panel.table.model.rowCount() == 30


@pytest.mark.parametrize(("width", "right"), [(1200, True), (700, False)])
def test_the_inspector_stands_right_or_below(
    qtbot: QtBot, context: FakeContext, width: int, right: bool
) -> None:
    panel = panel_of(qtbot, context, Asked(), width)
    assert not panel.side.isVisible() and not panel.strip.isVisible()
    panel.table.view.select(2)
    qtbot.waitUntil(
        lambda: panel.side.isVisible() is right and panel.strip.isVisible() is not right
    )
    panel.toggle_inspector()
    assert not panel.side.isVisible() and not panel.strip.isVisible()
    assert context.settings["test.list/inspector"] is False


def test_acts_are_offered_only_where_they_can_be_done(qtbot: QtBot, context: FakeContext) -> None:
    done: list[Any] = []
    acts = (
        Act("post", "Post", lambda c, row: done.append(row.id), shortcut="F8", enabled=lambda row: row.state == "draft"),
        Act("hidden", "Void", lambda c, row: None, permission="void"),
    )  # fmt: skip
    context.session.denied = {"void"}
    panel = panel_of(qtbot, context, Asked(), acts=acts)
    assert panel.findChild(QAction, "hidden") is None
    panel.table.view.select(0)
    assert [act.key for act in panel.acts.possible()] == ["post"]
    panel.table.view.select(1)
    assert panel.acts.possible() == []
    panel.acts.do("post")
    assert done == []
    panel.table.view.select(6)
    panel.acts.do("post")
    assert done == [6]


def test_an_act_that_is_refused_is_told(qtbot: QtBot, context: FakeContext) -> None:
    def refuse(_context: Any, _row: Any) -> None:
        raise NotAllowed("no")

    panel = panel_of(qtbot, context, Asked(), acts=(Act("x", "X", refuse),))
    panel.table.view.select(0)
    panel.acts.do("x")
    assert isinstance(context.errors[0], NotAllowed)


def test_grouping_is_switched_by_its_chip(qtbot: QtBot, context: FakeContext) -> None:
    grouping = Grouping("state")
    panel = panel_of(qtbot, context, Asked(), grouping=grouping)
    assert panel.table.model.rowCount() == 28
    qtbot.mouseClick(panel.chips.group_chip, Qt.MouseButton.LeftButton)
    assert panel.table.model.rowCount() == 28 + 6
    assert panel.chips.group_chip.property("on")
    panel.group_by("date")
    assert not panel.chips.group_chip.property("on"), "the chip stands for its own way only"


def test_a_grouped_list_that_is_read_again_tells_how_many_are_counted_now(
    qtbot: QtBot, context: FakeContext
) -> None:
    listing = Asked()
    panel = panel_of(qtbot, context, listing, grouping=Grouping("state"), grouped_at_first=True)
    assert panel.table.footer.words == "28 faktur · 26 dihitung"
    listing.length = 20
    panel.refresh()
    assert panel.table.footer.words == "20 faktur · 18 dihitung"


def test_columns_are_put_away_and_remembered(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context, Asked(), hidden=("date",))
    assert panel.table.hidden_columns() == {"date"}
    chooser = panel.choose_columns()
    names = [chooser.columns.item(at).text() for at in range(chooser.columns.count())]
    chooser.columns.setCurrentRow(names.index("Status"))
    qtbot.keyClick(chooser.columns, Qt.Key.Key_Space)
    chooser.close()
    assert panel.table.hidden_columns() == {"date", "state"}
    again = panel_of(qtbot, context, Asked(), hidden=("date",))
    assert again.table.hidden_columns() == {"date", "state"}


def test_a_read_only_company_has_no_new_button(qtbot: QtBot, context: FakeContext) -> None:
    context.session.read_only = True
    panel = panel_of(qtbot, context, Asked())
    assert panel.add is None
    panel.new()
    assert context.opened == []


def test_the_keyboard_brought_to_a_list_walks_its_rows(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context, Asked())
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.setFocus()
    assert panel.table.view.hasFocus()
    qtbot.keyClick(panel.table.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.table.view, Qt.Key.Key_Return)
    assert context.opened == [("sales-invoice", 1, {})]


def test_the_search_may_be_as_wide_as_its_hint(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context, Asked(), search_hint="Number, reason, warehouse")
    words = panel.search.fontMetrics().horizontalAdvance(panel.search.placeholderText())
    panel.resize(1400, 600)
    assert panel.search.width() > words + theme.px(60)


def test_f6_walks_search_table_inspector(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context, Asked())
    panel.activateWindow()
    panel.search.setFocus()
    assert panes.step(1) and panel.table.view.hasFocus()
    assert not panes.step(1), "the next panel's turn"
    assert panes.step(-1) and panel.search.hasFocus()


def test_words_follow_the_language(qtbot: QtBot, context: FakeContext) -> None:
    from app.kernel import text

    panel = panel_of(qtbot, context, Asked())
    assert panel.search.placeholderText() == "Cari"
    text.use_language("en")
    panel.retranslate()
    assert panel.search.placeholderText() == "Search"
    assert panel.columns.accessibleName() == "Columns"


def test_a_list_is_named_by_what_it_holds(qtbot: QtBot, context: FakeContext) -> None:
    panel = panel_of(qtbot, context, Asked())
    assert panel.table.view.accessibleName() == "Daftar faktur"
