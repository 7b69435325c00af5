"""Letters through a real mail server on this computer: what it takes is noted as sent, and nothing else."""

from __future__ import annotations

import datetime as dt
import io
import socket

import pytest
from pypdf import PdfReader

from app import store
from app.access.session import Session
from app.access.users import Person
from app.departments import every
from app.documents import timeline
from app.kernel.department import Mailing, load
from app.kernel.errors import NotAllowed, Refused, UserError
from app.kernel.text import speaking
from app.mailing import passwords, queries, sending, server, templates
from app.mailing.letter import Letter
from app.mailing.outbox import MailProblem, Outbox, ServerProblem
from app.mailing.server import MailServer
from app.mailing.templates import Template
from app.masters import party as parties
from app.people.payroll import service as payrolls
from app.purchasing.order.kind import ORDER as PURCHASE_ORDER
from app.sales.delivery import service as deliveries
from app.sales.delivery.side import DELIVERY
from app.sales.invoice import queries as invoices
from app.sales.invoice import service
from app.sales.order.kind import ORDER as SALES_ORDER
from app.sales.quotation.kind import QUOTATION
from app.sales.receipt import queries as receipt_queries
from app.sales.receipt import service as receipts
from app.trade.goods import service as goods
from app.trade.orders import queries as order_queries
from app.trade.orders import service as orders
from app.trade.orders.kinds import OrderKind
from app.trade.orders.rules import OrderDraft
from tests.mailing.conftest import KeyringInMemory, set_up, settings
from tests.mailing.smtp_server import Behaviour, SmtpServer, trusting
from tests.people.builders import NOVEMBER, an_employee
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import TODAY, a_customer, a_shop, line
from tests.trade.goods import a_delivery, goods_line

ADDRESS = "toko@terang.co.id"


def mailing_of(kind: str) -> Mailing:
    return next(each for each in every("mailings") if each.key == kind)


@pytest.fixture
def shop(session: Session) -> Session:
    """A shop whose customer has an address."""
    a_shop(session)
    customer = parties.require("C-001")
    a_customer(session, email=ADDRESS, contact="Bu Rina", id=customer.id)
    return session


def an_issued_invoice(session: Session) -> int:
    number = service.post_new(session, an_invoice(line("LMP-9", 2, 18_500)))
    return invoices.find_id(number)


def letter_of(session: Session, kind: str, id: int) -> Letter:
    made: Letter = load(mailing_of(kind).write)(session, id)
    return made


def post(session: Session, outbox: Outbox, letter: Letter, to: str = "") -> None:
    text = sending.worded(session, mailing_of(letter.kind), letter)
    sending.send(session, outbox, letter, text, to)


def logged() -> list[tuple[str, str, str]]:
    rows = list(queries.LISTING.window().rows())[::-1]
    return [(row.number, row.recipients, row.outcome) for row in rows]


def words_of(pdf: bytes, password: str = "") -> str:
    return "".join(
        page.extract_text() for page in PdfReader(io.BytesIO(pdf), password=password or None).pages
    )


def test_an_invoice_arrives_whole_in_the_party_s_language(shop: Session, mail: SmtpServer) -> None:
    invoice = an_issued_invoice(shop)
    with Outbox(set_up(shop, mail), "") as box:
        post(shop, box, letter_of(shop, "sales-invoice", invoice))
    (taken,) = mail.taken
    assert (taken.sender, taken.recipients) == ("kasir@uji.co.id", [ADDRESS])
    assert taken.message["Subject"] == "Faktur INV/26/11/0001 dari PT Uji Coba"
    assert taken.message["From"] == "PT Uji Coba <kasir@uji.co.id>"
    assert "Rp\u00a041.070" in taken.text and "7 Desember 2026" in taken.text
    (paper,) = taken.enclosed
    assert paper.get_filename() == "INV-26-11-0001.pdf"
    assert "INV/26/11/0001" in words_of(paper.get_content())
    assert logged() == [("INV/26/11/0001", ADDRESS, "sent")]
    first = timeline.of_document("sales-invoice", invoice)[0]
    assert (first.action, first.text) == ("mail", ADDRESS)


def test_a_customer_abroad_is_written_to_in_english(shop: Session, mail: SmtpServer) -> None:
    customer = parties.require("C-001")
    a_customer(shop, email=ADDRESS, language="en", id=customer.id)
    (number,) = receipts.post_receipts(shop, [a_receipt(100_000)])
    with Outbox(set_up(shop, mail), "") as box:
        post(shop, box, letter_of(shop, "customer-receipt", receipt_queries.get(number).id))
    (taken,) = mail.taken
    assert taken.message["Subject"] == f"Receipt {number} from PT Uji Coba"
    assert "Thank you for your payment of Rp\u00a0100,000" in taken.text


