"""One letter before it is sent: about which document, to whom, and what is enclosed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.access.company import CompanyProfile


@dataclass(frozen=True, slots=True)
class Letter:
    """What a department hands over for one document.

    to: the address that is known, empty for none. language: of text and paper. fields: what the template's
    dotted names stand for, worded in that language. pdf: makes what is enclosed; may raise UserError.
    """

    kind: str
    document_id: int
    number: str
    party: str
    to: str
    language: str
    fields: Mapping[str, str]
    file_name: str
    pdf: Callable[[], bytes]


def company_fields(company: CompanyProfile) -> dict[str, str]:
    """What is known of the company, for every letter."""
    bank = " ".join(filter(None, (company.bank_name, company.bank_account, company.bank_holder)))
    return {
        "company.name": company.name,
        "company.address": ", ".join(filter(None, (company.address, company.city))),
        "company.phone": company.phone,
        "company.email": company.email,
        "company.bank": bank,
    }
