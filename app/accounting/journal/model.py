"""Tables of the journal entry as it is written; what it posted is in the ledger."""

from __future__ import annotations

import peewee

from app import store
from app.ledger.model import AccountRow, JournalEntry
from app.store import guards


class JournalVoucher(store.Record):
    """One hand-made entry; ``number`` and ``entry_id`` are given at posting."""

    ref = store.TextField(null=True, unique=True)
    number = store.TextField(null=True, unique=True)
    state = store.TextField(
        default="draft", constraints=[peewee.Check("state IN ('draft', 'posted')")]
    )
    date = store.DateField(index=True)
    memo = store.TextField(default="")
    total = store.MoneyField()
    entry = store.ForeignKeyField(JournalEntry, null=True, index=False)

    class Meta:
        table_name = "journal_voucher"


class JournalVoucherLine(store.Record):
    """One line; ``amount`` is positive for a debit, negative for a credit."""

    voucher = store.ForeignKeyField(JournalVoucher, deferrable="INITIALLY DEFERRED", index=False)
    line_no = store.IntegerField()
    account = store.ForeignKeyField(AccountRow, index=False)
    amount = store.MoneyField()
    memo = store.TextField(default="")

    class Meta:
        table_name = "journal_voucher_line"
        indexes = ((("voucher", "line_no"), True),)


TABLES = (JournalVoucher, JournalVoucherLine)
GUARDS = (
    *guards.posted_rows("journal_voucher"),
    *guards.lines_of_posted("journal_voucher_line", "journal_voucher", "voucher_id"),
)
