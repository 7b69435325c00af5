"""The palette finds commands, sections and whatever the company holds; it forgives one slip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app import finding, store
from app.masters import party as parties
from app.sales.invoice import service
from app.sales.invoice.rules import Draft
from tests.colleague import gito
from tests.trade.books import a_customer, a_shop, line
from ui.kit import tasks
from ui.shell.main_window import MainWindow
from ui.shell.palette.delegate import COUNT, ENTRY, bold_parts
from ui.shell.palette.entries import Entry, Group, entries, score
from ui.shell.palette.view import Palette, shares
from ui.shell.search_page import SearchPage

NOVEMBER = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("cad", "Buat cadangan…"),
        ("data cad", "Data › Cadangan"),
        ("cad data", "Data › Cadangan"),
        ("cadengan", "Data › Cadangan"),
        ("cadagnan", "Data › Cadangan"),
        ("cadngan", "Data › Cadangan"),
        ("", "Anything"),
    ],
)
def test_finds(query: str, text: str) -> None:
    assert score(query, text) is not None


@pytest.mark.parametrize(
    ("query", "text"), [("angan", "Cadangan"), ("xyz", "Cadangan"), ("cad xyz", "Cadangan")]
)
def test_does_not_find(query: str, text: str) -> None:
    assert score(query, text) is None


def test_exact_beginnings_come_before_slips() -> None:
    exact, slip = score("cada", "Cadangan"), score("cedangan", "Cadangan")
    assert exact is not None and slip is not None and exact < slip


def test_the_rows_are_shared_among_the_groups() -> None:
    def group(count: int, wanted: int) -> Group:
        return Group("", [Entry("", "", "", print)] * count, wanted)

    assert shares([group(3, 2), group(1, 2), group(23, 4), group(9, 1)]) == [3, 1, 4, 1]
    assert shares([group(40, 2)]) == [9]
    assert shares([group(1, 1)] * 12) == [1] * 9 + [0] * 3
    assert shares([]) == []


def test_what_matches_is_bold_from_the_start_of_a_word() -> None:
    assert bold_parts("PT Rebangun Bangun", ["bangun"]) == [
        ("PT Rebangun ", False),
        ("Bangun", True),
    ]
    assert bold_parts("INV/26/11/0023", ["0023"])[-1] == ("0023", True)


def test_every_section_is_an_entry(window: MainWindow) -> None:
    words = {entry.text for entry in entries(window)}
    assert "Data › Cadangan" in words and "Beranda › Ringkasan hari ini" in words


# -- by keys, on a shop ------------------------------------------------------------------------------


@pytest.fixture
def shop(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window at a company with two customers and three invoices."""
    session = window.session
    a_shop(session)
    a_customer(session, "C-014", name="PT Bangun Griya Mandiri", city="Semarang")
    for whose in ("C-001", "C-014", "C-014"):
        draft = Draft(NOVEMBER, whose, (line("LMP-9", 1, 18_500),))
        service.post_new(session, draft)
    qtbot.waitUntil(lambda: not tasks.busy())
    return window


@pytest.fixture
def palette(shop: MainWindow, qtbot: QtBot) -> Iterator[Palette]:
    made = Palette(shop)
    made.ask()
    qtbot.waitUntil(lambda: not tasks.busy())
    yield made


def typed(palette: Palette, qtbot: QtBot, text: str) -> None:
    palette.field.clear()
    qtbot.keyClicks(palette.field, text)
    qtbot.waitUntil(lambda: not tasks.busy())


def shown(palette: Palette) -> dict[str, list[str]]:
    """The words of the rows below each heading."""
    found: dict[str, list[str]] = {}
    for number in range(palette.list.count()):
        thing = palette.list.item(number).data(ENTRY)
        if isinstance(thing, Entry):
            found[list(found)[-1]].append(thing.text)
        else:
            found[str(thing)] = []
    return found


def test_ctrl_k_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(Palette)
    assert palette is not None and palette.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_enter_opens_what_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    palette = Palette(window)
    palette.ask()
    typed(palette, qtbot, "cadangan data")
    chosen = palette.list.currentItem().data(ENTRY)
    assert isinstance(chosen, Entry) and chosen.text == "Data › Cadangan"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.docks.active == "data"
    assert window.contents["data"].section == "backups"


