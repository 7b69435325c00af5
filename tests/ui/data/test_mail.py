"""The mail server, the wording of letters and their log on screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import companies
from app.access.session import Session
from app.mailing import server, templates
from app.mailing.outbox import Outbox
from app.mailing.sending import send_test
from tests.mailing.conftest import KeyringInMemory, set_up
from tests.mailing.smtp_server import Behaviour, SmtpServer
from tests.ui.masters.conftest import Desk
from ui.data import mail_log
from ui.data.mail import MailPanel, TestDialog
from ui.data.mail_templates import TemplatesPanel
from ui.kit import tasks, theme


class Room(Desk):
    def on_change(self, *_arguments: object) -> None:
        """Nothing changes elsewhere here."""


@pytest.fixture
def room(qtbot: QtBot, session: Session) -> Iterator[Room]:
    theme.apply("light", 1.0)
    tasks.surround(companies.own_connection)
    window = QWidget()
    qtbot.addWidget(window)
    yield Room(session, window)
    qtbot.waitUntil(lambda: not tasks.busy())


def shown(panel: QWidget, qtbot: QtBot) -> None:
    qtbot.addWidget(panel)
    panel.resize(1000, 760)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)


@pytest.fixture
def panel(room: Room, qtbot: QtBot) -> MailPanel:
    made = MailPanel(room)  # type: ignore[arg-type]
    shown(made, qtbot)
    return made


def put(qtbot: QtBot, panel: MailPanel | TemplatesPanel, key: str, text: str) -> None:
    field = panel.form.editor(key)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    qtbot.keyClicks(field, text)


def fill(qtbot: QtBot, panel: MailPanel, mail: SmtpServer) -> None:
    panel.form.editor("security").set_value("none")
    for key, text in (
        ("host", "localhost"),
        ("port", str(mail.port)),
        ("user", "kasir"),
        ("password", "rahasia"),
        ("sender", "kasir@uji.co.id"),
    ):
        put(qtbot, panel, key, text)


def test_the_settings_are_typed_kept_and_tried(
    panel: MailPanel, room: Room, mail: SmtpServer, qtbot: QtBot, a_keyring: KeyringInMemory
) -> None:
    mail.how = Behaviour(password="rahasia")
    fill(qtbot, panel, mail)
    qtbot.keyClick(panel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (server.current().host, server.current().user) == ("localhost", "kasir")
    assert list(a_keyring.kept.values()) == ["rahasia"]
    assert panel.form.value("password") == "" and "penyimpan kata sandi" in panel.state.text()
    qtbot.mouseClick(panel.test_button, Qt.MouseButton.LeftButton)
    dialog = panel.findChild(TestDialog)
    assert dialog.form.value("to") == "kasir@uji.co.id"
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert [each.recipients for each in mail.taken] == [["kasir@uji.co.id"]]
    assert room.notices == [("success", "Percobaan terkirim ke kasir@uji.co.id")]


def test_without_a_keyring_it_says_so(panel: MailPanel, mail: SmtpServer, qtbot: QtBot) -> None:
    fill(qtbot, panel, mail)
    assert panel.save()
    assert panel.state.text().startswith("Komputer ini tidak punya penyimpan kata sandi")


def test_a_test_that_fails_stays_with_its_reason(
    panel: MailPanel, room: Room, mail: SmtpServer, qtbot: QtBot
) -> None:
    mail.how = Behaviour(password="lain")
    fill(qtbot, panel, mail)
    panel.test()
    dialog = panel.findChild(TestDialog)
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and "menolak pengguna" in str(room.errors[-1])


def test_wrong_settings_are_told_at_their_fields(panel: MailPanel, qtbot: QtBot) -> None:
    put(qtbot, panel, "host", "smtp toko")
    put(qtbot, panel, "port", "0")
    put(qtbot, panel, "sender", "kasir")
    assert not panel.save()
    assert panel.form.boxes["sender"].message.text() == "Pengirim perlu alamat surel yang lengkap."
    assert server.current().host == ""


def test_another_protection_brings_its_port(panel: MailPanel, qtbot: QtBot) -> None:
    choice = panel.form.editor("security")
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Down)
    assert (choice.value(), panel.form.value("port")) == ("tls", 465)


def test_a_wording_is_written_looked_at_and_kept(room: Room, qtbot: QtBot) -> None:
    panel = TemplatesPanel(room)  # type: ignore[arg-type]
    shown(panel, qtbot)
    assert "CV Maju Bersama" in panel.preview.toPlainText()
    put(qtbot, panel, "subject", "Tagihan {document.number}")
    assert panel.preview.toPlainText().startswith("Tagihan INV/26/11/0001")
    panel.body.selectAll()
    panel.insert_field("document.total")
    qtbot.keyClick(panel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kept = templates.current(panel.mailing, "id")
    assert (kept.subject, kept.body) == ("Tagihan {document.number}", "{document.total}")
    qtbot.mouseClick(panel.usual_button, Qt.MouseButton.LeftButton)
    assert panel.save()
    assert templates.current(panel.mailing, "id") == templates.usual(panel.mailing, "id")


def test_an_unknown_field_is_refused_and_nothing_is_lost(room: Room, qtbot: QtBot) -> None:
    panel = TemplatesPanel(room)  # type: ignore[arg-type]
    shown(panel, qtbot)
    put(qtbot, panel, "subject", "Tagihan {document.nomor}")
    sentence = "Tidak ada isian {document.nomor} untuk dokumen ini."
    assert panel.preview.toPlainText() == sentence
    panel.language.setFocus()
    qtbot.keyClick(panel.language, Qt.Key.Key_Down)
    assert panel.language.value() == "id"
    assert panel.form.value("subject") == "Tagihan {document.nomor}"
    assert panel.form.boxes["subject"].message.text() == sentence


def test_the_log_is_a_list(room: Room, qtbot: QtBot, mail: SmtpServer) -> None:
    with Outbox(set_up(room.session, mail), "") as box:
        send_test(room.session, box, "a@b.id")
    panel = mail_log.make(room)  # type: ignore[arg-type]
    shown(panel, qtbot)
    assert panel.spec.key == "data.mail-log"
