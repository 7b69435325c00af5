"""Bringing tables in and taking them out in the window: file, columns, mending, outcome."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from app.exchange import files
from app.masters import item as items
from tests.ui.kit.fake_context import FakeContext
from ui.data.importing.check_model import BEFORE_CELLS, WRONG
from ui.data.importing.wizard import CHECK, COLUMNS, FILE, OUTCOME, ImportWizard
from ui.data.tables import TablesPanel
from ui.kit import tasks, theme

ITEMS = (
    "Kode,Nama barang,Satuan,Harga\n"
    "LMP-1,Lampu 9 W,pcs,18500\n"
    "LMP-2,Lampu 12 W,pcs,2x000\n"
    "LMP-3,Lampu 20 W,pcs,31000\n"
)


@pytest.fixture
def desk(qtbot: QtBot, session: Session) -> Iterator[FakeContext]:
    """A context with the real company and a window to stand before."""
    theme.apply("light", 1.0)
    tasks.surround(companies.own_connection)
    context = FakeContext()
    context.session = session  # type: ignore[assignment]
    context.window = QWidget()  # type: ignore[assignment]
    qtbot.addWidget(context.window)  # type: ignore[arg-type]
    yield context
    qtbot.waitUntil(lambda: not tasks.busy())


@pytest.fixture
def panel(desk: FakeContext, qtbot: QtBot) -> TablesPanel:
    panel = TablesPanel(desk)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(1000, 800)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def of_items(panel: TablesPanel) -> None:
    """Puts the cursor on the table of items."""
    model = panel.table.model
    for row in range(model.rowCount()):
        if getattr(model.row(row), "key", "") == "items":
            panel.table.view.setCurrentIndex(model.index(row, 0))
            return
    raise AssertionError("no table of items")


def opened(panel: TablesPanel, desk: FakeContext, qtbot: QtBot) -> ImportWizard:
    of_items(panel)
    qtbot.mouseClick(panel.bringing, Qt.MouseButton.LeftButton)
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportWizard)]
    wizard = next(each for each in found if each.isVisible())
    qtbot.waitExposed(wizard)
    return wizard


def settled(qtbot: QtBot, wizard: ImportWizard) -> None:
    qtbot.waitUntil(lambda: not tasks.busy() and not wizard.bar.isVisible())


def a_file(folder: Path, words: str = ITEMS) -> Path:
    path = folder / "barang.csv"
    path.write_text(words, "utf-8")
    return path


def press(qtbot: QtBot, button: QWidget) -> None:
    assert button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def checked(
    panel: TablesPanel,
    desk: FakeContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ImportWizard]:
    """A wizard with three items whose rows were judged; the second has a broken price."""
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(a_file(tmp_path)), "")
    )
    wizard = opened(panel, desk, qtbot)
    press(qtbot, wizard.choosing.choose)
    assert wizard.step == COLUMNS
    box = wizard.pages.currentWidget().boxes[3]  # type: ignore[attr-defined]
    box.setCurrentIndex(box.findData("sale_price"))
    box.activated.emit(box.currentIndex())
    press(qtbot, wizard.go)
    settled(qtbot, wizard)
    yield wizard
    settled(qtbot, wizard)
    wizard.close()


def test_wrong_rows_are_told_and_nothing_is_kept(checked: ImportWizard, session: Session) -> None:
    assert checked.step == CHECK
    assert checked.sheet is not None
    assert list(checked.sheet.problems) == [3]
    assert checked.go.accessibleName() or "2" in checked.go.text()
    assert items.find("LMP-1") is None


def test_f3_goes_to_the_wrong_cell_and_a_mend_makes_it_ready(
    checked: ImportWizard, qtbot: QtBot, session: Session
) -> None:
    checking = checked.checking
    assert checking is not None
    checked.activateWindow()
    qtbot.waitUntil(checked.isActiveWindow)
    qtbot.keyClick(checking.view, Qt.Key.Key_F3)
    index = checking.view.currentIndex()
    assert (index.row(), index.column()) == (1, BEFORE_CELLS + 3)
    qtbot.keyClick(checking.view, Qt.Key.Key_F2)
    editor = checking.view.focusWidget() or QApplication.focusWidget()
    qtbot.keyClicks(editor, "24000")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not checked.sheet.problems, timeout=5000)  # type: ignore[union-attr]
    settled(qtbot, checked)
    press(qtbot, checked.go)
    settled(qtbot, checked)
    assert checked.step == OUTCOME
    assert [items.find(f"LMP-{n}") is not None for n in (1, 2, 3)] == [True] * 3


def test_the_good_rows_come_in_and_the_refused_ones_go_to_a_file(
    checked: ImportWizard,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    panel: TablesPanel,
    desk: FakeContext,
) -> None:
    target = tmp_path / "galat.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    press(qtbot, checked.refused)
    raw = files.read(target)
    assert [row[0] for _number, row in raw.rows] == ["LMP-2"]
    press(qtbot, checked.go)
    settled(qtbot, checked)
    assert items.find("LMP-2") is None
    assert items.find("LMP-3") is not None
    assert companies.known_backups(), "a backup was made first"
    panel.refresh()
    told = panel.history.model.row(0)
    assert (told.file, told.kept, told.rows) == ("barang.csv", 2, 3)


def test_only_the_wrong_rows_can_be_shown(checked: ImportWizard, qtbot: QtBot) -> None:
    checking = checked.checking
    assert checking is not None
    press(qtbot, checking.chips[WRONG])
    assert checking.model.rowCount() == 1
    assert "2x000" in checking.model.data(checking.model.index(0, checking.model.problem_column))


def test_a_file_without_a_required_column_waits_for_it(
    panel: TablesPanel, desk: FakeContext, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = opened(panel, desk, qtbot)
    wizard.take_file(a_file(tmp_path, "Kode,Merek,Satuan\nA-1,Lampu,pcs\n"))
    assert wizard.step == COLUMNS
    assert not wizard.go.isEnabled()
    box = wizard.pages.currentWidget().boxes[1]  # type: ignore[attr-defined]
    box.setFocus()
    qtbot.keyClicks(box, "Nama")
    box.activated.emit(box.currentIndex())
    assert wizard.go.isEnabled()
    wizard.close()


def test_a_file_that_is_no_table_is_a_sentence(
    panel: TablesPanel, desk: FakeContext, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = opened(panel, desk, qtbot)
    path = tmp_path / "foto.xlsx"
    path.write_bytes(b"\xff\xd8\xff\xe0 not a table")
    wizard.take_file(path)
    assert wizard.step == FILE
    assert len(desk.errors) == 1
    wizard.close()


def test_a_table_goes_out_and_comes_in_again(
    panel: TablesPanel,
    desk: FakeContext,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    session: Session,
) -> None:
    items.save(session, items.Item(code="LMP-7", name="Lampu 7 W", unit="pcs"))
    target = tmp_path / "keluar.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    of_items(panel)
    press(qtbot, panel.taking)
    qtbot.waitUntil(lambda: bool(desk.notices))
    wizard = opened(panel, desk, qtbot)
    wizard.choosing.update_old.setChecked(True)
    wizard.take_file(target)
    press(qtbot, wizard.go)
    settled(qtbot, wizard)
    assert wizard.sheet is not None
    assert wizard.sheet.problems == {}
    assert wizard.sheet.kept == 1
    wizard.close()


def test_enter_presses_the_button_the_keyboard_is_on(
    panel: TablesPanel, desk: FakeContext, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = opened(panel, desk, qtbot)
    wizard.take_file(a_file(tmp_path, "Kode,Nama barang,Satuan\nLMP-1,Lampu 9 W,pcs\n"))
    wizard.activateWindow()
    qtbot.waitUntil(wizard.go.hasFocus)
    qtbot.keyClick(wizard.go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step == CHECK)
    settled(qtbot, wizard)
    wizard.close()


def test_an_empty_table_says_where_it_was_saved(
    panel: TablesPanel, desk: FakeContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "barang.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(to), ""))
    of_items(panel)
    panel.save_template()
    assert to.exists() and str(to) in str(desk.notices[-1])
