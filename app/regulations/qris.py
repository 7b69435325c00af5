"""QRIS payloads: reading, checking and carrying an amount (EMVCo merchant-presented, ASPI).

A payload is a chain of two-digit tag, two-digit length, value. It is never invented here: the owner
pastes what the bank gave. Putting an amount into a static payload is a habit many wallets accept, not a
function ASPI sanctions; whoever offers it says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.kernel.problems import Problem
from app.kernel.text import N_

FORMAT, INITIATION, CURRENCY, AMOUNT, COUNTRY = "00", "01", "53", "54", "58"
NAME, CITY, POSTAL, ADDITIONAL, CRC = "59", "60", "61", "62", "63"
NATIONAL, NMID, BILL = "51", "02", "01"
STATIC, DYNAMIC = "11", "12"
RUPIAH, INDONESIA = "360", "ID"
LONGEST_BILL = 25

Fields = tuple[tuple[str, str], ...]


class Malformed(ValueError):
    """Text that is not a chain of tag, length and value."""


@dataclass(frozen=True, slots=True)
class Merchant:
    """Who is paid, for the text beside the code."""

    name: str
    city: str
    nmid: str


def crc(text: str) -> str:
    """CRC-16/CCITT-FALSE as four upper-case hex digits; "123456789" gives 29B1."""
    value = 0xFFFF
    for byte in text.encode("utf-8"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021 if value & 0x8000 else value << 1) & 0xFFFF
    return f"{value:04X}"


def parse(text: str) -> Fields:
    """Tag and value pairs in order; Malformed where a length does not fit."""
    fields, place = [], 0
    while place < len(text):
        tag, length = text[place : place + 2], text[place + 2 : place + 4]
        if not (tag.isdecimal() and length.isdecimal() and len(length) == 2):
            raise Malformed(f"no tag and length at {place}")
        value = text[place + 4 : place + 4 + int(length)]
        if len(value) != int(length):
            raise Malformed(f"tag {tag} is cut off")
        fields.append((tag, value))
        place += 4 + int(length)
    return tuple(fields)


def encode(fields: Fields) -> str:
    """The chain of these pairs."""
    return "".join(f"{tag}{len(value):02d}{value}" for tag, value in fields)


def sealed(fields: Fields) -> str:
    """The whole payload: the pairs without an old checksum, and the checksum."""
    body = encode(tuple(pair for pair in fields if pair[0] != CRC)) + f"{CRC}04"
    return body + crc(body)


def problems(payload: str) -> list[Problem]:
    """Why a payload cannot be used; empty where it can."""
    try:
        fields = dict(parse(payload))
    except Malformed:
        return [Problem("qris", N_("This is not a QRIS code, or part of it is missing."))]
    if fields.get(CRC, "").upper() != crc(payload[:-4]):
        return [Problem("qris", N_("The checksum of this QRIS code does not fit; copy it again."))]
    if fields.get(COUNTRY) != INDONESIA or fields.get(CURRENCY) != RUPIAH:
        return [Problem("qris", N_("This code is not for payments in rupiah."))]
    return []


def with_amount(payload: str, rupiah: int, bill: str = "") -> str:
    """A copy that asks for ``rupiah``, marked dynamic, with a bill number where one is given."""
    fields = dict(parse(payload))
    fields[INITIATION], fields[AMOUNT] = DYNAMIC, str(rupiah)
    if bill:
        inner = dict(parse(fields.get(ADDITIONAL, "")))
        inner[BILL] = bill[:LONGEST_BILL]
        fields[ADDITIONAL] = encode(tuple(sorted(inner.items())))
    return sealed(tuple(sorted(fields.items())))


def amount_of(payload: str) -> int | None:
    """The whole rupiah a payload asks for; None where the payer enters it."""
    text = dict(parse(payload)).get(AMOUNT, "")
    return int(text.split(".")[0]) if text else None


def bill_of(payload: str) -> str:
    return dict(parse(dict(parse(payload)).get(ADDITIONAL, ""))).get(BILL, "")


def is_dynamic(payload: str) -> bool:
    return dict(parse(payload)).get(INITIATION) == DYNAMIC


def merchant_of(payload: str) -> Merchant:
    """Name, city and national merchant id."""
    fields = dict(parse(payload))
    national = dict(parse(fields.get(NATIONAL, "")))
    return Merchant(fields.get(NAME, ""), fields.get(CITY, ""), national.get(NMID, ""))
