"""Tables of e-mail: the company's own wordings, and every letter the server was asked to take."""

from __future__ import annotations

from peewee import CompositeKey

from app.store import IntegerField, MomentField, Record, TextField, guards


class MailTemplate(Record):
    """Subject and text the company gave a kind of paper in one language."""

    kind = TextField()
    language = TextField()
    subject = TextField()
    body = TextField()

    class Meta:
        primary_key = CompositeKey("kind", "language")
        without_rowid = True


class MailLog(Record):
    """One attempt: ``outcome`` is "sent" where the server took the letter, else "failed" with its reason."""

    at = MomentField()
    actor = TextField()
    kind = TextField()
    document_id = IntegerField()
    number = TextField()
    party = TextField()
    recipients = TextField()
    subject = TextField()
    outcome = TextField()
    reason = TextField()

    class Meta:
        indexes = ((("at", "id"), False), (("kind", "document_id"), False))


TABLES = (MailTemplate, MailLog)
GUARDS = guards.append_only("mail_log")
