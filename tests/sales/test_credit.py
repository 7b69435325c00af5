"""Credit control: what speaks against more credit warns or is refused, and is noted when let pass."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from app.access.session import Session
from app.documents import timeline
from app.kernel import formats
from app.kernel.errors import Refused
from app.kernel.money import rp
from app.masters import company
from app.masters import party as parties
from app.sales import credit
from app.sales.invoice import queries, service
from tests.colleague import gito
from tests.sales.builders import an_invoice
from tests.trade.books import TODAY, a_shop, line, row_counts

CLERK = ("sales.view", "sales.invoice.edit", "sales.invoice.post")


@pytest.fixture
def shop(session: Session) -> Session:
    """A shop whose customer may owe Rp100,000."""
    a_shop(session)
    parties.save(session, replace(parties.require("C-001"), credit_limit=rp(100_000)))
    return session


def refuse(session: Session) -> None:
    company.update(session, credit_control="refuse")


def acts(number: str) -> list[str]:
    found = timeline.of_document("sales-invoice", queries.find_id(number))
    return [event.action for event in found]


def test_too_much_credit_only_warns_unless_the_company_refuses(shop: Session) -> None:
    shop.user = gito(shop, *CLERK)
    number = service.post_new(shop, an_invoice(line("LMP-9", 10, 18_500)))
    assert acts(number) == ["post"]


def test_a_company_that_refuses_posts_nothing_over_the_limit(shop: Session) -> None:
    refuse(shop)
    shop.user = gito(shop, *CLERK)
    within = service.post_new(shop, an_invoice(line("LMP-9", 4, 18_500)))
    assert acts(within) == ["post"]
    before = row_counts()
    over = an_invoice(line("LMP-9", 1, 18_500))
    (problem,) = [each for each in service.preview(shop, over).problems if each.blocking]
    assert problem.field == "customer" and formats.rupiah(rp(100_000)) in problem.sentence()
    with pytest.raises(Refused):
        service.post_new(shop, over)
    draft = service.save_draft(shop, over)
    with pytest.raises(Refused):
        service.post_invoice(shop, draft)
    service.discard(shop, draft)
    after = row_counts()
    assert {name for name in after if after[name] != before[name]} <= {"audit"}


def test_many_posted_at_once_are_counted_one_after_the_other(shop: Session) -> None:
    refuse(shop)
    shop.user = gito(shop, *CLERK)
    small = an_invoice(line("LMP-9", 3, 18_500))
    before = row_counts()
    with pytest.raises(Refused):
        service.post_invoices(shop, [small, small])
    assert row_counts() == before


def test_overdue_invoices_stand_in_the_way_too(shop: Session) -> None:
    parties.save(shop, replace(parties.require("C-001"), credit_limit=rp(0)))
    service.post_new(
        shop,
        an_invoice(
            line("LMP-9", 1, 20_000), date=dt.date(2026, 11, 3), due_date=dt.date(2026, 11, 22)
        ),
    )
    refuse(shop)
    shop.user = gito(shop, *CLERK)
    with pytest.raises(Refused) as refused:
        service.post_new(shop, an_invoice(line("LMP-9", 1, 18_500)))
    (problem,) = refused.value.problems
    assert formats.rupiah(rp(22_200)) in problem.sentence() and "22 Nov 2026" in problem.sentence()


def test_who_has_the_permission_lets_it_pass_and_the_history_says_so(shop: Session) -> None:
    refuse(shop)
    shop.user = gito(shop, *CLERK, credit.PASS)
    over = an_invoice(line("LMP-9", 10, 18_500))
    assert not [each for each in service.preview(shop, over).problems if each.blocking]
    number = service.post_invoice(shop, service.save_draft(shop, over))
    assert acts(number) == ["pass-credit", "post", "save"]
    told = timeline.of_document("sales-invoice", queries.find_id(number))[0]
    assert told.person == "gito" and formats.rupiah(rp(100_000)) in told.text
    assert queries.get(number, TODAY).standing == "posted"
