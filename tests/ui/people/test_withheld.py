"""Slips of PPh 21 from the list of payslips, and the export for Coretax, as a person asks for them."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.kernel.period import Period
from app.masters import company
from app.masters import employee as employees
from app.people.payroll import slip_list
from tests.people.builders import posted
from tests.ui.papers import ready
from tests.ui.people.conftest import Desk
from ui.kit import saving, tasks
from ui.kit.print_preview import PrintPreview
from ui.people import withheld


def _rows(staff: Desk) -> list[Any]:
    return list(slip_list.payslips(staff.session).window().first(9))


@pytest.fixture
def slips(staff: Desk) -> list[Any]:
    posted(staff.session)
    return _rows(staff)


def test_the_slip_of_a_payslip_is_previewed(staff: Desk, slips: list[Any]) -> None:
    preview = withheld.preview(staff, slips[0])  # type: ignore[arg-type]
    words = PdfReader(io.BytesIO(ready(preview).content)).pages[0].extract_text()
    assert "Rina Kusumawati" in words
    assert "November 2026" in words


def test_in_the_final_period_it_is_that_of_the_year(staff: Desk) -> None:
    posted(staff.session, Period(2026, 12))
    rows = _rows(staff)
    preview = withheld.preview(staff, rows[0])  # type: ignore[arg-type]
    assert isinstance(preview, PrintPreview)
    words = PdfReader(io.BytesIO(ready(preview).content)).pages[0].extract_text()
    assert "1721-A1" in words


def test_the_export_writes_the_file_or_says_what_is_missing(
    staff: Desk, slips: list[Any], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bpmp.xml"
    monkeypatch.setattr(saving, "ask_path", lambda *_asked: path)
    dialog = withheld.export(staff)  # type: ignore[arg-type]
    dialog.form.set_values({"kind": "bpmp", "month": "2026-11"})
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    _settled(qtbot)
    assert not path.exists()
    company.update(staff.session, npwp="0999999998999000")
    for number, row in enumerate(slips, 1):
        person = employees.require(row.code)
        employees.save(staff.session, replace(person, nik=f"329901550590000{number}"))
    for code in ("P-002", "P-003"):
        _with_position(staff, code)
    dialog = withheld.export(staff)  # type: ignore[arg-type]
    dialog.form.set_values({"kind": "bpmp", "month": "2026-11"})
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    _settled(qtbot)
    assert len(ElementTree.parse(path).getroot().findall(".//MmPayroll")) == 3


def _with_position(staff: Desk, code: str) -> None:
    person = employees.require(code)
    terms = employees.history(person.id)[-1]
    employees.save(staff.session, person, replace(terms, position="Staf"))


def _settled(qtbot: QtBot) -> None:
    while tasks.busy():
        qtbot.wait(5)
