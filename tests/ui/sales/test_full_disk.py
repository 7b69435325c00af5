"""The disk is full while a person posts: a sentence, nothing half written, and the draft stands where it stood."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from app import store
from app.kernel.errors import FileProblem
from app.sales.invoice import queries, service
from tests.sales.builders import an_invoice
from tests.trade.builders import draft_line
from tests.ui.sales.hands import Shop

MANY, LONG = 100, 60  # lines, and those that grow by more than the disk has left


@pytest.fixture
def draft(shop: Shop) -> Any:
    """A saved draft of many lines, open."""
    lines = [draft_line("JASA", 1, 1_000) for _ in range(MANY)]
    return shop.show("sales-invoice", service.save_draft(shop.session, an_invoice(*lines)))


def rows() -> list[int]:
    tables = ("journal_entry", "journal_line", "audit", "open_item", "sales_invoice_line")
    return [store.scalar(f"SELECT COUNT(*) FROM {table}") for table in tables]


def test_posting_onto_a_full_disk_keeps_the_draft(shop: Shop, draft: Any) -> None:
    for row in range(LONG):
        draft.grid.model().set_value(row, "description", "x" * 900)
    shop.settle(draft)
    before = rows()
    most = store.scalar("PRAGMA max_page_count")
    store.execute("VACUUM")
    store.execute(f"PRAGMA max_page_count = {store.scalar('PRAGMA page_count')}")
    shop.press(Qt.Key.Key_F8)
    (problem,) = shop.errors
    assert isinstance(problem, FileProblem) and "penuh" in problem.what()
    assert rows() == before and draft.is_draft() and draft.is_modified()
    assert draft.draft().lines[LONG - 1].description == "x" * 900
    store.execute(f"PRAGMA max_page_count = {most}")
    shop.press(Qt.Key.Key_F8)
    assert draft.is_posted() and len(shop.errors) == 1
    assert queries.get(draft.id, shop.session.today()).draft.lines[0].description == "x" * 900