def test_a_statement_tells_the_balance(shop: Session, mail: SmtpServer) -> None:
    an_issued_invoice(shop)
    customer = parties.require("C-001")
    with Outbox(set_up(shop, mail), "") as box:
        post(shop, box, letter_of(shop, "customer-statement", customer.id), "a@b.id; c@d.id")
    (taken,) = mail.taken
    assert taken.recipients == ["a@b.id", "c@d.id"]
    assert "Rp\u00a041.070" in taken.text
    assert "INV/26/11/0001" in words_of(taken.enclosed[0].get_content())


def test_one_connection_carries_many_letters(shop: Session, mail: SmtpServer) -> None:
    letters = [letter_of(shop, "sales-invoice", an_issued_invoice(shop)) for _each in range(3)]
    with Outbox(set_up(shop, mail), "") as box:
        for letter in letters:
            post(shop, box, letter)
    assert (len(mail.taken), mail.connections) == (3, 1)


def test_a_draft_is_not_sent(shop: Session) -> None:
    draft = service.save_draft(shop, an_invoice(line("LMP-9", 1, 18_500)))
    with pytest.raises(UserError, match="sudah diposting"):
        letter_of(shop, "sales-invoice", draft)


def test_without_an_address_it_says_whose(shop: Session, mail: SmtpServer) -> None:
    customer = parties.require("C-001")
    a_customer(shop, id=customer.id)
    letter = letter_of(shop, "sales-invoice", an_issued_invoice(shop))
    with Outbox(set_up(shop, mail), "") as box:
        with pytest.raises(UserError, match="Toko Sumber Terang tidak punya alamat"):
            post(shop, box, letter)
        with pytest.raises(Refused, match="rina@ bukan alamat"):
            post(shop, box, letter, "rina@")
    assert not mail.taken and not logged()


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_the_password_goes_only_over_tls(shop: Session, security: str) -> None:
    how = Behaviour(password="rahasia", tls=security == "tls")
    letter = letter_of(shop, "sales-invoice", an_issued_invoice(shop))
    with SmtpServer(how) as mail:
        known = set_up(shop, mail, security=security, user="kasir")
        with Outbox(known, "rahasia", trust=trusting()) as box:
            post(shop, box, letter)
        assert [each.encrypted for each in mail.taken] == [True]


def failing(session: Session, how: Behaviour, **more: object) -> MailProblem:
    """What sending to a server that behaves like this says; nothing of it may be marked sent."""
    letter = letter_of(session, "sales-invoice", an_issued_invoice(session))
    with SmtpServer(how) as mail:
        known = set_up(session, mail, **more)
        with Outbox(known, "salah", seconds=0.4) as box, pytest.raises(MailProblem) as caught:
            post(session, box, letter)
        assert not mail.taken
    assert logged() == [("INV/26/11/0001", ADDRESS, "failed")]
    assert timeline.of_document("sales-invoice", letter.document_id)[0].action == "mail-failed"
    return caught.value


@pytest.mark.parametrize(
    ("how", "more", "sentence"),
    [
        (Behaviour(greets=False), {}, "tidak menjawab dalam 0.4 detik"),
        (Behaviour(data="hangs"), {}, "tidak menjawab dalam 0.4 detik"),
        (Behaviour(data="drops"), {}, "memutus hubungan sebelum menerima surat"),
        (Behaviour(data="refuses"), {}, "menolak surat ini: 552 5.3.4 the letter is too large"),
        (Behaviour(refused=(ADDRESS,)), {}, f"tidak menerima surat untuk {ADDRESS}: 550"),
        (Behaviour(refuses_sender=True), {}, "tidak menerima surat dari kasir@uji.co.id"),
        (Behaviour(starttls=False), {"security": "starttls"}, "tidak menyediakan yang diatur"),
        (Behaviour(password="benar"), {"user": "kasir"}, "menolak pengguna atau kata sandi: 535"),
        (Behaviour(), {"user": "kasir"}, "tidak menyediakan yang diatur"),
        (Behaviour(), {"security": "tls"}, "tidak memakai TLS pada port"),
        (Behaviour(tls=True), {"security": "tls"}, "Sertifikat server surel localhost tidak sah"),
    ],
)
def test_whatever_the_server_does_is_a_sentence(
    shop: Session, how: Behaviour, more: dict[str, object], sentence: str
) -> None:
    problem = failing(shop, how, **more)
    assert sentence in problem.what()
    assert problem.what_was_kept() == "Tidak ada yang ditandai terkirim."


def test_nobody_listens(shop: Session) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    known = MailServer("localhost", port, "none", sender="kasir@uji.co.id")
    letter = letter_of(shop, "sales-invoice", an_issued_invoice(shop))
    with Outbox(known, "") as box, pytest.raises(ServerProblem, match="tidak dapat dihubungi"):
        post(shop, box, letter)
    assert logged() == [("INV/26/11/0001", ADDRESS, "failed")]


