"""Comments on documents, the files attached to them, and entries somebody has not finished."""

from __future__ import annotations

from app.store import IntegerField, JSONField, MomentField, Record, TextField


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


TABLES = (DocumentComment, DocumentAttachment, UnfinishedEntry)
GUARDS = (
    "CREATE INDEX IF NOT EXISTS audit_document"
    " ON audit (kind, json_extract(details, '$.document_id'))",
)
