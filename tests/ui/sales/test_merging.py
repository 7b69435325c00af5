"""Merging doubles by hand, from the list of customers."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from PySide6.QtCore import Qt

from app.masters import party
from tests.trade.books import a_customer
from tests.ui.sales.hands import Shop
from ui.masters.lists import party_facts
from ui.trade import merging


def test_a_double_is_merged_or_refused_at_its_field(shop: Shop) -> None:
    a_customer(shop.session, "C-002", name="Toko Terang", passport="X1", country="SGP")
    first = party.require("C-001")
    party.save(shop.session, replace(first, passport="Y2", country="SGP"))
    row = SimpleNamespace(code="C-002", name="Toko Terang", id=party.require("C-002").id)
    dialog = merging.ask(shop, row)
    field = dialog.form.editor("into")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    shop.qtbot.keyClicks(field, "C-001")
    field.settle()
    dialog.primary.click()
    assert dialog.isVisible() and "X1" in dialog.form.boxes["into"].message.text()
    dialog.form.editor("confirmed").click()
    dialog.primary.click()
    assert not dialog.isVisible()
    assert party.require("C-002").merged == "C-001"
    told = [fact for group in party_facts(shop, row).groups for fact in group.facts]
    assert ("Digabungkan ke", "C-001") in [(fact.name, fact.value) for fact in told]
    card = shop.show("customer", row.id)
    assert card.title() == "C-002 · Toko Terang (digabungkan ke C-001)"
