"""What lies beside a document, on a real company file."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app import companies, store
from app.access.session import Session
from app.documents import attachments, timeline, unfinished
from app.kernel.errors import UserError
from app.kernel.money import rp
from app.kernel.packed import packed, unpacked
from app.kernel.quantity import UnitPrice, pieces
from app.kernel.rate import parse as rate
from app.sales.invoice import rules, service
from tests.sales.builders import an_invoice
from tests.trade.books import a_shop
from tests.trade.builders import draft_line

KIND = rules.KIND


@pytest.fixture
def draft_id(session: Session) -> int:
    a_shop(session)
    return service.save_draft(session, an_invoice(draft_line("LMP-9", 3, 5_000)))


def audited(action: str) -> int:
    return int(store.scalar("SELECT COUNT(*) FROM audit WHERE action = ?", (action,)))


def test_a_file_is_kept_once_and_goes_with_its_last_document(session, draft_id):
    other = service.save_draft(session, an_invoice(draft_line("LMP-9", 3, 5_000)))
    first = attachments.attach(session, KIND, draft_id, "/home/x/po.pdf", b"%PDF")
    second = attachments.attach(session, KIND, other, "po.pdf", b"%PDF")
    assert store.scalar("SELECT COUNT(*) FROM attachment") == 1
    assert [(each.name, each.size) for each in attachments.of_document(KIND, draft_id)] == [
        ("po.pdf", 4)
    ]
    attachments.remove(session, first)
    assert attachments.content(second) == b"%PDF"
    service.discard(session, other)
    assert store.scalar("SELECT COUNT(*) FROM attachment") == 0
    assert (audited("attach"), audited("detach")) == (2, 1)


def test_a_file_too_large_is_refused_with_the_most_there_may_be(session, draft_id):
    with pytest.raises(UserError, match=r"foto\.png.*20 MB"):
        attachments.attach(session, KIND, draft_id, "foto.png", b"x" * (20 * 1024 * 1024 + 1))
    assert not attachments.of_document(KIND, draft_id)


def test_the_story_tells_old_and_new_and_what_was_said(session, draft_id):
    draft = service.queries.draft_of(draft_id)
    cheaper = replace(draft.lines[0], discount=rate("1/20"))
    service.save_draft(session, replace(draft, lines=(cheaper,), notes="segera"), draft_id)
    timeline.comment(session, KIND, draft_id, "  Minta dikirim sebelum Rabu ")
    told = {event.action: event for event in timeline.of_document(KIND, draft_id)}
    assert told["comment"].text == "Minta dikirim sebelum Rabu"
    latest = next(e for e in timeline.of_document(KIND, draft_id) if e.changes)
    assert {(c.field, c.line, str(c.new)) for c in latest.changes} == {
        ("discount", 1, "1/20"),
        ("notes", None, "segera"),
    }


def test_a_new_draft_has_no_part_of_the_one_thrown_away(session, draft_id):
    timeline.comment(session, KIND, draft_id, "lama")
    service.discard(session, draft_id)
    again = service.save_draft(session, an_invoice(draft_line("LMP-9", 3, 5_000)))
    assert again == draft_id
    assert [event.action for event in timeline.of_document(KIND, again)] == ["save"]


def test_what_is_typed_is_each_persons_own_and_not_audited(session, draft_id):
    before = store.scalar("SELECT COUNT(*) FROM audit")
    body = {"lines": [{"price": UnitPrice(15), "quantity": pieces(3), "amount": rp(5)}]}
    unfinished.keep(session, "a", KIND, None, "Draf", {"date": dt.date(2026, 11, 23)})
    unfinished.keep(session, "a", KIND, None, "Draf", body)
    assert [each.body for each in unfinished.of_person(session)] == [body]
    unfinished.remove(session, "a")
    assert not unfinished.of_person(session)
    assert store.scalar("SELECT COUNT(*) FROM audit") == before


def test_a_read_only_session_keeps_nothing(session, draft_id):
    path = session.path
    unfinished.keep(session, "a", KIND, None, "Draf", {})
    companies.close(session)
    reader = companies.open_company(path, read_only=True)
    unfinished.keep(reader, "b", KIND, None, "Draf", {})
    unfinished.remove(reader, "a")
    assert not unfinished.of_person(reader)
    companies.close(reader)


def test_values_come_back_as_they_were():
    values = {"a": rp(1), "b": rate("3/25"), "c": dt.date(2026, 1, 2), "d": [None, True, "x"]}
    assert unpacked(packed(values)) == values
