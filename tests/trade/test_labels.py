"""Labels: what stands on them, where they begin, and bars that a scanner reads."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.access.session import Session
from app.kernel.errors import NotFound, Refused
from app.masters import address as addresses
from app.masters import company
from app.masters import item as items
from app.masters import party as parties
from app.masters.address import Address
from app.printing.labels import FORMATS, Label, bars_of, draw, is_ean
from app.trade import labels
from tests.printing.reading import assert_clean, placed, reader, texts
from tests.trade.books import a_customer, a_shop

EAN = "8991234567891"
LEFT_ODD = "3211 2221 2122 1411 1132 1231 1114 1312 1213 3112".split()
"""Widths of bars and spaces of the digits in code A (EN 797); code B is the same in reverse."""
PARITY = "AAAAAA AABABB AABBAB AABBBA ABAABB ABBAAB ABBBAA ABABAB ABABBA ABBABA".split()


def decoded(text: str) -> str:
    """Reads an EAN-13 from its bars as a scanner does."""
    bars = bars_of(text)
    edges = [(left, left + wide) for left, wide in bars]
    widths = []
    for number, (left, right) in enumerate(edges):
        widths.append(round(right - left))
        if number + 1 < len(edges):
            widths.append(round(edges[number + 1][0] - right))
    assert widths[:3] == widths[-3:] == [1, 1, 1] and widths[27:32] == [1] * 5
    left = ["".join(map(str, widths[3 + 4 * n : 7 + 4 * n])) for n in range(6)]
    right = ["".join(map(str, widths[32 + 4 * n : 36 + 4 * n])) for n in range(6)]
    parity = "".join("A" if each in LEFT_ODD else "B" for each in left)
    digits = [LEFT_ODD.index(each if each in LEFT_ODD else each[::-1]) for each in left]
    digits += [LEFT_ODD.index(each) for each in right]
    return str(PARITY.index(parity)) + "".join(map(str, digits))


def checked(twelve: str) -> str:
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return f"{twelve}{-weighted % 10}"


@given(st.text("0123456789", min_size=12, max_size=12))
def test_an_ean_is_read_back_from_its_bars(twelve: str) -> None:
    code = checked(twelve)
    assert is_ean(code) and decoded(code) == code
    assert not is_ean(code[:-1] + str((int(code[-1]) + 1) % 10))


@given(st.text(min_size=1, max_size=40))
def test_any_other_code_has_bars(text: str) -> None:
    bars = bars_of(text)
    assert bars[0][0] == 0 and all(wide > 0 for _left, wide in bars)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("first", [1, 5])
def test_labels_begin_where_the_sheet_is_unused_and_stay_on_it(format: str, first: int) -> None:
    form = FORMATS[format]
    first = min(first, form.on_sheet)
    made = [Label(f"Barang {n}", ("X · pcs",), "Rp 1.000", EAN) for n in range(70)]
    pdf = draw(made, format, first=first, title="Label", author="PT")
    assert len(reader(pdf).pages) == math.ceil((70 + first - 1) / form.on_sheet)
    pages = placed(lambda: draw(made, format, first=first, title="Label", author="PT"))
    assert_clean(pages)
    row, column = divmod(first - 1, form.across)
    name = pages[0].texts[-1] if len(pages[0].texts) < 4 else pages[0].texts[2]
    assert form.left + column * form.pitch[0] <= name.left
    top = form.top + row * form.pitch[1]
    assert top <= name.baseline <= top + form.size[1]


def test_long_words_stay_inside_their_label() -> None:
    long = "Kabel tegangan menengah berisolasi XLPE berpelindung pita tembaga " * 5
    extreme = [Label(long, (long, "汉字 😀"), "Rp 999.999.999.999.999", "K" * 40)] * 3
    for format in FORMATS:
        assert_clean(placed(lambda f=format: draw(extreme, f, title="Label", author="PT")))


def test_an_item_label_shows_the_price_of_the_shelf(session: Session) -> None:
    a_shop(session)
    items.save(session, replace(items.require("LMP-9"), barcode=EAN))
    (page,) = texts(labels.item_labels(session, (("LMP-9", 2), ("LMP-12", 1)), "24"))
    assert page.count("Lampu LED 9 W") == 2 and page.count(EAN) == 2
    assert "20.535" in page and "LMP-12 · pcs" in page
    assert "20.535" not in texts(labels.item_labels(session, (("LMP-9", 1),), "65", price=False))[0]
    company.update(session, is_pkp=False)
    assert "18.500" in texts(labels.item_labels(session, (("LMP-9", 1),), "50x30 mm"))[0]


def test_what_cannot_be_printed_is_said(session: Session) -> None:
    a_shop(session)
    for format, first, count in (
        ("25", 1, 1),
        ("24", 0, 1),
        ("24", 25, 1),
        ("24", 1, 0),
        ("24", 1, 9999),
    ):
        with pytest.raises(Refused):
            labels.item_labels(session, (("LMP-9", count),), format, first=first)
    with pytest.raises(NotFound):
        labels.item_labels(session, (("NOTHING", 1),), "24")


def test_address_labels_take_any_address_of_a_party(session: Session, tmp_path: Path) -> None:
    party = a_customer(session, "C-009", name="CV Jaya", address="Jl. Pemuda 45", city="Semarang")
    site = Address("Proyek", "delivery", "Jl. Tol KM 9", "Demak", "Hendra", "0812", "")
    addresses.save(session, replace(addresses.whole(party), addresses=(site,)))
    wanted = ((party.id, "", 1), (party.id, "Proyek", 2))
    (page,) = texts(labels.address_labels(session, wanted, "30"))
    assert page.count("CV Jaya") == 3 and page.count("Demak") == 2 and "u.p. Hendra" in page
    (path,) = labels.render_address(session, "C-009", tmp_path)
    assert path.read_bytes().startswith(b"%PDF") and parties.require("C-009")
