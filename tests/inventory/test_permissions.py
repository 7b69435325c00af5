"""Who may not, may not: through any door of the department."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app import store
from app.access.session import Session
from app.inventory import dashboard, opening
from app.inventory.card import printed as cards
from app.inventory.count import service as counts
from app.inventory.department import DEPARTMENT
from app.inventory.move import service as moves
from app.inventory.reports import inventory_sheet, stock_card, stock_valuation
from app.inventory.sheet import printed as sheets
from app.kernel.errors import NotAllowed, Refused
from app.kernel.quantity import each, pieces
from app.kernel.report import Filters
from app.masters import item as items
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

Act = Callable[[Session, int, str], object]

ACTS: dict[str, tuple[str, Act]] = {
    "save a move": (
        "inventory.move.edit",
        lambda s, _count, _number: moves.save_draft(s, draft("issue", day(9), line("PENA", 1))),
    ),
    "post a move": ("inventory.move.post", lambda s, _count, _number: issue(s, "PENA", 1, day(9))),
    "void a move": ("inventory.move.void", lambda s, _count, number: moves.void_move(s, number)),
    "begin a count": (
        "inventory.count.edit",
        lambda s, _count, _number: begin_count(s, day(9), PENA=1),
    ),
    "discard a count": ("inventory.count.edit", lambda s, count, _number: counts.discard(s, count)),
    "post a count": ("inventory.count.post", lambda s, count, _number: counts.post_draft(s, count)),
    "opening stock": (
        "inventory.opening",
        lambda s, _count, _number: opening.bring_in(
            s, items.require("PENA"), warehouses.require("GUDANG"), pieces(1), each(1)
        ),
    ),
    "the sheet": (
        "inventory.report",
        lambda s, _count, _number: inventory_sheet.build(s, Filters()),
    ),
    "the valuation": (
        "inventory.report",
        lambda s, _count, _number: stock_valuation.build(s, Filters()),
    ),
    "the card": (
        "inventory.report",
        lambda s, _count, _number: stock_card.build(s, Filters(choices={"item": "PENA"})),
    ),
    "the sheet on paper": (
        "inventory.report",
        lambda s, _count, _number: sheets.paper_of(s, day(9)),
    ),
    "the card on paper": (
        "inventory.report",
        lambda s, _count, _number: cards.paper_of(s, "PENA", day(1), day(9)),
    ),
}


@pytest.fixture
def count_and_number(session: Session) -> tuple[int, str]:
    goods(session, "PENA", min_stock=pieces(100))
    number = receive(session, "PENA", 5, 1_000, day(1))
    receive(session, "PENA", 5, 1_000, day(2))
    return begin_count(session, day(3), PENA=9), number


@pytest.mark.parametrize("name", list(ACTS))
def test_each_act_asks_for_its_own_permission(
    session: Session, count_and_number: tuple[int, str], name: str
) -> None:
    permission, act = ACTS[name]
    all_of_them = frozenset(each.key for each in DEPARTMENT.permissions)
    assert permission in all_of_them
    before = store.scalar("SELECT COUNT(*) FROM audit")
    session.user = session.user._replace(is_owner=False, permissions=all_of_them - {permission})
    with pytest.raises(NotAllowed):
        act(session, *count_and_number)
    assert store.scalar("SELECT COUNT(*) FROM audit") == before
    session.user = session.user._replace(permissions=frozenset({permission}))
    act(session, *count_and_number)


def test_the_first_page_keeps_quiet(session: Session, count_and_number: tuple[int, str]) -> None:
    assert len(dashboard.cards(session)) == 3
    session.user = session.user._replace(is_owner=False, permissions=frozenset())
    assert dashboard.cards(session) == []


def test_a_warehouse_out_of_use_lets_goods_go_but_takes_none(session: Session) -> None:
    goods(session)
    warehouse(session, "LAMA")
    receive(session, "PENA", 5, 1_000, day(1))
    post(session, draft("transfer", day(2), line("PENA", 5), to="LAMA"))
    old = warehouses.require("LAMA")
    warehouses.save(session, replace(old, active=False))
    with pytest.raises(Refused) as refused:
        post(session, draft("transfer", day(3), line("PENA", 1), to="LAMA"))
    assert [problem.field for problem in refused.value.problems] == ["to_warehouse"]
    into = replace(draft("receipt", day(3), line("PENA", 1, 1_000)), warehouse="LAMA")
    with pytest.raises(Refused):
        post(session, into)
    back = replace(draft("transfer", day(4), line("PENA", 5), to="GUDANG"), warehouse="LAMA")
    assert post(session, back) == "MUT/26/11/0002"
