"""The screens that are no panel, made one by one: for pictures and for the tests."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.access.session import Session
from app.kernel import formats
from app.kernel.errors import StockWouldGoNegative
from app.kernel.listing import ListQuery
from app.kernel.money import Money
from ui.shell.crash import ErrorPolicy
from ui.shell.main_window import MainWindow
from ui.shell.settings import Settings

Maker = Callable[[], QWidget]

STEPS = ("accounts", "tax", "opening", "users")
ROWS = (
    "CODE,NAME,UNIT,SALE_PRICE\n"
    "LMP-0301,Lampu LED 3 W putih E27,pcs,12500\n"
    "LMP-0302,Lampu LED 5 W putih E27,pcs,14x00\n"
    "LMP-0303,Lampu LED 7 W putih E27,pcs,16750\n"
)


def makers(window: MainWindow, settings: Settings, policy: ErrorPolicy) -> dict[str, Maker]:
    """Each screen by its name, to be made when it is its turn."""
    session = window.session
    return {
        **{
            f"welcome.{what}": partial(_welcome, settings, session, what, policy)
            for what in ("new", "open", "demo", "restore")
        },
        **{
            f"welcome.new.{step}": partial(_step, settings, session, policy, number)
            for number, step in enumerate(STEPS, 1)
        },
        "login": partial(_login, session, settings),
        "lock": partial(_lock, window, settings),
        "user": partial(_user, window),
        "recovery-code": partial(_recovery_code, window),
        "settings": partial(_settings, window),
        "unfinished": partial(_unfinished, window),
        "void": partial(_void, window),
        "import.columns": partial(_import, window),
        "import.check": partial(_import_checked, window),
        "palette": partial(_palette, window),
        "help": partial(_help, window),
        "keys": partial(_keys, window),
        "about": partial(_about, window),
        "print-preview": partial(_preview, window),
        "print-many": partial(_print_many, window),
        "pph21-calculator": partial(_calculator, window),
        "error": partial(_error, window),
        "crash": partial(_crash, policy.log_file, window),
    }


def _welcome(settings: Settings, session: Session, what: str, policy: ErrorPolicy) -> QWidget:
    from ui.shell.welcome import unfinished
    from ui.shell.welcome.window import WelcomeWindow

    unfinished.forget(settings)
    return WelcomeWindow(settings, session.clock, what, policy)


def _step(settings: Settings, session: Session, policy: ErrorPolicy, number: int) -> QWidget:
    """A later step of a new company, gone to as a person would."""
    from ui.shell.welcome.new_company import NewCompanyPage

    window = _welcome(settings, session, "new", policy)
    (page,) = window.findChildren(NewCompanyPage)
    page.put(name="Sejahtera Listrik", path=str(session.path.with_name("sejahtera.boffice")))
    for _step in range(number):
        page.advance()
    return window


def _login(session: Session, settings: Settings) -> QWidget:
    from ui.shell.login import LoginDialog

    return LoginDialog(session.path, session.clock, settings)


def _palette(window: MainWindow) -> QWidget:
    from ui.shell.palette.view import Palette

    palette = Palette(window)
    palette.ask()
    palette.field.setText("bangun gr")
    return palette


def _help(window: MainWindow) -> QWidget:
    from ui.shell.help import window as help_window

    return help_window.show(window, "sales.invoices")


def _keys(window: MainWindow) -> QWidget:
    from ui.shell.help.keys_dialog import KeysDialog

    return KeysDialog(window)


def _about(window: MainWindow) -> QWidget:
    from ui.shell.help.about import AboutDialog

    return AboutDialog(window)


def _preview(window: MainWindow) -> QWidget:
    """The newest posted invoice on paper."""
    from app.sales.invoice import listings
    from ui.sales import papers

    posted = ListQuery(filters={"state": "posted"})
    (newest,) = listings.listing(window.session.today()).window(posted).first(1)
    return papers.preview_invoice(window.context, newest.id)


def _calculator(window: MainWindow) -> QWidget:
    from ui.people.calculator import Calculator

    calculator = Calculator(window.context)
    calculator.form.set_values({"gross": Money(1_005_000_000)})
    calculator.calculate()
    return calculator


def _error(window: MainWindow) -> QWidget:
    """What is said where more leaves a warehouse than lies there."""
    from app.stock.planning import NOT_ENOUGH
    from ui.shell.error_dialogs import UserErrorDialog

    error = StockWouldGoNegative(
        NOT_ENOUGH,
        warehouse="Gudang Kaligawe",
        there="28",
        wanted="40",
        unit="rol",
        item="KBL-0425 Kabel NYA 2,5 mm² 100 m",
        date=formats.date_medium(window.session.today()),
    )
    return UserErrorDialog(error, window)


def _crash(log: Path, window: MainWindow) -> QWidget:
    from ui.shell.error_dialogs import CrashDialog

    return CrashDialog("Traceback …", window, log)


def _lock(window: MainWindow, settings: Settings) -> QWidget:
    from ui.shell.attempts import Attempts
    from ui.shell.lock_dialog import LockDialog

    return LockDialog(window, window.session, Attempts(settings, window.session.path))


def _user(window: MainWindow) -> QWidget:
    from ui.data.team_dialogs import MemberDialog

    return MemberDialog(window, window.session, None)


def _recovery_code(window: MainWindow) -> QWidget:
    from ui.data.team_dialogs import CodeDialog

    return CodeDialog(window, window.session, "7KQF-M2XA-9RTD-WJ4H")


def _settings(window: MainWindow) -> QWidget:
    from ui.shell.settings_dialog import SettingsDialog

    return SettingsDialog(window)


def _unfinished(window: MainWindow) -> QWidget:
    from app.documents.unfinished import Unfinished
    from ui.shell.unfinished import UnfinishedDialog

    at = dt.datetime.combine(window.session.today(), dt.time(9, 38))
    titles = ("Toko Sumber Terang", "CV Mitra Instalasi")
    entries = (Unfinished(title, "sales-invoice", None, title, at, {}) for title in titles)
    return UnfinishedDialog(window, tuple(entries))


def _void(window: MainWindow) -> QWidget:
    from ui.trade.voiding import VoidDialog

    today = window.session.today()
    return VoidDialog(window, "INV/26/11/0022", today, today)


def _import(window: MainWindow) -> QWidget:
    """Three items from a file, one with a price that is none."""
    from app.links import imports
    from ui.data.importing.wizard import ImportWizard

    kind = next(each for each in imports.kinds(window.session) if each.key == "items")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "barang-lampu.csv"
        path.write_text(ROWS, "utf-8")
        return ImportWizard(window.context, kind.table(), path)


def _import_checked(window: MainWindow) -> QWidget:
    wizard = _import(window)
    wizard.go_on()  # type: ignore[attr-defined]
    return wizard


def _print_many(window: MainWindow) -> QWidget:
    """The newest invoices, about to be printed."""
    from app.sales.invoice import listings
    from ui.sales import papers

    posted = ListQuery(filters={"state": "posted"})
    newest = listings.listing(window.session.today()).window(posted).first(3)
    return papers.print_invoices(window.context, newest)
