"""The queue of receipts under FIFO, as it is taken from and given back to. Pure.

Goods that come back go to the layers they were taken from, so that voiding an issue leaves the queue as
if it had never been. A layer keeps its place in the queue by when it was opened.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from app.kernel.rounding import divide_half_up

SEN = 100  # in a rupiah: values are rounded to whole rupiah
Opened = tuple[str, int]  # date and sequence of the move that opened a layer


def part(value: int, quantity: int, whole: int) -> int:
    """The share of ``value`` that belongs to ``quantity`` of ``whole``, half up to whole rupiah.

    The whole takes all of it, sen included.
    """
    if quantity == whole:
        return value
    return divide_half_up(value * quantity, whole * SEN) * SEN


@dataclass(slots=True)
class Layer:
    """What is left of one receipt. ``at``: when it was opened."""

    move_id: int
    quantity: int
    value: int
    at: Opened = ("", 0)


class LayerChange(NamedTuple):
    """By how much a move changed a layer: opened it or gave back to it (above zero), or took from it."""

    move_id: int
    layer_id: int
    quantity: int
    value: int
    at: Opened = ("", 0)


class Piece(NamedTuple):
    """A part of a move: so much from (or to) one layer; None for goods that had no layer."""

    layer_id: int | None
    quantity: int
    value: int
    at: Opened = ("", 0)


def pieces_of(quantity: int, value: int, changes: Iterable[LayerChange]) -> tuple[Piece, ...]:
    """A move as pieces that sum to its quantity and value, from what it changed.

    Where a return left at another cost than its layers had, it is one piece without a layer.
    """
    pieces = [
        Piece(change.layer_id, abs(change.quantity), abs(change.value), change.at)
        for change in changes
        if change.quantity
    ]
    rest = quantity - sum(piece.quantity for piece in pieces)
    rest_value = value - sum(piece.value for piece in pieces)
    if rest:
        pieces.append(Piece(None, rest, rest_value))
    elif rest_value:
        pieces = [Piece(None, quantity, value)]
    return tuple(pieces)


def cut(pieces: Sequence[Piece], start: int, quantity: int) -> list[Piece]:
    """The next ``quantity`` of the pieces after ``start``; all cuts sum to the whole."""
    found, passed, end = [], 0, start + quantity
    for piece in pieces:
        first = max(start - passed, 0)
        last = min(end - passed, piece.quantity)
        if last > first:
            value = part(piece.value, last, piece.quantity) - part(
                piece.value, first, piece.quantity
            )
            found.append(piece._replace(quantity=last - first, value=value))
        passed += piece.quantity
    return found


@dataclass(slots=True)
class Queue:
    """The layers an item has, the oldest first, and every change made to them here."""

    layers: list[Layer]
    changes: list[LayerChange]

    def open(self, move_id: int, quantity: int, value: int, at: Opened) -> None:
        """A new layer, at its place in the queue."""
        self._change(self._layer(move_id, at), move_id, quantity, value)

    def give_back(self, move_id: int, at: Opened, pieces: Iterable[Piece]) -> None:
        """Pieces return to the layers they came from; goods that had none make a layer of their own."""
        for piece in pieces:
            if piece.layer_id is None:
                layer = self._layer(move_id, at)
            else:
                layer = self._layer(piece.layer_id, piece.at)
            self._change(layer, move_id, piece.quantity, piece.value)

    def take(self, move_id: int, quantity: int, first: Iterable[Piece] = ()) -> int:
        """Takes out of the layers of ``first`` as much as is there, then of the oldest; returns the value.

        There is enough in all of them together.
        """
        taken, left = 0, quantity
        by_id = {layer.move_id: layer for layer in self.layers} if first else {}
        due = [(by_id[p.layer_id], p.quantity) for p in first if p.layer_id in by_id]
        due += [(layer, left) for layer in self.layers]
        for layer, most in due:
            size = min(layer.quantity, most, left)
            if size:
                value = part(layer.value, size, layer.quantity)
                self._change(layer, move_id, -size, -value)
                taken, left = taken + value, left - size
            if not left:
                break
        self.layers[:] = [layer for layer in self.layers if layer.quantity]
        return taken

    def shift(self, move_id: int, amount: int) -> None:
        """Adds ``amount`` to the oldest layer, or takes it from the oldest ones that are worth something."""
        for layer in self.layers:
            if not amount:
                return
            change = max(amount, -layer.value)
            self._change(layer, move_id, 0, change)
            amount -= change

    def held(self, layer_id: int) -> tuple[int, int]:
        """Quantity and value of what is left of a receipt."""
        for layer in self.layers:
            if layer.move_id == layer_id:
                return layer.quantity, layer.value
        return 0, 0

    def revalue(self, move_id: int, layer_id: int, amount: int) -> None:
        """What is left of a receipt is worth so much more."""
        for layer in self.layers:
            if layer.move_id == layer_id and amount:
                self._change(layer, move_id, 0, amount)

    def _layer(self, layer_id: int, at: Opened) -> Layer:
        for layer in self.layers:
            if layer.move_id == layer_id:
                return layer
        layer = Layer(layer_id, 0, 0, at)
        insort(self.layers, layer, key=lambda each: (each.at, each.move_id))
        return layer

    def _change(self, layer: Layer, move_id: int, quantity: int, value: int) -> None:
        layer.quantity += quantity
        layer.value += value
        self.changes.append(LayerChange(move_id, layer.move_id, quantity, value, layer.at))


def rolled_back(layers: Iterable[Layer], later: Iterable[LayerChange]) -> list[Layer]:
    """The layers as they were before ``later`` changed them, the oldest first."""
    before = {layer.move_id: replace(layer) for layer in layers}
    for change in later:
        layer = before.setdefault(change.layer_id, Layer(change.layer_id, 0, 0, change.at))
        layer.quantity -= change.quantity
        layer.value -= change.value
    left = [layer for layer in before.values() if layer.quantity]
    return sorted(left, key=lambda layer: (layer.at, layer.move_id))
