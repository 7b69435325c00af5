"""Users and roles: what may be changed, what must stay true, and what the audit trail says of it."""

from __future__ import annotations

import dataclasses

import pytest

from app import companies, departments
from app.access import recovery, team, users
from app.access.team import MemberDraft
from app.kernel.errors import NotAllowed, Refused
from app.kernel.period import of_date
from app.ledger import periods
from app.store import query

SECRET = "kata-sandi-1"


def role(name):
    return next(each for each in team.roles() if each.name == name)


@pytest.fixture
def guarded(session):
    """The owner has a password, so that others can be added."""
    team.set_password(session, "pemilik", SECRET)
    return session


@pytest.fixture
def cashier(guarded, clock):
    """Yuli, a cashier, at the desk."""
    team.add(guarded, MemberDraft("yuli", "Yuliana", role("Cashier").id, SECRET))
    companies.close(guarded)
    opened = companies.open_company(guarded.path, "yuli", SECRET, clock)
    yield opened
    companies.close(opened)


def problems(refused):
    return [problem.field for problem in refused.value.problems]


def test_a_new_company_has_the_ready_roles(session):
    assert [each.name for each in team.roles()] == [
        "pemilik",
        *(title for _key, title in users.READY_ROLES),
    ]
    known = {each.key for each in departments.permissions()}
    for each in team.roles():
        assert each.is_owner or (each.permissions and each.permissions <= known)


def test_the_first_password_comes_before_the_second_person(session):
    with pytest.raises(Refused) as refused:
        team.add(session, MemberDraft("yuli", "Yuliana", role("Cashier").id, SECRET))
    assert problems(refused) == [""]
    team.set_password(session, "pemilik", SECRET)
    team.add(session, MemberDraft("yuli", "Yuliana", role("Cashier").id, SECRET))
    assert [each.name for each in team.members()] == ["pemilik", "yuli"]
    assert users.fits("yuli", SECRET) and not users.fits("yuli", "")


@pytest.mark.parametrize("name", ["", "Y", "dua kata", "ÿuli", "pemilik", "-a", "a" * 31])
def test_a_name_that_cannot_be_is_refused(guarded, name):
    with pytest.raises(Refused) as refused:
        team.add(guarded, MemberDraft(name, "", role("Cashier").id, SECRET))
    assert problems(refused) == ["name"]


def test_a_short_password_is_refused(guarded):
    with pytest.raises(Refused) as refused:
        team.add(guarded, MemberDraft("yuli", "", role("Cashier").id, "pendek"))
    assert problems(refused) == ["password"]
    with pytest.raises(Refused):
        team.set_password(guarded, "pemilik", "pendek")
    assert users.fits("pemilik", SECRET)


def test_the_last_owner_stays(guarded):
    owner = MemberDraft("pemilik", "Bu Maria", role("pemilik").id)
    for change in ({"active": False}, {"role_id": role("Cashier").id}):
        with pytest.raises(Refused):
            team.change(guarded, dataclasses.replace(owner, **change))
    team.add(guarded, MemberDraft("hendra", "Hendra", owner.role_id, SECRET))
    team.change(guarded, dataclasses.replace(owner, role_id=role("Cashier").id))
    assert not team.member("pemilik").is_owner


def test_nobody_shuts_themselves_out(guarded):
    team.add(guarded, MemberDraft("hendra", "Hendra", role("pemilik").id, SECRET))
    with pytest.raises(Refused) as refused:
        team.change(guarded, MemberDraft("pemilik", "", role("pemilik").id, active=False))
    assert problems(refused) == ["active"]


def test_who_is_put_aside_cannot_enter(guarded, clock):
    draft = MemberDraft("yuli", "Yuliana", role("Cashier").id, SECRET)
    team.add(guarded, draft)
    team.change(guarded, dataclasses.replace(draft, password="", active=False))
    companies.close(guarded)
    with pytest.raises(NotAllowed):
        companies.open_company(guarded.path, "yuli", SECRET, clock)


def test_a_password_goes_only_while_nobody_else_is_there(guarded):
    team.set_password(guarded, "pemilik", "")
    assert not users.needs_login()
    team.set_password(guarded, "pemilik", SECRET)
    team.add(guarded, MemberDraft("yuli", "", role("Cashier").id, SECRET))
    with pytest.raises(Refused):
        team.set_password(guarded, "pemilik", "")


