"""Values as plain JSON and back: what is noted in the audit trail and in entries that are not finished."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from app.kernel import period as periods
from app.kernel import rate as rates
from app.kernel.money import Money
from app.kernel.period import Period
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate

_WAYS: dict[str, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "money": (Money, lambda v: [v.minor, v.currency], lambda v: Money(*v)),
    "quantity": (Quantity, lambda v: v.micro, Quantity),
    "price": (UnitPrice, lambda v: v.scaled, UnitPrice),
    "rate": (Rate, str, rates.parse),
    "period": (Period, lambda v: v.number, periods.of_number),
    "date": (dt.date, lambda v: v.isoformat(), dt.date.fromisoformat),
    "tuple": (tuple, lambda v: [packed(each) for each in v], lambda v: tuple(map(unpacked, v))),
}


def packed(value: Any) -> Any:
    """``value`` as JSON can hold it: text, numbers, yes or no and nothing stay, others are named."""
    if isinstance(value, dict):
        return {key: packed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [packed(each) for each in value]
    for name, (kind, pack, _unpack) in _WAYS.items():
        if isinstance(value, kind):
            return {"": name, "of": pack(value)}
    return value


def unpacked(value: Any) -> Any:
    """What ``packed`` was given."""
    if isinstance(value, list):
        return [unpacked(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "" in value:
        return _WAYS[value[""]][2](value["of"])
    return {key: unpacked(each) for key, each in value.items()}
