"""The calculator's window: a case typed in, its steps, what is missing, and its paper."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.papers import ready
from tests.ui.people.conftest import Desk
from ui.kit.print_preview import PrintPreview
from ui.people.calculator import Calculator


@pytest.fixture
def calculator(desk: Desk, qtbot: QtBot) -> Calculator:
    window = Calculator(desk)
    qtbot.addWidget(window)
    window.show()
    return window


def steps(calculator: Calculator) -> list[tuple[str, str]]:
    tops = [calculator.steps.topLevelItem(at) for at in range(calculator.steps.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in tops]


def test_a_month_is_calculated_and_told(calculator: Calculator, qtbot: QtBot) -> None:
    qtbot.keyClicks(calculator.form.editor("gross"), "12,5jt")
    calculator.form.editor("ptkp").set_value("K/1")
    qtbot.keyClick(calculator, Qt.Key.Key_F5)
    assert steps(calculator) == [("PPh 21", "375.000")]
    inside = calculator.steps.topLevelItem(0)
    assert inside.text(3).startswith("PP 58/2023")


def test_what_is_missing_is_shown_and_old_steps_are_gone(
    calculator: Calculator, qtbot: QtBot
) -> None:
    qtbot.keyClicks(calculator.form.editor("gross"), "12500000")
    assert calculator.calculate()
    calculator.form.editor("gross").clear()
    assert not calculator.calculate()
    assert steps(calculator) == []
    assert not calculator.print_button.isEnabled()


def test_a_year_from_one_line_repeated(calculator: Calculator, qtbot: QtBot) -> None:
    calculator.topic.set_value("employee_year")
    calculator.topic.changed.emit()
    calculator.form.set_values({"tax_year": 2024, "ptkp": "K/0"})
    assert not calculator.calculate()
    assert calculator.grid is not None
    model = calculator.grid.model()
    for key, value in (("month", "1"), ("salary", "10jt"), ("pension_employee", "100000")):
        model.set_text(0, [column.key for column in model.columns].index(key), value)
    qtbot.mouseClick(calculator.repeat_button, Qt.MouseButton.LeftButton)
    assert calculator.calculate()
    assert [figure for _label, figure in steps(calculator)] == [*["200.000"] * 11, "515.000"]


def test_the_steps_go_to_paper(calculator: Calculator, qtbot: QtBot) -> None:
    qtbot.keyClicks(calculator.form.editor("gross"), "12500000")
    qtbot.keyClick(calculator, Qt.Key.Key_F5)
    qtbot.keyClick(calculator, Qt.Key.Key_F12)
    preview = calculator.findChild(PrintPreview)
    assert preview is not None
    words = PdfReader(io.BytesIO(ready(preview).content)).pages[0].extract_text()
    assert "500.000" in words