def test_ones_own_password_needs_the_present_one(cashier):
    with pytest.raises(Refused) as refused:
        team.change_own_password(cashier, "salah", "yang-baru-1")
    assert problems(refused) == ["present"]
    team.change_own_password(cashier, SECRET, "yang-baru-1")
    assert users.fits("yuli", "yang-baru-1")


def test_only_who_may_changes_users(cashier):
    for act in (
        lambda: team.add(cashier, MemberDraft("dewi", "", role("Cashier").id, SECRET)),
        lambda: team.set_password(cashier, "pemilik", "yang-baru-1"),
        lambda: team.change(cashier, MemberDraft("yuli", "", role("pemilik").id)),
        lambda: team.save_role(cashier, "Tamu", frozenset()),
        lambda: team.remove_role(cashier, role("Warehouse").id),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_role_is_made_changed_and_removed(guarded):
    made = team.save_role(guarded, "Tamu", frozenset({"sales.view"}))
    team.save_role(guarded, "Tamu kantor", frozenset({"purchasing.view"}), made)
    assert role("Tamu kantor").permissions == {"purchasing.view"}
    with pytest.raises(Refused):
        team.save_role(guarded, "cashier", frozenset())
    team.remove_role(guarded, made)
    assert made not in {each.id for each in team.roles()}


def test_the_owners_role_and_a_role_in_use_stay(guarded):
    with pytest.raises(Refused):
        team.save_role(guarded, "Bos", frozenset(), role("pemilik").id)
    team.add(guarded, MemberDraft("yuli", "", role("Cashier").id, SECRET))
    with pytest.raises(Refused):
        team.remove_role(guarded, role("Cashier").id)


def test_every_change_is_audited_without_the_password(guarded):
    team.add(guarded, MemberDraft("yuli", "Yuliana", role("Cashier").id, SECRET))
    team.change(guarded, MemberDraft("yuli", "Yuliana P.", role("Warehouse").id))
    team.save_role(guarded, "Tamu", frozenset({"sales.view"}))
    rows = query("SELECT action, kind, number, details FROM audit ORDER BY id")
    assert [row[:3] for row in rows[-4:]] == [
        ("password", "user", "pemilik"),
        ("add", "user", "yuli"),
        ("change", "user", "yuli"),
        ("add", "role", "Tamu"),
    ]
    assert "Yuliana P." in rows[-2][3] and "Warehouse" in rows[-2][3]
    assert all(SECRET not in row[3] for row in rows)


def test_history_tells_full_names(guarded):
    team.change(guarded, MemberDraft("pemilik", "Bu Maria", role("pemilik").id))
    periods.lock(guarded, of_date(guarded.company.start))
    assert [each.actor for each in periods.history()] == ["Bu Maria"]


def test_another_person_takes_the_desk_without_closing(guarded):
    team.add(guarded, MemberDraft("yuli", "Yuliana", role("Cashier").id, SECRET))
    with pytest.raises(NotAllowed):
        companies.change_person(guarded, "yuli", "salah")
    other = companies.change_person(guarded, "yuli", SECRET)
    assert other.user.name == "yuli" and not other.may("users.edit")
    with other.work() as work:
        work.audit("test", "user", "yuli")
    assert query("SELECT actor FROM audit ORDER BY id DESC LIMIT 1") == [("yuli",)]


def test_the_recovery_code_opens_once(guarded, clock):
    code = recovery.renew(guarded)
    assert recovery.exists() and code not in str(query("SELECT value FROM setting"))
    companies.close(guarded)
    path = guarded.path
    with pytest.raises(NotAllowed):
        companies.recover(path, "AAAA-BBBB", "yang-baru-1", clock)
    with pytest.raises(Refused):
        companies.recover(path, code, "pendek", clock)
    assert (
        companies.recover(path, code.lower().replace("-", " "), "yang-baru-1", clock) == "pemilik"
    )
    session = companies.open_company(path, "pemilik", "yang-baru-1", clock)
    assert not recovery.exists()
    companies.close(session)
    with pytest.raises(NotAllowed):
        companies.recover(path, code, "yang-baru-2", clock)


def test_only_an_owner_makes_a_recovery_code(cashier):
    with pytest.raises(NotAllowed):
        recovery.renew(cashier)
