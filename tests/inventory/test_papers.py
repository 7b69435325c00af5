"""Inventory sheet, stock card and count sheet read back from their PDFs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from app import store
from app.access.session import Session
from app.inventory.card import printed as cards
from app.inventory.count import printed as count_sheets
from app.inventory.count import service as counts
from app.inventory.move import service as moves
from app.inventory.sheet import printed as sheets
from app.kernel.errors import NotFound
from app.kernel.quantity import pieces
from app.masters import company
from app.masters import warehouse as warehouses
from tests.inventory.builders import (
    begin_count,
    day,
    draft,
    goods,
    issue,
    line,
    post,
    receive,
    warehouse,
)


@pytest.fixture
def trading(session: Session) -> Session:
    goods(session, "KABEL", category="Kabel", rack="A-01", min_stock=pieces(500))
    goods(session, "LAMPU", category="Lampu", rack="B-07")
    warehouse(session, "UNGARAN")
    far = warehouses.require("UNGARAN")
    warehouses.save(session, replace(far, address="Jl. Diponegoro No. 27"))
    receive(session, "KABEL", 120, 1_250, day(2))
    receive(session, "LAMPU", 40, 17_311, day(3))
    post(session, draft("transfer", day(4), line("LAMPU", 15), to="UNGARAN"))
    moves.void_move(session, issue(session, "LAMPU", 3, day(5)))
    post(session, draft("issue", day(9), line("LAMPU", 1), reason="Pecah di gudang"))
    company.update(session, name="PT Lentera Uji", city="Semarang", npwp="")
    return session


def words(path: Path) -> str:
    """All the text of a PDF, one blank between words."""
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    return " ".join(text.split())


def test_the_sheet_says_what_lies_where_and_is_worth_what(trading: Session, tmp_path: Path) -> None:
    (path,) = sheets.render(trading, "2026-11-23", tmp_path)
    assert path.name == "Lembar persediaan 2026-11-23.pdf"
    said = words(path)
    for part in (
        "LEMBAR PERSEDIAAN",
        "per 23 November 2026",
        "PT Lentera Uji",
        "Rata-rata bergerak",
        "Jl. Diponegoro No. 27",
        "KABEL Barang KABEL ▼ minimum A-01 pcs 120 500 1.250 150.000",
        "Jumlah Kabel · 1 barang 150.000",
        "LAMPU Barang LAMPU B-07 pcs 24 – 17.311 415.464",
        "LAMPU Barang LAMPU B-07 pcs 15 – 17.311 259.665",
        "Jumlah semua gudang 825.129",
        "Disaring: semua kategori, barang berstok",
    ):
        assert part in said
    assert said.count("LAMPU Barang") == 2


def test_the_sheet_of_an_earlier_day_and_of_one_warehouse(trading: Session, tmp_path: Path) -> None:
    (path,) = sheets.render(trading, "2026-11-02", tmp_path)
    assert "LAMPU" not in words(path)
    paper = sheets.paper_of(trading, day(23), "UNGARAN")
    assert [(each.name, each.value) for each in paper.warehouses] == [
        ("Gudang UNGARAN", paper.value)
    ]
    assert sheets.paper_of(trading, day(23), category="Kabel").filtered == "Kabel"


def test_the_card_of_all_warehouses_tells_every_move_in_words(
    trading: Session, tmp_path: Path
) -> None:
    (path,) = cards.render(trading, "LAMPU", tmp_path)
    said = words(path)
    for part in (
        "KARTU STOK",
        "LAMPU · Barang LAMPU",
        "1–23 November 2026",
        "Semua gudang",
        "Penerimaan MSK/26/11/0002",
        "Mutasi MUT/26/11/0001 Gudang utama → Gudang UNGARAN 40 17.311 692.440",
        "Pengeluaran KLR/26/11/0001",
        "Pengeluaran, dibatalkan KLR/26/11/0001",
        "Pecah di gudang 1 39 17.311 675.129",
        "Biaya keluar memakai biaya rata-rata sesaat sebelum transaksi.",
    ):
        assert part in said


def test_the_card_of_one_warehouse_says_where_from_and_where_to(trading: Session) -> None:
    far = cards.paper_of(trading, "LAMPU", day(1), day(23), "UNGARAN")
    assert [(row.kind, row.description) for row in far.rows] == [
        ("Mutasi masuk", "dari Gudang utama")
    ]
    near = cards.paper_of(trading, "LAMPU", day(1), day(23), "GUDANG")
    assert ("Mutasi keluar", "ke Gudang UNGARAN") in [
        (row.kind, row.description) for row in near.rows
    ]
    assert far.closing + near.closing == pieces(39)
    assert (far.closing_value + near.closing_value).whole() == 675_129
    with pytest.raises(NotFound):
        cards.paper_of(trading, "TIADA", day(1), day(23))


def test_a_card_speaks_the_companys_language(trading: Session) -> None:
    company.update(trading, language="en")
    paper = cards.paper_of(trading, "LAMPU", day(1), day(23), "UNGARAN")
    assert [(row.kind, row.description) for row in paper.rows] == [
        ("Transfer in", "from Gudang utama")
    ]
    assert "STOCK CARD" in words_of(cards.pdf(trading, "LAMPU", day(1), day(23)))


def words_of(pdf: bytes) -> str:
    from io import BytesIO

    return " ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_count_sheet_never_says_what_the_books_say(trading: Session, tmp_path: Path) -> None:
    count = begin_count(trading, day(20), KABEL=None, LAMPU=None)
    (path,) = count_sheets.render(trading, count, tmp_path)
    said = words(path)
    for part in ("LEMBAR HITUNG", "Gudang utama", "1 KABEL Barang KABEL A-01 pcs", "Hadi", "Eko"):
        assert part in said
    assert "120" not in said
    assert " 24 " not in said


def test_a_posted_count_is_printed_under_its_number(trading: Session, tmp_path: Path) -> None:
    counts.post_draft(trading, begin_count(trading, day(20), KABEL=119))
    (path,) = count_sheets.render(trading, "OPN/26/11/0001", tmp_path)
    assert path.name == "Lembar hitung OPN-26-11-0001.pdf"
    assert "OPN/26/11/0001" in words(path)
    assert store.scalar("SELECT COUNT(*) FROM print_log") == 0
