"""Papers and photo of an employee in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from app.documents import attachments
from app.masters import employee as employees
from app.people.dossier import queries
from tests.people.builders import day
from tests.ui.people.conftest import Desk
from tests.ui.people.test_employees import shown, typed
from ui.kit.inspector import Initials
from ui.people import dossier
from ui.people.employee_editor import EmployeeEditor


def picture(side: int) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_a_paper_is_entered_with_its_file_and_counted_when_it_expires(
    staff: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "PySide6.QtGui.QDesktopServices.openUrl", lambda url: opened.append(url.toLocalFile())
    )
    panel = shown(qtbot, dossier.make(staff))
    dialog = dossier.edit(staff)
    qtbot.addWidget(dialog)
    dialog.form.set_values({"employee": "P-001", "kind": "licence", "expires": day("2026-12-01")})
    typed(dialog.form, number="1234-5678")
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dossier.waiting(staff.session) == 1
    panel.refresh()
    panel.table.select_first()
    row = panel.current_row()
    assert (row.number, row.state) == ("1234-5678", "expiring")

    scan = tmp_path / "sim.pdf"
    scan.write_bytes(b"%PDF")
    files = dossier.files(staff, row.id)
    qtbot.addWidget(files)
    files.show()
    files.attach_file(str(scan))
    (kept,) = queries.files(staff.session, row.id)
    assert files.files.table.model.rowCount() == 1
    files.show_file(kept.id)
    assert Path(opened[0]).name == "sim.pdf"
    files.remove(kept.id)
    assert queries.files(staff.session, row.id) == ()


def test_a_photo_stands_beside_the_name_and_is_kept_small(staff: Desk, qtbot: QtBot) -> None:
    person = employees.require("P-001")
    editor = shown(qtbot, EmployeeEditor(staff, person.id))
    photos = dossier.photos(staff, person)
    qtbot.addWidget(photos)
    photos.attach("cv.pdf", b"%PDF")
    assert "bukan gambar" in str(staff.errors[-1])
    photos.attach("rina.png", picture(1200))
    (kept,) = queries.photos(staff.session, person.id)
    assert QImage.fromData(attachments.content(kept.id)).width() == dossier.PHOTO_SIDE
    (badge,) = editor.inspector.findChildren(Initials)
    assert badge.grab().toImage().pixelColor(badge.rect().center()) == QColor("teal")
