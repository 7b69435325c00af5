from __future__ import annotations

import io
from fractions import Fraction

import pytest

from app.access.company import NewCompany
from app.kernel.errors import NotFound, Refused, UserError
from app.kernel.money import Money, rp
from app.kernel.quantity import Quantity, UnitPrice, each
from app.masters import company, item, party, warehouse


def fields(refused):
    return {problem.field for problem in refused.value.problems}


def test_a_party_may_be_customer_and_supplier(session):
    kept = party.save(session, party.Party("C-1", "CV Satu", is_customer=True, terms_days=30))
    import dataclasses

    party.save(session, dataclasses.replace(kept, is_supplier=True))
    both = party.require("C-1")
    assert both.is_customer and both.is_supplier and both.id == kept.id


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (party.Party("", "A", is_customer=True), "code"),
        (party.Party("X", " ", is_customer=True), "name"),
        (party.Party("X", "A" * 301, is_customer=True), "name"),
        (party.Party("X", "A", is_customer=True, terms_days=-1), "terms_days"),
        (party.Party("X", "A", is_customer=True, credit_limit=Money(-1)), "credit_limit"),
        (party.Party("X", "A", is_customer=True, npwp="123"), "npwp"),
        (party.Party("X", "A", is_customer=True, nik="3299013102900001"), "nik"),
        (party.Party("X", "A"), "is_customer"),
    ],
)
def test_what_is_wrong_with_a_party_is_said_at_its_field(session, draft, field):
    with pytest.raises(Refused) as refused:
        party.save(session, draft)
    assert field in fields(refused)
    assert party.find("X") is None


def test_names_keep_quotes_and_emoji(session):
    name = 'Toko "O\'Neil" 😀; DROP TABLE party; --'
    assert party.save(session, party.Party("X", name, is_customer=True)).name == name


def test_a_code_belongs_to_one_party(session):
    party.save(session, party.Party("X", "A", is_customer=True))
    with pytest.raises(Refused) as refused:
        party.save(session, party.Party("X", "B", is_customer=True))
    assert fields(refused) == {"code"}


def test_a_doubtful_npwp_is_kept_with_a_warning():
    found = party.problems(party.Party("X", "A", is_customer=True, npwp="999999999999000"))
    assert [problem.blocking for problem in found if problem.field == "npwp"] == [False]


@pytest.fixture(autouse=True)
def _company(session):
    """Every test of masters has a company open."""


def test_an_item_has_exact_units(session):
    item.save(session, item.Item("B", "Baut", "pcs", sale_price=each(100)))
    item.set_unit(session, "B", "dus", Fraction(12))
    assert item.factors(item.require("B").id) == {"pcs": 1, "dus": 12}
    with pytest.raises(Refused):
        item.set_unit(session, "B", "dus", Fraction(0))
    with pytest.raises(Refused):
        item.set_unit(session, "B", "pcs", Fraction(2))


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (item.Item("B", "Baut", ""), "unit"),
        (item.Item("B", "Baut", "pcs", kind="thing"), "kind"),
        (item.Item("B", "Baut", "pcs", tax="vat"), "tax"),
        (item.Item("B", "Baut", "pcs", sale_price=UnitPrice(-1)), "sale_price"),
        (item.Item("B", "Baut", "pcs", sale_price=UnitPrice(10**17)), "sale_price"),
        (item.Item("B", "Baut", "pcs", min_stock=Quantity(-1)), "min_stock"),
    ],
)
def test_what_is_wrong_with_an_item_is_said_at_its_field(session, draft, field):
    with pytest.raises(Refused) as refused:
        item.save(session, draft)
    assert field in fields(refused)


def test_unknown_codes_are_sentences():
    for module in (item, party, warehouse):
        with pytest.raises(NotFound, match="XYZ"):
            module.require("XYZ")


def picture(kind: str) -> bytes:
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (20, 20), "blue").save(made, kind)
    return made.getvalue()


def test_a_logo_is_a_picture_or_refused(session):
    from app import store

    company.set_logo(session, picture("PNG"), "logo.png")
    assert store.attachment(session.company.logo) == picture("PNG")
    for content in (b"not a picture", picture("PNG")[:60], picture("GIF"), b""):
        with pytest.raises(UserError, match="salah.jpg"):
            company.set_logo(session, content, "salah.jpg")
    assert store.attachment(session.company.logo) == picture("PNG")


def test_the_profile_is_judged_as_a_whole(session):
    with pytest.raises(Refused) as refused:
        company.update(session, name="", jkk_class=9, fiscal_first_month=13)
    assert fields(refused) == {"name", "jkk_class", "fiscal_first_month"}
    company.update(session, city="Semarang")
    assert session.company.city == "Semarang"


def test_a_new_company_begins_with_a_warehouse_and_units(session):
    from app.masters import unit

    assert warehouse.require(warehouse.FIRST).active
    assert "pcs" in unit.codes()
    assert NewCompany("X").as_profile().costing == "average"


def test_amounts_beyond_reason_are_refused(session):
    with pytest.raises(Refused):
        party.save(session, party.Party("X", "A", is_customer=True, credit_limit=rp(10**16)))
