"""Opening balances of a new company: typed in or brought in, with what lacks to balance always shown."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from app import founding
from app.access.company import NewCompany
from app.founding import OpeningRow
from app.kernel import formats
from app.kernel.columns import Kind
from app.kernel.errors import UserError
from app.kernel.money import ZERO, Money
from app.kernel.problems import Problem
from app.kernel.text import N_, _
from app.ledger.chart import Account
from ui.kit.buttons import Button, IconLabel, label
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.lookup import Found, Lookup
from ui.shell.crash import ErrorPolicy
from ui.shell.welcome.steps import Step

MOST_FOUND = 40


class OpeningStep(Step):
    """A line for every account that is likely to have a balance; others are added below."""

    def __init__(self, policy: ErrorPolicy) -> None:
        super().__init__()
        self._policy = policy
        self._new = NewCompany("")
        self._accounts: dict[str, Account] = {}
        words = _(
            "Balances as they stood on the evening before the first day. Leave this step empty to do "
            "it later. What customers owe, what is owed to suppliers, and stock are brought in under "
            "Data, in Import & export, once the company is made."
        )
        self.column.addWidget(label(words, "muted", wrap=True))
        row = QHBoxLayout()
        row.addWidget(Button(N_("Take over from a file…"), self._choose, icon="ph.file-arrow-down"))
        row.addWidget(Button(N_("Save an empty table…"), self._save_template, icon="ph.table"))
        row.addStretch(1)
        self.column.addLayout(row)
        self.grid = LinesGrid(LinesModel(self._columns(), fill=_fill))
        self.grid.setAccessibleName(_("Opening balances"))
        self.grid.changed.connect(self._show_balance)
        self.grid.changed.connect(partial(self.changed.emit, "balances"))
        self.column.addWidget(self.grid, 1)
        check = QHBoxLayout()
        self._mark, self.standing = IconLabel("ph.info", "muted"), label("", wrap=True)
        self.standing.setObjectName("openingStanding")
        check.addWidget(self._mark)
        check.addWidget(self.standing, 1)
        self.column.addLayout(check)
        self._show_balance()

    def _columns(self) -> tuple[GridColumn, ...]:
        lookup = Lookup(self._find, self._get, N_("account"))
        return (
            GridColumn("account", N_("Account"), width=72, lookup=lookup, stop=False),
            GridColumn("name", N_("Account name"), width=0, get=self._name),
            GridColumn("debit", N_("Debit"), Kind.MONEY, width=112, zero=""),
            GridColumn("credit", N_("Credit"), Kind.MONEY, width=112, zero=""),
        )

    def _find(self, text: str, limit: int) -> list[Found]:
        words = text.casefold().split()
        fitting = [
            _found(account)
            for account in self._accounts.values()
            if all(word in f"{account.code} {account.worded_name}".casefold() for word in words)
        ]
        return fitting[: min(limit, MOST_FOUND)]

    def _get(self, code: Any) -> Found | None:
        account = self._accounts.get(str(code))
        return _found(account) if account else None

    def _name(self, values: dict[str, Any]) -> str:
        account = self._accounts.get(str(values.get("account") or ""))
        return account.worded_name if account else ""

    # -- what stands in it -------------------------------------------------------------------------

    def entered(self, new: NewCompany) -> None:
        """The accounts of this kind of company; amounts that are there stay."""
        known = {account.code: account for account in founding.opening_accounts(new)}
        if new == self._new and self._accounts:
            return
        self._new, self._accounts = new, known
        self.show_rows(self.rows())

    def rows(self) -> tuple[OpeningRow, ...]:
        """The lines with an amount."""
        return tuple(
            OpeningRow(
                str(line.get("account") or ""),
                line.get("debit") or ZERO,
                line.get("credit") or ZERO,
            )
            for line in self.grid.lines()
            if line.get("debit") or line.get("credit")
        )

    def show_rows(self, rows: tuple[OpeningRow, ...]) -> None:
        """These balances, and below them the accounts that have none yet, in the order of the chart."""
        there = {row.account for row in rows}
        lines = [
            {"account": r.account, "debit": r.debit or None, "credit": r.credit or None}
            for r in rows
        ]
        lines += [{"account": code} for code in self._proposed() if code not in there]
        self.grid.model().set_lines(sorted(lines, key=lambda line: str(line["account"])))
        self._show_balance()

    def _proposed(self) -> list[str]:
        return [c for c, account in self._accounts.items() if not account.is_profit_and_loss]

    def _show_balance(self) -> None:
        """Whether debits equal credits, and what differs."""
        rows = self.rows()
        debit, credit = founding.totals(rows)
        sums = _("Debit {debit} · Credit {credit}.", debit=_written(debit), credit=_written(credit))
        if not rows:
            self._tell("ph.info", "muted", _("No balance entered yet."))
        elif debit == credit:
            self._tell("ph.check-circle-fill", "ok", f"{sums} {_('They balance.')}")
        else:
            words = _("{amount} more debit") if debit > credit else _("{amount} more credit")
            self._tell(
                "ph.warning-fill",
                "warn",
                f"{sums} {words.format(amount=_written(abs(debit - credit)))}: "
                + _("it waits in account 3999 until the rest is brought in."),
            )

    def _tell(self, icon: str, token: str, words: str) -> None:
        self._mark.show_icon(icon, token)
        self.standing.setText(words)

    # -- what is wrong -----------------------------------------------------------------------------

    def is_blank(self) -> bool:
        return not self.rows() and not self.grid.model().entry_problems()

    def problems(self) -> list[Problem]:
        """Cells that cannot be read, and balances that cannot be."""
        unreadable: list[Problem] = self.grid.model().entry_problems()
        return unreadable or self._placed(founding.balance_problems(self._new, self.rows()))

    def _placed(self, problems: list[Problem]) -> list[Problem]:
        """Problems of the balances at the lines of the grid, where lines without amount stand between."""
        lines = self.grid.lines()
        filled = [n for n, each in enumerate(lines, 1) if each.get("debit") or each.get("credit")]
        return [
            Problem(each.field, each.message, each.values, line=filled[(each.line or 1) - 1])
            for each in problems
        ]

    def show_problems(self, problems: list[Problem]) -> None:
        self.grid.show_problems(problems)
        if problems:
            self.grid.go_to(problems[0])
            self._tell("ph.x-circle-fill", "danger", problems[0].sentence())

    # -- files -------------------------------------------------------------------------------------

    def _choose(self) -> None:
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Opening balances"), "", _("Tables ({kinds})", kinds="*.csv *.xlsx")
        )
        if chosen:
            self.take_file(Path(chosen))

    def take_file(self, path: Path) -> None:
        """The balances of a file in place of those in the grid; a sentence where it cannot be read."""
        try:
            rows = tuple(founding.read_balances(path))
        except UserError as error:
            self._policy.on_error(error)
            return
        self.show_rows(rows)
        self.changed.emit("balances")
        self.show_problems(self.problems())

    def _save_template(self) -> None:
        chosen, _filter = QFileDialog.getSaveFileName(
            self,
            _("Save an empty table…"),
            "saldo-awal.xlsx",
            _("Tables ({kinds})", kinds="*.xlsx *.csv"),
        )
        if not chosen:
            return
        try:
            founding.write_template(Path(chosen))
        except UserError as error:
            self._policy.on_error(error)

    # -- keeping -----------------------------------------------------------------------------------

    def kept(self) -> dict[str, Any]:
        return {"balances": [[r.account, r.debit.minor, r.credit.minor] for r in self.rows()]}

    def take(self, kept: dict[str, Any]) -> None:
        rows = tuple(OpeningRow(c, Money(d), Money(k)) for c, d, k in kept.get("balances", []))
        self.show_rows(rows)

    def focus_first(self) -> None:
        self.grid.setFocus()
        self.grid.setCurrentIndex(self.grid.model().index(0, 2))


def _found(account: Account) -> Found:
    return Found(account.code, account.code, account.worded_name)


def _written(amount: Money) -> str:
    return formats.money(amount)


def _fill(values: dict[str, Any], key: str) -> dict[str, Any]:
    """A debit empties the credit and the other way round."""
    if key == "debit" and values.get("debit"):
        return {"credit": None}
    if key == "credit" and values.get("credit"):
        return {"debit": None}
    return {}
