"""Looking up parties, items, units and expense accounts while a document is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.kernel import formats
from app.kernel.listing import ListQuery
from app.kernel.money import Money
from app.kernel.quantity import pieces
from app.kernel.text import N_, _
from app.ledger import accounts
from app.ledger.chart import Account
from app.masters import item as items
from app.masters import party as parties
from app.masters import unit as units
from app.masters.item import Item
from app.masters.party import Party
from app.regulations import withholding
from app.stock import queries as stock
from app.trade import owed
from ui.kit.grid import Scan
from ui.kit.lookup import Found, Lookup
from ui.kit.manifest import Context

MOST_ACCOUNTS = 4


def _by_barcode(code: str) -> str | None:
    item = items.find_by_barcode(code)
    return item.code if item else None


BY_BARCODE = Scan(_by_barcode, "item", "quantity", pieces(1))


def customers(context: Context) -> Lookup:
    """Customers, with their city and what they owe."""
    return _party_lookup(context, parties.CUSTOMERS, "customer", N_("customer"), owed.owed_by)


def suppliers(context: Context) -> Lookup:
    """Suppliers, with their city and what we owe them."""
    return _party_lookup(context, parties.SUPPLIERS, "supplier", N_("supplier"), owed.owed_to)


def _party_lookup(
    context: Context, listing: Any, kind: str, noun: str, balance: Callable[[int], Money]
) -> Lookup:
    def shown(party: Party) -> Found:
        amount = balance(party.id)
        return Found(
            party.code, party.code, party.name, party.city, formats.money(amount) if amount else ""
        )

    def find(text: str, limit: int) -> Sequence[Found]:
        window = listing.window(ListQuery(text, {"active": 1}))
        codes = _exact_first(text, (row.code for row in window.first(limit)), parties.find)
        return [shown(parties.require(code)) for code in codes[:limit]]

    def get(code: Any) -> Found | None:
        party = parties.find(code)
        return shown(party) if party else None

    return Lookup(find, get, noun, _creator(context, kind))


def _exact_first(
    text: str, codes: Iterable[str], find: Callable[[str], object | None]
) -> list[str]:
    """The codes found; one that is exactly what was typed comes first."""
    found = list(codes)
    for typed in (text, text.upper()):
        if typed and typed in found:
            found.remove(typed)
            found.insert(0, typed)
            break
    return found


def _creator(context: Context, kind: str) -> Callable[[str, Callable[[Any], None]], object] | None:
    """Ctrl+N: a new record in place, for whoever may make one."""
    if context.session.read_only or not context.session.may("masters.edit"):
        return None

    def create(text: str, take: Callable[[Any], None]) -> None:
        from ui.masters.editor import new_in_place

        record = new_in_place(context, kind, name=text)
        if record is not None:
            take(record.code)

    return create


def goods(context: Context, *, buying: bool) -> Lookup:
    """Items with what is there and their price; when buying, expense accounts as well."""

    def find(text: str, limit: int) -> Sequence[Found]:
        scanned = items.find_by_barcode(text) if text else None
        if scanned is not None:
            return [shown_item(scanned, buying=buying)]
        window = items.LISTING.window(ListQuery(text, {"active": 1}))
        codes = _exact_first(text, (row.code for row in window.first(limit)), items.find)
        found = [shown_item(items.require(code), buying=buying) for code in codes[:limit]]
        return [*found, *(_accounts_like(text) if buying else ())][:limit]

    def get(code: Any) -> Found | None:
        item = items.find(code)
        if item is not None:
            return shown_item(item, buying=buying)
        account = accounts.find(code) if buying else None
        return _shown_account(account) if account else None

    return Lookup(find, get, N_("item"), _creator(context, "item"))


def shown_item(item: Item, *, buying: bool) -> Found:
    """An item as it is offered: "ada 1.350 btg", amber where there is none."""
    price = formats.unit_price(item.purchase_price if buying else item.sale_price)
    if not item.is_goods:
        return Found(item.code, item.code, item.name, _("service"), price)
    there = stock.on_hand(item.id)
    words = _("{quantity} {unit} in stock", quantity=formats.quantity(there), unit=item.unit)
    scarce = not buying and (there.micro <= 0 or there < item.min_stock)
    return Found(item.code, item.code, item.name, words, price, "warn" if scarce else "")


def _accounts_like(text: str) -> list[Found]:
    """Accounts that an expense can be booked on."""
    words = text.casefold().split()
    found = [
        _shown_account(account)
        for account in accounts.postable()
        if words and all(word in f"{account.code} {account.name}".casefold() for word in words)
    ]
    return found[:MOST_ACCOUNTS]


def _shown_account(account: Account) -> Found:
    return Found(account.code, account.code, account.worded_name, _("account"))


def units_of(current_item: Callable[[], str]) -> Lookup:
    """The units of the item in the current line first, then any other that fits."""

    def find(text: str, limit: int) -> Sequence[Found]:
        item = items.find(current_item())
        own = items.factors(item.id) if item else {}
        fitting = [code for code in own if text.casefold() in code.casefold()]
        others = [code for code in units.codes() if code not in own and code == text]
        return [_shown_unit(code, item) for code in [*fitting, *others]][:limit]

    def get(code: Any) -> Found | None:
        return Found(code, str(code), "") if code in units.codes() else None

    return Lookup(find, get, N_("unit"))


def _shown_unit(code: str, item: Item | None) -> Found:
    factor = items.factors(item.id).get(code) if item else None
    if item is None or factor is None or code == item.unit:
        return Found(code, code, "")
    return Found(code, code, "", f"{formats.exact(factor, 6)} {item.unit}")


def tax_objects(today: dt.date) -> list[tuple[str, str]]:
    """What PPh can be withheld from, as choices; the first is nothing."""
    known = withholding.objects_on(today).values()
    return [
        ("", N_("Nothing")),
        *((each.code, f"{each.code} · {each.name} ({formats.rate(each.rate)})") for each in known),
    ]


def money_accounts(role: str = "") -> list[tuple[str, str]]:
    """Cash and bank accounts, as choices; with a role, the account that plays it as well."""
    also = accounts.with_role(role) if role else None
    return [
        (account.code, f"{account.code} · {account.worded_name}")
        for account in accounts.postable()
        if account.is_cash or (also is not None and account.code == also.code)
    ]
