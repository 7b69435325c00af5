"""Those who owe us, or those we owe: what the reports of both ask."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Side:
    """control: the part of the accounts. sign: what a debit counts as. party: the kind behind a line."""

    control: str
    sign: int
    permission: str
    party: str
    party_title: str
