"""Stock tables go out of one company and into another: the same goods lie in the same places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import companies
from app.access.session import Session
from app.data import tables as masters
from app.exchange import exporting, importing
from app.exchange.table import Table
from app.inventory import opening, stock_list
from app.inventory.count import service as counts
from app.inventory.count import tables as count_tables
from app.inventory.move import service as moves
from app.inventory.move import tables as move_tables
from app.kernel.clock import FixedClock
from app.kernel.money import Money
from app.kernel.quantity import UnitPrice, pieces
from app.ledger import accounts, balances
from app.masters import item as items
from app.masters import warehouse as warehouses
from tests.inventory.builders import (
    begin_count,
    check_stock,
    day,
    draft,
    goods,
    issue,
    line,
    post,
    receive,
    warehouse,
)

MASTERS = (masters.WAREHOUSES, masters.ITEMS, masters.ITEM_UNITS)
STOCK = (opening.TABLE, move_tables.TABLE, count_tables.TABLE)


@pytest.fixture
def trading(session: Session) -> Session:
    """Opening stock at an odd cost, every kind of move, one of them void, one count."""
    goods(session, "KABEL", category="Kabel", rack="A-01")
    goods(session, "LAMPU", category="Lampu", costing="fifo")
    warehouse(session, "UNGARAN")
    here = warehouses.require("UNGARAN")
    opening.bring_in(session, items.require("KABEL"), here, pieces(7), UnitPrice(123_456_789))
    receive(session, "KABEL", 10, 1_003, day(2))
    receive(session, "LAMPU", 30, 500, day(3))
    post(session, draft("receipt", day(3), line("LAMPU", 2, 7_001, "dus"), ref="M-1"))
    moves.void_move(session, receive(session, "LAMPU", 99, 1, day(3)))
    post(session, draft("transfer", day(4), line("LAMPU", 7), to="UNGARAN", reason="isi rak"))
    issue(session, "KABEL", 3, day(10))
    post(session, draft("adjustment", day(11), line("LAMPU", -2, reason="pecah"), reason=""))
    counts.post_draft(session, begin_count(session, day(15), KABEL=8, LAMPU=40))
    moves.save_draft(session, draft("issue", day(20), line("KABEL", 1), ref="NANTI"))
    return session


@pytest.fixture
def other(tmp_path: Path, blank_company: Path) -> Iterator[Path]:
    path = tmp_path / "other.boffice"
    path.write_bytes(blank_company.read_bytes())
    yield path


def holdings() -> dict[str, dict[str, tuple[int, int]]]:
    names = {each.id: each.code for each in stock_list.all_warehouses()}
    return {
        row.code: {names[at]: (q.micro, v.minor) for at, (q, v) in row.places.items()}
        for row in stock_list.rows()
    }


def files_of(session: Session, folder: Path, ending: str) -> dict[str, Path]:
    found = {}
    for table in (*MASTERS, *STOCK):
        found[table.key] = folder / f"{table.key}.{ending}"
        assert exporting.export(session, table, found[table.key]) > 0
    return found


def bring_in(session: Session, table: Table, path: Path) -> None:
    known_already = table in MASTERS
    posts = table.post is not None
    result = importing.run(session, table, path, update=known_already, post=posts)
    assert result.problems == []


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_stock_travels(trading: Session, other: Path, tmp_path: Path, ending: str) -> None:
    moves.post_draft(trading, "NANTI")
    before, account = holdings(), balances.balance(accounts.for_role("stock").id)
    written = files_of(trading, tmp_path, ending)
    companies.close(trading)
    session = companies.open_company(other, clock=FixedClock(dt.datetime(2026, 11, 23, 9, 41)))
    try:
        for table in (*MASTERS, *STOCK):
            bring_in(session, table, written[table.key])
        assert holdings() == before
        assert balances.balance(accounts.for_role("stock").id) == account
        assert Money(sum(row.value.minor for row in stock_list.rows())) == account
        check_stock(session)
    finally:
        companies.close(session)


def test_the_tables_have_the_columns_of_the_book() -> None:
    """The columns other programs write, in their order."""
    assert [column.key for column in opening.TABLE.columns] == [
        "item",
        "warehouse",
        "quantity",
        "unit_cost",
    ]
    assert [column.key for column in move_tables.TABLE.columns] == (
        "ref date kind item warehouse to_warehouse quantity unit unit_cost reason".split()
    )
    assert [column.key for column in count_tables.TABLE.columns] == (
        "ref date warehouse item counted".split()
    )


def test_a_file_with_a_mistake_brings_nothing_in(trading: Session, tmp_path: Path) -> None:
    path = tmp_path / "moves.csv"
    path.write_text(
        "ref,date,kind,item,warehouse,to_warehouse,quantity,unit,unit_cost,reason\n"
        "A-1,2026-11-20,receipt,KABEL,GUDANG,,5,pcs,1000,\n"
        "A-2,2026-11-20,issue,KABEL,GUDANG,,9999,pcs,,\n"
        "A-3,2026-11-20,issue,TIADA,GUDANG,,1,pcs,,\n",
        encoding="utf-8",
    )
    before = holdings()
    result = importing.run(trading, move_tables.TABLE, path, post=True)
    assert result.refused
    assert [(each.row, each.column) for each in result.problems if each.row == 4] == [(4, "item")]
    assert holdings() == before
