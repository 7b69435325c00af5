"""The entry of a document in its bottom strip: as it would be posted, or as it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.kernel.columns import Column, Kind
from app.kernel.money import ZERO, Money
from app.kernel.text import N_, _, language
from app.ledger.plan import EntryPlan
from ui.kit import theme
from ui.kit.buttons import IconLabel, label
from ui.kit.table import DataTable, RowsModel

COLUMNS = (
    Column("account", N_("Account"), Kind.CODE, chars=8),
    Column("name", N_("Account name"), chars=30),
    Column("debit", N_("Debit"), Kind.MONEY, total=True, chars=14),
    Column("credit", N_("Credit"), Kind.MONEY, total=True, chars=14),
)


@dataclass(frozen=True, slots=True)
class Side:
    """A line of an entry as it is shown."""

    account: str
    name: str
    debit: Money
    credit: Money


class JournalTab(QWidget):
    """A line of words above the entry; without an entry only the words."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(*[theme.px(m) for m in (12, 6, 12, 6)])
        head.setSpacing(theme.px(6))
        self.icon = IconLabel("ph.check-circle", "ok", 14)
        self.words = label("", "label", wrap=True)
        head.addWidget(self.icon)
        head.addWidget(self.words, 1)
        column.addLayout(head)
        self.table = DataTable(with_footer=False)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.show_plan(None, "")

    def show_plan(self, plan: EntryPlan | None, words: str) -> None:
        """What posting would book; ``words`` say why there is none."""
        if plan is None:
            self._show((), words, "ph.info", "muted")
            return
        sides = [_planned(line) for line in plan.lines]
        balanced = sum(line.amount.minor for line in plan.lines) == 0
        told = _("Preview · balanced") if balanced else _("Preview · not balanced")
        self._show(sides, told, "ph.check-circle" if balanced else "ph.x-circle-fill",
                   "ok" if balanced else "danger")  # fmt: skip

    def show_posted(self, rows: Sequence[Any], words: str) -> None:
        """What was booked, in the words of the document."""
        sides = [Side(r.account, r.account_name, r.debit, r.credit) for r in rows]
        self._show(sides, words, "ph.check-circle", "ok")

    def _show(self, sides: Sequence[Side], words: str, icon: str, token: str) -> None:
        self.words.setText(words)
        self.icon.setVisible(bool(words))
        self.icon.show_icon(icon, token)
        self.table.set_model(RowsModel(COLUMNS, sides))
        self.table.setVisible(bool(sides))

    def sides(self) -> list[Side]:
        """What is shown now."""
        model = self.table.model
        return [model.row(at) for at in range(model.rowCount())] if model else []

    def retranslate(self) -> None:
        self.table.retranslate()


def _planned(line: Any) -> Side:
    account = line.account
    name = account.name_en if language() == "en" and account.name_en else account.name
    debit = line.amount if line.amount.minor > 0 else ZERO
    return Side(account.code, name, debit, ZERO if debit else -line.amount)
