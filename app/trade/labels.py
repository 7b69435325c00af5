"""Labels of items for the shelf, and of parties for letters and parcels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import Refused
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from app.masters import address as addresses
from app.masters import item as items
from app.masters import party as parties
from app.masters.address import Address
from app.masters.item import Item
from app.printing import labels
from app.printing.document import file_name, write_file
from app.printing.labels import FORMATS, MOST, Label
from app.trade import shelf

ROLL, SHEET = "50x30 mm", "24"
CANNOT_PRINT = N_("The labels cannot be printed like this.")
NO_SUCH_FORMAT = N_("There are no labels of the format {format}.")
NO_SUCH_PLACE = N_("The first position is between 1 and {last}.")
TOO_MANY = N_("At most {most} labels are printed at a time.")
NONE = N_("Say how many labels are to be printed.")


def of_item(session: Session, item: Item, *, price: bool = True) -> Label:
    """Name, code, unit, the price on the shelf, and the barcode; without one the code is encoded."""
    shown = shelf.price_of(item, session.today()) if price else None
    return Label(
        item.name,
        (f"{item.code} · {item.unit}",),
        f"Rp\u00a0{formats.unit_price(shown)}" if shown else "",
        item.barcode or item.code,
    )


def of_address(name: str, address: Address) -> Label:
    """Whom it goes to, for whose attention, and where."""
    city = address.city
    if city.casefold() in address.address.casefold():
        city = ""
    attention = _("Attn. {name}", name=address.contact) if address.contact else ""
    return Label(name, (attention, *address.address.split("\n"), city, address.phone))


def item_labels(
    session: Session,
    wanted: Iterable[tuple[str, int]],
    format: str,
    *,
    first: int = 1,
    price: bool = True,
) -> bytes:
    """So many labels of each item, by its code, as a PDF. Raises NotFound, Refused."""
    made = [(of_item(session, items.require(code), price=price), count) for code, count in wanted]
    return _drawn(session, made, format, first, _("Item labels"))


def address_labels(
    session: Session, wanted: Iterable[tuple[int, str, int]], format: str, *, first: int = 1
) -> bytes:
    """So many labels of each party's address: id, name of a further address or empty for its own, count."""
    made = []
    for party_id, name, count in wanted:
        party = parties.get(party_id)
        known = {each.name: each for each in addresses.of_party(party_id)}
        address = known.get(name) or addresses.own(party, "")
        made.append((of_address(party.name, address), count))
    return _drawn(session, made, format, first, _("Address labels"))


def _drawn(
    session: Session, made: Sequence[tuple[Label, int]], format: str, first: int, title: str
) -> bytes:
    count = sum(count for _label, count in made)
    found = problems(format, first, count)
    if found:
        raise Refused(found, CANNOT_PRINT)
    each = [label for label, count in made for _copy in range(count)]
    return labels.draw(each, format, first=first, title=title, author=session.company.name)


def problems(format: str, first: int, count: int) -> list[Problem]:
    """What is wrong with a wish for ``count`` labels beginning at position ``first``."""
    if format not in FORMATS:
        return [Problem("format", NO_SUCH_FORMAT, {"format": format})]
    last = FORMATS[format].on_sheet
    if not 1 <= first <= last:
        return [Problem("first", NO_SUCH_PLACE, {"last": last})]
    if count < 1:
        return [Problem("count", NONE)]
    if count > MOST:
        return [Problem("count", TOO_MANY, {"most": formats.count(MOST)})]
    return []


def render_item(session: Session, name: str, folder: Path) -> list[Path]:
    """Writes one label of 50 × 30 mm of the item of that code. Raises NotFound, FileProblem."""
    path = folder / f"label-{file_name(name)}.pdf"
    write_file(path, item_labels(session, ((name, 1),), ROLL))
    return [path]


def render_address(session: Session, name: str, folder: Path) -> list[Path]:
    """Writes one address label of the party of that code, the first of a sheet of 24."""
    path = folder / f"label-{file_name(name)}.pdf"
    write_file(path, address_labels(session, ((parties.require(name).id, "", 1),), SHEET))
    return [path]
