"""Invoices and receipts in the print preview: looked at freely, logged when they go to the printer."""

from __future__ import annotations

import io
from pathlib import Path

import shiboken6
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app import store
from app.kernel.errors import FileProblem
from app.printing import issue
from app.sales.invoice import queries, service
from app.sales.receipt import queries as receipt_queries
from app.sales.receipt import service as receipts
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import line
from tests.ui.conftest import FakePrinter
from tests.ui.papers import copy_mark, printed, ready
from tests.ui.sales.hands import Shop
from ui.kit import tasks
from ui.kit.batch_print import BatchDialog
from ui.kit.print_choices import PreviewOptions
from ui.kit.print_preview import PrintPreview
from ui.sales import invoices as invoice_list
from ui.sales import papers


def an_issued_invoice(shop: Shop) -> int:
    draft = an_invoice(line("LMP-9", 1, 18_500))
    return queries.find_id(service.post_new(shop.session, draft))


def a_posted_receipt(shop: Shop) -> int:
    (number,) = receipts.post_receipts(shop.session, [a_receipt(100_000)])
    return receipt_queries.get(number).id


def told(preview: PrintPreview) -> list[str]:
    """What the side of the preview says."""
    return [label.text() for label in preview.findChildren(QLabel)]


def test_only_printing_is_logged(shop: Shop, printer: FakePrinter) -> None:
    invoice = an_issued_invoice(shop)
    papers.preview_invoice(shop, invoice).reject()
    assert issue.printings("sales-invoice", invoice) == ()
    preview = papers.preview_invoice(shop, invoice)
    preview.choices.copies.setValue(2)
    printed(preview)
    assert printer.papers == [preview.content] and copy_mark(printer.papers[0]) == ""
    assert [each.copy_no for each in issue.printings("sales-invoice", invoice)] == [0]


def test_a_reprint_says_so_and_tells_of_the_earlier_ones(shop: Shop, printer: FakePrinter) -> None:
    invoice = an_issued_invoice(shop)
    first = papers.preview_invoice(shop, invoice)
    assert "CETAKAN SEBELUMNYA" not in told(first)
    printed(first)
    printed(papers.preview_invoice(shop, invoice))
    third = papers.preview_invoice(shop, invoice)
    words, name = told(third), shop.session.user.name
    at = words.index("CETAKAN SEBELUMNYA")
    assert words[at + 1 : at + 3] == [
        f"Salinan ke-1 · 23 Nov 2026 09.41 · {name}",
        f"Asli · 23 Nov 2026 09.41 · {name}",
    ]
    third.choices.paper.setCurrentIndex(1)
    ready(third)
    assert [copy_mark(each) for each in printer.papers] == ["", "Salinan ke-1"]
    assert copy_mark(third.content) == "Salinan ke-2"


def height(content: bytes) -> int:
    """Of the first page, in tenths of a millimetre."""
    return round(float(PdfReader(io.BytesIO(content)).pages[0].mediabox.height) / 72 * 254)


def test_a_template_and_a_letterhead_are_chosen_and_stay_so(
    shop: Shop, qtbot: QtBot, printer: FakePrinter
) -> None:
    preview = ready(papers.preview_invoice(shop, an_issued_invoice(shop)))
    choices = preview.choices
    company = shop.session.company.name
    assert company in PdfReader(io.BytesIO(preview.content)).pages[0].extract_text()
    assert height(preview.content) == 2970 and choices.paper.isVisible()
    qtbot.keyClick(choices.template, Qt.Key.Key_Down)
    ready(preview)
    assert choices.template.currentText() == "Ringkas, setengah lembar"
    assert height(preview.content) == 1485
    offered = [choices.paper.itemData(at) for at in range(choices.paper.count())]
    assert offered == ["half A4", "9.5x5.5 in"] and choices.paper.isVisible()
    qtbot.keyClick(choices.letterhead, Qt.Key.Key_Space)
    ready(preview)
    head = PdfReader(io.BytesIO(preview.content)).pages[0].extract_text().split("Kepada")[0]
    assert "FAKTUR PENJUALAN" in head and company not in head
    assert not choices.parts["logo"].isEnabled()
    printed(preview)
    assert printer.papers == [preview.content]
    again = ready(papers.preview_invoice(shop, an_issued_invoice(shop)))
    assert again.options() == PreviewOptions("half A4", "", frozenset({"letterhead"}))
    other = ready(papers.preview_receipt(shop, a_posted_receipt(shop)))
    assert other.options() == PreviewOptions() and not other.choices.template.isVisible()
    again.choices.template.setCurrentIndex(0)
    ready(again)
    assert height(again.content) == 2970


