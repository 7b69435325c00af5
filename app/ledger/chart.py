"""An account as a value, and the types an account can have. Pure: no database."""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.text import N_, language

DEBIT, CREDIT = "debit", "credit"

RECEIVABLE, PAYABLE, STOCK, PAYROLL, SYSTEM = "receivable", "payable", "stock", "payroll", "system"
CASH_SECTION = "kas"
CONTROLS = (RECEIVABLE, PAYABLE, STOCK, PAYROLL, SYSTEM)


@dataclass(frozen=True, slots=True)
class Account:
    """One account of the chart; ``id`` is 0 until it is saved.

    normal: the side its balance usually stands on. control: the subledger whose documents alone post to
    it, or empty. has_role: the program's own documents post to it, so it serves them even when inactive.
    """

    code: str
    name: str
    name_en: str = ""
    type: str = "current_asset"
    normal: str = DEBIT
    control: str = ""
    is_header: bool = False
    is_contra: bool = False
    active: bool = True
    parent_id: int | None = None
    emkm_line: str = ""
    ep_line: str = ""
    cashflow_section: str = ""
    has_role: bool = False
    id: int = 0

    @property
    def worded_name(self) -> str:
        """Its name in the active language; the Indonesian one where it has no English."""
        return self.name_en if language() == "en" and self.name_en else self.name

    @property
    def is_profit_and_loss(self) -> bool:
        return self.type in PROFIT_AND_LOSS

    @property
    def is_cash(self) -> bool:
        """Whether it holds money at hand: cash, a bank account, what a wallet still owes."""
        return self.cashflow_section == CASH_SECTION and not self.is_header

    @property
    def group(self) -> str:
        """The part of a trial balance it stands in: a key of ``GROUPS``."""
        return GROUP_OF[self.type]


@dataclass(frozen=True, slots=True)
class AccountType:
    """A kind of account: its group in statements, usual side, and names a file may use for it."""

    key: str
    title: str
    group: str
    normal: str
    aliases: tuple[str, ...] = ()


GROUPS = {
    "assets": N_("Assets"),
    "liabilities": N_("Liabilities"),
    "equity": N_("Equity"),
    "revenue": N_("Revenue"),
    "cost_of_sales": N_("Cost of sales"),
    "operating_expenses": N_("Operating expenses"),
    "other": N_("Other income and expenses"),
    "income_tax": N_("Income tax"),
}

_TYPES = (
    AccountType("asset", N_("Asset"), "assets", DEBIT, ("aset",)),
    AccountType("current_asset", N_("Current asset"), "assets", DEBIT, ("aset_lancar",)),
    AccountType("fixed_asset", N_("Fixed asset"), "assets", DEBIT, ("aset_tetap",)),
    AccountType(
        "noncurrent_asset", N_("Non-current asset"), "assets", DEBIT, ("aset_tidak_lancar",)
    ),
    AccountType("liability", N_("Liability"), "liabilities", CREDIT, ("liabilitas",)),
    AccountType(
        "current_liability",
        N_("Current liability"),
        "liabilities",
        CREDIT,
        ("liabilitas_jangka_pendek",),
    ),
    AccountType(
        "long_term_liability",
        N_("Long-term liability"),
        "liabilities",
        CREDIT,
        ("liabilitas_jangka_panjang",),
    ),
    AccountType("equity", N_("Equity"), "equity", CREDIT, ("ekuitas",)),
    AccountType("revenue", N_("Revenue"), "revenue", CREDIT, ("pendapatan", "income")),
    AccountType("cost_of_sales", N_("Cost of sales"), "cost_of_sales", DEBIT, ("beban_pokok",)),
    AccountType(
        "operating_expense",
        N_("Operating expense"),
        "operating_expenses",
        DEBIT,
        ("beban_usaha", "expense"),
    ),
    AccountType("other", N_("Other income and expenses"), "other", CREDIT, ("lain",)),
    AccountType("other_income", N_("Other income"), "other", CREDIT, ("pendapatan_lain",)),
    AccountType("other_expense", N_("Other expense"), "other", DEBIT, ("beban_lain",)),
    AccountType("income_tax", N_("Income tax"), "income_tax", DEBIT, ("pajak", "beban_pajak")),
)

TYPES = {each.key: each for each in _TYPES}
GROUP_OF = {each.key: each.group for each in _TYPES}
BALANCE_SHEET_GROUPS = ("assets", "liabilities", "equity")
PROFIT_AND_LOSS = frozenset(each.key for each in _TYPES if each.group not in BALANCE_SHEET_GROUPS)
_NAMED = {name: each for each in _TYPES for name in (each.key, *each.aliases)}


def type_named(name: str) -> AccountType | None:
    """The type of this key, or of the name the shipped chart's source gives it; None for others."""
    return _NAMED.get(name.strip().lower().replace(" ", "_").replace("-", "_"))
