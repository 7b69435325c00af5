"""The lists of the selling department and its manifest."""

from __future__ import annotations

import datetime as dt

from pytestqt.qtbot import QtBot

from app.kernel.text import use_language
from app.sales.invoice import queries, service
from app.sales.receipt import service as receipts
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import line
from tests.ui.papers import ready
from tests.ui.sales.hands import Shop
from ui.kit import tasks
from ui.sales import invoices as invoice_list
from ui.sales import panels, papers
from ui.sales import receipts as receipt_list


def sell(shop: Shop, count: int, day: int) -> str:
    draft = an_invoice(line("LMP-9", count, 18_500), date=dt.date(2026, 11, day))
    return service.post_new(shop.session, draft)


def shown(qtbot: QtBot, widget: invoice_list.ListPanel) -> invoice_list.ListPanel:
    qtbot.addWidget(widget)
    widget.resize(1200, 700)
    widget.show()
    qtbot.waitUntil(lambda: not tasks.busy())
    return widget


def test_invoices_stand_in_their_states_and_are_grouped(shop: Shop, qtbot: QtBot) -> None:
    paid, late = sell(shop, 1, 3), sell(shop, 2, 4)
    receipts.post_receipts(shop.session, [a_receipt(20_535, (paid, 20_535))])
    service.save_draft(shop.session, an_invoice(line("LMP-9", 3, 18_500)))
    panel = shown(qtbot, invoice_list.make(shop))
    heads = [row[0] for row in shop.table(panel.table) if "faktur" in row[0]]
    assert len(heads) == 3 and heads[0].startswith("Draf") and heads[2].startswith("Lunas")
    panel.group_by("")
    texts = [panel.table.model.index(row, 0).data() for row in range(3)]
    assert texts == ["Draf", late, paid]


def test_f8_and_f9_act_on_the_current_row(shop: Shop, qtbot: QtBot) -> None:
    draft = service.save_draft(shop.session, an_invoice(line("LMP-9", 3, 18_500)))
    panel = shown(qtbot, invoice_list.make(shop))
    panel.table.select_first()
    panel.acts.do("sales.invoice.post")
    assert queries.get(draft, dt.date(2026, 11, 23)).number == "INV/26/11/0001"
    panel.refresh()
    qtbot.waitUntil(lambda: not tasks.busy())
    panel.table.select_first()
    panel.acts.do("sales.receipt.new")
    assert shop.opened[-1] == ("customer-receipt", None)


def test_f8_posts_every_selected_draft_and_tells_which_failed(shop: Shop, qtbot: QtBot) -> None:
    good = an_invoice(line("LMP-9", 3, 18_500))
    drafts = [service.save_draft(shop.session, good) for _number in range(2)]
    empty = service.save_draft(shop.session, an_invoice(line("LMP-9", 999_999, 18_500)))
    panel = shown(qtbot, invoice_list.make(shop))
    panel.group_by("")
    panel.table.view.selectAll()
    panel.acts.do("sales.invoice.post")
    qtbot.waitUntil(lambda: not tasks.busy())
    numbers = {queries.get(draft, dt.date(2026, 11, 23)).number for draft in drafts}
    assert numbers == {"INV/26/11/0001", "INV/26/11/0002"}
    assert queries.get(empty, dt.date(2026, 11, 23)).standing == "draft"
    tone, title, *_more = shop.notices[-1]
    assert (tone, title) == ("error", "Memposting: 1 dari 3 gagal")


def test_the_inspector_tells_terms_amounts_and_journal(shop: Shop, qtbot: QtBot) -> None:
    sell(shop, 10, 20)
    panel = shown(qtbot, invoice_list.make(shop))
    panel.table.select_first()
    facts = invoice_list.facts_of(shop, panel.current_row())
    assert [group.title for group in facts.groups][:2] == ["Jumlah", "Termin"]
    assert facts.subtitle == "Toko Sumber Terang"


def test_badge_and_pill_count_what_waits(shop: Shop) -> None:
    assert panels.overdue(shop.session) is None and panels.unpaid(shop.session) is None
    sell(shop, 1, 3)
    sell(shop, 1, 20)
    assert panels.overdue(shop.session) == (1, "1 faktur lewat jatuh tempo")
    assert panels.unpaid(shop.session) == 2
    use_language("en")
    assert panels.overdue(shop.session) == (1, "1 invoice overdue")


def test_papers_are_previewed_as_they_are_printed(shop: Shop) -> None:
    number = sell(shop, 10, 20)
    preview = papers.preview_invoice(shop, queries.find_id(number))
    assert ready(preview).content.startswith(b"%PDF")
    preview.reject()
    receipt = receipts.save_draft(shop.session, a_receipt(100_000))
    preview = papers.preview_receipt(shop, receipt)
    assert ready(preview).content.startswith(b"%PDF")
    preview.reject()


def test_receipts_stand_in_their_list(shop: Shop, qtbot: QtBot) -> None:
    number = receipts.post_receipts(shop.session, [a_receipt(100_000)])[0]
    panel = shown(qtbot, receipt_list.make(shop))
    panel.table.select_first()
    assert panel.current_row().number == number
    facts = receipt_list.facts_of(shop, panel.current_row())
    assert facts.state == "posted" and facts.title == number
