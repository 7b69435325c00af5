"""A report in a panel: asked again, folded, followed, stopped, refused, saved and looked at on paper."""

from __future__ import annotations

import datetime as dt
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app.kernel.columns import Column, Kind
from app.kernel.errors import Cancelled, NotAllowed, UserError
from app.kernel.money import rp
from app.kernel.progress import told_to_stop
from app.kernel.report import Filters, ReportResult, Row
from tests.ui.kit.fake_context import FakeContext
from ui.kit import dialogs, tasks, theme
from ui.kit.days import Days, DaysDialog
from ui.kit.report_view import ReportSpec, ReportView

COLUMNS = (
    Column("name", "Name"),
    Column("number", "Number", Kind.NUMBER),
    Column("amount", "Amount", Kind.MONEY, total=True),
)
NOVEMBER = Days(dt.date(2026, 11, 1), dt.date(2026, 11, 30))


def line(name: str, amount: int) -> Row:
    values = {"name": name, "number": f"INV/{name}", "amount": rp(amount)}
    return Row(values, level=1, link=("sales-invoice", f"INV/{name}"))


def result(key: str = "sales") -> ReportResult:
    rows = [
        Row({"name": "North"}, style="group"),
        line("b", 20),
        line("a", -30),
        Row({"name": "Sum of North", "amount": rp(-10)}, style="subtotal"),
        Row({"name": "South"}, style="group"),
        line("c", 5),
    ]
    return ReportResult(
        key, "Sales", "November 2026", COLUMNS, rows, {"amount": rp(-5)}, ("A note.",)
    )


class Asked:
    """What the report was asked, and what it answers."""

    def __init__(self, key: str = "sales") -> None:
        self.filters: list[Filters] = []
        self.error: Exception | None = None
        self.gate: threading.Event | None = None
        self.key = key

    def build(self, _session: Any, filters: Filters) -> ReportResult:
        self.filters.append(filters)
        while self.gate is not None and not self.gate.wait(0.01):
            if told_to_stop():
                raise Cancelled
        if self.error is not None:
            raise self.error
        return result(self.key)


def opened(
    qtbot: QtBot, context: FakeContext, asked: Asked, *, wait: bool = True, **more: Any
) -> ReportView:
    view = ReportView(context, ReportSpec("sales", "Sales", asked.build, **more))
    qtbot.addWidget(view)
    view.resize(900, 500)
    view.show()
    if wait:
        settle(qtbot)
    return view


def settle(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.busy())


def names(view: ReportView) -> list[str]:
    model = view.table.model
    return [model.text(model.row(number), 0) for number in range(model.rowCount())]


def click(
    qtbot: QtBot, view: ReportView, row: int, column: int = 0, *, twice: bool = False
) -> None:
    table = view.table.view
    box = table.visualRect(table.model().index(row, column))
    act = qtbot.mouseDClick if twice else qtbot.mouseClick
    act(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 8, box.center().y()))


def test_it_asks_for_this_month_and_then_for_other_days(qtbot: QtBot, context: FakeContext) -> None:
    asked = Asked()
    view = opened(qtbot, context, asked)
    assert (asked.filters[0].date_from, asked.filters[0].date_to) == (NOVEMBER.first, NOVEMBER.last)
    assert view.days is not None and view.days.text() == "November 2026"
    dialog = view.days.ask()
    assert isinstance(dialog, DaysDialog)
    dialog.form.set_values({"first": dt.date(2026, 2, 10), "last": dt.date(2026, 2, 1)})
    dialog.take()
    assert dialog.form.boxes["first"].error and len(asked.filters) == 1
    dialog.form.set_values({"last": dt.date(2026, 3, 1)})
    dialog.take()
    settle(qtbot)
    assert asked.filters[1].date_from == dt.date(2026, 2, 10)
    assert view.days.text() == "10 Feb 2026 – 1 Mar 2026"


def test_a_shortcut_is_one_click(qtbot: QtBot, context: FakeContext) -> None:
    asked = Asked()
    view = opened(qtbot, context, asked)
    assert view.days is not None
    menu = view.days.menu()
    next(each for each in menu.actions() if each.text() == "Bulan lalu").trigger()
    settle(qtbot)
    assert asked.filters[-1].date_to == dt.date(2026, 10, 31)


