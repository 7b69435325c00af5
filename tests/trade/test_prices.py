"""Which price applies to what is sold and bought."""

from __future__ import annotations

import dataclasses
import datetime as dt
from fractions import Fraction

import pytest

from app.access.session import Session
from app.kernel.errors import Refused
from app.kernel.quantity import Quantity, UnitPrice, each, pieces
from app.masters import item as items
from app.masters import party, price_list
from app.masters.price_list import Price, PriceList
from app.purchasing.bill import queries as bills
from app.trade import prices
from tests.trade.books import a_customer, a_shop, an_item, line, receive

DAY = dt.date(2026, 11, 23)


def applied(
    quantity: int, unit: str = "pcs", customer: str = "C-001", day: dt.date = DAY
) -> tuple[UnitPrice, str]:
    found = prices.selling(items.require("LMP-9"), unit, pieces(quantity), customer, day)
    return found.price, found.source


@pytest.fixture
def lamps(session: Session) -> Session:
    """Wholesale for C-001: from 10 pieces 17,500, from 50 less, a carton cheaper still this year."""
    a_customer(session)
    a_customer(session, "C-002")
    an_item(session)
    items.set_unit(session, "LMP-9", "dus", Fraction(12))
    wholesale = price_list.save(
        session,
        PriceList(
            "GROSIR",
            "Daftar grosir",
            prices=(
                Price("LMP-9", each(17_500), "pcs", pieces(10)),
                Price("LMP-9", each(17_000), "pcs", pieces(50)),
                Price("LMP-9", each(16_500), "pcs", pieces(50), dt.date(2026, 12, 1)),
                Price("LMP-9", each(200_000), "dus", pieces(5), None, dt.date(2026, 12, 31)),
            ),
        ),
    )
    customer = dataclasses.replace(party.require("C-001"), price_list_id=wholesale.id)
    party.save(session, customer)
    return session


@pytest.mark.parametrize(
    ("quantity", "unit", "day", "price", "source"),
    [
        (9, "pcs", DAY, 18_500, "Harga jual barang"),
        (10, "pcs", DAY, 17_500, "Daftar grosir, mulai 10 pcs"),
        (49, "pcs", DAY, 17_500, "Daftar grosir, mulai 10 pcs"),
        (50, "pcs", DAY, 17_000, "Daftar grosir, mulai 50 pcs"),
        (50, "pcs", dt.date(2026, 12, 1), 16_500, "Daftar grosir, mulai 50 pcs"),
        (1, "dus", DAY, 12 * 17_500, "Daftar grosir, mulai 10 pcs"),
        (5, "dus", DAY, 200_000, "Daftar grosir, mulai 5 dus"),
        (5, "dus", dt.date(2027, 1, 1), 12 * 16_500, "Daftar grosir, mulai 50 pcs"),
    ],
)
def test_the_step_that_is_reached_on_the_day_applies(
    lamps: Session, quantity: int, unit: str, day: dt.date, price: int, source: str
) -> None:
    assert applied(quantity, unit, day=day) == (each(price), source)


def test_a_customer_without_a_list_pays_the_price_of_the_item(lamps: Session) -> None:
    assert applied(50, customer="C-002") == (each(18_500), "Harga jual barang")
    assert applied(50, customer="") == (each(18_500), "Harga jual barang")


def test_a_list_of_one_customer_goes_before_the_one_they_share(lamps: Session) -> None:
    own = PriceList("C1", "Harga Toko Sumber", "C-001", (Price("LMP-9", each(17_250)),))
    kept = price_list.save(lamps, own)
    assert applied(50) == (each(17_250), "Harga Toko Sumber")
    assert applied(50, customer="C-002")[0] == each(18_500)
    price_list.save(lamps, dataclasses.replace(kept, active=False))
    assert applied(50)[0] == each(17_000)


def test_a_list_is_refused_with_every_problem_at_its_line(lamps: Session) -> None:
    twice = Price("LMP-9", each(1), "", pieces(3))
    wrong = PriceList(
        "",
        "Salah",
        "S-9",
        (
            twice,
            dataclasses.replace(twice, unit="pcs"),
            Price("TIDAK", each(1)),
            Price("LMP-9", each(1), "kodi"),
            Price("LMP-9", each(1), "", Quantity(-1), dt.date(2026, 2, 1), dt.date(2026, 1, 1)),
        ),
    )
    with pytest.raises(Refused) as refused:
        price_list.save(lamps, wrong)
    found = {(each.field, each.line) for each in refused.value.problems}
    assert found == {
        ("code", None),
        ("customer", None),
        ("from_quantity", 2),
        ("item", 3),
        ("unit", 4),
        ("from_quantity", 5),
        ("valid_to", 5),
    }


def test_a_bill_begins_with_the_price_of_the_last_one_of_that_supplier(session: Session) -> None:
    a_shop(session)
    lamp = items.require("LMP-9")
    receive(session, line("LMP-9", 2, 126_000, unit="dus"), date=dt.date(2026, 11, 9))
    receive(session, line("LMP-9", 2, 11_100), date=dt.date(2026, 11, 10), prices_include_tax=True)
    last = bills.last_price("S-001", "LMP-9")
    assert last == (each(126_000), "dus", dt.date(2026, 11, 9))
    assert prices.buying(lamp, "pcs", last).price == each(10_500)
    assert "9 Nov 2026" in prices.buying(lamp, "pcs", last).source
    assert prices.buying(lamp, "dus", None).price == UnitPrice(0)
