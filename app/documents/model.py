"""Comments on documents, files attached to them, entries somebody has not finished, and copies of others."""

from __future__ import annotations

from peewee import CompositeKey

from app.store import BooleanField, IntegerField, JSONField, MomentField, Record, TextField


class DocumentComment(Record):
    """What somebody wrote about a document."""

    kind = TextField()
    document_id = IntegerField()
    at = MomentField()
    actor = TextField()
    text = TextField()

    class Meta:
        indexes = ((("kind", "document_id"), False),)


class DocumentAttachment(Record):
    """A file that belongs to a document; its bytes rest in ``attachment`` under their SHA-256."""

    kind = TextField()
    document_id = IntegerField()
    sha256 = TextField(index=True)
    name = TextField()
    size = IntegerField()
    at = MomentField()
    actor = TextField()

    class Meta:
        indexes = ((("kind", "document_id"), False),)


class UnfinishedEntry(Record):
    """What somebody typed and has not saved; ``document_id`` 0 for a new document."""

    actor = TextField()
    key = TextField()
    kind = TextField()
    document_id = IntegerField()
    title = TextField()
    at = MomentField()
    body = JSONField()

    class Meta:
        indexes = ((("actor", "key"), True),)


class DocumentCopy(Record):
    """That a document was begun as a copy of another of its kind; ``replaces``: of one that was voided for it."""

    kind = TextField()
    document_id = IntegerField()
    of_id = IntegerField()
    replaces = BooleanField()

    class Meta:
        primary_key = CompositeKey("kind", "document_id")
        without_rowid = True
        indexes = ((("kind", "of_id"), False),)


TABLES = (DocumentComment, DocumentAttachment, UnfinishedEntry, DocumentCopy)
GUARDS = (
    "CREATE INDEX IF NOT EXISTS audit_document"
    " ON audit (kind, json_extract(details, '$.document_id'))",
)
