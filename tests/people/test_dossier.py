"""Papers of employees: entered, reminded of, with files that not everybody may see; and the photo."""

from __future__ import annotations

import pytest

from app.access.session import Session
from app.access.users import Person
from app.documents import attachments
from app.kernel.errors import NotAllowed, Refused
from app.kernel.listing import ListQuery
from app.people import dashboard
from app.people.dossier import queries, service
from app.people.dossier.service import NoPicture
from tests.people.builders import an_employee, day

PNG = b"\x89PNG rest"


def a_paper(session: Session, kind: str, date: str, expires: str = "", code: str = "P-001") -> int:
    return service.save(
        session, code, kind, day(date), expires=day(expires) if expires else None
    )  # fmt: skip


def states(session: Session) -> dict[str, str]:
    """Kind and year of every paper, and how it stands."""
    rows = queries.listing(session).window(ListQuery()).first(20)
    return {f"{row.kind} {row.date.year}": row.state for row in rows}


def as_clerk(session: Session, *permissions: str) -> Session:
    return Session(session.path, Person("klerk", "", False, frozenset(permissions)), session.clock)


def test_a_paper_is_reminded_of_until_a_newer_one_of_its_kind_is_there(session: Session) -> None:
    an_employee(session)
    an_employee(session, "P-002", left=day("2026-10-31"))
    a_paper(session, "licence", "2021-12-01", "2026-11-30")
    a_paper(session, "certificate", "2024-01-01", "2026-10-31")
    a_paper(session, "sp1", "2026-05-01", "2026-10-31")
    a_paper(session, "sp2", "2025-05-01", "2027-10-31")
    a_paper(session, "ktp", "2015-01-01")
    a_paper(session, "licence", "2020-12-01", "2025-11-30", "P-002")
    assert [(each.code, each.kind) for each in queries.expiring(session)] == [
        ("P-001", "certificate"), ("P-001", "licence"),
    ]  # fmt: skip
    assert [card.key for card in dashboard.cards(session)] == ["papers-expiring"]
    a_paper(session, "licence", "2026-11-20", "2031-11-20")
    assert states(session) == {
        "licence 2026": "valid",
        "licence 2021": "replaced",
        "certificate 2024": "expired",
        "sp1 2026": "over",
        "sp2 2025": "valid",
        "ktp 2015": "valid",
        "licence 2020": "expired",
    }


def test_a_paper_that_cannot_be_is_refused(session: Session) -> None:
    an_employee(session)
    with pytest.raises(Refused) as refused:
        service.save(session, "P-001", "passport", day("2026-01-01"), expires=day("2025-01-01"))
    assert {each.field for each in refused.value.problems} == {"kind", "expires"}


def test_the_files_of_a_contract_need_the_permission_to_see_salaries(session: Session) -> None:
    an_employee(session)
    contract, card = (
        a_paper(session, "contract", "2026-01-01"),
        a_paper(session, "ktp", "2026-01-01"),
    )
    for paper in (contract, card):
        service.attach(session, paper, "scan.pdf", b"%PDF")
    office = as_clerk(session, "people.identity.view")
    assert [each.name for each in queries.files(office, card)] == ["scan.pdf"]
    with pytest.raises(NotAllowed):
        queries.files(office, contract)
    with pytest.raises(NotAllowed):
        queries.files(as_clerk(session, "people.salary.view"), card)
    with pytest.raises(NotAllowed):
        queries.listing(as_clerk(session, "people.view"))
    assert dashboard.cards(as_clerk(session, "people.view")) == []
    service.remove(session, contract)
    assert attachments.of_document(queries.FILES, contract) == ()
    assert attachments.of_document(queries.FILES, card) != ()


def test_the_newest_photo_is_shown_and_only_pictures_are_taken(session: Session) -> None:
    person = an_employee(session)
    service.attach_photo(session, person.id, "lama.png", PNG)
    service.attach_photo(session, person.id, "baru.png", PNG + b"!")
    assert queries.photo(session, person.id) == PNG + b"!"
    with pytest.raises(NoPicture):
        service.attach_photo(session, person.id, "cv.pdf", b"%PDF")
    service.detach(session, queries.photos(session, person.id)[-1].id)
    assert queries.photo(session, person.id) == PNG