def test_arrows_skip_headings(palette: Palette, qtbot: QtBot) -> None:
    for _press in range(palette.list.count()):
        assert isinstance(palette.list.currentItem().data(ENTRY), Entry)
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)


def test_a_customer_their_invoices_and_what_can_be_begun(palette: Palette, qtbot: QtBot) -> None:
    typed(palette, qtbot, "bangun gr")
    found = shown(palette)
    assert found["Perintah"] == [
        "Faktur baru untuk PT Bangun Griya Mandiri",
        "Terima pembayaran dari PT Bangun Griya Mandiri",
        "Penawaran baru untuk PT Bangun Griya Mandiri",
        "Pesanan baru dari PT Bangun Griya Mandiri",
        "Surat jalan baru untuk PT Bangun Griya Mandiri",
    ]
    assert found["Pelanggan"] == ["PT Bangun Griya Mandiri"]
    assert found["Dokumen"] == ["INV/26/11/0003", "INV/26/11/0002"]
    assert list(found)[:3] == ["Perintah", "Pelanggan", "Dokumen"]


def test_an_invoice_for_the_customer_that_was_found(
    shop: MainWindow, palette: Palette, qtbot: QtBot
) -> None:
    typed(palette, qtbot, "bangun gr")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    editor = shop.contents["sales"].current()
    assert shop.docks.active == "sales" and editor is not None
    assert any("Bangun" in field.text() for field in editor.findChildren(QLineEdit))


def test_part_of_a_number_and_enter_at_once(
    shop: MainWindow, palette: Palette, qtbot: QtBot
) -> None:
    """Enter does not wait for the eye: it takes the answer to what was typed."""
    qtbot.keyClicks(palette.field, "#0002")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shop.contents["sales"].in_document())
    assert shop.recents.things()[0][0] == "sales-invoice"
    assert shop.contents["sales"].documents()[0].title() == "INV/26/11/0002"  # type: ignore[attr-defined]


def test_ctrl_enter_opens_beside(shop: MainWindow, palette: Palette, qtbot: QtBot) -> None:
    before = shop.docks.active
    typed(palette, qtbot, "#0002")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shop.docks.shown() >= {before, "sales"})
    assert shop.contents["sales"].in_document()


def test_a_journal_entry_opens_where_entries_are_listed(
    shop: MainWindow, palette: Palette, qtbot: QtBot
) -> None:
    typed(palette, qtbot, "#JU/26/11/0002")
    assert shown(palette)["Jurnal"] == ["JU/26/11/0002"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert shop.docks.active == "accounting"
    assert shop.contents["accounting"].section == "entries"


def test_a_slip_is_forgiven_and_the_right_word_is_bold(palette: Palette, qtbot: QtBot) -> None:
    typed(palette, qtbot, "@banugn")
    assert shown(palette) == {"Pelanggan": ["PT Bangun Griya Mandiri"]}
    assert palette.list.itemDelegate().words == ("bangun",)  # type: ignore[attr-defined]


def test_a_sum_is_worked_out_and_copied(palette: Palette, qtbot: QtBot) -> None:
    typed(palette, qtbot, "=12*85000")
    assert shown(palette) == {"Kalkulator": ["= 1.020.000"]}
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "1.020.000"


def test_a_sum_that_is_none_says_so(palette: Palette, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("sebelumnya")
    typed(palette, qtbot, "=12*")
    (sentence,) = shown(palette)["Kalkulator"]
    assert not sentence.startswith("= ")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "sebelumnya"


def test_commands_only(palette: Palette, qtbot: QtBot) -> None:
    typed(palette, qtbot, ">cadangan")
    assert "Perintah" in shown(palette) and not {"Pelanggan", "Dokumen"} & set(shown(palette))


def test_what_was_opened_lately_stands_first_when_nothing_is_typed(
    shop: MainWindow, qtbot: QtBot
) -> None:
    shop.open_document("customer", parties.require("C-014").id)
    palette = Palette(shop)
    palette.ask()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert next(iter(shown(palette).items())) == ("Terakhir dibuka", ["PT Bangun Griya Mandiri"])
    palette.close()


def test_a_person_without_rights_finds_nothing_of_it(shop: MainWindow, qtbot: QtBot) -> None:
    shop.session.user = gito(shop.session, "inventory.view")
    palette = Palette(shop)
    palette.ask()
    typed(palette, qtbot, "bangun")
    assert not {"Pelanggan", "Dokumen"} & set(shown(palette))
    palette.close()


def test_a_late_answer_to_other_words_is_dropped(palette: Palette, qtbot: QtBot) -> None:
    typed(palette, qtbot, "bangun gr")
    palette._arrived("words of before", finding.Found({}))
    assert "Pelanggan" in shown(palette)


def test_all_of_a_kind_on_the_search_page(shop: MainWindow, qtbot: QtBot) -> None:
    for _each in range(12):
        service.post_new(shop.session, Draft(NOVEMBER, "C-014", (line("LMP-9", 1, 18_500),)))
    qtbot.waitUntil(lambda: not tasks.busy())
    palette = Palette(shop)
    palette.ask()
    typed(palette, qtbot, "bangun gr")
    heads = {
        str(item.data(ENTRY)): str(item.data(COUNT))
        for item in map(palette.list.item, range(palette.list.count()))
        if isinstance(item.data(ENTRY), str)
    }
    assert heads["Dokumen"].endswith(" dari 14") and heads["Pelanggan"] == "1"
    while palette.list.currentItem().data(ENTRY).text != "Lihat semua di Dokumen":
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tasks.busy())
    page = shop.current_panel()
    assert isinstance(page, SearchPage) and page.field.text() == "bangun gr"
    assert page.table.model is not None and page.table.model.rowCount() == 14


def test_the_index_can_be_made_anew_from_the_palette(
    shop: MainWindow, palette: Palette, qtbot: QtBot
) -> None:
    store.execute("DELETE FROM search_entry")
    typed(palette, qtbot, ">indeks pencarian")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tasks.busy())
    assert finding.index_agrees(shop.session).ok