def test_many_are_printed_as_one_was_last(shop: Shop, qtbot: QtBot, printer: FakePrinter) -> None:
    an_issued_invoice(shop)
    preview = ready(papers.preview_invoice(shop, an_issued_invoice(shop)))
    qtbot.keyClick(preview.choices.template, Qt.Key.Key_Down)
    printed(preview)
    panel = invoice_list.make(shop)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: not tasks.busy())
    panel.group_by(None)
    qtbot.waitUntil(lambda: not tasks.busy())
    panel.table.view.setFocus()
    panel.table.view.selectAll()
    qtbot.keyClick(panel.table.view, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: not tasks.busy())
    qtbot.keyClick(shop.window.findChildren(BatchDialog)[-1], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
    assert [height(each) for each in printer.papers] == [1485] * 3


def test_a_saved_pdf_stands_in_the_audit_trail_as_a_printing(shop: Shop, tmp_path: Path) -> None:
    invoice = an_issued_invoice(shop)
    preview = ready(papers.preview_invoice(shop, invoice))
    preview.save_to(tmp_path / "faktur.pdf")
    ready(preview)
    assert [each.copy_no for each in issue.printings("sales-invoice", invoice)] == [0]
    trail = store.query("SELECT action, kind FROM audit ORDER BY id DESC LIMIT 1")
    assert trail == [("print", "sales-invoice")]
    assert copy_mark((tmp_path / "faktur.pdf").read_bytes()) == ""
    assert copy_mark(preview.content) == "Salinan ke-1"


def test_of_many_printings_the_oldest_are_counted(shop: Shop) -> None:
    invoice = an_issued_invoice(shop)
    for _each in range(9):
        issue.issue(shop.session, "sales-invoice", invoice)
    words = told(papers.preview_invoice(shop, invoice))
    assert "3 cetakan lebih awal" in words
    assert sum(word.startswith("Salinan ke-") for word in words) == 6


def test_a_draft_is_printed_without_a_log(shop: Shop, printer: FakePrinter) -> None:
    draft = service.save_draft(shop.session, an_invoice(line("LMP-9", 1, 18_500)))
    printed(papers.preview_invoice(shop, draft))
    assert len(printer.papers) == 1 and issue.printings("sales-invoice", draft) == ()


def test_read_only_looks_and_is_refused_the_paper(shop: Shop, printer: FakePrinter) -> None:
    invoice = an_issued_invoice(shop)
    draft = service.save_draft(shop.session, an_invoice(line("LMP-9", 1, 18_500)))
    shop.session.read_only = True
    preview = ready(papers.preview_invoice(shop, invoice))
    assert preview.content.startswith(b"%PDF")
    printed(preview)
    (error,) = shop.errors
    assert isinstance(error, FileProblem) and "hanya baca" in str(error) and printer.papers == []
    printed(papers.preview_invoice(shop, draft))
    assert len(printer.papers) == 1


def test_a_receipt_is_logged_like_an_invoice(shop: Shop, printer: FakePrinter) -> None:
    (number,) = receipts.post_receipts(shop.session, [a_receipt(100_000)])
    receipt = receipt_queries.get(number).id
    printed(papers.preview_receipt(shop, receipt))
    printed(papers.preview_receipt(shop, receipt))
    receipts.void_receipt(shop.session, number, None, "Salah ketik")
    printed(papers.preview_receipt(shop, receipt))
    assert [copy_mark(each) for each in printer.papers] == ["", "Salinan ke-1", "Salinan ke-2"]


def test_f12_prints_every_selected_invoice_and_logs_each(
    shop: Shop, qtbot: QtBot, printer: FakePrinter
) -> None:
    posted = [an_issued_invoice(shop) for _each in range(3)]
    draft = service.save_draft(shop.session, an_invoice(line("LMP-9", 1, 18_500)))
    panel = invoice_list.make(shop)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitUntil(lambda: not tasks.busy())
    panel.group_by(None)
    qtbot.waitUntil(lambda: not tasks.busy())
    panel.table.view.setFocus()
    panel.table.view.selectAll()
    qtbot.keyClick(panel.table.view, Qt.Key.Key_F12)
    dialog = shop.window.findChildren(BatchDialog)[-1]
    qtbot.waitUntil(lambda: not tasks.busy())
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
    assert len(printer.papers) == 4 and not shop.errors
    assert all(len(issue.printings("sales-invoice", each)) == 1 for each in posted)
    assert issue.printings("sales-invoice", draft) == ()


def test_the_document_keeps_its_own_language_unless_another_is_chosen(
    shop: Shop, printer: FakePrinter
) -> None:
    preview = ready(papers.preview_invoice(shop, an_issued_invoice(shop)))
    assert preview.options().language == ""
    preview.choices.language.setCurrentText("Inggris")
    ready(preview)
    words = PdfReader(io.BytesIO(preview.content)).pages[0].extract_text()
    assert "SALES INVOICE" in words.upper()


def test_what_goes_to_the_printer_is_logged_also_when_the_preview_is_closed_meanwhile(
    shop: Shop, qtbot: QtBot, printer: FakePrinter
) -> None:
    invoice = an_issued_invoice(shop)
    preview = ready(papers.preview_invoice(shop, invoice))
    preview.print_now()
    preview.reject()
    qtbot.waitUntil(lambda: not shiboken6.isValid(preview))
    qtbot.waitUntil(lambda: not tasks.busy())
    assert len(printer.papers) == 1 and len(issue.printings("sales-invoice", invoice)) == 1
    assert not shop.errors
