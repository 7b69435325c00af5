"""Invoices and receipts on paper: the model says what was posted, and says it again years later."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import store
from app.access.session import Session
from app.kernel.errors import NotFound, Refused
from app.kernel.money import ZERO, rp
from app.kernel.quantity import pieces
from app.kernel.rate import NO_RATE, Rate, percent
from app.masters import company
from app.masters import item as items
from app.masters import party as parties
from app.printing.frame import PAGES
from app.printing.roll import ROLLS
from app.regulations import qris
from app.sales.cash_sale import printed as slips
from app.sales.cash_sale import service as counter
from app.sales.cash_sale.rules import Payment
from app.sales.invoice import printed, queries, service
from app.sales.receipt import printed as receipts_printed
from app.sales.receipt import queries as receipt_queries
from app.sales.receipt import service as receipts
from tests.printing.builders import QRIS
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import TODAY, a_shop, line


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)
    company.update(session, city="Semarang", bank_name="Bank Contoh", signatory="Maria")


def paper_of(number: str) -> printed.InvoicePaper:
    return printed.paper_of(queries.get(number, TODAY))


def test_the_paper_says_what_was_posted(session: Session) -> None:
    number = service.post_new(
        session,
        an_invoice(line("LMP-9", 10, 18_500, 10), line("JASA", 1, 50_000), discount=rp(500)),
    )
    paper = paper_of(number)
    assert (paper.number, paper.gross, paper.discount) == (number, rp(235_000), rp(19_000))
    assert (paper.net, paper.dpp_other, paper.ppn) == (rp(216_000), rp(198_000), rp(23_760))
    assert (paper.total, paper.ppn_rate) == (rp(239_760), percent(12))
    assert paper.dpp_factor == Rate(Fraction(11, 12))
    assert (paper.terms_days, paper.tax_code, paper.place) == (14, "04", "Semarang")
    assert [(each.code, each.quantity, each.amount) for each in paper.lines] == [
        ("LMP-9", pieces(10), rp(166_500)),
        ("JASA", pieces(1), rp(50_000)),
    ]


def test_a_mixed_invoice_names_no_fraction_of_the_whole(session: Session) -> None:
    number = service.post_new(
        session, an_invoice(line("JASA", 1, 100_000), line("JASA", 1, 100_000, tax="exempt"))
    )
    assert paper_of(number).dpp_factor == NO_RATE
    luxury = service.post_new(session, an_invoice(line("JASA", 1, 100_000, tax="luxury")))
    assert (paper_of(luxury).dpp_other, paper_of(luxury).tax_code) == (ZERO, "01")


def test_a_reprint_says_what_the_original_said(session: Session) -> None:
    number = service.post_new(session, an_invoice(line("LMP-9", 1, 18_500)))
    (receipt,) = receipts.post_receipts(session, [a_receipt(5_000, (number, 5_000))])
    before = paper_of(number), receipts_printed.paper_of(receipt_queries.get(receipt))
    customer, lamp = parties.require("C-001"), items.require("LMP-9")
    parties.save(session, replace(customer, name="Nama Baru", npwp="", language="en"))
    items.save(session, replace(lamp, code="LMP-NEW", name="Lampu baru"))
    company.update(session, name="PT Nama Lain", city="Solo", bank_name="Bank Lain", is_pkp=False)
    assert (paper_of(number), receipts_printed.paper_of(receipt_queries.get(receipt))) == before
    later = paper_of(service.post_new(session, an_invoice(line("LMP-NEW", 1, 18_500))))
    assert (later.customer.name, later.letterhead.name) == ("Nama Baru", "PT Nama Lain")


def test_a_receipt_names_what_it_pays(session: Session) -> None:
    number = service.post_new(session, an_invoice(line("JASA", 1, 100_000)))
    named, bare = receipts.post_receipts(
        session, [a_receipt(60_000, (number, 50_000), method="Transfer"), a_receipt(7_000)]
    )
    paper = receipts_printed.paper_of(receipt_queries.get(named))
    assert (paper.amount, paper.payer) == (rp(60_000), "Toko Sumber Terang")
    assert [(each.number, each.amount) for each in paper.settled] == [(number, rp(50_000))]
    assert paper.method.startswith("Transfer · ")
    assert receipts_printed.paper_of(receipt_queries.get(bare)).purpose == "Pembayaran di muka"


def test_printing_writes_a_pdf_and_counts_copies(session: Session, tmp_path: Path) -> None:
    number = service.post_new(session, an_invoice(line("LMP-9", 1, 18_500)))
    (path,) = printed.render(session, number, tmp_path)
    assert path.name == "INV-26-11-0001.pdf"
    words = PdfReader(path).pages[0].extract_text()
    assert number in words
    assert "20.535" in words
    printed.render(session, number, tmp_path)
    assert store.scalar("SELECT COUNT(*) FROM print_log") == 2
    service.save_draft(session, an_invoice(line("LMP-9", 1, 18_500), ref="D-1"))
    (draft,) = printed.render(session, "D-1", tmp_path)
    assert draft.name == "D-1.pdf"
    assert store.scalar("SELECT COUNT(*) FROM print_log") == 2
    assert printed.pdf(session, number).startswith(b"%PDF")
    (receipt,) = receipts.post_receipts(session, [a_receipt(5_000, (number, 5_000))])
    (kwitansi,) = receipts_printed.render(session, receipt, tmp_path)
    assert "5.000" in PdfReader(kwitansi).pages[0].extract_text()
    assert receipts_printed.pdf(session, receipt).startswith(b"%PDF")


def test_qris_asks_for_the_amount_only_where_the_company_wants_it(session: Session) -> None:
    company.update(session, qris=QRIS)
    plain = service.post_new(session, an_invoice(line("LMP-9", 1, 18_500)))
    assert paper_of(plain).qris == QRIS and qris.amount_of(QRIS) is None
    company.update(session, qris_amount=True)
    number = service.post_new(session, an_invoice(line("LMP-9", 2, 18_500)))
    asked = paper_of(number).qris
    assert (qris.amount_of(asked), qris.bill_of(asked)) == (41_070, number)
    assert not qris.problems(asked) and qris.is_dynamic(asked)
    assert paper_of(plain).qris == QRIS  # a reprint asks as it did
    service.save_draft(session, an_invoice(line("LMP-9", 1, 18_500), ref="D-1"))
    assert paper_of("D-1").qris == QRIS  # a draft asks for nothing yet
    with pytest.raises(Refused):
        company.update(session, qris=QRIS[:-1] + "0")


@pytest.mark.parametrize("page", company.INVOICE_PAPERS)
def test_invoices_take_the_paper_of_the_company(
    session: Session, tmp_path: Path, page: str
) -> None:
    number = service.post_new(session, an_invoice(line("LMP-9", 1, 18_500)))
    company.update(session, invoice_paper=page)
    (path,) = printed.render(session, number, tmp_path)
    (sheet,) = PdfReader(path).pages
    wide = ROLLS[page].width if page in ROLLS else PAGES[page][0]
    assert abs(float(sheet.mediabox.width) - wide) < 0.1
    assert number in sheet.extract_text() and "20.535" in sheet.extract_text()


@pytest.mark.parametrize("page", company.CASH_SALE_PAPERS)
def test_a_slip_says_how_it_was_paid(session: Session, tmp_path: Path, page: str) -> None:
    company.update(session, cash_sale_paper=page)
    draft = an_invoice(line("LMP-9", 1, 20_535), prices_include_tax=True)
    sold = counter.sell(session, draft, Payment("cash", "1101", rp(50_000)))
    for copy in ("", "Salinan ke-1"):
        (path,) = slips.render(session, sold.number, tmp_path)
        words = " ".join(PdfReader(path).pages[0].extract_text().split())
        for each in (sold.number, "20.500", "50.000", "29.500", "Pembulatan −35", copy):
            assert each in words, each
    assert "Salinan" in words
    assert slips.pdf(session, sold.number, language="en").startswith(b"%PDF")
    with pytest.raises(NotFound):
        slips.render(session, service.post_new(session, draft), tmp_path)
