"""What was sent by e-mail, and what was not."""

from __future__ import annotations

from app.access.users import person_sql
from app.kernel.columns import Column, Kind
from app.kernel.text import N_
from app.mailing.sending import SEND
from app.store import Listing, one

COLUMNS = (
    Column("at", N_("When"), Kind.TEXT, chars=18),
    Column("outcome", N_("Outcome"), Kind.STATE, chars=10),
    Column("number", N_("Document"), Kind.CODE, chars=18),
    Column("party", N_("To whom"), chars=24),
    Column("recipients", N_("Addresses"), chars=28),
    Column("subject", N_("Subject"), chars=34, priority=2),
    Column("reason", N_("Reason"), chars=34, priority=1),
    Column("person", N_("Sent by"), chars=16, priority=3),
    Column("kind", N_("Kind"), chars=16, priority=4),
)

LISTING = Listing(
    key="mail-log",
    columns=COLUMNS,
    sql={
        **{column.key: f"m.{column.key}" for column in COLUMNS if column.key != "person"},
        "person": person_sql("m.actor"),
    },
    source="mail_log m",
    key_sql="m.id",
    order=(("at", True),),
    search=("m.number", "m.party", "m.recipients", "m.subject"),
    filters={"outcome": "m.outcome = ?"},
    permission=SEND,
)


def document_of(log_id: int) -> tuple[str, int]:
    """Kind and id of the document that a line of the log is about."""
    kind, id = one("SELECT kind, document_id FROM mail_log WHERE id = ?", (log_id,)) or ("", 0)
    return kind, id
