"""Names as a dictionary: what a small company knows, without a database."""

from __future__ import annotations

from fractions import Fraction

from app.ledger.chart import Account
from app.masters.item import Item
from app.masters.party import Party
from app.masters.payment_term import TermPart
from app.masters.warehouse import Warehouse


class Desk:
    """Two customers, a supplier, three items, one warehouse; a seller names no accounts."""

    parties = {
        "C-001": Party("C-001", "Toko Terang", is_customer=True, terms_days=14, id=1),
        "C-OLD": Party("C-OLD", "Toko Tutup", is_customer=True, active=False, id=2),
        "S-001": Party("S-001", "PT Pabrik", is_supplier=True, id=3),
    }
    items = {
        "LMP": Item("LMP", "Lampu", "pcs", id=1),
        "JASA": Item("JASA", "Jasa pasang", "jam", kind="service", id=2),
        "OLD": Item("OLD", "Lampu lama", "pcs", active=False, id=3),
    }
    warehouses = {"GUDANG": Warehouse("GUDANG", "Gudang", id=1)}

    def party(self, code: str) -> Party | None:
        return self.parties.get(code)

    def term_of(self, party: Party) -> tuple[TermPart, ...]:
        return ()

    def item(self, code: str) -> Item | None:
        return self.items.get(code)

    def factor(self, item: Item, unit: str) -> Fraction | None:
        return {"dus": Fraction(12), "third": Fraction(1, 3)}.get(unit)

    def warehouse(self, code: str) -> Warehouse | None:
        return self.warehouses.get(code)

    def only_warehouse(self) -> Warehouse | None:
        return self.warehouses["GUDANG"]

    def account(self, code: str) -> Account | None:
        return None
