"""Tables of the money ledger, and the triggers that keep what is posted as it was posted.

Lines are written before their entry, under a deferred key; the entry's own insert sums them, refuses
what does not balance, and adds them to the month's balances. So no statement can leave half an entry,
an unbalanced one, or a balance that is not the sum of its lines.
"""

from __future__ import annotations

import peewee

from app.store import (
    BooleanField,
    DateField,
    ForeignKeyField,
    IntegerField,
    MomentField,
    MoneyField,
    PeriodField,
    RateField,
    Record,
    TextField,
)
from app.store.guards import append_only


class AccountRow(Record):
    """The chart. ``name`` is Indonesian, ``name_en`` English; a header has no entries of its own."""

    code = TextField(unique=True)
    name = TextField()
    name_en = TextField(default="")
    type = TextField()
    parent = ForeignKeyField("self", null=True)
    is_header = BooleanField(default=False)
    is_contra = BooleanField(default=False)
    normal = TextField(constraints=[peewee.Check("normal IN ('debit', 'credit')")])
    control = TextField(default="")
    active = BooleanField(default=True)
    emkm_line = TextField(default="")
    ep_line = TextField(default="")
    cashflow_section = TextField(default="")

    class Meta:
        table_name = "account"


class AccountRole(Record):
    """Which account plays a part the program's own documents need (receivable, ppn_out, …)."""

    role = TextField(primary_key=True)
    account = ForeignKeyField(AccountRow)


class JournalEntry(Record):
    """One entry. ``total`` is the sum of its debits; ``hash`` covers it, its lines and the one before."""

    number = TextField(unique=True)
    date = DateField(index=True)
    period = PeriodField()
    kind = TextField()
    source_kind = TextField()
    source_id = IntegerField()
    memo = TextField(default="")
    reverses = ForeignKeyField("self", null=True, index=False)
    is_closing = BooleanField(default=False)
    actor = TextField()
    at = MomentField()
    line_count = IntegerField()
    total = MoneyField()
    previous_hash = TextField()
    hash = TextField()

    class Meta:
        indexes = ((("source_kind", "source_id"), False),)


class JournalLine(Record):
    """One side of an entry: ``amount`` in sen of the ledger's currency, debit positive, credit negative."""

    entry = ForeignKeyField(JournalEntry, deferrable="INITIALLY DEFERRED", index=False)
    line_no = IntegerField()
    account = ForeignKeyField(AccountRow, index=False)
    date = DateField()
    amount = MoneyField(constraints=[peewee.Check("amount <> 0")])
    currency = TextField(default="IDR")
    foreign_amount = IntegerField(null=True)
    party_id = IntegerField(null=True)
    memo = TextField(default="")

    class Meta:
        indexes = ((("entry", "line_no"), True),)


class AccountMonth(Record):
    """Debits and credits of one account in one month, closing entries apart."""

    account_id = IntegerField()
    period = PeriodField()
    is_closing = BooleanField()
    debit = MoneyField()
    credit = MoneyField()

    class Meta:
        primary_key = peewee.CompositeKey("account_id", "period", "is_closing")
        without_rowid = True


class PeriodRow(Record):
    """A month that was ever locked. Months are locked in order, so the last locked one locks all before."""

    number = PeriodField(primary_key=True)
    state = TextField(constraints=[peewee.Check("state IN ('open', 'locked')")])

    class Meta:
        table_name = "period"


class PeriodEvent(Record):
    """Who locked or reopened a month, when and why."""

    period = PeriodField()
    action = TextField()
    reason = TextField(default="")
    actor = TextField()
    at = MomentField()


class OpenItem(Record):
    """Something a party owes us (positive) or we owe them (negative), from one document."""

    control = TextField(constraints=[peewee.Check("control IN ('receivable', 'payable')")])
    party_id = IntegerField()
    document_kind = TextField()
    document_id = IntegerField()
    number = TextField()
    date = DateField(index=True)
    due_date = DateField()
    amount = MoneyField(constraints=[peewee.Check("amount <> 0")])

    class Meta:
        indexes = ((("document_kind", "document_id"), True), (("control", "party_id"), False))


class Settlement(Record):
    """A positive and a negative item meet, by ``amount``. Undone by a row that names it, never removed."""

    positive_item = ForeignKeyField(OpenItem)
    negative_item = ForeignKeyField(OpenItem)
    amount = MoneyField(constraints=[peewee.Check("amount > 0")])
    date = DateField(index=True)
    undoes = ForeignKeyField("self", null=True, unique=True)
    actor = TextField()
    at = MomentField()


