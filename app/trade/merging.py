"""Merging two records of one customer or supplier: all that names the one names the other from then on.

The record that goes stays to be found, out of use, and says who took its place. What was printed stays as it was
printed. A merge cannot be taken back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app import store
from app.access.session import Session
from app.kernel.errors import Refused
from app.kernel.problems import Problem, blocking
from app.kernel.text import N_
from app.ledger import open_items
from app.masters import party as parties
from app.masters.party import Party, PartyRow

EDIT = "masters.edit"
ITSELF = N_("{code} cannot be merged into itself.")
MERGED_ALREADY = N_("{code} was merged into {merged} already.")
NOT_IN_USE = N_("{code} is not in use. Make it active first, or choose another.")
OTHER_NUMBER = N_(
    "{code} has {title} {own}, {other_code} has {other}. Confirm that both are the same party."
)
NUMBERS = (("npwp", "NPWP"), ("nik", "NIK"), ("passport", N_("Passport")))
TAKEN_OVER = ("npwp", "nik", "passport", "address", "city", "phone", "email", "contact")
"""Fields of the card that the one that stays takes over where it has nothing of its own."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Who took the place, and how many rows of documents, addresses and open items followed."""

    party: Party
    rows: int


def problems(old: Party, new: Party, *, confirmed: bool = False) -> list[Problem]:
    """What speaks against merging ``old`` into ``new``; ``confirmed``: that they are one though numbers differ."""
    if old.id == new.id:
        return [Problem("into", ITSELF, {"code": old.code})]
    found = [
        Problem("into", MERGED_ALREADY, {"code": each.code, "merged": each.merged})
        for each in (old, new)
        if each.merged
    ]
    if not new.active and not new.merged:
        found.append(Problem("into", NOT_IN_USE, {"code": new.code}))
    return found if confirmed else found + _numbers_differ(old, new)


def _numbers_differ(old: Party, new: Party) -> list[Problem]:
    found = []
    for field, title in NUMBERS:
        own, other = _signs(getattr(old, field)), _signs(getattr(new, field))
        if own and other and own != other:
            values = {"code": old.code, "other_code": new.code, "title": title}
            found.append(Problem("into", OTHER_NUMBER, {**values, "own": own, "other": other}))
    return found


def _signs(number: str) -> str:
    return "".join(sign for sign in number if sign.isalnum())


def merge(session: Session, code: str, into: str, *, confirmed: bool = False) -> Merged:
    """Merges the party ``code`` into ``into``, in one transaction.

    Raises NotFound for an unknown code, Refused with every reason against it; then nothing is changed.
    """
    session.require(EDIT)
    old, new = parties.require(code), parties.require(into)
    found = blocking(problems(old, new, confirmed=confirmed))
    if found:
        raise Refused(found)
    with session.work() as work:
        _take_over(session, old, new)
        store.update(PartyRow, old.id, active=False, merged_into=new.id)
        store.execute("UPDATE party SET merged_into = ? WHERE merged_into = ?", (new.id, old.id))
        _name_apart(old, new)
        rows = open_items.follow_merge(work, old.id, new.id)
        for table, column in references():
            sql = f"UPDATE {table} SET {column} = ? WHERE {column} = ?"
            moved = store.execute(sql, (new.id, old.id)).rowcount
            if moved:
                rows += moved
                work.touch(table.replace("_", "-"))
        work.audit("merge", "party", old.code, into=new.code, rows=rows, confirmed=confirmed)
        work.touch("party", "price-list")
    return Merged(parties.get(new.id), rows)


def references() -> list[tuple[str, str]]:
    """Every table and column that names a party, as the database itself knows them."""
    found = store.query(
        'SELECT m.name, f."from" FROM sqlite_master m, pragma_foreign_key_list(m.name) f'
        " WHERE m.type = 'table' AND f.\"table\" = 'party' ORDER BY 1, 2"
    )
    return [(table, column) for table, column in found]


def _take_over(session: Session, old: Party, new: Party) -> None:
    """What the card that stays lacks comes from the other one."""
    taken: dict[str, Any] = {
        field: getattr(old, field) for field in TAKEN_OVER if not getattr(new, field)
    }
    taken["is_customer"] = new.is_customer or old.is_customer
    taken["is_supplier"] = new.is_supplier or old.is_supplier
    parties.save(session, replace(new, **taken))


def _name_apart(old: Party, new: Party) -> None:
    """An address whose name both have is told apart by the code of the party it was of."""
    store.execute(
        "UPDATE party_address SET name = name || ' (' || ? || ')' WHERE party_id = ?"
        " AND name IN (SELECT name FROM party_address WHERE party_id = ?)",
        (old.code, old.id, new.id),
    )