def test_a_report_of_a_day_asks_for_today(qtbot: QtBot, context: FakeContext) -> None:
    asked = Asked()
    opened(qtbot, context, asked, days="day")
    assert asked.filters[0] == Filters(as_of=dt.date(2026, 11, 23))


def test_headings_fold_and_stay_folded(qtbot: QtBot, context: FakeContext) -> None:
    view = opened(qtbot, context, Asked())
    assert names(view) == ["North", "b", "a", "Sum of North", "South", "c"]
    click(qtbot, view, 0)
    assert names(view) == ["North", "Sum of North", "South", "c"]
    view.refresh()
    settle(qtbot)
    assert names(view) == ["North", "Sum of North", "South", "c"]
    view.table.view.select(0)
    qtbot.keyClick(view.table.view, Qt.Key.Key_Return)
    assert len(names(view)) == 6


def test_sorting_stays_inside_a_heading(qtbot: QtBot, context: FakeContext) -> None:
    view = opened(qtbot, context, Asked())
    view.table.model.sort_by((("name", False),))
    assert names(view) == ["North", "a", "b", "Sum of North", "South", "c"]


@pytest.mark.parametrize("way", ["enter", "double click", "link"])
def test_behind_a_row_is_its_document(qtbot: QtBot, context: FakeContext, way: str) -> None:
    followed: list[Any] = []
    view = opened(
        qtbot,
        context,
        Asked(),
        follow=lambda _context, row, asked: followed.append((row.link, asked)),
    )
    if way == "enter":
        view.table.view.select(1)
        qtbot.keyClick(view.table.view, Qt.Key.Key_Return)
    elif way == "link":
        click(qtbot, view, 1, column=1)
    else:
        click(qtbot, view, 1)
        click(qtbot, view, 1, twice=True)
    (link, asked) = followed[0]
    assert link == ("sales-invoice", "INV/b") and asked.date_from == NOVEMBER.first


def test_notes_stand_below(qtbot: QtBot, context: FakeContext) -> None:
    view = opened(qtbot, context, Asked())
    assert view.notes.isVisible() and view.notes.text() == "A note."


def test_notes_keep_their_room_when_the_theme_is_switched(
    qtbot: QtBot, context: FakeContext
) -> None:
    view = opened(qtbot, context, Asked())
    view.setFixedHeight(30)  # short of room, as beside another dock
    QApplication.processEvents()
    theme.apply("dark", 1.0)
    view.setFixedHeight(500)
    QApplication.processEvents()
    at = view.notes.mapTo(view, view.notes.contentsRect().topLeft())
    below = view.height() - at.y() - view.notes.contentsRect().height()
    assert (at.x(), below) == (theme.px(12), theme.px(8))
    assert view.notes.contentsRect().height() >= view.notes.fontMetrics().height()


def test_a_statement_has_brackets(qtbot: QtBot, context: FakeContext) -> None:
    assert opened(qtbot, context, Asked()).table.model.text(line("a", -30), 2) == "−30"
    view = opened(qtbot, context, Asked("profit-loss"))
    assert view.table.model.text(line("a", -30), 2) == "(30)"


def test_what_may_not_be_seen_is_said_in_its_place(qtbot: QtBot, context: FakeContext) -> None:
    asked = Asked()
    asked.error = NotAllowed("You may not see this.")
    view = opened(qtbot, context, asked)
    assert view.table.state_page.title.text() == "You may not see this."
    assert not view.table.showing_rows and context.errors == []


