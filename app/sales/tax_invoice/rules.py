"""One invoice as Coretax wants it told: its elements, and what is missing. Pure.

Layout: `resources/coretax`. Amounts are whole rupiah as posted, so the lines sum to the document; a line's
price times quantity less its discount is its base to the last digit.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.kernel.problems import Problem
from app.kernel.rounding import allocate
from app.kernel.text import N_
from app.regulations import identifiers
from app.tax import transaction_code
from app.tax.ppn import LUXURY, NONE, PpnRule, other_base_of, ppn_on

EXPORT = "sales.tax-invoice.export"
KIND = "tax-invoice"
FORM = "TaxInvoiceBulk"
HEAD_OFFICE = "000000"
NO_TIN = "0" * 16
ANY_GOODS = "000000"
OTHER_UNIT = "UM.0033"
SEN_TIMES_MICRO = 100 * 10**6

NO_COMPANY_NPWP = N_("The company has no NPWP of 16 digits. Enter it in the company profile.")
NO_IDENTITY = N_("{number}: {customer} has neither NPWP, NIK nor passport.")
NO_PASSPORT = N_("{number}: with code 06 {customer} needs a passport number.")
NO_ADDRESS = N_("{number}: {customer} has no address.")
MIXED = N_(
    "{number}: its lines ask for more than one transaction code. Choose one, or write an invoice for each."
)
NO_FACILITY = N_("{number}: with code {code} {customer} needs a tax facility.")
NUMBER_UNCLEAR = N_("A faktur pajak number has 17 digits (16 before 2025).")
OTHER_CODE = N_("This number begins with {found}, but {number} goes out with code {code}.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line in rupiah. quantity: millionths; unit_price: ten-thousandths of a rupiah, as typed."""

    name: str
    is_goods: bool
    unit: str
    quantity: int
    unit_price: int
    tax: str
    net: int
    base: int
    other_base: int
    ppn: int


@dataclass(frozen=True, slots=True)
class Buyer:
    """The customer, as known today: identities are put right before an upload."""

    name: str
    npwp: str
    nik: str
    passport: str
    country: str
    place: str
    address: str
    email: str
    facility: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """An invoice as it goes out. ``code`` empty follows from the lines. Freight is a line of its own."""

    number: str
    date: dt.date
    code: str
    buyer: Buyer
    lines: tuple[Line, ...]

    @property
    def transaction_code(self) -> str:
        return self.code or transaction_code.of_taxes([line.tax for line in self.lines])


def seller_tin(npwp: str) -> str:
    """The 16 digits of the company; empty where it has none."""
    return identifiers.npwp(npwp).normalised


def problems(delivery: Delivery) -> list[Problem]:
    """What Coretax would miss, each in a sentence that names the invoice."""
    buyer, code = delivery.buyer, delivery.transaction_code
    values = {"number": delivery.number, "customer": buyer.name, "code": code}
    found = []
    if not code:
        found.append(Problem("transaction_code", MIXED, values))
    if code == "06" and not buyer.passport:
        found.append(Problem("passport", NO_PASSPORT, values))
    elif not (buyer.npwp or buyer.nik or buyer.passport):
        found.append(Problem("npwp", NO_IDENTITY, values))
    if not buyer.address:
        found.append(Problem("address", NO_ADDRESS, values))
    if code in transaction_code.WITH_FACILITY and not buyer.facility:
        found.append(Problem("tax_facility", NO_FACILITY, values))
    return found


def record(
    delivery: Delivery, seller: str, units: Mapping[str, str], rule: PpnRule
) -> dict[str, object]:
    """The elements of one faktur by name. ``seller``: 16 digits. ``units``: Coretax's code by our unit."""
    buyer, code = delivery.buyer, delivery.transaction_code
    facility = buyer.facility if code in transaction_code.WITH_FACILITY else ""
    lines = _taxed(delivery, rule)
    rate = decimal(int(rule.rate.exact * 100 * 100), 2)
    return {
        "TaxInvoiceDate": delivery.date.isoformat(),
        "TaxInvoiceOpt": "Normal",
        "TrxCode": code,
        "AddInfo": facility,
        "RefDesc": delivery.number,
        "FacilityStamp": f"TD.011{facility[-2:]}" if facility else "",
        "SellerIDTKU": seller + HEAD_OFFICE,
        **_identity(buyer, code),
        "BuyerCountry": buyer.country,
        "BuyerName": plain(buyer.name),
        "BuyerAdress": plain(buyer.address),
        "BuyerEmail": buyer.email,
        "ListOfGoodService": [_service(line, units, rate) for line in lines],
    }


