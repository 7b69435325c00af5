"""Further addresses and contacts of a party."""

from __future__ import annotations

import dataclasses

import pytest

from app.access.session import Session
from app.kernel.errors import NumberTaken, Refused
from app.masters import address, party
from app.masters.address import Address, WholeParty

STORE = Address("Gudang", "delivery", "Jl. Diponegoro No. 5", "Ungaran", "Bu Rina", "024 555 0101")
BILLS = Address("Tagihan", "billing", contact="Pak Dedi", email="tagihan@maju.example")


@pytest.fixture
def kept(session: Session) -> WholeParty:
    draft = WholeParty("C-1", "CV Satu", is_customer=True, addresses=(STORE, BILLS))
    return address.save(session, draft)


def test_addresses_are_kept_in_their_order_with_the_party(kept: WholeParty) -> None:
    assert address.get(kept.id) == kept
    assert address.of_party(kept.id) == (STORE, BILLS)
    assert (STORE.place, STORE.recipient) == (
        "Jl. Diponegoro No. 5, Ungaran",
        "Bu Rina, 024 555 0101",
    )
    assert BILLS.place == ""


def test_a_change_of_the_party_alone_leaves_its_addresses(
    session: Session, kept: WholeParty
) -> None:
    party.save(session, dataclasses.replace(party.require("C-1"), city="Solo"))
    assert address.get(kept.id) == dataclasses.replace(kept, city="Solo")


def test_a_wrong_address_is_refused_at_its_line_and_nothing_is_kept(
    session: Session, kept: WholeParty
) -> None:
    wrong = (STORE, Address("Gudang", "gudang", "Jl. A"), Address("Kosong"))
    with pytest.raises(Refused) as refused:
        address.save(session, dataclasses.replace(kept, name="Lain", addresses=wrong))
    found = {(each.field, each.line) for each in refused.value.problems}
    assert found == {("use", 2), ("name", 2), ("address", 3)}
    assert address.get(kept.id) == kept


def test_one_is_added_or_put_in_place_of_the_one_with_its_name(
    session: Session, kept: WholeParty
) -> None:
    moved = dataclasses.replace(STORE, city="Salatiga")
    with pytest.raises(NumberTaken):
        address.add(session, "C-1", moved, change=False)
    address.add(session, "C-1", moved, change=True)
    address.add(session, "C-1", Address("Toko 2", "other", "Jl. B"), change=False)
    assert [each.name for each in address.of_party(kept.id)] == ["Gudang", "Tagihan", "Toko 2"]
    assert address.of_party(kept.id)[0].city == "Salatiga"
