"""Asking for labels: counts, first position and sheet, then the preview."""

from __future__ import annotations

from dataclasses import replace

from app.kernel.listing import ListQuery
from app.masters import item as items
from app.masters import party as parties
from tests.printing.reading import texts
from tests.ui.sales.conftest import mail, no_keyring, shop
from tests.ui.sales.hands import Shop
from ui.kit.print_preview import PrintPreview
from ui.masters.labels import of_items, of_parties

__all__ = ["mail", "no_keyring", "shop"]


def rows_of(listing):
    return listing.window(ListQuery()).first(10)


def previewed(shop: Shop, dialog) -> str:
    dialog.preview()
    preview = shop.window.findChildren(PrintPreview)[-1]
    shop.qtbot.waitUntil(lambda: bool(preview._content))
    found = "\n".join(texts(preview._content))
    preview.reject()
    return found


def test_every_item_gets_its_number_of_labels(shop: Shop) -> None:
    dialog = of_items(shop, rows_of(items.LISTING))
    model = dialog.grid.model()
    at = [column.key for column in model.columns].index("count")
    model.set_text(0, at, "3")
    model.set_text(1, at, "0")
    dialog.form.set_values({"format": "30", "first": 31})
    dialog.preview()
    assert dialog.isVisible() and dialog.form.boxes["first"].error
    dialog.form.set_values({"first": 4})
    found = previewed(shop, dialog)
    codes = [row.code for row in rows_of(items.LISTING)]
    assert [found.count(f"{code} · ") for code in codes] == [3, 0, 1]
    assert shop.setting("labels/item-label/format") == "30"


def test_no_label_at_all_is_refused(shop: Shop) -> None:
    dialog = of_items(shop, rows_of(items.LISTING)[:1])
    model = dialog.grid.model()
    model.delete_lines(0)
    dialog.preview()
    assert dialog.isVisible()
    dialog.reject()


def test_a_party_gets_its_own_address(shop: Shop) -> None:
    customer = parties.require("C-001")
    parties.save(shop.session, replace(customer, address="Jl. Pemuda 45"))
    found = previewed(shop, of_parties(shop, rows_of(parties.CUSTOMERS)))
    assert found.count("Jl. Pemuda 45") == 1