# -- the search page ----------------------------------------------------------------------------------


def test_searching_everywhere_by_keys(shop: MainWindow, qtbot: QtBot) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shop, Qt.Key.Key_F, keys)
    page = shop.current_panel()
    assert isinstance(page, SearchPage) and page.field.hasFocus()
    qtbot.keyClicks(page.field, "bangun")
    qtbot.waitUntil(lambda: not tasks.busy() and page.table.model.rowCount() >= 3)  # type: ignore[union-attr]
    assert page.findChild(type(page._groups[""]), "facet.document").text() == "Dokumen · 2"  # type: ignore[attr-defined]
    qtbot.mouseClick(page._groups["document"], Qt.MouseButton.LeftButton)
    assert [page.table.model.row(at).label for at in range(2)] == [  # type: ignore[union-attr]
        "INV/26/11/0003",
        "INV/26/11/0002",
    ]
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shop.docks.active == "sales")
    assert shop.contents["sales"].in_document()


def test_control_enter_on_the_page_opens_in_another_dock(shop: MainWindow, qtbot: QtBot) -> None:
    shop.search_everywhere("0002", "document")
    page = shop.current_panel()
    assert isinstance(page, SearchPage)
    qtbot.waitUntil(lambda: not tasks.busy() and page.table.model.rowCount() > 0)  # type: ignore[union-attr]
    page.table.view.setFocus()
    page.table.select_first()
    qtbot.keyClick(page.table.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shop.docks.shown() == {"home", "sales"})
    assert shop.contents["sales"].in_document()


def test_days_narrow_the_search(shop: MainWindow, qtbot: QtBot) -> None:
    shop.search_everywhere("bangun")
    page = shop.current_panel()
    assert isinstance(page, SearchPage)
    page.first.setFocus()
    qtbot.keyClicks(page.first, "24/11/2026")
    qtbot.keyClick(page.first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not tasks.busy() and "document" not in page._found.groups)
    assert page.table.currentWidget() is page.table.state_page


def test_one_search_page_is_enough(shop: MainWindow, qtbot: QtBot) -> None:
    shop.search_everywhere("bangun")
    shop.search_everywhere("0002", "document")
    qtbot.waitUntil(lambda: not tasks.busy())
    pages = [w for w in shop.contents["home"].documents() if isinstance(w, SearchPage)]
    assert len(pages) == 1 and pages[0].field.text() == "0002"


def test_it_is_as_high_as_what_it_shows(palette: Palette, qtbot: QtBot) -> None:
    typed(palette, qtbot, "bangun")
    high = palette.height()
    typed(palette, qtbot, "=1+1")
    assert palette.height() < high
