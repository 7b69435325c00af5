"""The frame of documents, questions, charts, buttons: what a person sees and can do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.kernel import text
from app.kernel.errors import Refused, UserError
from app.kernel.problems import Problem
from tests.ui.kit import gallery
from tests.ui.kit.fake_context import FakeContext
from ui.kit import dialogs, status, theme
from ui.kit.actions import Act
from ui.kit.buttons import Button, Chip, StateChip
from ui.kit.charts import AgeingBars, Band, Bar, BarChart, Meter, StepChart, grid_step
from ui.kit.document import DocumentEditor
from ui.kit.fields import TextEdit
from ui.kit.form import Form
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.lifecycle_bar import steps_until
from ui.kit.tabs import TabPages
from ui.kit.totals import Total

WORDS = ("Draft", "Posted", "Partly paid", "Paid")


class Paper(DocumentEditor):
    """A document that counts how often it is saved."""

    saved = 0

    def save(self) -> bool:
        self.saved += 1
        self.settled()
        return True


@pytest.fixture
def paper(qtbot: QtBot, context: FakeContext) -> Paper:
    acts = (
        Act("print", "Print", lambda c, d: None, shortcut="F12"),
        Act("copy", "Code", lambda c, d: None, menu_only=True),
        Act("post", "Posted", lambda c, d: d.save(), shortcut="F8", primary=True),
    )
    made = Paper(context, acts)
    form = Form()
    form.add("name", "Name", TextEdit(), required=True)
    made.set_header(form)
    made.set_body(LinesGrid(LinesModel((GridColumn("code", "Code"), GridColumn("note", "Name")))))
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def answer(words: str) -> None:
    """Presses the button of the dialog that is about to open."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        for button in dialog.findChildren(Button):
            if button.text() == words:
                button.click()
                return
        raise AssertionError(f"no button says {words}")

    QTimer.singleShot(0, press)


@pytest.mark.parametrize(("spoken", "heading"), [("id", "Faktur draf"), ("en", "Draft invoice")])
def test_a_draft_is_called_so_in_sentence_case(paper: Paper, spoken: str, heading: str) -> None:
    paper.show_standing("Invoice {number}", "", ())
    text.use_language(spoken)
    assert paper.heading() == heading
    paper.show_standing("Invoice {number}", "INV/26/11/0001", ())
    assert paper.heading().endswith(" INV/26/11/0001")


def test_a_draft_has_no_number_and_offers_its_acts(paper: Paper) -> None:
    paper.show_standing("Document", "", steps_until(WORDS, 0))
    assert paper.title() == "Draf"
    QApplication.processEvents()
    words = [b.text() for b in paper.findChildren(Button) if b.isVisible()]
    assert words[-1] == "Terposting", "the primary act stands at the right end"
    assert "Kode" not in words, "acts of the menu have no button"
    assert paper.life.accessibleName() == "Tahap: Draf"


def test_a_void_document_says_who_and_when(paper: Paper) -> None:
    paper.show_standing("Document", "INV/26/11/0023", state="void", note="Fitri, 20 Nov 2026")
    assert not paper.life.isVisible()
    assert paper.title() == "INV/26/11/0023"
    assert any(label.text() == "Fitri, 20 Nov 2026" for label in paper.findChildren(QLabel))


def test_every_change_marks_it_and_saving_settles(qtbot: QtBot, paper: Paper) -> None:
    with qtbot.waitSignal(paper.title_changed):
        qtbot.keyClicks(paper._form.editor("name"), "a")
    assert paper.is_modified()
    paper.acts.do("post")
    assert paper.saved == 1 and not paper.is_modified()
    paper._grid.model().set_text(0, 0, "x")
    assert paper.is_modified()


@pytest.mark.parametrize(
    ("words", "closes", "saved"),
    [("Simpan", True, 1), ("Jangan simpan", True, 0), ("Kembali", False, 0)],
)
def test_closing_asks_when_something_is_not_saved(
    paper: Paper, words: str, closes: bool, saved: int
) -> None:
    assert paper.may_close()
    paper.touch()
    answer(words)
    assert paper.may_close() is closes
    assert paper.saved == saved


def test_problems_reach_fields_cells_and_summary(paper: Paper) -> None:
    paper._grid.model().set_text(0, 0, "x")
    paper.show_problems([Problem("code", "Unknown", line=1), Problem("name", "Missing")])
    assert paper._grid.model().problem(0, "code") == "Unknown"
    assert paper._form.boxes["name"].error == "Missing"
    assert paper._grid.hasFocus(), "the first problem is in the grid"


def test_what_cannot_be_read_or_is_missing_is_found_before_saving(paper: Paper) -> None:
    assert [problem.field for problem in paper.entry_problems()] == ["name"]


def test_tabs_totals_and_panes(paper: Paper) -> None:
    index = paper.add_tab("Lines", QLabel("journal"), 3)
    paper.tabs.set_count(index, 4)
    paper.totals.show_totals((Total("DPP", "1"), Total("Total", "Rp 2", big=True)), "Dua rupiah")
    assert "Total Rp 2" in paper.totals.accessibleName()
    assert paper._bottom.isVisible()
    paper.toggle_bottom()
    assert not paper._bottom.isVisible()
    assert paper.inspector.isVisible()
    paper.toggle_inspector()
    assert not paper.inspector.isVisible()


