"""Who was named on a document: kept at posting, told again at every reprint.

Most documents share an identity with the one before, so each wording is kept once and pointed at.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from app import store
from app.access import company
from app.masters import party as parties
from app.trade.model import KeptIdentity

PARTY_FIELDS = (
    "code",
    "name",
    "npwp",
    "nik",
    "address",
    "city",
    "phone",
    "email",
    "contact",
    "language",
)
COMPANY_FIELDS = (
    "name", "legal_form", "address", "city", "phone", "email", "npwp", "is_pkp", "bank_name",
    "bank_account", "bank_holder", "qris", "qris_amount", "logo", "signatory", "signatory_title", "notes_invoice", "language",
)  # fmt: skip
KIND = "kept-identity"


def keep_party(work: store.Work, party_id: int) -> int:
    """The id of the party's identity as it is now."""
    return _party_kept(party_id) or _keep(work, _party_wording(party_id))


def keep_company(work: store.Work) -> int:
    """The id of the company's identity as it is now."""
    return _company_kept() or _keep(work, _company_wording())


def kept(identity_id: int) -> dict[str, Any]:
    """The fields of a kept identity."""
    return dict(_content(identity_id))


def party_now(party_id: int) -> dict[str, Any]:
    """The fields as a draft would print them today."""
    fields: dict[str, Any] = json.loads(_party_wording(party_id))
    return fields


def company_now() -> dict[str, Any]:
    """The company's fields as a draft would print them today."""
    fields: dict[str, Any] = json.loads(_company_wording())
    return fields


@store.cached("party", KIND)
def _party_kept(party_id: int) -> int | None:
    return _find(_party_wording(party_id))


@store.cached("company", KIND)
def _company_kept() -> int | None:
    return _find(_company_wording())


@store.cached(KIND)
def _content(identity_id: int) -> dict[str, Any]:
    text = store.scalar("SELECT content FROM kept_identity WHERE id = ?", (identity_id,))
    content: dict[str, Any] = json.loads(text)
    return content


def _party_wording(party_id: int) -> str:
    return _wording(parties.get(party_id), PARTY_FIELDS)


def _company_wording() -> str:
    return _wording(company.profile(), COMPANY_FIELDS)


def _wording(record: object, fields: tuple[str, ...]) -> str:
    return json.dumps({field: getattr(record, field) for field in fields}, ensure_ascii=False)


def _digest(wording: str) -> str:
    return hashlib.sha256(wording.encode()).hexdigest()


def _find(wording: str) -> int | None:
    found: int | None = store.scalar(
        "SELECT id FROM kept_identity WHERE digest = ?", (_digest(wording),)
    )
    return found


def _keep(work: store.Work, wording: str) -> int:
    known = _find(wording)
    if known is None:
        known = store.insert(KeptIdentity, digest=_digest(wording), content=wording)
        work.touch(KIND)
    return known
