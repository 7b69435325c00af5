"""Payslips by e-mail: each locked with its person's birth date, or not sent."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.access.users import Person
from app.kernel.errors import NotAllowed
from app.mailing import server
from app.masters import employee as employees
from app.people.payroll import queries, service
from tests.mailing.conftest import mail, no_keyring, settings
from tests.mailing.smtp_server import SmtpServer
from tests.people.builders import NOVEMBER
from tests.ui.papers import ready
from tests.ui.people.conftest import Desk
from ui.kit import bulk
from ui.people import slip_papers
from ui.people.payslips import MAIL
from ui.trade import mailing

__all__ = ["mail", "no_keyring"]


@pytest.fixture
def slips(staff: Desk, mail: SmtpServer) -> list[Any]:
    """A posted November; Rina and Sigit have an address, Sigit no known birth date."""
    session = staff.session
    for code in ("P-001", "P-003"):
        person = employees.require(code)
        changed = dataclasses.replace(
            person, email=f"{code.lower()}@rumah.id", account_number="9001004521"
        )
        employees.save(session, changed, employees.history(person.id)[-1])
    run = service.start(session, NOVEMBER)
    service.post_through(session, run)
    server.save(session, settings(mail))
    return queries.slips_of(session, run)


def test_slips_without_password_or_address_stay(
    staff: Desk, slips: list[Any], mail: SmtpServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailing, "ask", lambda *_words, **_options: True)
    outcomes: list[bulk.Outcome] = []
    monkeypatch.setattr(bulk, "tell", lambda _context, _title, outcome: outcomes.append(outcome))
    assert MAIL.many is not None
    MAIL.many(staff, slips)  # type: ignore[arg-type]
    assert outcomes[0].done == 1
    assert [name for name, _reason in outcomes[0].failed] == [
        "P-002 Wahyu Saputra",
        "P-003 Sigit Pamungkas",
    ]
    assert "tidak akan punya kata sandi" in outcomes[0].failed[1][1]
    (taken,) = mail.taken
    content = taken.enclosed[0].get_content()
    assert taken.recipients == ["p-001@rumah.id"]
    assert PdfReader(io.BytesIO(content)).is_encrypted
    pages = PdfReader(io.BytesIO(content), password="15051990").pages
    assert "Rina Kusumawati" in pages[0].extract_text()


def test_the_preview_of_a_slip_leads_to_its_letter(
    staff: Desk, slips: list[Any], mail: SmtpServer, qtbot: QtBot
) -> None:
    preview = ready(slip_papers.preview_one(staff, slips[0].id))  # type: ignore[arg-type]
    qtbot.mouseClick(preview.send_button, Qt.MouseButton.LeftButton)
    (dialog,) = staff.window.findChildren(mailing.SendDialog)
    assert dialog.form.value("to") == "p-001@rumah.id"
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert len(mail.taken) == 1


def test_who_may_not_see_salaries_sends_none(
    staff: Desk, slips: list[Any], mail: SmtpServer
) -> None:
    staff.session.user = Person("tamu", "Tamu", False, frozenset({"mail.send", "people.view"}))
    with pytest.raises(NotAllowed):
        MAIL.run(staff, slips[0])  # type: ignore[arg-type]
    assert not mail.taken
