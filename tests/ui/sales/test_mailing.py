"""Sending documents by e-mail from editor, list and preview, through a real mail server on this computer."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.kernel.errors import Cancelled, UserError
from app.mailing import queries, server
from app.mailing.outbox import MailProblem
from app.masters import party as parties
from app.sales.invoice import queries as invoices
from app.sales.invoice import service
from tests.mailing.conftest import settings
from tests.mailing.smtp_server import Behaviour, SmtpServer
from tests.sales.builders import an_invoice
from tests.trade.books import a_customer, line
from tests.ui.papers import ready
from tests.ui.sales.hands import Shop
from ui.kit import bulk
from ui.sales import customers, papers
from ui.sales import invoices as invoice_list
from ui.trade import mailing
from ui.trade.mailing import PasswordDialog, SendDialog

ADDRESS = "toko@terang.co.id"


def an_issued_invoice(shop: Shop) -> int:
    return invoices.find_id(service.post_new(shop.session, an_invoice(line("LMP-9", 2, 18_500))))


@pytest.fixture
def letters(shop: Shop, mail: SmtpServer) -> SmtpServer:
    """A server the shop is set up for, and a customer with an address."""
    customer = parties.require("C-001")
    a_customer(shop.session, email=ADDRESS, id=customer.id)
    server.save(shop.session, settings(mail))
    return mail


def opened(shop: Shop, kind: type[QDialog]) -> Any:
    shown = [each for each in shop.window.findChildren(kind) if each.isVisible()]
    return shown[-1]


def log() -> list[tuple[str, str]]:
    return [(row.recipients, row.outcome) for row in queries.LISTING.window().rows()][::-1]


def act(spec: Any, key: str) -> Any:
    return next(each for each in spec.acts if each.key == key)


def rows_of(shop: Shop) -> list[Any]:
    return list(invoice_list.SPEC.listing(shop.session).window().rows())


def choose(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: bool) -> list[str]:
    """Answers the next question; returns what was asked."""
    asked: list[str] = []

    def said(_parent: object, title: str, *_more: object, **_options: object) -> bool:
        asked.append(title)
        return answer

    monkeypatch.setattr(mailing, "ask", said)
    return asked


def test_an_invoice_is_sent_from_its_editor(shop: Shop, letters: SmtpServer, qtbot: QtBot) -> None:
    editor = shop.show("sales-invoice", an_issued_invoice(shop))
    editor.acts.do("sales.invoice.mail")
    dialog = opened(shop, SendDialog)
    assert dialog.form.value("to") == ADDRESS
    assert dialog.form.value("subject") == "Faktur INV/26/11/0001 dari PT Uji Coba"
    field = dialog.form.editor("to")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End)
    qtbot.keyClicks(field, "; bos@terang.co.id")
    body = dialog.form.editor("body")
    body.setFocus()
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert dialog.isVisible() and not letters.taken
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert [each.recipients for each in letters.taken] == [[ADDRESS, "bos@terang.co.id"]]
    assert not dialog.isVisible()
    assert any("Dikirim lewat surel" in each.text() for each in editor.findChildren(QLabel))


def test_what_was_typed_stays_when_the_server_refuses(
    shop: Shop, letters: SmtpServer, qtbot: QtBot
) -> None:
    letters.how = Behaviour(data="drops")
    shop.show("sales-invoice", an_issued_invoice(shop)).acts.do("sales.invoice.mail")
    dialog = opened(shop, SendDialog)
    dialog.form.set_value("subject", "Tagihan November")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog.form.value("subject") == "Tagihan November"
    assert isinstance(shop.errors[-1], MailProblem) and log() == [(ADDRESS, "failed")]
    letters.how = Behaviour()
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert letters.taken[0].message["Subject"] == "Tagihan November"
    assert log() == [(ADDRESS, "failed"), (ADDRESS, "sent")]


def test_a_wrong_address_is_told_at_its_field(
    shop: Shop, letters: SmtpServer, qtbot: QtBot
) -> None:
    shop.show("sales-invoice", an_issued_invoice(shop)).acts.do("sales.invoice.mail")
    dialog = opened(shop, SendDialog)
    dialog.form.set_value("to", "toko")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert dialog.form.boxes["to"].message.text() == "toko bukan alamat surel."
    assert dialog.isVisible() and not letters.taken and not log()


def test_without_a_keyring_the_password_is_asked_once(
    shop: Shop, letters: SmtpServer, qtbot: QtBot
) -> None:
    letters.how = Behaviour(password="rahasia")
    server.save(shop.session, settings(letters, user="kasir"))
    invoice = an_issued_invoice(shop)
    editor = shop.show("sales-invoice", invoice)
    editor.acts.do("sales.invoice.mail")
    dialog = opened(shop, SendDialog)
    dialog.form.set_value("password", "rahasia")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert len(letters.taken) == 1
    editor.acts.do("sales.invoice.mail")
    assert "password" not in opened(shop, SendDialog).form.boxes


def test_the_preview_leads_to_the_letter(shop: Shop, letters: SmtpServer, qtbot: QtBot) -> None:
    preview = ready(papers.preview_invoice(shop, an_issued_invoice(shop)))
    qtbot.mouseClick(preview.send_button, Qt.MouseButton.LeftButton)
    dialog = opened(shop, SendDialog)
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert len(letters.taken) == 1


def test_many_are_one_job_with_an_outcome_each(
    shop: Shop, letters: SmtpServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _each in range(2):
        an_issued_invoice(shop)
    a_customer(shop.session, "C-002", name="Tanpa Alamat")
    draft = an_invoice(line("LMP-9", 1, 18_500))
    service.post_new(shop.session, type(draft)(draft.date, "C-002", draft.lines))
    asked = choose(qtbot, monkeypatch, True)
    outcomes: list[bulk.Outcome] = []
    monkeypatch.setattr(bulk, "tell", lambda _context, _title, outcome: outcomes.append(outcome))
    act(invoice_list.SPEC, "sales.invoice.mail").many(shop, rows_of(shop))
    assert asked == ["Kirim 3 surel?"]
    (outcome,) = outcomes
    assert outcome.done == 2 and len(letters.taken) == 2 and letters.connections == 1
    assert outcome.failed == [("INV/26/11/0003", "Tanpa Alamat tidak punya alamat surel.")]
    assert [each[1] for each in log()] == ["sent", "sent"]


def test_a_cancel_stops_between_letters(
    shop: Shop, letters: SmtpServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _each in range(3):
        an_issued_invoice(shop)
    choose(qtbot, monkeypatch, True)
    outcomes: list[bulk.Outcome] = []
    monkeypatch.setattr(bulk, "tell", lambda _context, _title, outcome: outcomes.append(outcome))

    class Stopped:
        def report(self, done: int, *_more: object) -> None:
            if done == 1:
                raise Cancelled

    monkeypatch.setattr(shop, "run", lambda _title, work, done: done(work(Stopped())))
    act(invoice_list.SPEC, "sales.invoice.mail").many(shop, rows_of(shop))
    assert (outcomes[0].done, outcomes[0].left) == (1, 2)
    assert len(letters.taken) == 1 and log() == [(ADDRESS, "sent")]


def test_many_ask_for_the_password_first(
    shop: Shop, letters: SmtpServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters.how = Behaviour(password="rahasia")
    server.save(shop.session, settings(letters, user="kasir"))
    an_issued_invoice(shop)
    choose(qtbot, monkeypatch, True)
    act(invoice_list.SPEC, "sales.invoice.mail").many(shop, rows_of(shop))
    dialog = opened(shop, PasswordDialog)
    dialog.form.set_value("password", "rahasia")
    qtbot.mouseClick(dialog.primary, Qt.MouseButton.LeftButton)
    assert len(letters.taken) == 1


def test_a_statement_goes_out_from_the_list_of_customers(
    shop: Shop, letters: SmtpServer, qtbot: QtBot
) -> None:
    an_issued_invoice(shop)
    customer = parties.require("C-001")
    act(customers.SPEC, "sales.statement.mail").run(shop, customer)
    qtbot.mouseClick(opened(shop, SendDialog).primary, Qt.MouseButton.LeftButton)
    assert "Rekening" in letters.taken[0].message["Subject"] or letters.taken[0].enclosed


def test_without_a_server_it_says_where_to_set_it_up(shop: Shop) -> None:
    shop.show("sales-invoice", an_issued_invoice(shop)).acts.do("sales.invoice.mail")
    assert isinstance(shop.errors[-1], UserError)
    assert "Data, Surel" in shop.errors[-1].what_to_do()


def test_a_draft_offers_no_letter(shop: Shop) -> None:
    draft = service.save_draft(shop.session, an_invoice(line("LMP-9", 1, 18_500)))
    editor = shop.show("sales-invoice", draft)
    assert "sales.invoice.mail" not in [each.key for each in editor.acts.possible()]
    preview = ready(papers.preview_invoice(shop, draft))
    words = [each.text() for each in preview.findChildren(QPushButton)]
    assert "Kirim lewat surel…" not in words
    preview.reject()