def _identity(buyer: Buyer, code: str) -> dict[str, str]:
    """Who the buyer is: by NPWP if there is one, else by NIK or passport (DDTC 1812741)."""
    tin = identifiers.npwp(buyer.npwp).normalised if buyer.npwp else ""
    if tin and code != "06":
        kind, shown, place = "TIN", "-", tin + (buyer.place or HEAD_OFFICE)
    else:
        tin, place = NO_TIN, HEAD_OFFICE
        by_nik = bool(buyer.nik) and code != "06"
        kind = "National ID" if by_nik else "Passport"
        shown = buyer.nik if by_nik else buyer.passport
    return {
        "BuyerTin": tin,
        "BuyerDocument": kind,
        "BuyerDocumentNumber": shown,
        "BuyerIDTKU": place,
    }


def _taxed(delivery: Delivery, rule: PpnRule) -> Sequence[Line]:
    """The lines under PPN. Where none was charged it is still told, reckoned for the document as usual."""
    lines = [line for line in delivery.lines if line.tax != NONE and line.base]
    if any(line.ppn for line in lines) or not lines:
        return lines
    luxury = all(line.tax == LUXURY for line in lines)
    bases = [line.base for line in lines]
    other = other_base_of(sum(bases), rule, luxury)
    spread = zip(lines, allocate(other, bases), allocate(ppn_on(other, rule), bases), strict=True)
    return [replace(line, other_base=own, ppn=ppn) for line, own, ppn in spread]


def _service(line: Line, units: Mapping[str, str], rate: str) -> dict[str, str]:
    price, discount = priced(line)
    return {
        "Opt": "A" if line.is_goods else "B",
        "Code": ANY_GOODS,
        "Name": plain(line.name),
        "Unit": units.get(line.unit.lower(), OTHER_UNIT),
        "Price": price,
        "Qty": decimal(line.quantity, 6),
        "TotalDiscount": discount,
        "TaxBase": str(line.base),
        "OtherTaxBase": str(line.other_base),
        "VATRate": rate,
        "VAT": str(line.ppn),
        "STLGRate": "0",
        "STLG": "0",
    }


def priced(line: Line) -> tuple[str, str]:
    """Price without PPN (to the sen, never too low) and the discount that leaves the base exactly."""
    typed = line.unit_price
    if line.net and line.base != line.net:  # prices with PPN inside
        typed = -(-typed * line.base // line.net)
    least = -(-line.base * SEN_TIMES_MICRO // line.quantity)
    sen = max(-(-typed // 100), least)
    return decimal(sen, 2), decimal(sen * line.quantity - line.base * SEN_TIMES_MICRO, 8)


def decimal(scaled: int, places: int) -> str:
    """A scaled whole number as Coretax reads it: dot, no thousands, no zeros at the end."""
    whole, rest = divmod(scaled, 10**places)
    return f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".") if rest else str(whole)


def plain(text: str) -> str:
    """Text on one line, without signs an XML file cannot hold."""
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)).strip()


def number_problems(text: str, delivery_number: str, code: str) -> list[Problem]:
    """What is wrong with a number that came back. Pre-2025 numbers have 16 digits."""
    digits = identifiers.digits_of(text)
    if len(digits) not in (16, 17):
        return [Problem("number", NUMBER_UNCLEAR)]
    if code and len(digits) == 17 and digits[:2] != code:
        values = {"found": digits[:2], "number": delivery_number, "code": code}
        return [Problem("number", OTHER_CODE, values)]
    return []