class ItemBalance(Record):
    """What is still open of an item: a projection kept by triggers, provable against the settlements."""

    open_item = ForeignKeyField(OpenItem, primary_key=True)
    outstanding = MoneyField()


class Instalment(Record):
    """A part of what a document comes to, due on its own day; only documents of several parts have rows.

    before: what the parts before it come to; settlements take the earliest part first. percent: of the whole,
    where the part was given so; is_rest: the part takes what the others leave.
    """

    kind = TextField()
    document_id = IntegerField()
    part_no = IntegerField()
    due_date = DateField()
    percent = RateField()
    is_rest = BooleanField()
    before = MoneyField()
    amount = MoneyField(constraints=[peewee.Check("amount > 0")])

    class Meta:
        primary_key = peewee.CompositeKey("kind", "document_id", "part_no")
        without_rowid = True


class VoidMark(Record):
    """That a posted document is void: its mirrored entry (none where it had none), and why."""

    kind = TextField()
    document_id = IntegerField()
    entry = ForeignKeyField(JournalEntry, null=True, index=False)
    date = DateField()
    reason = TextField(default="")
    actor = TextField()
    at = MomentField()

    class Meta:
        primary_key = peewee.CompositeKey("kind", "document_id")
        without_rowid = True


TABLES = (
    AccountRow,
    AccountRole,
    JournalEntry,
    JournalLine,
    AccountMonth,
    PeriodRow,
    PeriodEvent,
    OpenItem,
    Settlement,
    ItemBalance,
    Instalment,
    VoidMark,
)

_REFUSED_ENTRIES = """
CREATE TRIGGER IF NOT EXISTS journal_entry_refused BEFORE INSERT ON journal_entry BEGIN
SELECT CASE
 WHEN EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.id OR number = NEW.number)
  THEN RAISE(ABORT, 'journal_entry is append-only')
 WHEN EXISTS (SELECT 1 FROM period WHERE state = 'locked' AND number >= NEW.period)
  THEN RAISE(ABORT, 'journal_entry: the month is locked')
 WHEN NEW.period <> CAST(substr(NEW.date, 1, 4) || substr(NEW.date, 6, 2) AS INTEGER)
  THEN RAISE(ABORT, 'journal_entry: the month is not that of the date')
END; END"""

_SUMMED_ENTRIES = """
CREATE TRIGGER IF NOT EXISTS journal_entry_summed AFTER INSERT ON journal_entry BEGIN
SELECT CASE
 WHEN lines < 2 THEN RAISE(ABORT, 'journal_entry: fewer than two lines')
 WHEN lines <> NEW.line_count THEN RAISE(ABORT, 'journal_entry: wrong number of lines')
 WHEN balance <> 0 THEN RAISE(ABORT, 'journal_entry: debits and credits differ')
 WHEN debits <> NEW.total THEN RAISE(ABORT, 'journal_entry: wrong total')
 WHEN strange > 0 THEN RAISE(ABORT, 'journal_entry: a line of another date')
END FROM (SELECT COUNT(*) AS lines, SUM(amount) AS balance, SUM(MAX(amount, 0)) AS debits,
 SUM(date <> NEW.date) AS strange FROM journal_line WHERE entry_id = NEW.id);
INSERT INTO account_month (account_id, period, is_closing, debit, credit)
 SELECT account_id, NEW.period, NEW.is_closing, MAX(amount, 0), MAX(-amount, 0)
 FROM journal_line WHERE entry_id = NEW.id
 ON CONFLICT (account_id, period, is_closing)
 DO UPDATE SET debit = debit + excluded.debit, credit = credit + excluded.credit;
END"""

_REFUSED_LINES = """
CREATE TRIGGER IF NOT EXISTS journal_line_refused BEFORE INSERT ON journal_line BEGIN
SELECT CASE
 WHEN EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.entry_id)
  THEN RAISE(ABORT, 'journal_line: the entry is posted')
 WHEN EXISTS (SELECT 1 FROM journal_line WHERE id = NEW.id
  OR (entry_id = NEW.entry_id AND line_no = NEW.line_no))
  THEN RAISE(ABORT, 'journal_line is append-only')
END; END"""

_KEPT_USED_ACCOUNTS = """
CREATE TRIGGER IF NOT EXISTS account_used_no_delete BEFORE DELETE ON account
WHEN EXISTS (SELECT 1 FROM journal_line WHERE account_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'account: used'); END"""

