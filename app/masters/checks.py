"""Judgements every master module shares: codes, names, sums that make sense."""

from __future__ import annotations

from typing import Protocol

from app.kernel.money import LARGEST_MINOR, Money
from app.kernel.problems import Problem
from app.kernel.quantity import LARGEST_MICRO, LARGEST_PRICE, Quantity, UnitPrice
from app.kernel.text import N_

LONGEST_CODE = 40
LONGEST_TEXT = 300


class Coded(Protocol):
    """A record that goes by its code; ``id`` is 0 until it is saved."""

    @property
    def id(self) -> int: ...

    @property
    def code(self) -> str: ...


def code_problems(code: str) -> list[Problem]:
    if not code.strip():
        return [Problem("code", N_("A code is needed."))]
    if len(code) > LONGEST_CODE or any(ord(sign) < 32 for sign in code):
        return [
            Problem(
                "code", N_("A code has at most {most} plain characters."), {"most": LONGEST_CODE}
            )
        ]
    return []


def taken_problems(draft: Coded, holder: Coded | None) -> list[Problem]:
    """``holder``: the record that has the draft's code now, which may be the draft's own."""
    if holder is None or holder.id == draft.id:
        return []
    return [Problem("code", N_("The code {code} is already used."), {"code": draft.code})]


def name_problems(name: str, field: str = "name") -> list[Problem]:
    if not name.strip():
        return [Problem(field, N_("A name is needed."))]
    return length_problems(name, field)


def length_problems(text: str, field: str) -> list[Problem]:
    if len(text) > LONGEST_TEXT:
        return [
            Problem(
                field,
                N_("The text is {length} characters long; at most {most} are kept."),
                {"length": len(text), "most": LONGEST_TEXT},
            )
        ]
    return []


def choice_problems(value: str, field: str, choices: tuple[str, ...]) -> list[Problem]:
    if value not in choices:
        return [
            Problem(
                field,
                N_("“{value}” is not one of: {choices}."),
                {"value": value, "choices": ", ".join(choices)},
            )
        ]
    return []


def amount_problems(amount: Money, field: str) -> list[Problem]:
    if amount.minor < 0:
        return [Problem(field, N_("The amount cannot be negative."))]
    if amount.minor > LARGEST_MINOR:
        return [Problem(field, N_("The amount is too large to be right."))]
    return []


def price_problems(price: UnitPrice, field: str) -> list[Problem]:
    if price.scaled < 0:
        return [Problem(field, N_("The price cannot be negative."))]
    if price.scaled > LARGEST_PRICE:
        return [Problem(field, N_("The price is too large to be right."))]
    return []


def quantity_problems(quantity: Quantity, field: str) -> list[Problem]:
    if quantity.micro < 0:
        return [Problem(field, N_("The quantity cannot be negative."))]
    if quantity.micro > LARGEST_MICRO:
        return [Problem(field, N_("The quantity is too large to be right."))]
    return []
