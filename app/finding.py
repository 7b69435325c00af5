"""Finding anything by its words: parties, documents, items, people, accounts, whoever's department they are.

What is findable stands in the manifests; this looks across them, shows each person only what they may see,
and forgives one slip of the finger in a word.
"""

from __future__ import annotations

import datetime as dt
import re
import string
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app import departments, store
from app.access.session import Session
from app.kernel.department import Findable, load
from app.kernel.listing import ListQuery
from app.kernel.progress import SILENT, Progress
from app.kernel.text import N_
from app.store import Listing, search
from app.store.integrity import CheckResult
from app.trade.standing import OVERDUE

GROUPS: dict[str, str] = {
    "customer": N_("Customers"),
    "supplier": N_("Suppliers"),
    "document": N_("Documents"),
    "item": N_("Items"),
    "employee": N_("Employees"),
    "letter": N_("Letters and tasks"),
    "account": N_("Accounts"),
    "entry": N_("Journal"),
}
PREFIXES: dict[str, tuple[str, ...]] = {
    "@": ("customer", "supplier"),
    "#": ("document", "entry"),
    ":": ("item",),
}
"""What a question begins with to look in some groups only."""

MOST = 200
CANDIDATES, DATED_CANDIDATES = 200, 60
PARTIES_TRIED = 20
MEANT_MOST = 4
FORGIVING = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``figure`` is an amount or a price; ``state`` a status, or one and its days."""

    kind: str
    id: int
    group: str
    icon: str
    label: str
    details: tuple[str, ...] = ()
    date: dt.date | None = None
    figure: Any = None
    state: str | tuple[str, int] = ""
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for some words: the best first in each group, and the words as they were meant."""

    groups: dict[str, list[Hit]]
    meant: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self.groups.values())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: words, the groups or kinds to look in (none: all), and from which day to which."""

    text: str
    groups: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    first: dt.date | None = None
    last: dt.date | None = None


def asked(text: str) -> Asked:
    """A question as it is typed, with or without a prefix."""
    groups = PREFIXES.get(text.lstrip()[:1], ())
    return Asked(text.lstrip()[1:] if groups else text, groups)


def may_find(session: Session, findable: Findable) -> bool:
    """Whether this person may see things of this kind."""
    return not findable.permission or session.may(findable.permission)


def findables(session: Session, question: Asked | None = None) -> list[Findable]:
    """The kinds this person may find, as far as they were asked for."""
    return [
        each
        for each in departments.findables()
        if may_find(session, each)
        and (question is None or not question.groups or each.group in question.groups)
        and (question is None or not question.kinds or each.kind in question.kinds)
    ]


def make_ready(session: Session) -> None:
    """Loads what the first question would wait for; called in the background before it is asked."""
    for each in findables(session):
        _listing(session, each)


def find(session: Session, question: Asked, most: int = MOST) -> Found:
    """What holds all the words, anywhere; where nothing does, what a word was meant to be."""
    words = search.words_of(question.text)
    if not words:
        return Found({})
    kinds = findables(session, question)
    found = _find(session, kinds, words, question, most)
    if found:
        return found
    for meant in _meant(words, kinds):
        found = _find(session, kinds, meant, question, most)
        if found:
            return replace(found, meant=tuple(meant))
    return found


def of(session: Session, things: Sequence[tuple[str, int]]) -> list[Hit]:
    """Things by kind and id, in this order; without those that are gone or not for this person."""
    known: dict[tuple[str, int], Hit] = {}
    for each in findables(session):
        ids = [row_id for kind, row_id in things if kind == each.kind]
        for row in _rows(session, each, ids) if ids else ():
            known[each.kind, row.id] = _hit(session, each, row)
    return [known[thing] for thing in things if thing in known]


def index_agrees(_session: Session) -> CheckResult:
    """F2: the search index holds what the tables do."""
    return search.agrees(departments.indexed())


def rebuild_index(session: Session, progress: Progress = SILENT) -> None:
    """Makes the search index anew; given up in the middle, the one before stays."""
    session.require("backup.make")
    with session.work() as work:
        search.rebuild(departments.indexed(), progress)
        work.audit("rebuild", "search-index")


# -- one kind after the other -----------------------------------------------------------------------


def _find(
    session: Session,
    kinds: Sequence[Findable],
    words: Sequence[str],
    question: Asked,
    most: int,
) -> Found:
    parties = _parties(words)
    groups: dict[str, list[Hit]] = {group: [] for group in GROUPS}
    for each in kinds:
        candidates = max(most, DATED_CANDIDATES if each.date else CANDIDATES)
        ids = _ids(each, words, parties, candidates)
        if not ids:
            continue
        texts = search.texts_of(each.indexed.table, ids)
        for row in _rows(session, each, ids, question):
            hit = _hit(session, each, row)
            groups[each.group].append(replace(hit, rank=_rank(words, hit, texts.get(row.id, ""))))
    for hits in groups.values():
        hits.sort(key=_order)
        del hits[most:]
    return Found({group: hits for group, hits in groups.items() if hits})


def _parties(words: Sequence[str]) -> dict[str, list[int]]:
    """The parties that hold each word, the newest; none for a word that many hold."""
    found = {word: search.matching("party", [word], MOST + 1) for word in words}
    return {word: ids if len(ids) <= MOST else [] for word, ids in found.items()}


def _ids(
    each: Findable, words: Sequence[str], parties: dict[str, list[int]], most: int
) -> list[int]:
    """Rows that hold the words themselves, then rows of the parties that do (or hold the others)."""
    table = each.indexed.table
    found = search.matching(table, words, most)
    if each.party:
        named = [word for word in words if parties[word]]
        rest = [word for word in words if not parties[word]]
        whose = set.intersection(*(set(parties[word]) for word in named)) if named else set()
        theirs = [
            row_id
            for party in sorted(whose, reverse=True)[:PARTIES_TRIED]
            for row_id in _of_party(each, party, rest, most)
        ]
        found += sorted(theirs, reverse=True)[:most]
    return list(dict.fromkeys(found))


def _of_party(each: Findable, party: int, words: Sequence[str], most: int) -> list[int]:
    table = each.indexed.table
    among = search.matching(table, words, 50 * most) if words else []
    limit = f" AND id IN ({', '.join(map(str, among)) or 'NULL'})" if words else ""
    rows = store.query(
        f"SELECT id FROM {table} WHERE {each.party} = ?{limit} ORDER BY id DESC LIMIT ?",
        (party, most),
    )
    return [row_id for (row_id,) in rows]


def _listing(session: Session, each: Findable) -> Listing:
    found = load(each.listing)
    listing: Listing = found if isinstance(found, Listing) else found(session)
    return listing


def _rows(
    session: Session, each: Findable, ids: Sequence[int], question: Asked | None = None
) -> Iterator[Any]:
    """These rows of the kind's list; of those, what the question asks for."""
    listing = _listing(session, each)
    conditions = [f"{listing.key_sql} IN ({', '.join(map(str, ids))})", listing.where]
    days: dict[str, object] = {}
    if question:
        conditions.append(each.where)
        ends = {"first": question.first, "last": question.last}
        days = {end: day for end, day in ends.items() if day is not None}
    date = listing.sql.get(each.date, "NULL")
    chosen = replace(
        listing,
        where=" AND ".join(f"({part})" for part in conditions if part),
        filters={"first": f"{date} >= ?", "last": f"{date} <= ?"},
    )
    return chosen.window(ListQuery(filters=days)).rows()