_OPENED_ITEMS = """
CREATE TRIGGER IF NOT EXISTS open_item_balance AFTER INSERT ON open_item BEGIN
INSERT INTO item_balance (open_item_id, outstanding) VALUES (NEW.id, NEW.amount); END"""

_REFUSED_SETTLEMENTS = """
CREATE TRIGGER IF NOT EXISTS settlement_refused BEFORE INSERT ON settlement BEGIN
SELECT CASE
 WHEN (SELECT p.control <> n.control OR p.party_id <> n.party_id OR p.amount < 0 OR n.amount > 0
  FROM open_item p, open_item n WHERE p.id = NEW.positive_item_id AND n.id = NEW.negative_item_id)
  THEN RAISE(ABORT, 'settlement: the items do not meet')
 WHEN NEW.undoes_id IS NULL AND (
  NEW.amount > (SELECT outstanding FROM item_balance WHERE open_item_id = NEW.positive_item_id)
  OR NEW.amount > (SELECT -outstanding FROM item_balance WHERE open_item_id = NEW.negative_item_id))
  THEN RAISE(ABORT, 'settlement: more than is open')
 WHEN NEW.undoes_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM settlement WHERE id = NEW.undoes_id
  AND undoes_id IS NULL AND amount = NEW.amount AND positive_item_id = NEW.positive_item_id
  AND negative_item_id = NEW.negative_item_id)
  THEN RAISE(ABORT, 'settlement: undoes another')
END; END"""

_SETTLED_ITEMS = """
CREATE TRIGGER IF NOT EXISTS settlement_balance AFTER INSERT ON settlement BEGIN
UPDATE item_balance SET outstanding = outstanding
 - CASE WHEN NEW.undoes_id IS NULL THEN NEW.amount ELSE -NEW.amount END
 WHERE open_item_id = NEW.positive_item_id;
UPDATE item_balance SET outstanding = outstanding
 + CASE WHEN NEW.undoes_id IS NULL THEN NEW.amount ELSE -NEW.amount END
 WHERE open_item_id = NEW.negative_item_id; END"""

_UNDONE_ONCE = """
CREATE TRIGGER IF NOT EXISTS settlement_undone_once BEFORE INSERT ON settlement
WHEN NEW.undoes_id IS NOT NULL
 AND EXISTS (SELECT 1 FROM settlement WHERE undoes_id = NEW.undoes_id)
BEGIN SELECT RAISE(ABORT, 'settlement: undone already'); END"""

_UNIQUE_ITEMS = """
CREATE TRIGGER IF NOT EXISTS open_item_once BEFORE INSERT ON open_item
WHEN EXISTS (SELECT 1 FROM open_item
 WHERE document_kind = NEW.document_kind AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'open_item is append-only'); END"""

_MARKED_ONCE = """
CREATE TRIGGER IF NOT EXISTS void_mark_once BEFORE INSERT ON void_mark
WHEN EXISTS (SELECT 1 FROM void_mark WHERE kind = NEW.kind AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'void_mark is append-only'); END"""

# Two of three guards: what replaces an entry, a line or a mark is refused by their own triggers above.
_NEVER_CHANGED = tuple(
    sql
    for table, party in (("journal_entry", ""), ("journal_line", "party_id"), ("void_mark", ""))
    for sql in append_only(table, party=party)[:2]
)

GUARDS = (
    # An account's ledger in order of date and posting, without touching the lines themselves.
    "CREATE INDEX IF NOT EXISTS journal_line_account ON journal_line (account_id, date, id, amount)",
    # What is open now, without reading what was ever owed.
    "CREATE INDEX IF NOT EXISTS item_balance_open ON item_balance (open_item_id, outstanding)"
    " WHERE outstanding <> 0",
    *_NEVER_CHANGED,
    *append_only("open_item", party="party_id"),
    *append_only("settlement"),
    *append_only("period_event"),
    *(
        sql.strip()
        for sql in (
            _REFUSED_ENTRIES,
            _SUMMED_ENTRIES,
            _REFUSED_LINES,
            _KEPT_USED_ACCOUNTS,
            _OPENED_ITEMS,
            _UNIQUE_ITEMS,
            _REFUSED_SETTLEMENTS,
            _UNDONE_ONCE,
            _SETTLED_ITEMS,
            _MARKED_ONCE,
        )
    ),
)
