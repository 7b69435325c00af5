from __future__ import annotations

import threading
from collections import namedtuple
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import store
from app.kernel.columns import Column, Kind
from app.kernel.errors import Cancelled
from app.kernel.listing import ListQuery, Narrowing, in_bucket
from app.kernel.money import Money, rp
from app.kernel.period import Period
from app.kernel.progress import heeding
from app.store import joins
from app.store.model import Setting

Thing = namedtuple("Thing", "id name amount")

LISTING = store.Listing(
    key="things",
    columns=(Column("name", "Name"), Column("amount", "Amount", Kind.MONEY, total=True)),
    sql={"name": "s.key", "amount": "NULLIF(CAST(s.value AS INTEGER), 0)"},
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
    keys = window.keys()
    assert list(keys) == [row.id for row in whole]
    assert window.of_keys(keys[limit : 2 * limit]) == whole[limit : 2 * limit]
    assert list(window.part(limit, 3)) == whole[limit : limit + 3]


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


def amounts_of(window):
    return [row.amount for row in window.rows()]


def test_values_and_bounds_of_a_column_narrow(session):
    put(session, [3, 0, 1, 2, 1])

    def narrowed(**what):
        return amounts_of(LISTING.window(ListQuery(narrowed=(Narrowing("amount", **what),))))

    assert narrowed(values=(rp(1), rp(3))) == [rp(3), rp(1), rp(1)]
    assert narrowed(values=(rp(2), None)) == [None, rp(2)]
    assert narrowed(least=rp(2)) == [rp(3), rp(2)]
    assert narrowed(least=rp(1), most=rp(2)) == [rp(1), rp(2), rp(1)]
    for what in ({"values": (rp(1), None)}, {"least": rp(2)}, {"most": rp(1)}):
        narrowing = Narrowing("amount", **what)
        kept = [row.amount for row in LISTING.window().rows() if narrowing.keeps(row.amount)]
        assert kept == narrowed(**what), "in memory as in SQL"


def test_buckets_and_values_count_what_the_window_holds(session):
    put(session, [3, 0, 1, 2, 1])
    window = LISTING.window(ListQuery(search="thing"))
    assert [(each.value, each.count, each.sums["amount"]) for each in window.buckets("amount")] == [
        (None, 1, Money(0)),
        (rp(1), 2, rp(2)),
        (rp(2), 1, rp(2)),
        (rp(3), 1, rp(3)),
    ]
    values = window.values("amount")
    assert [(value, count) for value, count, _key in values] == [
        (None, 1),
        (rp(1), 2),
        (rp(2), 1),
        (rp(3), 1),
    ]
    assert [window.of_keys([key])[0].amount for _value, _count, key in values] == [
        value for value, _count, _key in values
    ]
    inside = window.within(in_bucket(LISTING.columns[1], rp(1)))
    assert amounts_of(inside) == [rp(1), rp(1)] and inside.count() == 2


def test_dates_are_put_together_by_month(session):
    columns = (Column("day", "Day", Kind.DATE),)
    listing = replace(
        LISTING,
        columns=columns,
        sql={"day": "date('2026-01-30', (s.value / 100) || ' days')"},
        order=(("day", False),),
        row=None,
    )
    put(session, [0, 1, 2, 5])
    window = listing.window()
    buckets = window.buckets("day")
    assert [(each.value, each.count) for each in buckets] == [
        (Period(2026, 1), 2),
        (Period(2026, 2), 2),
    ]
    for each in buckets:
        assert window.within(in_bucket(columns[0], each.value)).count() == each.count


def test_part_of_a_window_is_added_up(session):
    put(session, [1, 2, 3, 4])
    assert LISTING.window().part_sums(1, 2, ["amount"]) == {"amount": rp(5)}


def test_a_large_table_is_quick_only_where_an_index_has_the_order(session):
    many = replace(LISTING, estimate_sql="SELECT 1000000")
    assert LISTING.window(ListQuery(search="x", sort=(("amount", False),))).quick
    assert many.window().quick and many.window(ListQuery(sort=(("name", True),))).quick
    assert not many.window(ListQuery(sort=(("amount", False),))).quick
    assert not many.window(ListQuery(search="x")).quick


def test_a_question_asked_elsewhere_can_be_given_up(session):
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n"
    )
    ended = []
    stop = threading.Event()

    def ask():
        with store.own_connection(), heeding(stop.is_set):
            try:
                store.scalar(endless)
            except Cancelled:
                ended.append("given up")

    thread = threading.Thread(target=ask)
    thread.start()
    assert not ended
    stop.set()
    thread.join(30)
    assert ended == ["given up"]


def test_only_the_joins_that_are_spoken_of_are_kept():
    base, party = "invoice d", "JOIN party p ON p.id = d.customer_id"
    item, balance = "LEFT JOIN open_item o ON o.id = d.id", "LEFT JOIN balance b ON b.item = o.id"
    source = " ".join([base, party, item, balance])
    assert joins.needed(source, base, "d.total DESC, d.id") == base
    assert joins.needed(source, base, "d.id", "lower(p.name)") == f"{base} {party}"
    assert joins.needed(source, base, "SUM(b.rest)") == f"{base} {item} {balance}"
    assert joins.needed(source, "", "d.total") == source


def test_a_large_table_that_is_sorted_reads_its_ends_by_their_keys(session):
    put(session, [3, 1, 2, 5, 4])
    asked = ListQuery(sort=(("amount", False),))
    window = replace(LISTING, estimate_sql="SELECT 1000000").window(asked)
    small = LISTING.window(asked)
    assert small.quick and not window.quick
    assert [row.amount for row in window.first(2)] == [rp(1), rp(2)]
    assert (window.first(3), window.last(3)) == (small.first(3), small.last(3))


@pytest.mark.parametrize("join", ["LEFT JOIN", "JOIN"])
def test_an_order_that_another_table_decides_is_read_whole(session, join):
    put(session, [3, 1, 2, 5, 4])
    base = "setting s"
    beside = replace(
        LISTING,
        base=base,
        source=f"{base} {join} setting t ON t.id = s.id",
        sql={**LISTING.sql, "amount": "CAST(t.value AS INTEGER)"},
        estimate_sql="SELECT 1000000",
    )
    window = beside.window(ListQuery(sort=(("amount", True),)))
    assert [row.amount for row in window.of_keys(window.keys())] == [rp(n) for n in (5, 4, 3, 2, 1)]
    assert [row.amount for row in window.first(2)] == [rp(5), rp(4)]
    narrowed = beside.window(ListQuery(search="thing 003", sort=(("amount", True),)))
    assert len(narrowed.keys()) == 1
