"""The menu of reports leads to the section that shows a report, or to a tab of its own."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.access.session import Session
from app.kernel.department import load
from app.kernel.report import Filters
from app.sales.invoice import service
from app.sales.receipt import service as receipts
from tests.colleague import gito
from tests.ledger.builders import post, sale
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import BANK, a_shop, line
from tests.ui.papers import ready
from tests.ui.shell.conftest import HeardErrors
from ui.accounting import cash_book as cash_book_panel
from ui.accounting.ledger import LedgerPanel
from ui.kit import tasks
from ui.kit.print_preview import PrintPreview
from ui.kit.report_view import ReportView
from ui.shell import drill, report_filters, reports
from ui.shell.main_window import MainWindow
from ui.shell.report_tab import ReportTab


def test_every_report_opens_and_is_built(
    window: MainWindow, qtbot: QtBot, heard: HeardErrors
) -> None:
    found = reports.all_reports(window)
    assert "trial-balance" in {report.key for _panels, report in found}
    for _panels, report in found:
        reports.open_report(window, report)
        qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
        assert window.current_panel() is not None
    assert heard.sentences == [] and heard.crashes == []


def test_a_report_with_a_section_opens_no_tab(window: MainWindow) -> None:
    report = next(r for _p, r in reports.all_reports(window) if r.key == "trial-balance")
    reports.open_report(window, report)
    assert window.docks.active == "accounting"
    assert window.contents["accounting"].section == "trial-balance"
    assert not window.contents["accounting"].in_document()


def test_a_report_opens_once(window: MainWindow, qtbot: QtBot) -> None:
    tabs = [
        (panels, report)
        for panels, report in reports.all_reports(window)
        if window.contents[panels.key].opens(f"report.{report.key}")
    ]
    for panels, report in tabs:
        reports.open_report(window, report)
        reports.open_report(window, report)
        qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
        opened = [w for w in window.contents[panels.key].documents() if isinstance(w, ReportTab)]
        assert [tab.spec.key for tab in opened].count(report.key) == 1


def opened(window: MainWindow, qtbot: QtBot, key: str) -> ReportView:
    """The report's panel, its rows there."""
    report = next(r for _p, r in reports.all_reports(window) if r.key == key)
    reports.open_report(window, report)
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
    panel = window.current_panel()
    assert isinstance(panel, ReportView)
    return panel


def post_something(session: Session) -> None:
    post(session, sale(200, session.today()))


def test_behind_a_figure_of_profit_and_loss_is_the_ledger_of_the_same_days(
    window: MainWindow, qtbot: QtBot
) -> None:
    post_something(window.session)
    view = opened(window, qtbot, "profit-loss")
    view.refresh()
    qtbot.waitUntil(lambda: not tasks.busy())
    model = view.table.model
    number = next(n for n in range(model.rowCount()) if model.row(n).link)
    account = model.row(number).link[1]
    view.table.view.select(number)
    qtbot.keyClick(view.table.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not tasks.busy())
    ledger = window.current_panel()
    assert isinstance(ledger, LedgerPanel)
    assert ledger.account.currentData() == account
    assert ledger.days.days() == view.days.days()


def test_every_link_of_every_report_leads_somewhere(
    window: MainWindow, qtbot: QtBot, heard: HeardErrors
) -> None:
    session = window.session
    a_shop(session)
    service.post_new(session, an_invoice(line("LMP-9", 2, 18_500)))
    led: dict[str, str] = {}
    for _panels, report in reports.all_reports(window):
        if report.key == "integrity" or {"party", "item"} & set(report.choices):
            continue
        result = load(report.build)(session, Filters(choices={"detail": "yes"}))
        for row in result.rows:
            if row.link is not None and row.link[0] not in led:
                drill.follow(window.context, row, Filters())
                qtbot.waitUntil(lambda: not tasks.busy(), timeout=10_000)
                led[row.link[0]] = str(getattr(window.current_panel(), "objectName", str)())
    assert set(led) >= {"account", "entry", "item", "customer"}
    assert led["account"] == "accounting.ledger" and led["item"] == "inventory.card"
    assert led["customer"] == "sales.invoices"
    assert heard.sentences == [] and heard.crashes == []


def test_the_ledger_is_printed_for_its_account(window: MainWindow, qtbot: QtBot) -> None:
    post_something(window.session)
    window.context.open_section("accounting", "ledger", account="1101")
    qtbot.waitUntil(lambda: not tasks.busy())
    ledger = window.current_panel()
    assert isinstance(ledger, LedgerPanel)
    qtbot.keyClick(ledger.table.view, Qt.Key.Key_F12)
    preview = ready(window.findChildren(PrintPreview)[-1])
    words = PdfReader(io.BytesIO(preview.content)).pages[0].extract_text()
    assert "1101" in words and "Saldo akhir" in words
    preview.reject()


