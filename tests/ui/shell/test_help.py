"""F1: the page of this screen, read, searched and linked; once more: the keys, on screen and on paper."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QPalette, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.access.session import Session
from tests.ui.papers import ready
from ui.kit import theme
from ui.kit.print_preview import PrintPreview
from ui.shell.help import manual
from ui.shell.help.keys_dialog import KeysDialog, PressKey
from ui.shell.help.window import HelpWindow
from ui.shell.login import LoginDialog
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings
from ui.shell.start import Program

LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")
SPECIAL = (
    "welcome.new welcome.open welcome.demo welcome.restore login palette print-preview keys error crash"
    " report list document"
).split()


def ask(window: MainWindow, qtbot: QtBot) -> HelpWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.focusWidget() or window, Qt.Key.Key_F1)
    found = window.findChild(HelpWindow)
    assert found is not None and found.isVisible()
    qtbot.waitUntil(found.isActiveWindow)
    return found


# -- the pages ----------------------------------------------------------------------------------


def test_every_screen_has_a_page_of_its_own_in_both_languages(window: MainWindow) -> None:
    screens = set(SPECIAL)
    for key, panels in window.departments.items():
        screens |= {f"{key}.{section.key}" for section in panels.sections}
        kinds = {document.kind for document in panels.documents}
        screens |= {kind for kind in kinds if not kind.startswith("report.")}
    for language in ("id", "en"):
        explained = {name for page in manual.pages(language).values() for name in page.shows}
        assert sorted(screens - explained) == []


def test_both_languages_have_the_same_pages_explaining_the_same_screens() -> None:
    shown = {
        language: {name: page.shows for name, page in manual.pages(language).items()}
        for language in ("id", "en")
    }
    assert shown["id"] == shown["en"]


def test_a_screen_is_explained_by_one_page() -> None:
    names = [name for page in manual.pages("en").values() for name in page.shows]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_link_leads_to_a_page_and_every_picture_is_there_and_small(language: str) -> None:
    wrong = []
    for page in manual.pages(language).values():
        for picture, target in LINK.findall(page.body):
            name = target.rpartition("/")[2]
            if not picture and name.removesuffix(".md") not in manual.pages(language):
                wrong.append(f"{page.name}: {target}")
            if picture:
                file = manual.picture(language, name)
                if not file.is_file() or file.stat().st_size > 60_000:
                    wrong.append(f"{page.name}: {target}")
    assert wrong == []


def test_every_chapter_opens_with_a_page_of_its_name() -> None:
    known = manual.pages("id")
    assert {page.chapter for page in known.values()} <= set(known)
    assert next(iter(known)) == manual.FIRST


# -- the window ---------------------------------------------------------------------------------


def test_f1_opens_the_page_of_the_screen_that_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.open_section("sales", "invoices")
    assert ask(window, qtbot).shown == "sales-invoices"
    window.open_document("customer")
    shown = ask(window, qtbot)
    assert shown.shown == "sales-customers"
    assert "Pelanggan" in shown.page.toPlainText()


def test_a_screen_without_a_page_falls_back_to_its_department() -> None:
    assert manual.page_for("id", "sales.something", "sales").name == "sales"
    assert manual.page_for("id", "report.something").name == "window-reports"
    assert manual.page_for("id", "nobody.knows").name == manual.FIRST


def test_pages_that_were_read_are_gone_through_back_and_forward(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = ask(window, qtbot)
    shown.open_page("sales")
    shown.open_page("accounting")
    qtbot.keyClick(shown.page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.shown == "sales"
    qtbot.keyClick(shown.page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.shown == "accounting"
    assert not shown.forward.isEnabled()


def test_every_page_is_shown_once_whichever_was_shown_before(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = ask(window, qtbot)
    for name in ("people-payroll", "window-documents", "window-keys", "people-payroll"):
        shown.open_page(name)
        told = shown.page.toPlainText()
        for line in manual.pages("id")[name].body.splitlines():
            if line.startswith("## "):
                assert told.count(line[3:] + "\n") == 1


def test_no_gap_is_left_below_a_picture(window: MainWindow, qtbot: QtBot) -> None:
    shown = ask(window, qtbot)
    shown.open_page("people-payroll")
    document = shown.page.document()
    block = document.begin()
    while block.text() != "\ufffc":
        block = block.next()
    source = QUrl(block.begin().fragment().charFormat().toImageFormat().name())
    picture = shown.page.loadResource(QTextDocument.ResourceType.ImageResource.value, source)
    height = document.documentLayout().blockBoundingRect(block).height()
    assert height < picture.height() * 1.1


def test_a_search_lists_pages_and_marks_the_words(window: MainWindow, qtbot: QtBot) -> None:
    shown = ask(window, qtbot)
    qtbot.keyClicks(shown.search, "kartu stok")
    assert shown.left.currentWidget() is shown.hits
    qtbot.keyClick(shown.search, Qt.Key.Key_Return)
    assert shown.shown == "inventory-card"
    assert len(shown.page.extraSelections()) >= 2
    shown.search.setText("xyzzy")
    assert "xyzzy" in shown.nothing.text() and shown.left.currentWidget() is shown.nothing_page


def test_the_contents_lead_to_a_page_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    shown = ask(window, qtbot)
    shown.contents.setFocus()
    shown.contents.setCurrentItem(shown.contents.topLevelItem(3))
    qtbot.keyClick(shown.contents, Qt.Key.Key_Return)
    assert shown.shown == [name for name in manual.pages("id") if "-" not in name][3]


def test_help_follows_theme_and_language(window: MainWindow, qtbot: QtBot) -> None:
    window.open_section("sales", "invoices")
    shown = ask(window, qtbot)
    assert shown.windowTitle() == "Bantuan — Faktur"
    window.set_language("en")
    assert shown.windowTitle() == "Help — Invoices"
    window.set_theme("dark")
    ground = shown.page.palette().color(QPalette.ColorRole.Base)
    assert ground == theme.color("surface")
    window.set_theme("light")
    window.set_language("id")


def test_esc_closes_the_help(window: MainWindow, qtbot: QtBot) -> None:
    shown = ask(window, qtbot)
    qtbot.keyClick(shown.page, Qt.Key.Key_Escape)
    assert not shown.isVisible()


# -- the keys -----------------------------------------------------------------------------------


def keys_of(window: MainWindow, qtbot: QtBot) -> KeysDialog:
    shown = ask(window, qtbot)
    qtbot.keyClick(shown.page, Qt.Key.Key_F1)
    found = window.findChild(KeysDialog)
    assert found is not None and found.isVisible()
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_f1_twice_shows_every_key_and_prints_the_sheet(window: MainWindow, qtbot: QtBot) -> None:
    dialog = keys_of(window, qtbot)
    qtbot.keyClick(dialog.search, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = dialog.findChild(PrintPreview)
    assert preview is not None
    pages = PdfReader(BytesIO(ready(preview).content)).pages
    printed = " ".join(page.extract_text() for page in pages)
    for told in ("F8", "Posting, atau langkah dokumen berikutnya", "Ctrl+PgDown", "Ctrl+Alt+1"):
        assert told in printed
    preview.close()
    dialog.close()


def change(dialog: KeysDialog, qtbot: QtBot, asked: str, *pressed: Qt.Key) -> list[str]:
    """Searches an act, presses "Change…", then the keys; what was objected to."""
    from PySide6.QtCore import QTimer

    dialog.search.setText(asked)
    dialog.table.select_first()
    told = []

    def press() -> None:
        asking = QApplication.activeModalWidget()
        assert isinstance(asking, PressKey)
        for key in pressed:
            qtbot.keyClick(asking, key)
            told.append(asking.told.text())
        qtbot.keyClick(asking, Qt.Key.Key_Return)
        if asking.isVisible():
            qtbot.keyClick(asking, Qt.Key.Key_Escape)

    QTimer.singleShot(0, press)
    dialog.change()
    return told


def test_a_key_is_changed_everywhere_kept_and_put_back(window: MainWindow, qtbot: QtBot) -> None:
    dialog = keys_of(window, qtbot)
    told = change(dialog, qtbot, "palet", Qt.Key.Key_F8, Qt.Key.Key_A, Qt.Key.Key_F15)
    assert "sedang dipakai" in told[0] and "Huruf saja" in told[1] and told[2] == ""
    action = window.commands.actions["view.palette"]
    assert action.shortcut().toString() == "F15"
    assert window.settings.keys(window.session.user.name) == {"Ctrl+K": "F15"}
    dialog.search.setText("F15")
    dialog.table.select_first()
    qtbot.mouseClick(dialog.resetter, Qt.MouseButton.LeftButton)
    assert action.shortcut().toString() == "Ctrl+K"
    dialog.close()


def test_keys_that_a_field_reads_itself_are_changed_too(window: MainWindow, qtbot: QtBot) -> None:
    from ui.kit.fields import DateEdit

    window.choose_keys({"F4": "F16"})
    window.open_document("sales-invoice")
    field = window.current_panel().findChild(DateEdit)  # type: ignore[union-attr]
    opened: list[bool] = []
    field.open_calendar = lambda: opened.append(True)
    qtbot.keyClick(field, Qt.Key.Key_F4)
    assert opened == []
    qtbot.keyClick(field, Qt.Key.Key_F16)
    assert opened == [True]
    window.choose_keys({})


def test_a_key_that_does_nothing_here_is_told(window: MainWindow, qtbot: QtBot) -> None:
    window.open_section("home", "today")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window.current_panel(), Qt.Key.Key_F9)
    assert window.status.job.text().strip() == "F9 (Terima atau bayar) tidak berlaku di sini."


def test_a_dialog_of_its_own_has_help_too(
    qtbot: QtBot, session: Session, settings: Settings, look: None
) -> None:
    Program(QApplication.instance(), session.clock, settings)  # type: ignore[arg-type]
    dialog = LoginDialog(session.path, session.clock, settings)
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_F1)
    shown = dialog.findChild(HelpWindow)
    assert shown is not None and shown.shown == "start-login"


def test_the_size_of_everything_is_stepped_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    window.open_section("sales", "invoices")
    table = window.current_panel().table.view  # type: ignore[union-attr]
    low = table.verticalHeader().defaultSectionSize()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier
    for step in (1.1, 1.25, 1.5, 1.5):
        qtbot.keyClick(window, Qt.Key.Key_Plus, control)
        assert theme.zoom() == step
    assert table.verticalHeader().defaultSectionSize() == round(low * 1.5)
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    assert theme.zoom() == 1.25
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert theme.zoom() == 1.0
