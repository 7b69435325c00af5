"""Orders on paper: the model says what was confirmed, and says it again after names have changed."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from app.access.session import Session
from app.kernel.money import rp
from app.masters import company
from app.masters import party as parties
from app.masters import warehouse as warehouses
from app.purchasing.order.kind import ORDER as PURCHASE_ORDER
from app.sales.order import printed, queries
from app.sales.order.kind import ORDER
from app.sales.quotation.kind import QUOTATION
from app.trade.orders import queries as orders
from app.trade.orders import service
from app.trade.orders.printed import Printer, paper_of
from app.trade.orders.rules import OrderDraft
from tests.trade.books import TODAY, a_shop, line, row_counts


def test_a_reprint_says_what_the_original_said_and_names_its_copy(
    session: Session, tmp_path: Path
) -> None:
    a_shop(session)
    draft = OrderDraft(TODAY, "C-001", (line("LMP-9", 10, 18_500, 10),), person="Budi")
    number = service.post_new(session, ORDER, [draft])[0]
    before = paper_of(ORDER, queries.get(number, TODAY))
    assert (before.number, before.person, before.net) == (number, "Budi", rp(166_500))
    assert before.dpp_factor and before.ppn == rp(18_315)
    assert before.party is not None
    parties.save(session, replace(parties.require("C-001"), name="Nama Baru"))
    company.update(session, name="PT Nama Lain")
    assert paper_of(ORDER, queries.get(number, TODAY)) == before
    pages = []
    for _copy in range(2):
        (path,) = printed.render(session, number, tmp_path)
        pages.append(PdfReader(path).pages[0].extract_text())
    assert before.party.name in pages[0] and "Salinan ke" not in pages[0]
    assert "Salinan ke-1" in pages[1]


def test_a_draft_is_marked_and_not_logged(session: Session, tmp_path: Path) -> None:
    a_shop(session)
    draft = OrderDraft(TODAY, "C-001", (line("LMP-9", 1, 18_500),), ref="SO-A")
    service.save_draft(session, ORDER, draft)
    for _copy in range(2):
        (path,) = printed.render(session, "SO-A", tmp_path)
        text = PdfReader(path).pages[0].extract_text()
        assert "DRAF" in text and "Salinan ke" not in text


def test_a_pro_forma_is_marked_counted_apart_and_books_nothing(
    session: Session, tmp_path: Path
) -> None:
    a_shop(session)
    company.update(session, bank_name="BCA", bank_account="1234567890", bank_holder="PT Usaha")
    draft = OrderDraft(TODAY, "C-001", (line("LMP-9", 10, 18_500, 10),))
    before = row_counts()
    number = service.post_new(session, ORDER, [draft])[0]
    printed.render(session, number, tmp_path)
    (path,) = printed.render_pro_forma(session, number, tmp_path)
    text = " ".join(PdfReader(path).pages[0].extract_text().split())
    assert "Faktur proforma" in text and "bukan faktur pajak" in text and number in text
    assert "BCA · 1234567890" in text and "184.815" in text and "Salinan ke" not in text
    kept = row_counts()
    unbooked = ("sales_invoice", "journal_entry", "open_item", "stock_move")
    assert all(kept[table] == before[table] for table in unbooked)


def test_a_quotation_has_a_pro_forma_in_english(session: Session) -> None:
    a_shop(session)
    draft = OrderDraft(TODAY, "C-001", (line("JASA", 1, 100_000),), ref="Q")
    service.save_draft(session, QUOTATION, draft)
    made = Printer(QUOTATION, pro_forma=True).pdf(session, "Q", language="en")
    text = PdfReader(BytesIO(made)).pages[0].extract_text()
    assert "Pro-forma invoice" in text and "not a tax invoice" in text


def test_a_reprint_of_what_is_bought_names_the_place_it_named_first(session: Session) -> None:
    a_shop(session)
    (place,) = warehouses.all_active()
    warehouses.save(session, replace(place, address="Jl. Kaligawe 118"))
    draft = OrderDraft(TODAY, "S-001", (line("LMP-9", 10, 10_000),), warehouse=place.code)
    said = replace(draft, ship_to="Proyek, Jl. Tol KM 9")
    number, other = service.post_new(session, PURCHASE_ORDER, [draft, said])
    kept = service.save_draft(session, PURCHASE_ORDER, draft)

    def place_of(name: str | int) -> str:
        return paper_of(PURCHASE_ORDER, orders.get(PURCHASE_ORDER, name, TODAY)).ship_to

    assert place_of(number) == f"{place.name}, Jl. Kaligawe 118"
    warehouses.save(session, replace(warehouses.require(place.code), address="Jl. Lain 1"))
    assert place_of(number) == f"{place.name}, Jl. Kaligawe 118"
    assert place_of(other) == "Proyek, Jl. Tol KM 9"
    assert place_of(kept) == f"{place.name}, Jl. Lain 1"
