"""How the codes of a draft become records: the company's own master data, remembered until it changes."""

from __future__ import annotations

from fractions import Fraction

from app.kernel.errors import NotFound
from app.ledger import accounts
from app.ledger.chart import Account
from app.masters import item as items
from app.masters import party as parties
from app.masters import payment_term
from app.masters import warehouse as warehouses
from app.masters.item import Item
from app.masters.party import Party
from app.masters.payment_term import TermPart
from app.masters.warehouse import Warehouse


class MasterNames:
    """``Names`` over the master data. With ``expenses`` a line may name an account for an item."""

    def __init__(self, *, expenses: bool = False) -> None:
        self._expenses = expenses

    def party(self, code: str) -> Party | None:
        return parties.find(code)

    def term_of(self, party: Party) -> tuple[TermPart, ...]:
        """The parts a party pays by; empty for whoever pays the whole at once."""
        return payment_term.get(party.payment_term_id).parts if party.payment_term_id else ()

    def item(self, code: str) -> Item | None:
        return items.find(code)

    def factor(self, item: Item, unit: str) -> Fraction | None:
        return items.factors(item.id).get(unit)

    def warehouse(self, code: str) -> Warehouse | None:
        return warehouses.find(code)

    def only_warehouse(self) -> Warehouse | None:
        active = warehouses.all_active()
        return active[0] if len(active) == 1 else None

    def account(self, code: str) -> Account | None:
        if not self._expenses:
            return None
        try:
            return accounts.by_code(code)
        except NotFound:
            return None


SELLING = MasterNames()
BUYING = MasterNames(expenses=True)