def test_after_a_dead_server_the_rest_is_not_tried(shop: Session) -> None:
    letters = [letter_of(shop, "sales-invoice", an_issued_invoice(shop)) for _each in range(3)]
    with SmtpServer(Behaviour(data="hangs", takes_before=1)) as mail:
        with Outbox(set_up(shop, mail), "", seconds=0.4) as box:
            post(shop, box, letters[0])
            for letter in letters[1:]:
                with pytest.raises(ServerProblem):
                    post(shop, box, letter)
        assert (len(mail.taken), mail.connections) == (1, 1)
    assert [each[2] for each in logged()] == ["sent", "failed", "failed"]


def test_a_server_that_dropped_one_letter_gets_the_next(shop: Session) -> None:
    letters = [letter_of(shop, "sales-invoice", an_issued_invoice(shop)) for _each in range(2)]
    with SmtpServer(Behaviour(data="drops")) as mail, Outbox(set_up(shop, mail), "") as box:
        with pytest.raises(MailProblem):
            post(shop, box, letters[0])
        mail.how.data = "takes"
        post(shop, box, letters[1])
    assert [each[2] for each in logged()] == ["failed", "sent"]


def test_only_those_the_server_took_are_marked_sent(shop: Session) -> None:
    letter = letter_of(shop, "sales-invoice", an_issued_invoice(shop))
    with SmtpServer(Behaviour(refused=("lama@toko.id",))) as mail:
        with (
            Outbox(set_up(shop, mail), "") as box,
            pytest.raises(MailProblem, match="lama@toko.id"),
        ):
            post(shop, box, letter, f"{ADDRESS}, lama@toko.id")
        assert [each.recipients for each in mail.taken] == [[ADDRESS]]
    assert [each[1:] for each in logged()] == [(ADDRESS, "sent"), ("lama@toko.id", "failed")]


def test_a_payslip_is_locked_or_stays(session: Session, mail: SmtpServer) -> None:
    an_employee(session, email="siti@rumah.id")
    run = payrolls.start(session, NOVEMBER)
    payrolls.calculate(session, run)
    slip = int(store.scalar("SELECT id FROM payroll_slip"))
    with pytest.raises(UserError, match="sudah diposting"):
        letter_of(session, "payslip", slip)
    payrolls.post_through(session, run)
    with pytest.raises(UserError, match="tidak akan punya kata sandi"):
        letter_of(session, "payslip", slip)


# -- settings and password --------------------------------------------------------------------------


def test_settings_are_refused_in_words(session: Session) -> None:
    with pytest.raises(Refused) as caught:
        server.save(session, MailServer(host="smtp toko", port=0, sender="kasir"))
    assert [each.field for each in caught.value.problems] == ["host", "port", "sender"]
    assert server.current() == MailServer()
    with pytest.raises(UserError, match="Belum ada server surel"):
        server.require()


def test_the_password_rests_in_the_keyring(a_keyring: KeyringInMemory, mail: SmtpServer) -> None:
    known = settings(mail, user="kasir")
    assert passwords.find(known) is None
    assert passwords.keep(known, "rahasia")
    assert passwords.find(known) == "rahasia"
    assert list(a_keyring.kept.values()) == ["rahasia"]


def test_without_a_keyring_it_is_forgotten_with_the_session(
    session: Session, mail: SmtpServer
) -> None:
    known = set_up(session, mail, user="kasir")
    assert not passwords.keep(known, "rahasia-sekali")
    assert passwords.find(known) == "rahasia-sekali"
    passwords.forget_session()
    assert passwords.find(known) is None
    folder = session.path.parent
    assert all(
        b"rahasia-sekali" not in file.read_bytes() for file in folder.rglob("*") if file.is_file()
    )


# -- templates ------------------------------------------------------------------------------------


@pytest.mark.parametrize("mailing", every("mailings"), ids=lambda each: each.key)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_usual_wording_has_only_fields_that_are_there(mailing: Mailing, language: str) -> None:
    assert not templates.problems(mailing, templates.usual(mailing, language))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Total {document.totl}", "Tidak ada isian {document.totl} untuk dokumen ini."),
        ("{document.__class__}", "Tidak ada isian {document.__class__} untuk dokumen ini."),
        ("{party.name!r}", "Tidak ada isian {party.name!r} untuk dokumen ini."),
        ("{document.period}", "Tidak ada isian {document.period} untuk dokumen ini."),
        ("Halo {", "Ada kurung kurawal yang berdiri sendiri"),
        ("  ", "Bagian ini perlu diisi."),
    ],
)
def test_what_a_template_cannot_say(session: Session, body: str, sentence: str) -> None:
    invoice = mailing_of("sales-invoice")
    with pytest.raises(Refused, match=".") as caught:
        templates.save(session, invoice, "id", Template("Faktur", body))
    assert sentence in caught.value.problems[0].sentence()
    assert templates.current(invoice, "id") == templates.usual(invoice, "id")


