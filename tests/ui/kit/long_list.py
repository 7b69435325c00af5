"""A listing over real rows that is taken for a long one: whatever no index serves is read in the background."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from app import store
from app.access.session import Session
from app.kernel.columns import Column, Kind
from app.store.model import Setting
from tests.ui.kit.fake_context import FakeContext
from ui.kit import tasks
from ui.kit.list_panel import ListPanel, ListSpec
from ui.kit.table import Grouping

_VALUE = "CAST(s.value AS INTEGER)"
LISTING = store.Listing(
    key="things",
    columns=(
        Column("number", "Number", Kind.NUMBER, chars=14),
        Column("date", "Date", Kind.DATE, chars=9),
        Column("customer", "Customer", chars=20),
        Column("pieces", "Pieces", Kind.COUNT, chars=8),
        Column("total", "Total", Kind.MONEY, total=True, chars=15),
        Column("state", "Status", Kind.STATE, chars=14),
    ),
    sql={
        "number": "s.key",
        "date": f"date('2026-01-01', ({_VALUE} % 120) || ' days')",
        "customer": f"CASE {_VALUE} % 4 WHEN 0 THEN 'Toko Terang' WHEN 1 THEN 'CV Maju'"
        " WHEN 2 THEN 'UD Cahaya' ELSE '' END",
        "pieces": f"{_VALUE} % 7",
        "total": f"{_VALUE} * 100000",
        "state": f"CASE {_VALUE} % 3 WHEN 0 THEN 'draft' WHEN 1 THEN 'posted' ELSE 'paid' END",
    },
    source="setting s",
    key_sql="s.id",
    order=(("number", False),),
    search=("s.key",),
    filters={"state": f"(CASE {_VALUE} % 3 WHEN 0 THEN 'draft' WHEN 1 THEN 'posted' ELSE 'paid' END) = ?"},
    where="s.key LIKE 'thing%'",
)  # fmt: skip
LONG = replace(LISTING, estimate_sql="SELECT 1000000")
ROWS = 1_500


def fill(session: Session, rows: int) -> None:
    """Rows thing-00000 and on; row n is worth n thousand."""
    with session.work():
        store.write_rows(Setting, [{"key": f"thing-{n:05d}", "value": n} for n in range(rows)])


@contextmanager
def many_rows(session: Session) -> Iterator[None]:
    """The rows are there, and work in the background has a connection of its own."""
    fill(session, ROWS)
    before = tasks._surroundings[0]
    tasks.surround(store.own_connection)
    yield
    tasks.surround(before)


def settled(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)


def panel_of(qtbot: QtBot, context: FakeContext, **changes: Any) -> ListPanel:
    """The long list as a panel."""
    spec = ListSpec(
        key="test.long",
        listing=lambda session: LONG,
        nouns=("{count} faktur", "{count} faktur"),
        grouping=Grouping("state", ("{count} faktur", "{count} faktur")),
    )
    panel = ListPanel(context, spec._replace(**changes))
    qtbot.addWidget(panel)
    panel.resize(1200, 600)
    panel.show()
    settled(qtbot)
    return panel
