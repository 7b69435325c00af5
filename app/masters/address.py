"""Further addresses and contacts of parties: where goods go, where invoices go, whom to ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

from app.access.session import Session
from app.kernel.errors import NumberTaken, Refused
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.masters import party as parties
from app.masters.checks import choice_problems, length_problems, name_problems
from app.masters.party import Party, PartyRow
from app.store import ForeignKeyField, Record, TextField, cached, execute, query, write_rows

USES = ("delivery", "billing", "other")
TWICE = N_("This name stands here twice.")
EMPTY = N_("An address or a contact person is needed.")


class PartyAddressRow(Record):
    party = ForeignKeyField(PartyRow)
    name = TextField()
    use = TextField()
    address = TextField()
    city = TextField()
    contact = TextField()
    phone = TextField()
    email = TextField()

    class Meta:
        table_name = "party_address"


TABLES = (PartyAddressRow,)
GUARDS = ()


@dataclass(frozen=True, slots=True)
class Address:
    """One further address or contact, known by its name. use: "delivery", "billing" or "other"."""

    name: str
    use: str = "delivery"
    address: str = ""
    city: str = ""
    contact: str = ""
    phone: str = ""
    email: str = ""

    @property
    def place(self) -> str:
        """Address and city in one line."""
        return ", ".join(part for part in (self.address, self.city) if part)

    @property
    def recipient(self) -> str:
        """Whom to ask for there, with the phone; empty where nobody is named."""
        return (
            ", ".join(part for part in (self.contact, self.phone) if part) if self.contact else ""
        )


@dataclass(frozen=True, slots=True)
class WholeParty(Party):
    """A party with its further addresses."""

    addresses: tuple[Address, ...] = ()


_FIELDS = tuple(field.name for field in fields(Address))


@cached("party")
def of_party(party_id: int) -> tuple[Address, ...]:
    """The party's addresses in their order."""
    found = query(
        f"SELECT {', '.join(_FIELDS)} FROM party_address WHERE party_id = ? ORDER BY id",
        (party_id,),
    )
    return tuple(Address(*row) for row in found)


def own(party: Party, name: str) -> Address:
    """The address on the party's card, under a ``name``."""
    return Address(
        name, "other", party.address, party.city, party.contact, party.phone, party.email
    )


def whole(party: Party) -> WholeParty:
    """The party with its addresses."""
    values = {field.name: getattr(party, field.name) for field in fields(Party)}
    return WholeParty(**values, addresses=of_party(party.id))


def get(party_id: int) -> WholeParty:
    return whole(parties.get(party_id))


def problems(draft: WholeParty) -> list[Problem]:
    """Everything wrong or doubtful with a party and its addresses, those at their line."""
    found = parties.problems(draft)
    names: set[str] = set()
    for number, each in enumerate(draft.addresses, start=1):
        at_line = address_problems(each)
        if each.name in names:
            at_line.append(Problem("name", TWICE))
        names.add(each.name)
        found += [replace(problem, line=number) for problem in at_line]
    return found


def address_problems(draft: Address) -> list[Problem]:
    """Everything wrong with one address."""
    found = name_problems(draft.name) + choice_problems(draft.use, "use", USES)
    for field in ("address", "city", "contact", "phone", "email"):
        found += length_problems(getattr(draft, field), field)
    if not (draft.address or draft.contact):
        found.append(Problem("address", EMPTY))
    return found


def save(session: Session, draft: WholeParty) -> WholeParty:
    """Creates or changes a party with its addresses."""
    found = blocking(problems(draft))
    if found:
        raise Refused(found)
    with session.work():
        kept = parties.save(session, draft)
        execute("DELETE FROM party_address WHERE party_id = ?", (kept.id,))
        write_rows(
            PartyAddressRow,
            [
                {"party_id": kept.id, **{name: getattr(each, name) for name in _FIELDS}}
                for each in draft.addresses
            ],
        )
    return get(kept.id)


def add(session: Session, code: str, address: Address, *, change: bool) -> None:
    """Adds one address. ``change``: in place of the one with its name, else that raises NumberTaken."""
    before = whole(parties.require(code))
    places = {each.name: each for each in before.addresses}
    if address.name in places and not change:
        raise NumberTaken(
            N_("{code} has an address {name} already."),
            code=code,
            name=address.name,
            remedy=N_("Leave the row out, or import with update to change it."),
        )
    found = blocking(address_problems(address))
    if found:
        raise Refused(found)
    places[address.name] = address
    save(session, replace(before, addresses=tuple(places.values())))


def everything() -> Iterator[tuple[str, Address]]:
    """Every address with the code of its party."""
    rows = query(
        "SELECT DISTINCT p.id, p.code FROM party_address a JOIN party p ON p.id = a.party_id ORDER BY p.code"
    )
    for party_id, code in rows:
        for each in of_party(party_id):
            yield code, each
