"""Orders on paper: the model says what was confirmed, and says it again after names have changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pypdf import PdfReader

from app.access.session import Session
from app.kernel.money import rp
from app.masters import company
from app.masters import party as parties
from app.sales.order import printed, queries
from app.sales.order.kind import ORDER
from app.trade.orders import service
from app.trade.orders.printed import paper_of
from app.trade.orders.rules import OrderDraft
from tests.trade.books import TODAY, a_shop, line


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
