"""Finding by words, and the index behind it: it agrees after every act, whoever acts."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from app import companies, departments, finding, store
from app.access import users
from app.access.session import Session
from app.kernel.department import load
from app.kernel.errors import UserError
from app.kernel.listing import ListQuery
from app.masters import item as items
from app.masters import party as parties
from app.sales.invoice import listings, service
from app.sales.receipt import service as receipts
from app.store import Listing, search
from tests.people.builders import an_employee
from tests.sales.builders import a_receipt, an_invoice
from tests.trade.books import a_customer, a_shop, an_item, line


@pytest.fixture(autouse=True)
def shop(session: Session) -> None:
    a_shop(session)
    a_customer(session, "C-014", name="PT Bangun Griya Mandiri", city="Semarang")


def labels(session: Session, text: str) -> dict[str, list[str]]:
    found = finding.find(session, finding.asked(text))
    return {group: [hit.label for hit in hits] for group, hits in found.groups.items()}


def agreement(session: Session) -> tuple[bool, str]:
    result = finding.index_agrees(session)
    return result.ok, result.detail


# -- what is found ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["bangun gr", "griya bangun", "BANGUN", "C-014", "angun", "mandiri sema"]
)
def test_a_customer_by_any_part_of_code_name_or_city(session: Session, text: str) -> None:
    assert labels(session, text)["customer"] == ["PT Bangun Griya Mandiri"]


@pytest.mark.parametrize("text", ["bngun griya", "banugn griya", "bangunn griya", "bamgun griya"])
def test_one_slip_is_forgiven(session: Session, text: str) -> None:
    found = finding.find(session, finding.asked(text))
    assert found.groups["customer"][0].label == "PT Bangun Griya Mandiri"
    assert found.meant == ("bangun", "griya")


def test_two_slips_are_not(session: Session) -> None:
    assert not finding.find(session, finding.asked("bbngum"))


def test_accents_and_capitals_do_not_matter(session: Session) -> None:
    a_customer(session, "C-020", name="Kafé Élysée")
    assert labels(session, "cafe elysee".replace("c", "k", 1))["customer"] == ["Kafé Élysée"]


def test_words_that_begin_so_come_first(session: Session) -> None:
    a_customer(session, "C-021", name="Rekabangun")
    assert labels(session, "bangun")["customer"] == ["PT Bangun Griya Mandiri", "Rekabangun"]


def test_documents_by_part_of_their_number_and_by_their_party(session: Session) -> None:
    numbers = [
        service.post_new(session, an_invoice(line("LMP-9", 1, 18_500))) for _each in range(3)
    ]
    other = service.post_new(
        session, replace(an_invoice(line("LMP-9", 1, 18_500)), customer="C-014")
    )
    assert labels(session, "0002")["document"] == [numbers[1]]
    assert labels(session, "bangun")["document"] == [other]
    assert labels(session, f"bangun {other[-4:]}")["document"] == [other]
    assert "document" not in labels(session, "bangun 0002")
    assert labels(session, "#INV")["document"] == [other, *reversed(numbers)]


def test_what_is_late_says_by_how_many_days(session: Session) -> None:
    due = session.today() - dt.timedelta(days=5)
    service.post_new(session, an_invoice(line("LMP-9", 1, 18_500), date=due, due_date=due))
    (hit,) = finding.find(session, finding.asked("#INV")).groups["document"]
    assert hit.state == ("overdue", 5)


def test_prefixes_look_in_one_place(session: Session) -> None:
    an_item(session, "BGN-1", name="Bangun datar", barcode="8991234567890")
    assert set(labels(session, "bangun")) >= {"customer", "item", "account"}
    assert set(labels(session, ":bangun")) == {"item"}
    assert set(labels(session, "@bangun")) == {"customer"}
    assert labels(session, "8991234567890")["item"] == ["Bangun datar"]


def test_days_narrow_what_has_a_day(session: Session) -> None:
    number = service.post_new(session, an_invoice(line("LMP-9", 1, 18_500)))
    day = session.today()
    kept = finding.find(session, finding.Asked("sumber", first=day, last=day))
    assert [hit.label for hit in kept.groups["document"]] == [number]
    later = finding.find(session, finding.Asked("sumber", first=day.replace(day=30)))
    assert "document" not in later.groups and "customer" not in later.groups


def test_people_are_found_by_those_who_may_see_them(session: Session) -> None:
    an_employee(session, name="Bambang Wijaya")
    with session.work():
        clerk = users.add_role("kasir", frozenset({"sales.view"}))
        users.add_user("rina", clerk)
        wages = users.add_role("gaji", frozenset({"people.view"}))
        users.add_user("budi", wages)
    assert labels(session, "bambang")["employee"] == ["Bambang Wijaya"]
    rina = Session(session.path, users.enter("rina", ""), session.clock)
    budi = Session(session.path, users.enter("budi", ""), session.clock)
    assert labels(rina, "bambang") == {}
    assert labels(rina, "bambnag") == {}
    assert finding.of(rina, [("employee", 1)]) == []
    assert labels(budi, "bambang")["employee"] == ["Bambang Wijaya"]


def test_things_by_name_are_those_that_are_still_there(session: Session) -> None:
    draft = service.save_draft(session, an_invoice(line("LMP-9", 1, 18_500), ref="R-7"))
    things = [("sales-invoice", draft), ("customer", 1), ("sales-invoice", 999)]
    assert [hit.kind for hit in finding.of(session, things)] == ["sales-invoice", "customer"]
    service.discard(session, draft)
    assert [hit.kind for hit in finding.of(session, things)] == ["customer"]


# -- the index --------------------------------------------------------------------------------------


def _act(session: Session, kind: int, chance: random.Random) -> None:
    drafts = [row.id for row in listings.LISTING.window().rows() if row.state == "draft"]
    posted = [row.number for row in listings.LISTING.window().rows() if row.state == "posted"]
    acts: list[Callable[[], object]] = [
        lambda: service.post_new(session, an_invoice(line("LMP-9", 1, 18_500))),
        lambda: service.save_draft(
            session, an_invoice(line("LMP-9", 1, 18_500), ref=f"R-{chance.randrange(10**6)}")
        ),
        lambda: service.save_draft(
            session,
            an_invoice(line("LMP-9", 2, 18_500), customer_po=f"PO {chance.randrange(99)}"),
            chance.choice(drafts) if drafts else None,
        ),
        lambda: service.discard(session, chance.choice(drafts)) if drafts else None,
        lambda: service.post_invoice(session, chance.choice(drafts)) if drafts else None,
        lambda: service.void_invoice(session, chance.choice(posted)) if posted else None,
        lambda: receipts.save_draft(session, a_receipt(chance.randrange(1, 9) * 1000)),
        lambda: parties.save(
            session,
            replace(parties.require("C-014"), name=f"PT Bangun {chance.randrange(99)}"),
        ),
        lambda: items.save(
            session, replace(items.require("LMP-9"), name=f"Lampu {chance.randrange(99)}")
        ),
        lambda: _fail(session),
    ]
    acts[kind]()


def _fail(session: Session) -> None:
    """A piece of work that is given up after it changed things."""
    with pytest.raises(ZeroDivisionError), session.work():
        a_customer(session, "C-999", name="Tidak jadi")
        raise ZeroDivisionError


@pytest.mark.parametrize("seed", range(4))
def test_the_index_agrees_after_every_act(
    session: Session, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "WAITING", 1 + 3 * seed)  # the index takes them soon, or late
    chance = random.Random(seed)
    for kind in [*range(10), *(chance.randrange(10) for _each in range(25))]:
        with suppress(UserError):  # refused: nothing changed, and the index must know that too
            _act(session, kind, chance)
        ok, detail = agreement(session)
        assert ok, f"act {kind}: {detail}"


def test_a_part_that_fails_leaves_no_trace(session: Session) -> None:
    with session.work() as work:
        a_customer(session, "C-100", name="Jadi")
        with pytest.raises(ZeroDivisionError), work.part():
            a_customer(session, "C-101", name="Gagal")
            raise ZeroDivisionError
    assert agreement(session)[0]
    assert labels(session, "gagal") == {} and labels(session, "jadi")["customer"] == ["Jadi"]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE search_entry SET words = 'lain' WHERE doc = (SELECT MIN(doc) FROM search_entry)",
        "DELETE FROM search_entry WHERE doc = (SELECT MAX(doc) FROM search_entry)",
        "INSERT INTO search_text (rowid, words) VALUES (77, 'bukan milik siapa pun')",
        "INSERT INTO search_text (search_text) VALUES ('delete-all')",
        "DROP TRIGGER search_party_changed",
    ],
)
def test_harm_is_told_in_amber_and_a_rebuild_mends_it(session: Session, harm: str) -> None:
    finding.rebuild_index(session)
    store.execute(harm)
    result = finding.index_agrees(session)
    assert not result.ok and result.amber
    finding.rebuild_index(session)
    assert agreement(session)[0]
    assert labels(session, "bangun")["customer"] == ["PT Bangun Griya Mandiri"]


@pytest.mark.parametrize("left_as_typed", ["CAFÉ", "café", "Cafe"])
def test_letters_with_accents_are_folded_in_the_index(session: Session, left_as_typed: str) -> None:
    a_customer(session, "C-015", name="CAFÉ", city="")
    assert agreement(session)[0]
    store.execute(
        "UPDATE search_entry SET words = replace(words, 'cafe', ?) WHERE words LIKE '%cafe%'",
        (left_as_typed,),
    )
    assert not agreement(session)[0]


def test_a_file_without_an_index_gets_one_when_it_is_opened(session: Session) -> None:
    store.execute("DROP TABLE search_text")
    store.execute("DROP TABLE search_entry")
    for name, _sql in list(search._triggers(departments.indexed())):
        store.execute(f"DROP TRIGGER {name}")
    companies.close(session)
    again = companies.open_company(session.path, clock=session.clock)
    try:
        assert labels(again, "bangun")["customer"] == ["PT Bangun Griya Mandiri"]
    finally:
        companies.close(again)
        companies.open_company(session.path, clock=session.clock)


def test_rows_that_came_without_their_entries_get_them_when_the_file_is_opened(
    session: Session,
) -> None:
    a_customer(session, "C-015", name="UD Lewat Belakang")
    (doc,) = store.one("SELECT MAX(doc) FROM search_entry WHERE words LIKE '%belakang%'") or ()
    for table in ("search_waiting", "search_entry"):
        store.execute(f"DELETE FROM {table} WHERE doc = ?", (doc,))
    assert labels(session, "belakang") == {}
    companies.close(session)
    again = companies.open_company(session.path, clock=session.clock)
    try:
        assert labels(again, "belakang")["customer"] == ["UD Lewat Belakang"]
    finally:
        companies.close(again)
        companies.open_company(session.path, clock=session.clock)


# -- lists ------------------------------------------------------------------------------------------


def test_a_list_finds_the_same_with_the_index_and_without(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        whose = "C-014" if number % 2 else "C-001"
        service.post_new(
            session,
            replace(an_invoice(line("LMP-9", 1, 18_500), ref=f"R-{number}"), customer=whose),
        )
    for text in ("0003", "bangun", "ba", "bangun 0004", "R-3", "INV", "tidak ada", 'a"b', "%%%"):
        asked = ListQuery(search=text)
        fast = [row.id for row in listings.LISTING.window(asked).rows()]
        with monkeypatch.context() as patch:
            patch.setattr(search, "_in_use", {})
            assert [row.id for row in listings.LISTING.window(asked).rows()] == fast, text


def test_what_a_list_searches_is_what_the_index_holds() -> None:
    """A column that the list compares and the index lacks would hide rows."""
    columns = {each.table: set(each.columns) for each in departments.indexed()}
    for each in departments.findables():
        listing = load(each.listing)
        if isinstance(listing, Listing) and listing.indexed:
            held = set().union(*(columns[table] for table, _id in listing.indexed))
            assert {sql.split(".")[1] for sql in listing.search} <= held, listing.key


def test_places_in_the_index_are_given_once() -> None:
    numbers = [each.number for each in departments.indexed()]
    assert len(numbers) == len(set(numbers))