def test_a_low_document_keeps_its_room_for_lines(paper: Paper) -> None:
    paper.add_tab("Lines", QLabel("journal"))
    paper.resize(1200, 420)
    assert not paper._bottom.isVisible()
    paper.toggle_bottom()
    assert paper._bottom.isVisible()
    paper.resize(1200, 430)
    assert paper._bottom.isVisible(), "asked for, it stays"


def test_a_read_only_document_cannot_be_typed_into(qtbot: QtBot, paper: Paper) -> None:
    paper.set_read_only(True)
    assert paper._form.editor("name").isReadOnly()
    assert paper._grid.model().rowCount() == 0


def test_words_follow_the_language(paper: Paper) -> None:
    from app.kernel import text

    paper.show_standing("Document", "", steps_until(WORDS, 1))
    text.use_language("en")
    paper.retranslate()
    assert paper.title() == "Draft"
    assert paper._heading.text() == "Document"


def test_steps_are_done_now_or_ahead() -> None:
    assert [step.standing for step in steps_until(WORDS, 2)] == ["done", "done", "now", "ahead"]
    assert [step.standing for step in steps_until(WORDS, 3, finished=True)] == ["done"] * 4


# -- questions --------------------------------------------------------------------------------


def test_a_question_names_the_act(qtbot: QtBot) -> None:
    answer("Hapus baris")
    assert dialogs.ask(None, "Hapus?", "", "Delete line", danger=True)
    answer("Kembali")
    assert not dialogs.ask(None, "Hapus?", "", "Delete line")


def test_a_reason_is_asked_for(qtbot: QtBot) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        button = next(b for b in dialog.findChildren(Button) if b.text() == "Hapus baris")
        assert not button.isEnabled()
        dialog.findChild(QLineEdit).setText(" salah ketik ")
        button.click()

    QTimer.singleShot(0, fill)
    assert (
        dialogs.ask_text(None, "Hapus?", "", "Alasan", "Delete line", danger=True) == "salah ketik"
    )


def test_an_error_tells_three_facts() -> None:
    error = UserError("A", kept="B", remedy="C")
    assert [words for _name, words in dialogs.three_facts(error)] == ["A", "B", "C"]
    refused = Refused([Problem("x", "First"), Problem("y", "Second")])
    assert "First Second" in dialogs.three_facts(refused)[0][1]


# -- small parts ------------------------------------------------------------------------------


def test_a_states_word_icon_and_colour() -> None:
    found, days = status.state(("overdue", 3))
    assert (found.text(days), found.ground) == ("Lewat 3 hari", "dangerbg")
    assert status.text("no-such") == "no-such"
    status.add("test-state", "Paid", "ph.check", "ok")
    assert status.text("test-state") == "Lunas"
    del status.STATES["test-state"]


def test_every_state_has_an_icon_and_tokens() -> None:
    from ui.kit import icons, tokens

    for state in status.STATES.values():
        assert icons.known(state.icon)
        assert {state.token, state.ground} <= set(tokens.LIGHT)


def test_a_chip_is_removed_by_its_cross(qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, Qt

    chip = Chip("Nov 2026", removable=True)
    qtbot.addWidget(chip)
    chip.show()
    with qtbot.waitSignal(chip.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 10, 12))
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)


def test_tabs_tell_their_counts(qtbot: QtBot) -> None:
    pages = TabPages()
    qtbot.addWidget(pages)
    pages.add("Lines", QLabel("a"))
    pages.add("Name", QLabel("b"), 2)
    assert pages.bar.accessibleTabName(1) == "Nama, 2"
    pages.show_page(1)
    assert pages.stack.currentWidget().text() == "b"


@pytest.mark.parametrize(
    ("highest", "step"), [(742, 200), (98, 50), (1, 1), (0, 1), (5_000, 2_000)]
)
def test_grid_lines_are_round_and_few(highest: int, step: int) -> None:
    assert grid_step(highest) == step


def test_charts_tell_their_values(qtbot: QtBot) -> None:
    bars = BarChart([Bar("Okt", 668, "Okt: 668 juta"), Bar("Nov", 468)])
    ages = AgeingBars((Band("Belum jatuh tempo", 5, "5.000"),))
    steps, meter, chip = StepChart(), Meter(0.85), StateChip(("overdue", 3))
    steps.show_steps(
        [(dt.date(2026, 11, 1), 5)], None, dt.date(2026, 11, 3), 3, "minimum 3", "Kartu stok"
    )
    for widget in (bars, ages, steps, meter, chip):
        qtbot.addWidget(widget)
        assert widget.accessibleName()
        widget.show()
        assert not widget.grab().isNull()
    assert chip.accessibleName() == "Lewat 3 hari"


# -- pictures ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("scene", sorted(gallery.SCENES))
def test_every_scene_is_painted_without_a_warning(
    qtbot: QtBot, qtlog: Any, scene: str, name: str
) -> None:
    theme.apply(name, 1.0)
    widget = gallery.SCENES[scene]()
    qtbot.addWidget(widget)
    widget.show()
    gallery.settle(2)
    picture = widget.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }
    assert theme.hex_of("surface").lower() in colours and len(colours) > 5
    grumbles = [r.message for r in qtlog.records if "propagateSizeHints" not in r.message]
    assert grumbles == []
