"""Identities as papers show them: letterhead and addressee, as kept at posting or as they are now."""

from __future__ import annotations

from typing import Any

from app.kernel import formats
from app.kernel.text import _
from app.printing.model import Addressee, Letterhead
from app.trade import identity
from app.trade.settling import PaymentDraft


def company_of(kept_id: int | None) -> dict[str, Any]:
    """The company as a document was issued; as it is now for a draft."""
    return identity.kept(kept_id) if kept_id else identity.company_now()


def party_of(kept_id: int | None, party_id: int) -> dict[str, Any]:
    """The party as a document was issued; as it is now for a draft."""
    return identity.kept(kept_id) if kept_id else identity.party_now(party_id)


def letterhead(company: dict[str, Any]) -> Letterhead:
    return Letterhead(
        name=company["name"],
        address=company["address"],
        city=company["city"],
        phone=company["phone"],
        email=company["email"],
        npwp=company["npwp"],
        logo=company["logo"],
    )


def addressee(party: dict[str, Any]) -> Addressee:
    return Addressee(
        name=party["name"],
        address=party["address"],
        city=party["city"],
        npwp=party["npwp"],
        contact=party["contact"],
    )


def language_of(party: dict[str, Any], company: dict[str, Any]) -> str:
    """The language of a document: the party's, else the company's."""
    return party["language"] or company["language"] or "id"


def method_of(draft: PaymentDraft, account_name: str) -> str:
    """How a payment was made, in the language being spoken: a giro by its number, other money by its account."""
    told = [draft.method]
    if draft.giro and draft.giro_due:
        told += [
            _("Giro {number}", number=draft.giro),
            draft.giro_bank,
            _("due {date}", date=formats.date_medium(draft.giro_due)),
        ]
    else:
        told.append(account_name)
    return " · ".join(filter(None, told))
