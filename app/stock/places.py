"""Where goods can be: the company's own places, which count as stock, and the world outside."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """One place. What lies in a warehouse or in transit is ours and has value; elsewhere it has not."""

    id: int
    kind: str
    warehouse_id: int | None = None

    @property
    def held(self) -> bool:
        return is_held(self.id)


SUPPLIER = Place(1, "supplier")
CUSTOMER = Place(2, "customer")
LOSS = Place(3, "loss")
PRODUCTION = Place(4, "production")
OPENING = Place(5, "opening")
TRANSIT = Place(9, "transit")
OUTSIDE = (SUPPLIER, CUSTOMER)
"""Where a change of value stands: no goods of ours move, they are only worth more or less."""
FIXED = (SUPPLIER, CUSTOMER, LOSS, PRODUCTION, OPENING, TRANSIT)
KINDS = ("warehouse", *(place.kind for place in FIXED))

WAREHOUSES_FROM = 10  # the place of warehouse n is number 10 + n


def is_held(place_id: int) -> bool:
    """Whether what lies there is stock of the company."""
    return place_id >= TRANSIT.id


def warehouse_place(warehouse_id: int) -> Place:
    """The place of a warehouse."""
    return Place(WAREHOUSES_FROM + warehouse_id, "warehouse", warehouse_id)


def warehouse_of(place_id: int) -> int | None:
    """The warehouse of a place, None for the world outside and for transit."""
    return place_id - WAREHOUSES_FROM if place_id > WAREHOUSES_FROM else None


def flow_between(source: int, target: int) -> int:
    """1 into stock, -1 out of it, 0 within it. Raises ValueError for a move outside of it."""
    comes, goes = is_held(target), is_held(source)
    if source == target or not (comes or goes):
        raise ValueError(f"no stock moves from place {source} to {target}")
    return comes - goes