def test_the_company_s_own_wording(shop: Session, mail: SmtpServer) -> None:
    invoice = mailing_of("sales-invoice")
    own = Template("Tagihan {document.number}", "Yth. {party.contact}: {{bayar}} {document.total}")
    templates.save(shop, invoice, "id", own)
    with Outbox(set_up(shop, mail), "") as box:
        post(shop, box, letter_of(shop, "sales-invoice", an_issued_invoice(shop)))
    (taken,) = mail.taken
    assert taken.message["Subject"] == "Tagihan INV/26/11/0001"
    assert taken.text.strip() == "Yth. Bu Rina: {bayar} Rp\u00a041.070"
    with speaking("en"):
        assert templates.current(invoice, "en") == templates.usual(invoice, "en")
    templates.save(shop, invoice, "id", templates.usual(invoice, "id"))
    assert store.scalar("SELECT COUNT(*) FROM mail_template") == 0


def test_a_test_letter(session: Session, mail: SmtpServer) -> None:
    with Outbox(set_up(session, mail), "") as box:
        sending.send_test(session, box, "saya@uji.co.id")
    assert mail.taken[0].message["Subject"] == "Percobaan dari Back Office"
    assert not logged()


def test_a_payslip_opens_only_with_the_birth_date(session: Session, mail: SmtpServer) -> None:
    an_employee(session, email="siti@rumah.id", birth_date=dt.date(1990, 5, 15))
    run = payrolls.start(session, NOVEMBER)
    payrolls.calculate(session, run)
    payrolls.post_through(session, run)
    slip = int(store.scalar("SELECT id FROM payroll_slip"))
    with Outbox(set_up(session, mail), "") as box:
        post(session, box, letter_of(session, "payslip", slip))
    (taken,) = mail.taken
    content = taken.enclosed[0].get_content()
    assert PdfReader(io.BytesIO(content)).is_encrypted
    assert "Karyawan P-001" in words_of(content, "15051990")


def test_a_delivery_note_goes_without_amounts(shop: Session, mail: SmtpServer) -> None:
    (number,) = goods.post_new(shop, DELIVERY, [a_delivery(goods_line("LMP-9", 3))])
    with Outbox(set_up(shop, mail), "") as box:
        post(shop, box, letter_of(shop, "delivery-note", deliveries.get(shop, number).id))
    (taken,) = mail.taken
    assert number in taken.message["Subject"] and "Rp" not in taken.text
    assert number in words_of(taken.enclosed[0].get_content())


@pytest.mark.parametrize(
    ("kind", "key", "party"),
    [
        (QUOTATION, "quotation", "C-001"),
        (SALES_ORDER, "sales-order", "C-001"),
        (PURCHASE_ORDER, "purchase-order", "S-001"),
    ],
)
def test_a_quotation_or_order_goes_with_its_paper(
    shop: Session, mail: SmtpServer, kind: OrderKind, key: str, party: str
) -> None:
    draft = OrderDraft(TODAY, party, (line("LMP-9", 3, 18_500),))
    number = orders.post_new(shop, kind, [draft])[0]
    found = order_queries.find_id(kind, number)
    with Outbox(set_up(shop, mail), "") as box:
        post(shop, box, letter_of(shop, key, found), "rina@sumber.id")
    (taken,) = mail.taken
    assert number in taken.message["Subject"] and number in taken.text
    assert number in words_of(taken.enclosed[0].get_content())


def test_a_draft_of_an_order_is_not_sent(shop: Session) -> None:
    draft = OrderDraft(TODAY, "C-001", (line("LMP-9", 3, 18_500),))
    found = orders.save_draft(shop, SALES_ORDER, draft)
    with pytest.raises(UserError):
        letter_of(shop, "sales-order", found)


def test_a_supplier_gets_its_statement(shop: Session, mail: SmtpServer) -> None:
    supplier = parties.require("S-001")
    with Outbox(set_up(shop, mail), "") as box:
        post(shop, box, letter_of(shop, "supplier-statement", supplier.id), "pabrik@cahaya.id")
    assert "S-001" in mail.taken[0].enclosed[0].get_filename()


def test_who_may_not_send_sends_nothing(shop: Session, mail: SmtpServer) -> None:
    letter = letter_of(shop, "sales-invoice", an_issued_invoice(shop))
    known = set_up(shop, mail)
    shop.user = Person("tamu", "Tamu", False, frozenset({"sales.view"}))
    with Outbox(known, "") as box, pytest.raises(NotAllowed):
        post(shop, box, letter)
    assert not mail.taken