def test_the_cash_book_is_of_the_account_chosen_and_leads_to_its_documents(
    window: MainWindow, qtbot: QtBot, heard: HeardErrors
) -> None:
    session = window.session
    a_shop(session)
    service.post_new(session, an_invoice(line("LMP-9", 10, 20_000)))
    receipts.post_receipts(session, [a_receipt(50_000, ("INV/26/11/0001", 50_000))])
    post_something(session)
    window.context.open_section("accounting", "cash-book")
    qtbot.waitUntil(lambda: not tasks.busy())
    view = window.current_panel()
    assert isinstance(view, ReportView) and view.result is not None
    everything = len(view.result.rows)
    chip = view.chips.menu(cash_book_panel.ACCOUNT)
    next(entry for entry in chip.actions() if entry.text().startswith(BANK)).trigger()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert len(view.result.rows) < everything and BANK in view.result.subtitle
    table = view.table.view
    table.setCurrentIndex(table.model().index(1, 0))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.contents["sales"].in_document()
    opened_receipt = window.current_panel()
    assert opened_receipt is not None and opened_receipt.title() == "RCV/26/11/0001"
    assert heard.sentences == [] and heard.crashes == []


def test_figures_are_compared_with_other_days(window: MainWindow, qtbot: QtBot) -> None:
    post_something(window.session)
    for key, columns in (("profit-loss", 7), ("trial-balance", 9), ("balance-sheet", 5)):
        view = opened(window, qtbot, key)
        view.chips.choose("compare", "year-before")
        qtbot.waitUntil(lambda: not tasks.busy())
        assert view.result is not None and len(view.result.columns) == columns, key
        assert "difference_share" in [column.key for column in view.result.columns]


def test_a_report_says_who_may_see_it(window: MainWindow, qtbot: QtBot, heard: HeardErrors) -> None:
    """It is not offered; where it is open already, it is closed to a look."""
    view = opened(window, qtbot, "profit-loss")
    window.session.user = gito(window.session, "accounting.view")
    assert "profit-loss" not in {report.key for _panels, report in reports.all_reports(window)}
    view.refresh()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert not view.table.showing_rows and view.table.state_page.title.text()
    assert heard.sentences == [] and heard.crashes == []


def test_a_stock_card_asks_for_its_item_in_its_place(
    window: MainWindow, qtbot: QtBot, heard: HeardErrors
) -> None:
    report = next(r for _p, r in reports.all_reports(window) if r.key == "stock-card")
    view = reports._make(report, window.context)
    qtbot.addWidget(view)
    qtbot.waitUntil(lambda: not tasks.busy())
    assert view.pickers["item"].isEnabled() and not view.table.showing_rows
    assert heard.sentences == []


def test_a_statement_asks_whose_it_is_and_then_shows_it(
    window: MainWindow, qtbot: QtBot, heard: HeardErrors
) -> None:
    a_shop(window.session)
    service.post_new(window.session, an_invoice(line("LMP-9", 2, 18_500)))
    for key, code in (("customer-statement", "C-001"), ("supplier-statement", "S-001")):
        view = opened(window, qtbot, key)
        page = view.table.state_page
        assert not view.table.showing_rows
        assert page.title.text() == "Pilih pelanggan atau pemasok"
        assert [each.text() for each in page.findChildren(QPushButton)] == ["Pilih"]
        picker = view.pickers["party"]
        view.setFocus()
        assert window.focusWidget() is picker
        qtbot.keyClicks(picker, code)
        qtbot.keyClick(picker, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda: view.result is not None)  # noqa: B023
        assert view.table.showing_rows and code in view.result.subtitle
        picker.clear()
        picker.textEdited.emit("")
        assert not view.table.showing_rows and view.result is None
    assert heard.sentences == [] and heard.crashes == []


def test_f12_and_ctrl_p_preview_what_is_shown(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(ReportView, "preview", lambda self: shown.append(self.spec.key))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.context.open_section("accounting", "trial-balance")
    qtbot.waitUntil(lambda: not tasks.busy())
    panel = window.current_panel()
    assert panel is not None
    panel.setFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_F12)
    window.commands.run("file.print")
    assert shown == ["trial-balance", "trial-balance"]


def test_whatever_a_report_can_be_narrowed_by_is_offered(window: MainWindow) -> None:
    for _panels, report in reports.all_reports(window):
        offered = {*report_filters.CHIPS, *report_filters.PICKERS, "compare", "layout", "closing"}
        assert set(report.choices) <= offered, report.key
        assert ("compare" in report.choices) == bool(report.comparisons), report.key


def test_the_path_says_a_name_once(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, qtbot, "ppn")
    assert window.contents["accounting"].path() == "PPN keluaran dan masukan"
    window.open_section("accounting", "ledger")
    assert window.contents["accounting"].path().startswith("Buku besar / 1201")


def test_in_a_narrow_ledger_nothing_lies_over_something_else(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.open_section("accounting", "ledger")
    panel = window.current_panel()
    assert isinstance(panel, LedgerPanel)
    panel.setParent(None)  # beside another panel
    qtbot.addWidget(panel)
    panel.resize(620, 500)
    panel.show()
    qtbot.waitUntil(panel.isVisible)
    parts = [panel.account, panel.days, panel.opening, panel.printer]
    for left, right in pairwise(parts):
        assert left.geometry().right() < right.geometry().left()
    assert panel.account.lineEdit().cursorPosition() == 0
