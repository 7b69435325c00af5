"""What lines are made from: what is left of them, and what stands in the way of a void."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access.session import Session
from app.kernel.quantity import pieces
from app.sales.invoice import queries, service
from app.sales.invoice.rules import KIND, Draft
from app.trade import origins
from app.trade.lines import Origin
from app.trade.origins import UsedFurther
from tests.sales.builders import an_invoice
from tests.trade.books import TODAY, a_shop, line
from tests.trade.builders import draft_line


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)


def made_from(origin: Origin, quantity: int) -> Draft:
    return an_invoice(replace(line("LMP-9", quantity, 18_500), origin=origin))


def first_line(session: Session) -> Origin:
    number = service.post_new(session, an_invoice(line("LMP-9", 10, 18_500)))
    return Origin(KIND, queries.find_id(number), 1)


def test_only_posted_documents_take(session: Session) -> None:
    origin = first_line(session)
    draft = service.save_draft(session, made_from(origin, 4))
    assert queries.draft_of(draft).lines[0].origin == origin
    assert origins.taken_by_line(KIND, origin.document_id) == {}
    service.post_invoice(session, draft)
    assert queries.draft_of(draft).lines[0].origin == origin
    assert origins.taken_by_line(KIND, origin.document_id) == {1: pieces(4)}


def test_a_draft_thrown_away_forgets_what_it_was_made_from(session: Session) -> None:
    draft = service.save_draft(session, made_from(first_line(session), 4))
    service.discard(session, draft)
    assert origins.of_lines(KIND, draft) == {}


def test_a_document_others_were_made_from_is_not_voided(session: Session) -> None:
    origin = first_line(session)
    later = service.post_new(session, made_from(origin, 4))
    with pytest.raises(UsedFurther, match=later):
        service.check_void(session, origin.document_id)
    with pytest.raises(UsedFurther, match=later):
        service.void_invoice(session, origin.document_id)
    assert queries.get(origin.document_id, TODAY).voided is None
    service.void_invoice(session, later)
    assert origins.taken_by_line(KIND, origin.document_id) == {}
    service.void_invoice(session, origin.document_id)


def test_lines_take_no_more_than_is_left_together(session: Session) -> None:
    origin = first_line(session)
    invoice = service.preview(
        session,
        an_invoice(
            replace(draft_line("LMP-9", 4, 18_500), origin=origin),
            replace(draft_line("LMP-9", 3, 18_500), origin=origin),
        ),
    ).invoice
    assert invoice is not None
    assert origins.problems(invoice.lines, {origin: pieces(7)}) == []
    (problem,) = origins.problems(invoice.lines, {origin: pieces(6)})
    assert (problem.field, problem.line) == ("quantity", 2)
    assert origins.problems(invoice.lines, {}) == []
