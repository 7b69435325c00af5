"""What a person opened lately is remembered for them, in this company, and told as it is now."""

from __future__ import annotations

from app.masters import party as parties
from app.masters.party import Party
from ui.shell.main_window import MainWindow
from ui.shell.recents import KEPT, Recents


def a_customer(window: MainWindow, number: int) -> Party:
    draft = Party(code=f"C-{number:03d}", name=f"Toko {number}", is_customer=True)
    return parties.save(window.session, draft)


def test_the_newest_stands_first_and_once(window: MainWindow) -> None:
    first, second = a_customer(window, 1), a_customer(window, 2)
    for party in (first, second, first):
        window.open_document("customer", party.id)
    assert window.recents.things() == [("customer", first.id), ("customer", second.id)]
    assert [hit.label for hit in window.recents.hits()] == ["Toko 1", "Toko 2"]


def test_a_new_document_is_not_one_that_was_opened(window: MainWindow) -> None:
    window.open_document("customer")
    assert window.recents.things() == []


def test_a_new_one_is_once_it_is_saved(window: MainWindow) -> None:
    editor = window.open_document("customer")
    editor.form.set_values({"code": "C-009", "name": "Toko Baru"})  # type: ignore[attr-defined]
    editor.save()  # type: ignore[attr-defined]
    assert window.recents.things() == [("customer", parties.require("C-009").id)]


def test_they_are_kept_for_the_next_start_but_not_forever(window: MainWindow) -> None:
    for number in range(1, KEPT + 5):
        window.recents.note("customer", number)
    again = Recents(window.settings, window.session, window)
    assert [number for _kind, number in again.things()] == list(range(KEPT + 4, 4, -1))
    assert again.hits() == [], "none of them is in the company"
