"""The papers, read back: what they say, that nothing is lost, cut, covered or outside the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf.errors import FileNotDecryptedError

from app.inventory.card import paper as card
from app.inventory.sheet import paper as sheet
from app.kernel.money import ZERO, Money, rp
from app.kernel.quantity import Quantity, UnitPrice, each, pieces
from app.kernel.rate import percent
from app.people.payslip import paper as payslip
from app.people.payslip.paper import PayLine
from app.printing.model import Addressee
from app.printing.stamp import (
    A5,
    CONTINUOUS,
    DRAFT,
    F4,
    HALF_A4,
    HALF_CONTINUOUS,
    ROLL_58,
    ROLL_80,
    VOID,
)
from app.sales.cash_sale import paper as cash_sale
from app.sales.invoice import paper as invoice
from app.sales.receipt import paper as receipt
from app.sales.receipt.paper import SettledDocument
from app.trade.goods import paper as goods
from app.trade.goods.paper import GoodsPaperLine
from app.trade.orders import paper as order
from app.trade.priced.paper import PricedLine
from app.trade.returns import paper as note
from app.trade.returns.paper import NotePaperLine
from tests.printing.builders import (
    a_cash_sale,
    a_count_sheet,
    a_goods_paper,
    a_note,
    a_payslip,
    a_receipt,
    a_request,
    a_stamp,
    a_stock_card,
    an_inventory_sheet,
    an_invoice,
    an_order,
    many_lines,
)
from tests.printing.reading import assert_clean, placed, reader, texts

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "printing"
LONG = "Kabel tegangan menengah berisolasi XLPE berpelindung pita tembaga " * 5

PAPERS: dict[str, Callable[[], bytes]] = {
    "invoice": lambda: invoice.draw(an_invoice(), a_stamp()),
    "invoice-english": lambda: invoice.draw(an_invoice(language="en"), a_stamp()),
    "invoice-roll-80": lambda: invoice.draw(an_invoice(), a_stamp(page=ROLL_80)),
    "invoice-roll-58": lambda: invoice.draw(
        an_invoice(language="en"), a_stamp(page=ROLL_58, copy_no=1)
    ),
    "invoice-continuous": lambda: invoice.draw(an_invoice(), a_stamp(page=CONTINUOUS)),
    "invoice-half-continuous": lambda: invoice.draw(an_invoice(), a_stamp(page=HALF_CONTINUOUS)),
    "cash-sale-80": lambda: cash_sale.draw(a_cash_sale(), a_stamp()),
    "cash-sale-58": lambda: cash_sale.draw(
        a_cash_sale(due=rp(65_200), tendered=rp(65_200)), a_stamp(page=ROLL_58, mark=VOID)
    ),
    "cash-sale-a5": lambda: cash_sale.draw(a_cash_sale(), a_stamp(page=A5)),
    "receipt": lambda: receipt.draw(a_receipt(), a_stamp()),
    "delivery-note": lambda: goods.draw(a_goods_paper(), a_stamp()),
    "delivery-note-english": lambda: goods.draw(a_goods_paper(language="en"), a_stamp()),
    "goods-receipt": lambda: goods.draw(
        a_goods_paper(comes_in=True, number="GR/26/11/0004"), a_stamp()
    ),
    "credit-note": lambda: note.draw(a_note(), a_stamp()),
    "credit-note-english": lambda: note.draw(a_note(language="en"), a_stamp()),
    "nota-retur": lambda: note.draw(
        a_note(to_supplier=True, number="DN/26/11/0001", tax_date=dt.date(2026, 11, 20)), a_stamp()
    ),
    "debit-note-english": lambda: note.draw(
        a_note(to_supplier=True, ppn=ZERO, dpp_other=ZERO, total=rp(2_100_000), language="en"),
        a_stamp(),
    ),
    "quotation": lambda: order.draw(an_order("quotation", number="QUO/26/11/0007"), a_stamp()),
    "order-confirmation-english": lambda: order.draw(
        an_order("sales-order", number="SO/26/11/0003", language="en"), a_stamp()
    ),
    "purchase-order": lambda: order.draw(
        an_order("purchase-order", ship_to="Gudang Kaligawe, Jl. Kaligawe Raya 118"), a_stamp()
    ),
    "purchase-order-english": lambda: order.draw(
        an_order("purchase-order", language="en"), a_stamp()
    ),
    "purchase-request": lambda: order.draw(a_request(), a_stamp()),
    "payslip": lambda: payslip.draw([a_payslip()], a_stamp()),
    "inventory-sheet": lambda: sheet.draw(an_inventory_sheet(), a_stamp()),
    "count-sheet": lambda: sheet.draw_count(a_count_sheet(8), a_stamp()),
    "stock-card": lambda: card.draw(a_stock_card(), a_stamp()),
}

EXTREME_LINES = (
    PricedLine(LONG[:300], "KBL", pieces(1), "rol", each(1), percent(0), rp(1)),
    PricedLine(
        "TANPASPASI" * 30,
        "K" * 40,
        Quantity(1_234_567_890_123),
        "meter persegi panjang",
        UnitPrice(98_765_432_109_876),
        percent("12.5"),
        Money(99_999_999_999_999_900),
    ),
    PricedLine("Kopi ☕ 😀 汉字", "E😀", pieces(-3), "pcs", each(0), percent(100), ZERO),
    PricedLine("Retur", "", pieces(-3), "pcs", each(5000), percent(0), rp(-15_000)),
    PricedLine(LONG * 12, "X", pieces(1), "rol", each(1), percent(0), rp(1)),
)


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_reads_as_it_did(name: str) -> None:
    assert "\f".join(texts(PAPERS[name]())) + "\n" == (GOLDEN / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_paper_is_the_same_bytes(name: str) -> None:
    assert PAPERS[name]() == PAPERS[name]()


@pytest.mark.parametrize("name", PAPERS)
def test_nothing_lies_outside_the_page_or_over_another_text(name: str) -> None:
    assert_clean(placed(PAPERS[name]))


@pytest.mark.parametrize(
    "draw",
    [
        lambda: invoice.draw(
            an_invoice(
                EXTREME_LINES,
                customer=Addressee(LONG[:200], LONG, "", "0" * 16, LONG[:150]),
                notes=LONG * 20,
                signatory=LONG[:80],
                bank_name=LONG[:120],
                bank_holder=LONG[:120],
            ),
            a_stamp(page=F4, copy_no=3, mark=VOID, by=LONG[:60]),
        ),
        lambda: invoice.draw(
            an_invoice(EXTREME_LINES, notes=LONG * 4, signatory=LONG[:80], bank_name=LONG[:120]),
            a_stamp(page=HALF_A4, copy_no=3, mark=VOID, by=LONG[:60]),
        ),
        lambda: note.draw(
            a_note(
                lines=tuple(
                    NotePaperLine(
                        each_line.name,
                        each_line.code,
                        abs(each_line.quantity),
                        each_line.unit,
                        each_line.unit_price,
                        each_line.amount,
                    )
                    for each_line in EXTREME_LINES * 3
                ),
                party=Addressee(LONG[:200], LONG, "", "0" * 16, ""),
                reason=LONG * 3,
                signatory=LONG[:80],
            ),
            a_stamp(copy_no=3, mark=VOID, by=LONG[:60]),
        ),
        lambda: order.draw(
            an_order(
                "purchase-order",
                lines=EXTREME_LINES * 3,
                party=Addressee(LONG[:200], LONG, "", "0" * 16, LONG[:150]),
                ship_to=LONG,
                subject=LONG[:240],
                terms=LONG * 12,
                notes=LONG * 12,
                party_ref=LONG[:120],
                person=LONG[:120],
                signatory=LONG[:80],
            ),
            a_stamp(page=F4, copy_no=3, mark=VOID, by=LONG[:60]),
        ),
        lambda: receipt.draw(
            a_receipt(
                Money(99_999_999_999_999_900),
                payer=LONG[:300],
                settled=tuple(SettledDocument(f"INV/26/{n:04d}", rp(n)) for n in range(90)),
            ),
            a_stamp(),
        ),
        lambda: payslip.draw(
            [
                a_payslip(
                    name=LONG[:90],
                    position=LONG[:120],
                    earnings=tuple(PayLine(LONG[:60], rp(10**12 + n)) for n in range(30)),
                    tax_steps=(LONG, LONG),
                )
            ],
            a_stamp(),
        ),
        lambda: goods.draw(
            a_goods_paper(
                lines=tuple(
                    GoodsPaperLine(
                        "K" * 40,
                        LONG * (n % 4),
                        Quantity(10**15 - n),
                        "meter persegi",
                        99_999,
                        LONG,
                    )
                    for n in range(40)
                ),
                party=Addressee(LONG[:200], LONG, "", "", LONG[:150]),
                notes=LONG * 6,
                driver=LONG[:120],
                vehicle=LONG[:60],
            ),
            a_stamp(page=HALF_A4, copy_no=3, mark=VOID),
        ),
        lambda: sheet.draw(an_inventory_sheet(400, warehouses=3), a_stamp(page=F4)),
        lambda: card.draw(a_stock_card(300, name=LONG, note=LONG * 3), a_stamp()),
    ],
    ids=[
        "invoice",
        "short invoice",
        "note",
        "purchase-order",
        "receipt",
        "payslip",
        "delivery-note",
        "inventory-sheet",
        "stock-card",
    ],
)
def test_extremes_stay_inside_and_apart(draw: Callable[[], bytes]) -> None:
    assert_clean(placed(draw))


def test_every_page_is_counted() -> None:
    pages = texts(invoice.draw(an_invoice(many_lines(200)), a_stamp()))
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "Dicetak 23 Nov 2026 09.41 oleh Maria Setyawati" in page


def test_sums_are_carried_from_page_to_page() -> None:
    pages = placed(lambda: invoice.draw(an_invoice(many_lines(200)), a_stamp()))
    carried: list[int] = []
    for page in pages:
        words = [each.text for each in page.texts]
        here = [int(w.removeprefix("BRG-")) * 1000 for w in words if w.startswith("BRG-")]
        taken_up = _after(words, "Pindahan")
        assert taken_up == (carried[-1] if carried else None)
        total = (taken_up or 0) + sum(here)
        if page is not pages[-1]:
            assert _after(words, "Dipindahkan") == total
            carried.append(total)
    assert total == sum(range(1, 201)) * 1000


def _after(words: list[str], label: str) -> int | None:
    if label not in words:
        return None
    return int(words[words.index(label) + 1].replace(".", ""))


def test_the_last_line_stands_with_the_totals() -> None:
    for count in range(15, 30):
        last = placed(lambda n=count: invoice.draw(an_invoice(many_lines(n)), a_stamp()))[-1]  # type: ignore[misc]
        words = [each.text for each in last.texts]
        assert f"BRG-{count:04d}" in words
        assert "Total tagihan" in words


def test_no_line_is_lost_over_pages() -> None:
    words = " ".join(texts(invoice.draw(an_invoice(many_lines(333)), a_stamp())))
    for number in range(1, 334):
        assert f"BRG-{number:04d}" in words


def test_a_draft_and_a_void_say_so() -> None:
    assert "DRAF" in texts(invoice.draw(an_invoice(number=""), a_stamp(mark=DRAFT)))[0]
    assert "BATAL" in texts(invoice.draw(an_invoice(), a_stamp(mark=VOID)))[0]
    assert "VOID" in texts(invoice.draw(an_invoice(language="en"), a_stamp(mark=VOID)))[0]
    plain = texts(invoice.draw(an_invoice(), a_stamp()))[0]
    assert "DRAF" not in plain and "BATAL" not in plain


def test_a_reprint_names_its_copy() -> None:
    assert "Salinan ke-2" in texts(receipt.draw(a_receipt(), a_stamp(copy_no=2)))[0]
    assert "Salinan ke" not in texts(receipt.draw(a_receipt(), a_stamp()))[0]


def test_the_file_says_what_it_is() -> None:
    file = reader(invoice.draw(an_invoice(language="en"), a_stamp()))
    assert file.metadata is not None
    assert file.metadata.title == "Sales invoice INV/26/11/0023"
    assert file.metadata.author == "PT Lentera Niaga Utama"
    assert file.metadata.subject == "Sales invoice"
    assert str(file.root_object["/Lang"]) == "en"


def test_paper_sizes() -> None:
    def size(pdf: bytes) -> tuple[int, int]:
        box = reader(pdf).pages[0].mediabox
        return round(float(box.width) / 72 * 254), round(float(box.height) / 72 * 254)

    assert size(invoice.draw(an_invoice(), a_stamp())) == (2100, 2970)
    assert size(invoice.draw(an_invoice(), a_stamp(page=F4))) == (2150, 3300)
    assert size(invoice.draw(an_invoice(), a_stamp(page=HALF_A4))) == (2100, 1485)
    assert size(receipt.draw(a_receipt(), a_stamp())) == (2100, 1485)


def test_a_short_invoice_stands_whole_on_half_a_sheet() -> None:
    three = an_invoice(many_lines(3))
    (short,) = texts(invoice.draw(three, a_stamp(page=HALF_A4)))
    (whole,) = texts(invoice.draw(three, a_stamp()))
    lost = set(whole.split()) - set(short.split())
    assert lost <= {"Catatan", "Telp.", "(024)", "555-0118", "·", "kantor@lentera.example"}
    assert len(texts(invoice.draw(an_invoice(many_lines(30)), a_stamp(page=HALF_A4)))) > 2


@pytest.mark.parametrize("name", ["invoice", "short invoice", "receipt", "payslip"])
def test_on_a_letterhead_nothing_is_printed_where_it_stands(name: str) -> None:
    draw: dict[str, Callable[[], bytes]] = {
        "invoice": lambda: invoice.draw(an_invoice(many_lines(60)), a_stamp(headed=True)),
        "short invoice": lambda: invoice.draw(
            an_invoice(many_lines(9)), a_stamp(headed=True, page=HALF_A4)
        ),
        "receipt": lambda: receipt.draw(a_receipt(), a_stamp(headed=True)),
        "payslip": lambda: payslip.draw([a_payslip()], a_stamp(headed=True)),
    }
    pages = placed(draw[name])
    assert_clean(pages)
    for page in pages:
        assert min(each.baseline for each in page.texts) > 28 / 25.4 * 72
    first = " ".join(each.text for each in pages[0].texts)
    assert "555-0118" not in first and "kantor@lentera.example" not in first


def test_an_invoice_without_ppn_shows_none() -> None:
    words = texts(
        invoice.draw(an_invoice(ppn=ZERO, dpp_other=ZERO, total=rp(12_369_000)), a_stamp())
    )[0]
    assert "PPN" not in words and "DPP" not in words
    assert "Dua belas juta tiga ratus enam puluh sembilan ribu rupiah" in words


def test_an_invoice_never_has_a_place_for_meterai() -> None:
    assert "Meterai" not in texts(invoice.draw(an_invoice(total=rp(900_000_000)), a_stamp()))[0]


def test_a_receipt_has_a_place_for_meterai_only_above_five_million() -> None:
    assert "Meterai" not in texts(receipt.draw(a_receipt(rp(5_000_000)), a_stamp()))[0]
    assert "Meterai" in texts(receipt.draw(a_receipt(rp(5_000_001)), a_stamp()))[0]


def test_a_delivery_note_shows_packages_and_no_price() -> None:
    words = texts(goods.draw(a_goods_paper(), a_stamp()))[0]
    assert "SURAT JALAN" in words and "PO-BGM/XI/118" in words
    assert "Jumlah koli" in words and "26" in words.split("Jumlah koli")[1]
    assert "Rp" not in words.replace("Rp ", "Rp") and "Harga" not in words
    for sign in ("Disiapkan gudang,", "Sopir,", "Satpam,", "Diterima dengan baik,"):
        assert sign in words


def test_a_purchase_order_says_where_when_and_on_what_terms() -> None:
    words = texts(PAPERS["purchase-order"]())[0]
    for part in (
        "PESANAN PEMBELIAN", "Kirim ke", "Gudang Kaligawe", "4 Desember 2026", "30 hari",
        "Franko gudang pembeli.", "Disetujui oleh,", "Rp 13.729.590",
    ):  # fmt: skip
        assert part in words.replace("\xa0", " ")


def test_a_request_without_prices_shows_none() -> None:
    words = texts(PAPERS["purchase-request"]())[0]
    assert "Rp" not in words and "PPN" not in words and "Terbilang" not in words
    assert "Budi Santoso" in words and "Instalasi gudang timur" in words
    assert "Rp" in texts(order.draw(an_order("purchase-request"), a_stamp()))[0]


def test_a_damaged_qris_is_not_printed() -> None:
    whole, broken = an_invoice(), an_invoice(qris=an_invoice().qris[:-1] + "0")
    assert "NMID ID1020000000017" in texts(invoice.draw(whole, a_stamp()))[0]
    words = texts(invoice.draw(broken, a_stamp()))[0]
    assert "QRIS" not in words and "000-123-4567" in words


def test_down_payment_and_pph23_are_told_below_the_total() -> None:
    paper = an_invoice(down_payment=rp(1_000_000), pph23=rp(200_000))
    words = texts(invoice.draw(paper, a_stamp()))[0]
    for part in ("−1.000.000", "−200.000", "Rp 12.529.590"):
        assert part in words.replace("\xa0", " ")
    assert paper.total == rp(13_729_590)


def test_an_account_shows_only_its_last_digits() -> None:
    words = texts(payslip.draw([a_payslip(bank_account="123 456 7890")], a_stamp()))[0]
    assert "7890" in words and "456" not in words.split("Rekening")[1].split("\n")[0]


def test_every_person_begins_a_page_and_is_counted_alone() -> None:
    long = a_payslip(1, earnings=tuple(PayLine(f"Tunjangan {n}", rp(n)) for n in range(30)))
    pages = texts(payslip.draw([long, a_payslip(2)], a_stamp()))
    assert "Halaman 1 dari 2" in pages[0]
    assert "Halaman 2 dari 2" in pages[1] and "Rina Kusumawati 1" in pages[1]
    assert "Halaman 1 dari 1" in pages[2] and "Rina Kusumawati 2" in pages[2]


def test_a_payslip_opens_only_with_its_password(tmp_path: Path) -> None:
    (path,) = payslip.write_each(
        [a_payslip(7)], a_stamp(), tmp_path, passwords={"P-0007": "17081990"}
    )
    assert path.name == "SLIP-26-11-P-0007.pdf"
    content = path.read_bytes()
    with pytest.raises(FileNotDecryptedError):
        texts(content)
    assert "Rina Kusumawati 7" in texts(content, "17081990")[0]


def test_no_payslips_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no payslip"):
        payslip.draw([], a_stamp())


def test_sheet_totals_stand_for_every_category_and_warehouse() -> None:
    paper = an_inventory_sheet(80)
    words = "\n".join(texts(sheet.draw(paper, a_stamp())))
    for place in paper.warehouses:
        for category in place.categories:
            assert f"Jumlah {category.name} · 10 barang" in words
    assert "Jumlah semua gudang" in words and "▼ = jumlah semua gudang" in words


def test_each_warehouse_begins_a_page_and_is_signed() -> None:
    first, second = texts(sheet.draw(an_inventory_sheet(), a_stamp()))
    assert "Jumlah Gudang 1" in first and "Gudang 2 —" not in first
    assert "Bersambung di halaman berikut: Gudang 2." in first
    assert "Gudang 2 —" in second and "Jumlah semua gudang" in second
    assert "Dihitung oleh," in first and "Dihitung oleh," in second
    assert "Pindahan" not in second


def test_a_sheet_without_values_tells_none() -> None:
    words = "\n".join(texts(sheet.draw(an_inventory_sheet(with_values=False), a_stamp())))
    assert "Nilai" not in words and "Rp" not in words and "Biaya" not in words


def test_a_count_sheet_is_blind() -> None:
    words = texts(sheet.draw_count(a_count_sheet(3), a_stamp()))[0]
    assert "Hitung ke-1" in words and "Senin, 30 November 2026" in words
    assert "Sistem" not in words and "Nilai" not in words


def test_a_stock_card_ends_with_its_closing_balance() -> None:
    paper = a_stock_card(120)
    pages = texts(card.draw(paper, a_stamp()))
    assert len(pages) > 2
    assert "Saldo awal" in pages[0] and "Pindahan" in pages[1] and "KBL-0325" in pages[1]
    assert "Jumlah mutasi dan saldo akhir" in pages[-1]


def test_what_roboto_lacks_can_still_be_copied_from_the_page() -> None:
    line = PricedLine("☕ 😀 ★ 汉", "", pieces(1), "pcs", each(1), percent(0), rp(1))
    words = texts(invoice.draw(an_invoice((line,)), a_stamp()))[0]
    for part in ("☕", "😀", "★", "U+6C49"):
        assert part in words
