"""Tables: windows of any length, groups, sums, keys, copying, columns that never cut an amount off."""

from __future__ import annotations

import datetime as dt
import time
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.kernel import text
from app.kernel.columns import Column, Kind
from app.kernel.money import Money, rp
from app.kernel.report import ReportResult
from app.kernel.report import Row as ReportRow
from tests.ui.kit.fake_window import COLUMNS, FakeWindow
from ui.kit import tasks, theme
from ui.kit.report_model import ReportModel
from ui.kit.table import ColumnStyle, DataTable, Grouping, RowsModel, WindowModel, cells
from ui.kit.table.grouping import GroupRow
from ui.kit.table.window_model import BLOCK

TODAY = dt.date(2026, 11, 23)
BY_STATE = Grouping("state", ("{count} faktur", "{count} faktur"))


def settled(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.busy())


def shown(qtbot: QtBot, model: Any, width: int = 900, height: int = 400) -> DataTable:
    table = DataTable(model)
    table.resize(width, height)
    qtbot.addWidget(table)
    table.show()
    settled(qtbot)
    return table


# -- windows ----------------------------------------------------------------------------------


def test_the_window_model_keeps_the_rules_of_qt(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    model = WindowModel(FakeWindow(450))
    qtmodeltester.check(model, force_py=True)
    settled(qtbot)


def test_opening_reads_one_block_whatever_the_length(qtbot: QtBot) -> None:
    window = FakeWindow(1_000_000)
    model = WindowModel(window)
    assert window.asked == ["first"]
    assert model.rowCount() == 1_000_000
    assert (model.count(), model.totals()) == (None, None)
    settled(qtbot)
    assert model.count() == 1_000_000
    assert model.totals() == window.sums()


def test_the_end_is_reached_at_once_and_the_middle_by_anchor(qtbot: QtBot) -> None:
    window = FakeWindow(1_000_000)
    model = WindowModel(window)
    assert model.row(999_999).id == 999_999
    assert model.row(999_850).id == 999_850
    assert model.row(500_000) is None, "not reachable before the anchors are there"
    settled(qtbot)
    assert model.row(500_000).id == 500_000
    assert model.row(500_000 + BLOCK).id == 500_000 + BLOCK


@pytest.mark.parametrize("guess", [100, 700, 5_000])
def test_a_wrong_estimate_is_put_right(qtbot: QtBot, guess: int) -> None:
    model = WindowModel(FakeWindow(1_234, guess))
    model.row(guess - 1)
    settled(qtbot)
    assert model.rowCount() == 1_234
    assert [model.row(at).id for at in (0, 200, 700, 1_233)] == [0, 200, 700, 1_233]
    assert model.row(1_234) is None


def test_scrolling_through_keeps_few_blocks(qtbot: QtBot) -> None:
    model = WindowModel(FakeWindow(100_000))
    settled(qtbot)
    for at in range(0, 100_000, BLOCK):
        assert model.row(at).id == at
    assert len(model.sample()) <= 61 * BLOCK


def test_columns_are_measured_by_the_rows_in_sight_however_many_were_read(qtbot: QtBot) -> None:
    model = WindowModel(FakeWindow(20_000))
    for at in range(0, 8_000, BLOCK):
        assert model.row(at).id == at
    model.row(0)
    assert {row.id // BLOCK for row in model.sample()} == {0, 39}


class SlowWindow(FakeWindow):
    """A question without an index, its rows on a slow disk."""

    quick = False

    def of_keys(self, keys: list[int]) -> list[Any]:
        time.sleep(0.02)
        return super().of_keys(keys)


def test_rows_on_a_slow_disk_come_later_and_the_window_does_not_wait(qtbot: QtBot) -> None:
    table = DataTable(WindowModel(SlowWindow(1_000)))
    table.resize(900, 400)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitUntil(lambda: table.model.rowCount() == 1_000)
    told: list[Any] = []
    table.current_changed.connect(told.append)
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    assert told == [None]
    qtbot.waitUntil(lambda: told[-1] is not None)
    assert [row and row.id for row in told] == [None, 999]


def test_another_question_drops_what_the_first_was_still_reading(qtbot: QtBot) -> None:
    table = shown(qtbot, WindowModel(FakeWindow(5_000)))
    table.set_window(FakeWindow(3_000))
    table.set_window(FakeWindow(300))
    settled(qtbot)
    assert table.model.rowCount() == table.model.count() == 300


def test_refreshing_keeps_the_row_and_the_place(qtbot: QtBot) -> None:
    table = shown(qtbot, WindowModel(FakeWindow(5_000)))
    table.view.select(812)
    place = table.view.verticalScrollBar().value()
    table.refresh()
    settled(qtbot)
    assert table.current_row().id == 812
    assert table.view.verticalScrollBar().value() == place > 0


def test_an_empty_window_is_empty(qtbot: QtBot) -> None:
    table = shown(qtbot, WindowModel(FakeWindow(0)))
    assert table.is_empty() and table.current_row() is None
    assert table.footer.words == "0 baris · -2 dihitung" or table.footer.words.startswith("0 ")


def test_a_row_that_is_not_there_yet_is_drawn_as_a_skeleton(qtbot: QtBot) -> None:
    model = WindowModel(FakeWindow(100_000))
    table = DataTable(model)
    qtbot.addWidget(table)
    table.resize(800, 300)
    table.show()
    table.view.verticalScrollBar().setValue(50_000 * theme.row_height())
    assert not table.grab().isNull()
    settled(qtbot)


# -- rows in memory ---------------------------------------------------------------------------


def rows(count: int) -> list[Any]:
    return FakeWindow(count).first(count)


def test_the_rows_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(RowsModel(COLUMNS, rows(30), grouping=BY_STATE), force_py=True)


def test_totals_are_the_sums_of_the_rows() -> None:
    model = RowsModel(COLUMNS, rows(10))
    assert model.totals()["total"] == cells.add([row.total for row in rows(10)])
    counted = RowsModel(COLUMNS, rows(10), counts=lambda row: row.state == "posted")
    assert counted.counted == sum(row.state == "posted" for row in rows(10))


def test_sorting_compares_values_not_words() -> None:
    model = RowsModel(COLUMNS, rows(40))
    model.sort_by((("total", True),))
    totals = [model.row(at).total.minor for at in range(40)]
    assert totals == sorted(totals, reverse=True)
    model.sort_by((("customer", False), ("total", False)))
    pairs = [(model.row(at).customer.casefold(), model.row(at).total) for at in range(40)]
    assert pairs == sorted(pairs)
    model.sort_by(())
    assert [model.row(at).id for at in range(3)] == [0, 1, 2]


def test_sorting_measures_no_column_anew(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS, [FakeWindow(400).row(at) for at in range(400)])
    table = DataTable(model)
    qtbot.addWidget(table)
    asked: list[int] = []
    model.sample = lambda: asked.append(1) or []  # type: ignore[method-assign]
    table._sort((("total", True),))
    assert model.row(0).total > model.row(399).total and not asked
    model.set_rows([])
    assert asked


def test_many_groups_leave_the_first_column_its_width(qtbot: QtBot) -> None:
    by_customer = Grouping("number", ("{count} faktur dan sebuah kepala panjang",) * 2)
    table = shown(qtbot, RowsModel(COLUMNS, rows(60), grouping=by_customer))
    first = next(row for row in table.model.sample() if not isinstance(row, GroupRow))
    needed = QFontMetrics(theme.font("table")).horizontalAdvance(table.model.text(first, 0))
    assert table.view.columnWidth(0) > needed


def test_groups_have_heads_with_subtotals_and_fold() -> None:
    model = RowsModel(COLUMNS, rows(12), grouping=BY_STATE)
    heads = [at for at in range(model.rowCount()) if isinstance(model.row(at), GroupRow)]
    head = model.row(heads[0])
    assert head.sums["total"] == cells.add([row.total for row in head.rows])
    assert model.text(head, 0).endswith("2 faktur")
    length = model.rowCount()
    model.toggle(heads[0])
    assert model.rowCount() == length - len(head.rows)
    model.sort_by((("date", False),))
    assert model.rowCount() == length - len(head.rows), "a folded group stays folded"
    model.toggle(heads[0])
    assert model.rowCount() == length


def test_heads_follow_the_language_and_stay_folded() -> None:
    model = RowsModel(COLUMNS, rows(12), grouping=Grouping("state"))
    model.toggle(next(at for at in range(model.rowCount()) if isinstance(model.row(at), GroupRow)))
    length, before = model.rowCount(), [head.title for head in model.heads]
    text.use_language("en")
    model.retranslate()
    assert not {head.title for head in model.heads} & set(before)
    model.sort_by((("date", False),))
    assert model.rowCount() == length


def test_a_report_is_shown_as_it_is() -> None:
    columns = (Column("name", "Name"), Column("amount", "Amount", Kind.MONEY, total=True))
    result = ReportResult("r", "R", "", columns, [
        ReportRow({"name": "Aset"}, "group"), ReportRow({"name": "Kas", "amount": rp(5)}, level=1),
    ], {"amount": rp(5)})  # fmt: skip
    model = ReportModel(result, {})
    assert model.style_of(model.row(0)) == "group"
    assert model.text(model.row(1), 1) == "5"
    assert model.totals() == {"amount": rp(5)}
    assert model.count() == 1, "a heading is no row"


# -- cells ------------------------------------------------------------------------------------


def test_cells_are_worded_by_kind() -> None:
    money = Column("m", "M", Kind.MONEY)
    assert cells.text(money, Money(0)) == "–"
    assert cells.text(money, rp(-1_234)) == "−1.234"
    assert cells.text(money, rp(-5), ColumnStyle(balance=True)) == "5"
    assert (cells.letter(rp(5)), cells.letter(rp(-5)), cells.letter(rp(0))) == ("D", "K", "")
    assert cells.text(Column("d", "D", Kind.DATE), TODAY) == "23/11/26"
    assert cells.text(Column("s", "S", Kind.STATE), ("overdue", 3)) == "Lewat 3 hari"
    assert cells.text(money, None) == ""


def test_raw_values_are_what_a_spreadsheet_reads() -> None:
    assert cells.raw(Column("m", "M", Kind.MONEY), Money(-150)) == "-1.5"
    assert cells.raw(Column("d", "D", Kind.DATE), TODAY) == "2026-11-23"
    assert cells.raw(Column("s", "S", Kind.STATE), ("overdue", 3)) == "overdue"


def test_an_overdue_row_tells_its_days_and_screen_readers_hear_the_cell() -> None:
    model = RowsModel(COLUMNS, rows(4), today=TODAY)
    state = model.index(1, model.place("state"))
    assert state.data() == "Lewat 3 hari"
    total = model.index(0, model.place("total"))
    spoken = total.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Total, 9.814.620 rupiah, baris 1"


# -- the view ---------------------------------------------------------------------------------


def test_enter_opens_space_previews_and_a_group_folds(qtbot: QtBot) -> None:
    table = shown(qtbot, RowsModel(COLUMNS, rows(12), grouping=BY_STATE))
    opened: list[Any] = []
    table.opened.connect(opened.append)
    table.view.select(1)
    with qtbot.waitSignal(table.preview_requested):
        qtbot.keyClick(table.view, Qt.Key.Key_Space)
    qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert opened == [table.current_row()]
    table.view.select(0)
    before = table.model.rowCount()
    qtbot.keyClick(table.view, Qt.Key.Key_Left)
    assert table.model.rowCount() < before
    qtbot.keyClick(table.view, Qt.Key.Key_Right)
    assert table.model.rowCount() == before


def test_end_goes_to_the_last_of_a_million(qtbot: QtBot) -> None:
    table = shown(qtbot, WindowModel(FakeWindow(1_000_000)))
    table.view.select(0)
    qtbot.keyClick(table.view, Qt.Key.Key_End)
    assert table.current_row().id == 999_999
    qtbot.keyClick(table.view, Qt.Key.Key_Home)
    assert table.current_row().id == 0


def test_copying_gives_a_table_with_headers_or_raw_values(qtbot: QtBot) -> None:
    table = shown(qtbot, RowsModel(COLUMNS[:4], rows(3)))
    table.view.selectAll()
    qtbot.keyClick(table.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["Nomor", "Tanggal", "Pelanggan", "Total"]
    assert lines[1].split("\t")[3] == "9.814.620"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(table.view, Qt.Key.Key_C, both)
    raw = QGuiApplication.clipboard().text().splitlines()
    assert raw[0].split("\t") == ["INV/26/11/0000", "2026-11-23", "Toko Sumber Terang", "9814620"]


def test_several_selected_rows_are_added_up_in_the_footer(qtbot: QtBot) -> None:
    table = shown(qtbot, RowsModel(COLUMNS, rows(5)))
    table.view.selectAll()
    assert table.footer.sums["total"] == table.model.totals()["total"]
    assert table.footer.words.startswith("5 dipilih · rata-rata ")
    table.view.select(0)
    assert table.footer.words == "5 baris"


def header_click(qtbot: QtBot, table: DataTable, key: str, *, shift: bool = False) -> None:
    header = table.view.header
    at = header.sectionViewportPosition(table.model.place(key)) + 12
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    point = header.rect().center()
    point.setX(at)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def test_the_header_sorts_up_down_off_and_shift_adds(qtbot: QtBot) -> None:
    table = shown(qtbot, RowsModel(COLUMNS, rows(20)))
    orders: list[Any] = []
    table.sort_changed.connect(orders.append)
    for _ in range(3):
        header_click(qtbot, table, "date")
    header_click(qtbot, table, "customer")
    header_click(qtbot, table, "total", shift=True)
    assert orders == [
        (("date", False),),
        (("date", True),),
        (),
        (("customer", False),),
        (("customer", False), ("total", False)),
    ]


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_amounts_are_never_cut_off(qtbot: QtBot, zoom: float) -> None:
    theme.apply("light", zoom)
    totals = {"total": rp(987_654_321_012), "outstanding": rp(-1)}
    table = shown(qtbot, RowsModel(COLUMNS, rows(30), totals=totals), 560)
    bold = QFontMetrics(theme.font("table", bold=True))
    column = table.model.place("total")
    needed = bold.horizontalAdvance("987.654.321.012") + theme.px(9)
    assert table.view.columnWidth(column) >= needed
    theme.apply("light", 1.0)


def test_short_of_room_the_least_important_columns_go(qtbot: QtBot) -> None:
    columns = (
        *COLUMNS[:3],
        Column("outstanding", "Outstanding", Kind.MONEY, priority=2),
        COLUMNS[3],
    )
    table = shown(qtbot, RowsModel(columns, rows(10)), 380)
    assert table.view.isColumnHidden(3)
    assert not table.view.isColumnHidden(4)
    table.resize(900, 400)
    assert not table.view.isColumnHidden(3)


def test_the_columns_fill_the_width_exactly(qtbot: QtBot) -> None:
    table = shown(qtbot, RowsModel(COLUMNS, rows(10)), 1000)
    assert table.view.header.length() == table.view.viewport().width()


def test_a_layout_is_kept_and_restored(qtbot: QtBot) -> None:
    table = shown(qtbot, RowsModel(COLUMNS, rows(10)))
    table.set_hidden({"date"})
    table.view.header.moveSection(0, 2)
    kept = table.layout_state()
    other = shown(qtbot, RowsModel(COLUMNS, rows(10)))
    other.restore_layout({**kept, "hidden": [*kept["hidden"], "no-such-column"]})
    assert other.layout_state() == kept
    assert other.view.isColumnHidden(1)
    other.restore_layout(None)
    assert other.hidden_columns() == set()


def test_a_link_is_opened_by_a_click_on_its_cell(qtbot: QtBot) -> None:
    table = shown(qtbot, RowsModel(COLUMNS, rows(5), {"number": ColumnStyle(link=True)}))
    heard: list[Any] = []
    table.link_opened.connect(lambda row, key: heard.append((row.id, key)))
    box = table.view.visualRect(table.model.index(2, 0))
    qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert heard == [(2, "number")]


def test_the_page_in_place_of_an_empty_table_says_what_to_do(qtbot: QtBot) -> None:
    table = shown(qtbot, RowsModel(COLUMNS))
    table.show_state("ph.tray", "Belum ada faktur", "Faktur muncul di sini.")
    assert not table.showing_rows
    assert "Belum ada faktur" in table.state_page.accessibleName()
    table.show_loading()
    table.show_rows()
    assert table.showing_rows


def test_the_language_of_headers_and_words_can_be_switched(qtbot: QtBot) -> None:

    table = shown(qtbot, RowsModel(COLUMNS, rows(3)))
    text.use_language("en")
    table.retranslate()
    assert table.model.headerData(0, Qt.Orientation.Horizontal) == "Number"
    assert table.footer.words == "3 rows"
    assert table.model.text(table.model.row(0), 3) == "9,814,620"


def test_an_index_outside_gives_nothing() -> None:
    model = RowsModel(COLUMNS, rows(2))
    assert model.data(QModelIndex()) is None
    assert model.row(99) is None
    assert model.find("nobody") == -1
