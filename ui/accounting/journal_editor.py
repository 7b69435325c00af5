"""Writing, looking at and voiding one journal entry made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.accounting.journal import queries, rules, service
from app.accounting.journal.queries import JournalView
from app.accounting.journal.rules import Draft, DraftLine
from app.kernel import formats
from app.kernel.columns import Kind
from app.kernel.money import ZERO, Money
from app.kernel.text import N_, _
from app.ledger import accounts
from app.ledger.chart import Account
from ui.kit.fields import DateEdit, TextEdit
from ui.kit.form import Form
from ui.kit.grid import GridColumn, LinesGrid, LinesModel
from ui.kit.inspector import Fact, FactGroup, Facts
from ui.kit.lookup import Found, Lookup
from ui.kit.manifest import Context
from ui.kit.totals import Total
from ui.trade import editor_acts
from ui.trade.booked import BookedEditor, Services

MOST_FOUND = 40


def postable_accounts() -> Lookup:
    """Accounts an entry by hand may use, by any part of code or name."""

    def find(text: str, limit: int) -> list[Found]:
        words = text.casefold().split()
        fitting = [
            _found(account)
            for account in accounts.postable()
            if not account.control
            and all(word in f"{account.code} {account.worded_name}".casefold() for word in words)
        ]
        return fitting[: min(limit, MOST_FOUND)]

    def get(code: Any) -> Found | None:
        account = accounts.find(str(code)) if code else None
        return _found(account) if account else None

    return Lookup(find, get, N_("account"))


def _found(account: Account) -> Found:
    return Found(account.code, account.code, account.worded_name)


def _account_name(values: dict[str, Any]) -> str:
    account = accounts.find(str(values.get("account") or ""))
    return account.worded_name if account else ""


COLUMNS = (
    GridColumn("account", N_("Account"), width=96, lookup=postable_accounts()),
    GridColumn("name", N_("Account name"), width=200, get=_account_name),
    GridColumn("memo", N_("Description"), width=0, most=rules.LONGEST_MEMO),
    GridColumn("debit", N_("Debit"), Kind.MONEY, width=130, zero=""),
    GridColumn("credit", N_("Credit"), Kind.MONEY, width=130, zero=""),
)


class JournalEditor(BookedEditor):
    """Lines of debits and credits; what lacks to balance is always shown."""

    services = Services(
        read=lambda _session, id: queries.get(id),
        save=service.save_draft,
        post=service.post_draft,
        void=service.void_journal,
        discard=service.discard,
        copy=service.duplicate,
    )
    KIND = rules.KIND
    HEADING = N_("Journal entry {number}")
    EDIT = rules.EDIT
    ACTS = editor_acts.acts("accounting.journal", rules.EDIT, rules.POST, rules.VOIDING)

    # -- building -------------------------------------------------------------------------------

    def make_parts(self) -> None:
        today = self.context.session.today()
        self.form = Form(columns=4)
        self.form.add("date", N_("Date"), DateEdit(today=today), required=True)
        self.form.add("memo", N_("Description"), TextEdit(most=rules.LONGEST_MEMO), span=2)
        self.form.add("ref", N_("Ref"), TextEdit(most=60))
        self.set_header(self.form)
        self.grid = LinesGrid(LinesModel(COLUMNS, fill=self._fill, today=today))
        self.set_body(self.grid)
        self.grid.changed.connect(self.recalculate)
        self.add_beside()
        self.add_related()

    def _fill(self, values: dict[str, Any], key: str) -> dict[str, Any]:
        """A debit empties the credit and the other way round; a new line begins with what is lacking."""
        if key == "debit" and values.get("debit"):
            return {"credit": None}
        if key == "credit" and values.get("credit"):
            return {"debit": None}
        if key == "account" and not (values.get("debit") or values.get("credit")):
            lacking = self.lacking()
            if lacking.minor < 0:
                return {"debit": -lacking}
            if lacking:
                return {"credit": lacking}
        return {}

    def lacking(self) -> Money:
        """Debits less credits of the lines so far."""
        draft = self.draft()
        return rules.debits_of(draft) - rules.credits_of(draft)

    # -- the draft ------------------------------------------------------------------------------

    def draft(self) -> Draft:
        """What is on the screen."""
        return Draft(
            date=self.form.value("date") or self.context.session.today(),
            lines=tuple(
                DraftLine(
                    str(line.get("account") or ""),
                    line.get("debit") or ZERO,
                    line.get("credit") or ZERO,
                    line.get("memo") or "",
                )
                for line in self.grid.lines()
            ),
            memo=self.form.value("memo") or "",
            ref=self.form.value("ref") or "",
        )

    def begin(self) -> None:
        self.fill(Draft(self.context.session.today(), ()))

    def fill(self, draft: Draft) -> None:
        for key, value in (("date", draft.date), ("memo", draft.memo), ("ref", draft.ref)):
            self.form.set_value(key, value)
        self.grid.model().set_lines(
            [
                {
                    "account": line.account,
                    "debit": line.debit or None,
                    "credit": line.credit or None,
                    "memo": line.memo,
                }
                for line in draft.lines
            ]
        )

    def recalculate(self) -> None:
        """What is lacking to balance, and what stands in the way of posting."""
        draft = self.draft()
        lacking = rules.debits_of(draft) - rules.credits_of(draft)
        facts = [
            Fact(_("Debit"), formats.money(rules.debits_of(draft))),
            Fact(_("Credit"), formats.money(rules.credits_of(draft))),
        ]
        if lacking:
            facts.append(
                Fact(_("Difference"), formats.money(abs(lacking)), strong=True, tone="danger")
            )
        elif draft.lines:
            facts.append(Fact(_("Balanced"), tone="ok", icon=("ph.check-circle", "ok")))
        self.totals.show_totals([*self._sums(draft)])
        groups = [FactGroup(_("Balance"), facts)]
        if self.is_draft():
            checks = service.preview(self.context.session, draft).problems if draft.lines else []
            groups.append(
                FactGroup(
                    _("Before posting"),
                    [
                        Fact(problem.sentence(), icon=("ph.x-circle-fill", "danger"))
                        for problem in checks[:6]
                    ]
                    or [Fact(_("Nothing stands in the way"), icon=("ph.check-circle", "ok"))],
                )
            )
        groups.append(self.story())
        self.inspector.show_facts(Facts("", groups=tuple(groups)))

    def worth(self) -> str:
        return formats.rupiah(rules.debits_of(self.draft()))

    @staticmethod
    def _sums(draft: Draft) -> Iterator[Total]:
        debits, credits = rules.debits_of(draft), rules.credits_of(draft)
        yield Total(_("Debit"), formats.money(debits))
        yield Total(_("Credit"), formats.money(credits))
        yield Total(_("Difference"), formats.money(debits - credits), big=True)

    def show_posted(self, view: JournalView) -> None:
        self.recalculate()

    def show_story(self) -> None:
        if not self._loading:
            self.recalculate()

    def setFocus(self, *arguments: Any) -> None:
        """The keyboard goes to the lines."""
        self.grid.setFocus()


def make(context: Context, id: int | None = None, **values: Any) -> JournalEditor:
    return JournalEditor(context, id, **values)
