"""What print models are made of, and how one is kept as JSON and read back the same.

A print model is a frozen dataclass of plain values: the kernel's money, quantities and dates, or text that
is already worded. It holds all that a page says and nothing of how it looks.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from app.kernel import period as periods
from app.kernel import rate as rates
from app.kernel.money import IDR, Money
from app.kernel.period import Period
from app.kernel.quantity import Quantity, UnitPrice
from app.kernel.rate import Rate

Model = TypeVar("Model")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The company as it stands at the head of a paper. ``logo``: SHA-256 of an attachment, or empty."""

    name: str
    address: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    npwp: str = ""
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a paper is for."""

    name: str
    address: str = ""
    city: str = ""
    npwp: str = ""
    contact: str = ""

    @property
    def place(self) -> str:
        """The address, with the city unless it names that already."""
        if self.city and self.city.casefold() not in self.address.casefold():
            return ", ".join(part for part in (self.address, self.city) if part)
        return self.address


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value, both worded in the paper's language."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A place to sign: the role above the space, name and title below it."""

    role: str
    name: str = ""
    title: str = ""


def to_json(model: Any) -> str:
    """The model as JSON text; equal models give equal text."""
    return json.dumps(_plain(model), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[Model], text: str) -> Model:
    """The model that ``to_json`` wrote. A field it did not know yet takes its default."""
    model: Model = _restored(kind, json.loads(text))
    return model


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return value.minor if value.currency == IDR else [value.minor, value.currency]
    if isinstance(value, Quantity):
        return value.micro
    if isinstance(value, UnitPrice):
        return value.scaled
    if isinstance(value, Rate | Period):
        return str(value)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"a print model holds no {type(value).__name__}")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


_READERS: dict[Any, Any] = {
    Quantity: Quantity,
    UnitPrice: UnitPrice,
    Rate: rates.parse,
    Period: periods.parse,
    dt.datetime: dt.datetime.fromisoformat,
    dt.date: dt.date.fromisoformat,
}


def _restored(kind: Any, raw: Any) -> Any:
    if raw is None:
        return None
    if get_origin(kind) in (Union, types.UnionType):
        (kind,) = (each for each in get_args(kind) if each is not type(None))
    if kind is Money:
        return Money(*raw) if isinstance(raw, list) else Money(raw)
    if kind in _READERS:
        return _READERS[kind](raw)
    if get_origin(kind) is tuple:
        return tuple(_restored(get_args(kind)[0], each) for each in raw)
    if dataclasses.is_dataclass(kind):
        hints = _hints(kind)  # type: ignore[arg-type]
        known = {key: _restored(hints[key], each) for key, each in raw.items() if key in hints}
        return kind(**known)  # type: ignore[operator]
    return raw