def _hit(session: Session, each: Findable, row: Any) -> Hit:
    def value(column: str) -> Any:
        return getattr(row, column) if column else None

    return Hit(
        kind=each.kind,
        id=row.id,
        group=each.group,
        icon=each.icon,
        label=str(value(each.label) or ""),
        details=tuple(str(value(column)) for column in each.details if value(column)),
        date=value(each.date),
        figure=value(each.figure),
        state=_standing(value(each.state) or "", value(each.due), session.today()),
    )


def _standing(state: str, due: dt.date | None, today: dt.date) -> str | tuple[str, int]:
    """How it stands; what is late with the days it is late."""
    return (state, (today - due).days) if state == OVERDUE and due is not None else state


# -- which is best ----------------------------------------------------------------------------------


def _rank(words: Sequence[str], hit: Hit, text: str) -> int:
    """0 where every word is one of the label; more where it begins one, one of the other texts, or none."""
    label, others = _words(search.fold(hit.label)), _words(text)
    return sum(_rank_of(word, label, others) for word in words)


def _rank_of(word: str, label: Sequence[str], others: Sequence[str]) -> int:
    parts = _words(word)
    if not parts:
        return 3
    if all(part in label for part in parts):
        return 0
    if all(any(each.startswith(part) for each in label) for part in parts):
        return 1
    return 2 if all(any(each.startswith(part) for each in others) for part in parts) else 3


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _order(hit: Hit) -> tuple[Any, ...]:
    """The best first; documents by their day, the newest first, everything else by name."""
    return (
        hit.rank,
        -hit.date.toordinal() if hit.date else 0,
        hit.label if not hit.date else -hit.id,
    )


# -- slips of the finger ----------------------------------------------------------------------------


def _meant(words: Sequence[str], kinds: Sequence[Findable]) -> Iterator[list[str]]:
    """The words with one of them put right, where it is in no text."""
    tables = {each.indexed.table for each in kinds if not each.date}
    tables |= {"party"} if any(each.party for each in kinds) else set()
    known = [search.vocabulary(table) for table in sorted(tables)]
    for place, word in enumerate(words):
        if len(word) < FORGIVING or any(_begins(word, sorted_words) for sorted_words in known):
            continue
        right = {better for each in known for better in _neighbours(word, each)}
        for better in sorted(right, key=lambda each: (each[0] != word[0], len(each)))[:MEANT_MOST]:
            yield [*words[:place], better, *words[place + 1 :]]


def _begins(word: str, known: list[str]) -> str:
    """The first known word that begins like this, or nothing."""
    at = bisect_left(known, word)
    return known[at] if at < len(known) and known[at].startswith(word) else ""


def _neighbours(word: str, known: list[str]) -> Iterator[str]:
    """What begins known words and is one letter away: another, one more, one less, two swapped."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        tries = [head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]]
        for letter in string.ascii_lowercase + string.digits:
            tries += [head + letter + tail[1:], head + letter + tail]
        yield from (each for each in tries if len(each) >= FORGIVING - 1 and _begins(each, known))
