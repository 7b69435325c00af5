"""A new company made whole: its file with opening balances, the owner's password and further people.

All of it or nothing: where any part is refused, no file is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app import companies
from app.access import team, users
from app.access.company import NewCompany
from app.access.session import Session
from app.access.team import MemberDraft
from app.accounting import opening
from app.accounting.tables import OPENING_BALANCES
from app.exchange import exporting, files, importing
from app.exchange.cells import CellError, read_cell
from app.kernel.clock import Clock
from app.kernel.errors import Refused
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_, _
from app.ledger import accounts, seed
from app.ledger.chart import Account

BALANCING = "opening_equity"
HEADING = N_("Account {code} {name} is a heading; it takes no amounts.")
OF_DOCUMENTS = N_(
    "Account {code} {name} opens with its documents or stock, brought in once the company is made."
)
TWICE = N_("Account {code} stands in two lines.")
NEGATIVE = N_("An amount cannot be below zero; use the other side.")


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """The opening balance of one account."""

    account: str
    debit: Money = ZERO
    credit: Money = ZERO


@dataclass(frozen=True, slots=True)
class NewMember:
    """A further person, with one of the ready roles by its key."""

    name: str
    full_name: str
    role: str
    password: str


@dataclass(frozen=True, slots=True)
class Founding:
    """Everything a new company begins with."""

    new: NewCompany
    balances: tuple[OpeningRow, ...] = ()
    password: str = ""
    members: tuple[NewMember, ...] = ()


def found(path: Path, founding: Founding, clock: Clock, progress: Progress = SILENT) -> Path:
    """Makes the company's file and closes it. Raises Refused, FileProblem; then there is no file."""
    problems = [*balance_problems(founding.new, founding.balances), *people_problems(founding)]
    if problems:
        raise Refused(problems, N_("The company cannot be created like this."))
    progress.report(0, 1, _("Making the company file"))

    def complete(session: Session) -> None:
        _bring_in(session, founding.balances, progress)
        _let_in(session, founding)

    path.parent.mkdir(parents=True, exist_ok=True)
    companies.make(path, founding.new, clock, complete)
    return path


def _bring_in(session: Session, rows: Sequence[OpeningRow], progress: Progress) -> None:
    for done, row in enumerate(rows, start=1):
        progress.report(done, len(rows), _("Opening balances"))
        opening.save_balance(session, row.account, row.debit, row.credit)


def _let_in(session: Session, founding: Founding) -> None:
    if founding.password:
        team.set_password(session, users.OWNER, founding.password)
    titles = dict(users.READY_ROLES)
    roles = {each.name: each.id for each in team.roles()}
    for each in founding.members:
        role = roles[titles[each.role]]
        team.add(session, MemberDraft(each.name, each.full_name, role, each.password))


def people_problems(founding: Founding) -> list[Problem]:
    """What is wrong with the owner's password; with further people everybody has one."""
    if founding.password or founding.members:
        return team.password_problems(founding.password)
    return []


# -- opening balances -------------------------------------------------------------------------------


def chart(new: NewCompany) -> list[tuple[Account, str]]:
    """The accounts the company begins with, and the code of the heading each stands under."""
    return [
        (account, parent)
        for account, parent, _role in seed.chart(new.preset, new.is_pkp)
        if account.active
    ]


def opening_accounts(new: NewCompany) -> list[Account]:
    """The accounts that may open with a balance typed in, in the order of the chart."""
    return [
        account
        for account, _parent, role in seed.chart(new.preset, new.is_pkp)
        if account.active and role != BALANCING and _why_not(new, account) is None
    ]


def balance_problems(new: NewCompany, rows: Iterable[OpeningRow]) -> list[Problem]:
    """What keeps these rows from being the opening balances; ``line`` counts from 1."""
    chart = {
        account.code: (account, role)
        for account, _parent, role in seed.chart(new.preset, new.is_pkp)
    }
    found: list[Problem] = []
    seen: set[str] = set()
    for line, row in enumerate(rows, start=1):
        found += [
            Problem(field, message, {"code": row.account, **values}, line=line)
            for field, message, values in _row_problems(new, chart, row, seen)
        ]
        seen.add(row.account)
    return found


def _row_problems(
    new: NewCompany, chart: dict[str, tuple[Account, str]], row: OpeningRow, seen: set[str]
) -> list[tuple[str, str, dict[str, str]]]:
    account, role = chart.get(row.account, (None, ""))
    if account is None:
        return [("account", accounts.NO_SUCH, {})]
    names = {"name": account.worded_name}
    reason = opening.BALANCING if role == BALANCING else _why_not(new, account)
    found = [("account", reason, names)] if reason else []
    if row.account in seen:
        found.append(("account", TWICE, {}))
    if row.debit and row.credit:
        found.append(("credit", opening.BOTH_SIDES, {}))
    if row.debit < ZERO or row.credit < ZERO:
        found.append(("debit" if row.debit < ZERO else "credit", NEGATIVE, {}))
    return found


def _why_not(new: NewCompany, account: Account) -> str | None:
    """Why this account takes no typed opening balance; None where it does."""
    if account.is_header:
        return HEADING
    if account.control:
        return OF_DOCUMENTS
    within_year = opening.is_within_year(new.start, new.fiscal_first_month)
    return opening.YEARLY if account.is_profit_and_loss and not within_year else None


def totals(rows: Iterable[OpeningRow]) -> tuple[Money, Money]:
    """All debits and all credits."""
    debit = credit = ZERO
    for row in rows:
        debit, credit = debit + row.debit, credit + row.credit
    return debit, credit


def read_balances(path: Path) -> list[OpeningRow]:
    """The opening balances of a CSV or XLSX file; rows without an amount are left out.

    Raises FileProblem where it is no table, Refused with every cell that cannot be read.
    """
    raw = files.read(path)
    columns = importing.columns_of(raw, OPENING_BALANCES, path.name)
    rows, problems = [], []
    for number, cells in raw.rows:
        values = {}
        for place, column in columns.items():
            try:
                values[column.key] = read_cell(cells[place], column) if place < len(cells) else None
            except CellError as error:
                problems.append(Problem(column.key, "{text}", {"text": str(error)}, line=number))
        row = OpeningRow(
            values.get("account") or "", values.get("debit") or ZERO, values.get("credit") or ZERO
        )
        if row.debit or row.credit:
            rows.append(row)
    if problems:
        raise Refused(problems, N_("{name} holds cells that cannot be read."), name=path.name)
    return rows


def write_template(path: Path) -> None:
    """An empty table of opening balances with the right columns."""
    exporting.template(OPENING_BALANCES, path)