def test_what_is_missing_is_said_in_its_place(qtbot: QtBot, context: FakeContext) -> None:
    asked = Asked()
    asked.error = UserError("Which item?")
    view = opened(qtbot, context, asked)
    assert view.table.state_page.title.text() == "Which item?"
    assert view.verdict.isHidden() and view.verdict_icon.isHidden()
    asked.error = None
    qtbot.mouseClick(view.table.state_page.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert view.table.showing_rows


def test_a_long_report_is_a_job_that_can_be_stopped(qtbot: QtBot, context: FakeContext) -> None:
    asked = Asked()
    asked.gate = threading.Event()
    view = opened(qtbot, context, asked, wait=False)
    qtbot.waitUntil(lambda: bool(tasks.BOARD.jobs))
    assert view.table.currentWidget() is view.table.skeleton
    qtbot.waitUntil(lambda: view.table.currentWidget() is view.table.state_page, timeout=4_000)
    stop = view.table.state_page.findChildren(QPushButton)[0]
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert view.result is None and "dihentikan" in view.table.state_page.text.text()
    asked.gate.set()
    view.refresh()
    settle(qtbot)
    assert view.table.showing_rows


def test_it_can_be_stopped_in_the_status_bar(qtbot: QtBot, context: FakeContext) -> None:
    asked = Asked()
    asked.gate = threading.Event()
    view = opened(qtbot, context, asked, wait=False)
    qtbot.waitUntil(lambda: bool(tasks.BOARD.jobs))
    tasks.BOARD.cancel_all()
    settle(qtbot)
    assert "dihentikan" in view.table.state_page.text.text() and context.errors == []


def test_an_older_answer_never_replaces_a_newer(qtbot: QtBot, context: FakeContext) -> None:
    asked = Asked()
    view = opened(qtbot, context, asked)
    asked.gate = threading.Event()
    view.refresh()
    asked.gate, late = None, asked.gate
    view.apply_filters(days=Days(dt.date(2026, 10, 1), dt.date(2026, 10, 31)))
    late.set()
    settle(qtbot)
    assert view.shown_filters.date_from == dt.date(2026, 10, 1)


def test_it_is_saved_as_shown(
    qtbot: QtBot, context: FakeContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = opened(qtbot, context, Asked())
    view.table.set_hidden({"number"})
    context.settings["saved/report.sales"] = str(tmp_path)
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, path, filters, **_how: (
            path.replace(".xlsx", ".csv"),
            filters.split(";;")[1],
        ),
    )
    qtbot.mouseClick(view.exporter, Qt.MouseButton.LeftButton)
    settle(qtbot)
    saved = tmp_path / "Sales November 2026.csv"
    assert saved.read_text("utf-8-sig").splitlines()[:3] == ["name,amount", "North,", "b,20"]
    assert context.notices[0][0] == "success"


@pytest.mark.parametrize("answer", [False, True])
def test_a_file_whose_ending_is_added_is_replaced_only_when_asked(
    qtbot: QtBot,
    context: FakeContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: bool,
) -> None:
    old = tmp_path / "Laporan.csv"
    old.write_text("lama")
    typed = (str(tmp_path / "Laporan"), "CSV (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_what, **_how: typed)
    monkeypatch.setattr(dialogs, "ask", lambda *_words, **_more: answer)
    view = opened(qtbot, context, Asked())
    qtbot.mouseClick(view.exporter, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert (old.read_text("utf-8-sig") != "lama") is answer


def test_the_ring_of_a_heading_goes_around_its_whole_title(
    qtbot: QtBot, context: FakeContext
) -> None:
    view = opened(qtbot, context, Asked())
    table = view.table.view
    table.select(0)
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    image = table.viewport().grab().toImage()
    model, middle = view.table.model, theme.row_height() // 2
    assert model.is_heading(model.row(0))
    figure = next(n for n, column in enumerate(model.columns) if column.right_aligned)
    assert figure > 1, "the title has more than one column"
    link = theme.color("link")
    for column in range(1, figure):
        edge = table.columnViewportPosition(column)
        assert image.pixelColor(edge, middle) != link, "no edge within the title"
    assert image.pixelColor(table.columnViewportPosition(figure) - 1, middle) == link


def test_a_heading_runs_over_the_columns_before_the_figures(
    qtbot: QtBot, context: FakeContext
) -> None:
    model = opened(qtbot, context, Asked()).table.model
    north, line_b = model.row(0), model.row(1)
    assert (model.heading(north).title, model.heading(north).open) == ("North", True)
    assert model.heading(line_b) is None
