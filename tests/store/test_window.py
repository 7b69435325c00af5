from __future__ import annotations

from collections import namedtuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import store
from app.kernel.columns import Column, Kind
from app.kernel.listing import ListQuery
from app.kernel.money import Money, rp
from app.store.model import Setting

Thing = namedtuple("Thing", "id name amount")

LISTING = store.Listing(
    key="things",
    columns=(Column("name", "Name"), Column("amount", "Amount", Kind.MONEY, total=True)),
    sql={"name": "s.key", "amount": "CAST(s.value AS INTEGER)"},
    source="setting s",
    key_sql="s.id",
    order=(("name", False),),
    search=("s.key",),
    filters={"least": "CAST(s.value AS INTEGER) >= ?"},
    where="s.key LIKE 'thing%'",
    row=Thing,
)


def put(session, amounts):
    with session.work():
        store.execute("DELETE FROM setting WHERE key LIKE 'thing%'")
        store.write_rows(
            Setting,
            [{"key": f"thing {n:03d}", "value": amount * 100} for n, amount in enumerate(amounts)],
        )


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
@given(
    st.lists(st.integers(0, 5), max_size=40),
    st.sampled_from(
        [(("amount", True), ("name", False)), (("amount", False),), (("name", True),), ()]
    ),
    st.integers(1, 7),
)
def test_paging_either_way_sees_every_row_once_in_order(session, amounts, sort, limit):
    put(session, amounts)
    window = LISTING.window(ListQuery(sort=sort))
    whole = list(window.rows())
    assert len(whole) == len(amounts) == window.count()
    page, seen = window.first(limit), []
    while page:
        seen += page
        page = window.after(page[-1], limit)
    assert seen == whole
    page, seen = window.last(limit), []
    while page:
        seen = page + seen
        page = window.before(page[0], limit)
    assert seen == whole
    anchors = window.anchors(limit)
    assert [window.from_anchor(anchor, 1)[0] for anchor in anchors] == whole[::limit]


def test_search_filters_and_sums_agree(session):
    put(session, [1, 2, 3, 4])
    window = LISTING.window(ListQuery(search="THING 00", filters={"least": 200}))
    assert [row.amount for row in window.rows()] == [rp(2), rp(3), rp(4)]
    assert window.sums() == {"amount": rp(9)} and window.counted() == 3
    assert LISTING.window(ListQuery(search="100 %")).count() == 0


def test_an_empty_window_sums_to_zero(session):
    put(session, [])
    assert LISTING.window().sums() == {"amount": Money(0)}
    assert LISTING.window().last(5) == []


def test_an_unknown_filter_is_a_defect_not_an_empty_list(session):
    with pytest.raises(KeyError):
        LISTING.window(ListQuery(filters={"colour": "blue"}))
