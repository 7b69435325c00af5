"""Tables of the store itself: audit trail, number series, settings, attachments, backups made."""

from __future__ import annotations

from app.store.fields import (
    BlobField,
    IntegerField,
    JSONField,
    MomentField,
    Record,
    TextField,
)
from app.store.guards import append_only


class Audit(Record):
    """Who did what, when. Append-only; ``details`` holds old and new values."""

    at = MomentField()
    actor = TextField()
    action = TextField()
    kind = TextField(index=True)
    number = TextField(default="")
    details = JSONField(default="{}")


class NumberSeries(Record):
    """The pattern of one series; ``first_month`` begins its year when it resets yearly."""

    key = TextField(unique=True)
    pattern = TextField()
    reset = TextField()
    first_month = IntegerField(default=1)


class NumberCounter(Record):
    """The last number given in one series and bucket (a month, a year, or everything)."""

    series = TextField()
    bucket = TextField()
    last = IntegerField()

    class Meta:
        indexes = ((("series", "bucket"), True),)


class Setting(Record):
    """Company settings by key, each a JSON value."""

    key = TextField(unique=True)
    value = JSONField()


class Attachment(Record):
    """A file kept inside the company file, named by the SHA-256 of its bytes."""

    sha256 = TextField(unique=True)
    name = TextField()
    content = BlobField()


class BackupMade(Record):
    """A backup that was opened and checked."""

    at = MomentField()
    path = TextField()


TABLES = (Audit, NumberSeries, NumberCounter, Setting, Attachment, BackupMade)
GUARDS = append_only("audit")
