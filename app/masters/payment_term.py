"""Payment terms in parts: which share of a document is due how many days after its date.

Who pays the whole at once needs none: their number of days stands with the party.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import peewee

from app.access.session import Session
from app.kernel import formats, rate
from app.kernel.columns import Column, Kind
from app.kernel.errors import NotFound, Refused
from app.kernel.problems import Problem, blocking
from app.kernel.rate import NO_RATE, Rate
from app.kernel.rate import percent as per_cent
from app.kernel.text import N_
from app.masters.checks import code_problems, name_problems, taken_problems
from app.store import (
    BooleanField,
    ForeignKeyField,
    IntegerField,
    Listing,
    RateField,
    Record,
    TextField,
    cached,
    execute,
    insert,
    one,
    query,
    update,
    write_rows,
)

LONGEST_DAYS = 3650
MOST_PARTS = 60
REST = "rest"
WHOLE = per_cent(100)

TOO_FEW = N_(
    "A payment term has at least two parts. For one part the days of the party are enough."
)
TOO_MANY = N_("A payment term has at most {most} parts.")
DAYS_OUT_OF_RANGE = N_("The days are between 0 and 3650.")
NOT_RISING = N_("Each part is due after the one before.")
PERCENT_OUT_OF_RANGE = N_("The share is more than 0 % and less than 100 %.")
NOT_WHOLE = N_("The parts come to {sum}, not to 100 %.")
REST_TWICE = N_("Only one part can be left without a share: it takes the rest.")
UNREAD = N_("{text} is no part of a term. Write share and days, such as 30% 14 or rest 60.")
NO_REST = N_("The parts with a share come to {sum}: nothing is left for the one without.")


class PaymentTermRow(Record):
    code = TextField(unique=True)
    name = TextField()
    active = BooleanField(default=True)

    class Meta:
        table_name = "payment_term"


class PaymentTermPartRow(Record):
    term = ForeignKeyField(PaymentTermRow, index=False)
    part_no = IntegerField()
    days = IntegerField()
    percent = RateField()

    class Meta:
        table_name = "payment_term_part"
        primary_key = peewee.CompositeKey("term", "part_no")
        without_rowid = True


TABLES = (PaymentTermRow, PaymentTermPartRow)
GUARDS = ()


class TermPart(NamedTuple):
    """days: after the date of the document. percent: of the whole; none for what the others leave."""

    days: int = 0
    percent: Rate = NO_RATE


@dataclass(frozen=True, slots=True)
class PaymentTerm:
    """A term whole. ``id`` is 0 until it is saved."""

    code: str
    name: str
    parts: tuple[TermPart, ...] = ()
    active: bool = True
    id: int = 0


LISTING = Listing(
    key="payment-terms",
    columns=(
        Column("code", N_("Code"), Kind.CODE, chars=12),
        Column("name", N_("Name"), chars=34),
        Column("parts", N_("Parts"), Kind.COUNT, chars=8),
        Column("parties", N_("Customers and suppliers"), Kind.COUNT, chars=10, priority=2),
        Column("active", N_("Active"), Kind.FLAG, chars=6, priority=3),
    ),
    sql={
        "code": "t.code",
        "name": "t.name",
        "parts": "(SELECT COUNT(*) FROM payment_term_part r WHERE r.term_id = t.id)",
        "parties": "(SELECT COUNT(*) FROM party p WHERE p.payment_term_id = t.id)",
        "active": "t.active",
    },
    source="payment_term t",
    key_sql="t.id",
    order=(("code", False),),
    search=("t.code", "t.name"),
    filters={"active": "t.active = ?"},
)


@cached("payment-term")
def find(code: str) -> PaymentTerm | None:
    row = one("SELECT id FROM payment_term WHERE code = ?", (code,))
    return get(row[0]) if row else None


@cached("payment-term")
def get(term_id: int) -> PaymentTerm:
    row = one("SELECT code, name, active FROM payment_term WHERE id = ?", (term_id,))
    if row is None:
        raise NotFound(N_("There is no payment term number {id}."), id=term_id)
    parts = query(
        "SELECT days, percent FROM payment_term_part WHERE term_id = ? ORDER BY part_no", (term_id,)
    )
    return PaymentTerm(
        row[0],
        row[1],
        tuple(TermPart(days, rate.parse(percent)) for days, percent in parts),
        bool(row[2]),
        term_id,
    )


def choices() -> tuple[tuple[int, str], ...]:
    """The id and name of every term in use."""
    found = query("SELECT id, name FROM payment_term WHERE active ORDER BY name")
    return tuple((key, name) for key, name in found)


def everything() -> Iterator[PaymentTerm]:
    """Every term, by its code."""
    for (key,) in query("SELECT id FROM payment_term ORDER BY code"):
        yield get(key)


def written(parts: tuple[TermPart, ...]) -> str:
    """The parts in one cell of a file: "30% 0; 30% 30; rest 60"."""
    return "; ".join(f"{_share(part.percent)} {part.days}" for part in parts)


def _share(percent: Rate) -> str:
    if not percent:
        return REST
    exact = percent.percent
    return f"{Decimal(exact.numerator) / Decimal(exact.denominator):f}%"


def understood(text: str) -> tuple[TermPart, ...]:
    """What ``written`` wrote. Raises Refused where it cannot be read."""
    return tuple(_part(each.split()) for each in text.split(";") if each.strip())


def _part(words: list[str]) -> TermPart:
    try:
        share, days = words
        if share.casefold() == REST:
            return TermPart(int(days))
        return TermPart(int(days), per_cent(Fraction(share.removesuffix("%"))))
    except ValueError:
        unread = Problem("parts", UNREAD, {"text": " ".join(words)})
        raise Refused([unread]) from None


def problems(draft: PaymentTerm) -> list[Problem]:
    """Everything wrong with a term, at its field or line."""
    found = code_problems(draft.code) + name_problems(draft.name)
    found += taken_problems(draft, find(draft.code))
    if len(draft.parts) < 2:
        found.append(Problem("parts", TOO_FEW))
    elif len(draft.parts) > MOST_PARTS:
        found.append(Problem("parts", TOO_MANY, {"most": MOST_PARTS}))
    for line, part in enumerate(draft.parts, 1):
        found += _part_problems(line, part, draft.parts[line - 2] if line > 1 else None)
    return found or _share_problems(draft.parts)


def _part_problems(line: int, part: TermPart, before: TermPart | None) -> list[Problem]:
    found = []
    if not 0 <= part.days <= LONGEST_DAYS:
        found.append(Problem("days", DAYS_OUT_OF_RANGE, {}, line))
    elif before is not None and part.days <= before.days:
        found.append(Problem("days", NOT_RISING, {}, line))
    if part.percent and not NO_RATE < part.percent < WHOLE:
        found.append(Problem("percent", PERCENT_OUT_OF_RANGE, {}, line))
    return found


def _share_problems(parts: tuple[TermPart, ...]) -> list[Problem]:
    rests = [line for line, part in enumerate(parts, 1) if not part.percent]
    named = Rate(sum((part.percent.exact for part in parts), start=NO_RATE.exact))
    values = {"sum": formats.rate(named)}
    if len(rests) > 1:
        return [Problem("percent", REST_TWICE, {}, rests[1])]
    if rests and named >= WHOLE:
        return [Problem("percent", NO_REST, values, rests[0])]
    if not rests and named != WHOLE:
        return [Problem("percent", NOT_WHOLE, values, len(parts))]
    return []


def save(session: Session, draft: PaymentTerm) -> PaymentTerm:
    """Creates or changes a term with all its parts; documents that have their instalments keep them."""
    session.require("masters.edit")
    found = blocking(problems(draft))
    if found:
        raise Refused(found)
    values = {"code": draft.code, "name": draft.name, "active": draft.active}
    with session.work() as work:
        if draft.id:
            update(PaymentTermRow, draft.id, **values)
            execute("DELETE FROM payment_term_part WHERE term_id = ?", (draft.id,))
        term_id = draft.id or insert(PaymentTermRow, **values)
        rows = [
            {"term_id": term_id, "part_no": at, "days": part.days, "percent": str(part.percent)}
            for at, part in enumerate(draft.parts, 1)
        ]
        write_rows(PaymentTermPartRow, rows)
        work.audit("save", "payment-term", draft.code, name=draft.name, parts=len(draft.parts))
        work.touch("payment-term")
        return get(term_id)
