"""Fields help what is typed; forms show what is wrong where it is wrong."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.kernel import text
from app.kernel.errors import Refused
from app.kernel.money import rp
from app.kernel.period import Period
from app.kernel.problems import Problem
from app.kernel.quantity import Quantity
from app.kernel.rate import percent
from ui.kit import theme
from ui.kit.choice_list import ChoiceList
from ui.kit.fields import (
    Choice,
    DateEdit,
    FlagBox,
    MoneyEdit,
    NoteEdit,
    PeriodEdit,
    QuantityEdit,
    RateEdit,
    Shown,
    TextEdit,
    editor_for,
)
from ui.kit.form import Form
from ui.kit.form_dialog import FormDialog
from ui.kit.lookup import Found, Lookup, LookupField
from ui.kit.lookup_popup import matched_parts

TODAY = dt.date(2026, 11, 23)
ITEMS = [
    Found(1, "PIP-0020", "Pipa conduit 20 mm", "ada 1.350 btg", "14.750"),
    Found(2, "PIP-0025", "Pipa conduit 25 mm", "ada 0 btg", "19.250", "warn"),
    Found(3, "KBL-0325", "Kabel NYM"),
]


def find(typed: str, limit: int) -> list[Found]:
    return [item for item in ITEMS if typed.casefold() in item.words.casefold()][:limit]


LOOKUP = Lookup(find, lambda key: next((i for i in ITEMS if i.key == key), None), "item")


def shown(qtbot: QtBot, widget: Any) -> Any:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    return widget


# -- fields -----------------------------------------------------------------------------------


def test_an_amount_is_written_neatly_when_it_is_left(qtbot: QtBot) -> None:
    field = shown(qtbot, MoneyEdit(today=TODAY))
    qtbot.keyClicks(field, "2,5jt")
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.text(), field.value()) == ("2.500.000", rp(2_500_000))


def test_a_calculation_is_done(qtbot: QtBot) -> None:
    field = shown(qtbot, MoneyEdit(today=TODAY))
    qtbot.keyClicks(field, "=12*85000")
    assert field.value() == rp(1_020_000), "it counts while it is typed"
    field.settle()
    assert field.text() == "1.020.000"


def test_what_cannot_be_read_stays_with_a_sentence(qtbot: QtBot) -> None:
    field = shown(qtbot, MoneyEdit(today=TODAY))
    field.set_value(rp(5))
    field.setText("abc")
    field.settle()
    assert field.text() == "abc" and "abc" in field.problem()
    assert field.value() == rp(5)
    qtbot.keyClicks(field, "d")
    assert field.problem() == ""
    field.set_value(None)
    assert field.value() is None and field.text() == ""


@pytest.mark.parametrize(
    ("editor", "typed", "value", "written"),
    [
        (QuantityEdit, "2,5", Quantity(2_500_000), "2,5"),
        (RateEdit, "12 %", percent(12), "12"),
        (PeriodEdit, "nov", Period(2026, 11), "November 2026"),
        (DateEdit, "+7", dt.date(2026, 11, 30), "30/11/2026"),
        (DateEdit, "kmrn", dt.date(2026, 11, 22), "22/11/2026"),
    ],
)
def test_every_kind_reads_its_own(
    qtbot: QtBot, editor: Any, typed: str, value: object, written: str
) -> None:
    field = shown(qtbot, editor(today=TODAY))
    field.setText(typed)
    field.settle()
    assert (field.value(), field.text()) == (value, written)


def test_values_are_rewritten_in_the_other_language(qtbot: QtBot) -> None:
    field = shown(qtbot, MoneyEdit(today=TODAY))
    field.set_value(rp(1_500_000))
    text.use_language("en")
    field.retranslate()
    assert (field.text(), field.value()) == ("1,500,000", rp(1_500_000))


def test_a_date_steps_by_a_day(qtbot: QtBot) -> None:
    field = shown(qtbot, DateEdit(today=TODAY))
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == TODAY + dt.timedelta(days=1)
    field.open_calendar()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_a_choice_keeps_its_key_through_languages_and_new_choices(qtbot: QtBot) -> None:
    choice = shown(qtbot, Choice((("goods", "Goods"), ("service", "Service"))))
    assert choice.value() == "goods"
    choice.set_value("service")
    choice.set_choices((("service", "Service"), ("goods", "Goods")))
    assert choice.value() == "service"
    choice.set_value("unknown")
    assert choice.value() is None


def test_a_choice_is_made_by_keys_letters_and_in_its_list(qtbot: QtBot) -> None:
    islands = ("Jawa", "Flores", "Muna", "Ambon", "Makian", "Junggul", "Jumbo")
    choice = shown(qtbot, Choice(list(enumerate(islands, start=1))))
    told: list[Any] = []
    choice.changed.connect(lambda: told.append(choice.value()))
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(choice, Qt.Key.Key_End)
    qtbot.keyClick(choice, Qt.Key.Key_Down)  # there is nothing below the last
    assert told == [2, 7] and choice.text() == choice.toolTip() == "Jumbo"
    qtbot.keyClicks(choice, "jun")
    assert choice.value() == 6
    qtbot.wait(QApplication.keyboardInputInterval() + 50)
    qtbot.keyClick(choice, "m")
    assert choice.value() == 3
    qtbot.keyClick(choice, Qt.Key.Key_F4)
    listed = QApplication.activePopupWidget()
    assert isinstance(listed, ChoiceList) and listed.currentItem().text() == "Muna"
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert choice.value() == 4 and QApplication.activePopupWidget() is None
    qtbot.mouseClick(choice, Qt.MouseButton.LeftButton)
    listed = QApplication.activePopupWidget()
    assert isinstance(listed, ChoiceList)
    place = listed.visualItemRect(listed.item(0)).center()
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert choice.value() == 1
    qtbot.keyClick(choice, Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    assert choice.value() == 1 and QApplication.activePopupWidget() is None


def test_a_choice_that_may_not_change_can_be_read_and_copied(qtbot: QtBot) -> None:
    choice = shown(qtbot, Choice((("goods", "Goods"), ("service", "Service"))))
    choice.set_read_only(True)
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    qtbot.keyClick(choice, Qt.Key.Key_F4)
    assert choice.value() == "goods" and QApplication.activePopupWidget() is None
    choice.selectAll()
    qtbot.keyClick(choice, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Barang"


def test_other_fields(qtbot: QtBot) -> None:
    note, flag, fixed = NoteEdit(), FlagBox("Active"), Shown(lambda v: f"Rp {v}")
    for widget in (note, flag, fixed):
        qtbot.addWidget(widget)
    note.set_value(" a \n b ")
    assert note.value() == "a \n b"
    flag.set_value(1)
    assert flag.value() is True
    fixed.set_value(5)
    assert (fixed.text(), fixed.value(), fixed.isReadOnly()) == ("Rp 5", 5, True)
    assert isinstance(editor_for(MoneyEdit.kind, TODAY), MoneyEdit)


# -- lookup -----------------------------------------------------------------------------------


def lookup_in_window(qtbot: QtBot, lookup: Lookup = LOOKUP) -> LookupField:
    window = QWidget()
    window.resize(700, 400)
    qtbot.addWidget(window)
    field = LookupField(lookup)
    field.setParent(window)
    field.setGeometry(10, 10, 300, 28)
    field.holder = window
    window.show()
    window.activateWindow()
    field.setFocus()
    return field


def test_typing_opens_the_popup_and_enter_takes_the_marked_row(qtbot: QtBot) -> None:
    field = lookup_in_window(qtbot)
    qtbot.keyClicks(field, "pipa")
    qtbot.waitUntil(field.popup_open)
    assert [found.key for found in field.popup.rows] == [1, 2]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (2, "PIP-0025 · Pipa conduit 25 mm")
    assert not field.popup_open()


def test_a_click_takes_a_row(qtbot: QtBot) -> None:
    field = lookup_in_window(qtbot)
    qtbot.keyClicks(field, "pipa")
    qtbot.waitUntil(field.popup_open)
    place = field.popup.rect().topLeft()
    place.setX(20)
    place.setY(45)
    qtbot.mouseClick(field.popup, Qt.MouseButton.LeftButton, pos=place)
    assert field.value() == 2


def test_escape_closes_only_the_popup(qtbot: QtBot) -> None:
    field = lookup_in_window(qtbot)
    qtbot.keyClicks(field, "pipa")
    qtbot.waitUntil(field.popup_open)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert not field.popup_open() and field.text() == "pipa"


def test_a_code_is_taken_without_the_popup_and_nonsense_is_refused(qtbot: QtBot) -> None:
    field = lookup_in_window(qtbot)
    field.setText("kbl-0325")
    field.settle()
    assert field.value() == 3
    field.setText("pip")
    field.settle()
    assert "pip" in field.problem()
    qtbot.keyClicks(field, "x")
    assert field.problem() == ""


def test_emptying_the_field_empties_its_value(qtbot: QtBot) -> None:
    field = lookup_in_window(qtbot)
    field.set_value(1)
    with qtbot.waitSignal(field.changed):
        field.clear()
        field.textEdited.emit("")
    assert field.value() is None


def test_ctrl_n_makes_a_new_one_in_place(qtbot: QtBot) -> None:
    made: list[str] = []

    def create(typed: str, take: Any) -> None:
        made.append(typed)
        take(3)

    field = lookup_in_window(qtbot, Lookup(find, LOOKUP.get, "item", create))
    qtbot.keyClicks(field, "kab")
    qtbot.keyClick(field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert made == ["kab"] and field.value() == 3


def test_f4_lists_everything(qtbot: QtBot) -> None:
    from ui.kit.lookup_list import LookupList

    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = LookupList(LOOKUP, "", parent)
    dialog.show()
    assert dialog.table.model.rowCount() == 3
    dialog.search.setText("kabel")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.chosen == ITEMS[2]


def test_what_was_typed_is_marked() -> None:
    assert matched_parts("Pipa conduit", ["pip"]) == [("Pip", True), ("a conduit", False)]
    assert matched_parts("Pipa", []) == [("Pipa", False)]


# -- forms ------------------------------------------------------------------------------------


def form_in(qtbot: QtBot) -> Form:
    form = Form(columns=2)
    form.add("name", "Name", TextEdit(), required=True)
    form.add("credit", "Amount", MoneyEdit(today=TODAY), help="Nothing here yet", unit="rupiah")
    form.add("date", "Document", DateEdit(today=TODAY))
    qtbot.addWidget(form)
    form.resize(500, 300)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def test_values_are_written_and_read_by_key(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    form.set_values({"name": "Toko", "credit": rp(5), "elsewhere": 1})
    assert form.values() == {"name": "Toko", "credit": rp(5), "date": None}


def test_labels_say_what_is_required_and_stand_for_their_fields(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    assert form.editor("name").accessibleName() == "Nama, wajib"
    assert form.boxes["name"].label.buddy() is form.editor("name")
    assert "*" in form.boxes["name"].label.text()


def test_problems_stand_at_their_fields_and_in_the_summary(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    form.show_problems([Problem("credit", "Too much"), Problem("lines", "No item", line=3)])
    box = form.boxes["credit"]
    assert box.error == "Too much" and box.editor.property("error") is True
    assert form.summary.isVisible()
    assert form.editor("credit").hasFocus(), "the first problem gets the keyboard"
    form.show_problems([])
    assert not form.summary.isVisible() and box.error == ""
    assert box.message.text() == "Belum ada isi", "the help is back"


def test_f3_goes_through_the_problems_and_beyond_the_form(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    form.show_problems([Problem("name", "A"), Problem("date", "B"), Problem("item", "C", line=2)])
    form.next_problem(1)
    assert form.editor("date").hasFocus()
    with qtbot.waitSignal(form.jump_elsewhere) as heard:
        form.next_problem(1)
    assert heard.args[0].line == 2
    form.next_problem(1)
    assert form.editor("name").hasFocus()
    form.next_problem(-1)


def test_typing_clears_an_error_and_leaving_sets_one(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    form.editor("credit").setFocus()
    qtbot.keyClicks(form.editor("credit"), "x")
    form.editor("date").setFocus()
    assert form.boxes["credit"].error
    form.editor("credit").setText("5")
    form.editor("credit").settle()
    form.editor("credit").changed.emit()
    assert form.boxes["credit"].error == ""


def test_check_finds_blanks_and_nonsense(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    form.editor("credit").setText("1.5")
    assert not form.check()
    assert {p.field for p in form.entry_problems()} == {"name", "credit"}
    assert "Nama belum diisi" in form.boxes["name"].error
    form.set_values({"name": "Toko", "credit": None})
    assert form.check()


def test_enter_goes_to_the_next_field(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    form.editor("name").setFocus()
    qtbot.keyClick(form.editor("name"), Qt.Key.Key_Return)
    assert form.editor("credit").hasFocus()


def test_a_narrow_form_puts_fewer_fields_side_by_side(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    assert form._now == 2
    form.resize(200, 600)
    assert form._now == 1


def test_a_heading_keeps_its_distance_when_the_theme_is_switched(qtbot: QtBot) -> None:
    form = Form(columns=2)
    form.add("name", "Name", TextEdit())
    form.section("Whereabouts")
    form.add("city", "City", TextEdit())
    shown(qtbot, form)
    words = next(each for each in form.findChildren(QLabel) if each.text() == "Whereabouts")

    def top() -> int:
        return words.mapTo(form, words.contentsRect().topLeft()).y()

    before, holder = top(), words.parentWidget()
    assert before == holder.y() + theme.px(8)
    theme.apply("dark", 1.0)
    QApplication.processEvents()
    assert (top(), words.parentWidget().height()) == (before, holder.height())


def test_a_change_is_told_by_its_key(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    with qtbot.waitSignal(form.changed) as heard:
        qtbot.keyClicks(form.editor("name"), "a")
    assert heard.args == ["name"]


def test_a_read_only_form_still_shows_and_copies(qtbot: QtBot) -> None:
    form = form_in(qtbot)
    form.set_values({"name": "Toko"})
    form.set_read_only(True)
    qtbot.keyClicks(form.editor("name"), "x")
    assert form.value("name") == "Toko"
    assert form.editor("name").isEnabled()


def test_flags_alone_in_a_row_keep_no_room_for_titles(qtbot: QtBot) -> None:
    form = Form(columns=2)
    qtbot.addWidget(form)
    form.add("name", "Name", TextEdit())
    form.add("beside", "", FlagBox("Beside"))
    form.add("customer", "", FlagBox("Customer"))
    form.add("active", "", FlagBox("Active"))
    form.resize(400, 300)
    form.show()
    qtbot.waitUntil(form.isVisible)
    assert form.boxes["beside"].label.isVisible()  # in line with the field beside it
    assert not form.boxes["customer"].label.isVisible()
    assert not form.boxes["active"].label.isVisible()


def test_a_dialog_grows_with_what_it_has_to_say(qtbot: QtBot) -> None:
    def keep() -> None:
        raise Refused([Problem("name", "Nama ini sudah dipakai orang lain. " * 6)])

    dialog = FormDialog(None, "Nama", "Simpan", keep)
    dialog.form.add("name", "Nama", TextEdit())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.save()
    message = dialog.form.boxes["name"].message
    QApplication.processEvents()
    assert message.height() >= message.heightForWidth(message.width())
