"""What a case finds, and the table it is printed in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Figure:
    """Ours and the limit, in seconds or bytes. ``target``: the largest ratio that is good enough.

    Without a target the figure is told for interest. ``per``: how many things were done, for the rate.
    """

    case: str
    ours: float
    limit: float
    target: float | None
    unit: str = "s"
    per: int = 0
    note: str = ""

    @property
    def ratio(self) -> float:
        return self.ours / self.limit if self.limit else float("inf")

    @property
    def met(self) -> bool | None:
        return None if self.target is None else self.ratio <= self.target

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": round(self.ratio, 4), "met": self.met}


HEADINGS = ("case", "ours", "limit", "ratio", "target", "met")
WIDTHS = (66, 12, 12, 8, 8, 4)


def heading() -> str:
    return _line(HEADINGS) + "\n" + "-" * (sum(WIDTHS) + len(WIDTHS) - 1)


def line(figure: Figure) -> str:
    met = {True: "yes", False: "NO", None: ""}[figure.met]
    target = "" if figure.target is None else f"≤ {figure.target:g}"
    words = (
        figure.case,
        _amount(figure.ours, figure.unit),
        _amount(figure.limit, figure.unit),
        f"{figure.ratio:.2f}",
        target,
        met,
    )
    return _line(words) + (f"  {figure.note}" if figure.note else "")


def _line(words: Sequence[str]) -> str:
    first, *rest = (
        f"{word:<{width}}" if place == 0 else f"{word:>{width}}"
        for place, (word, width) in enumerate(zip(words, WIDTHS, strict=True))
    )
    return " ".join([first, *rest])


def _amount(value: float, unit: str) -> str:
    if unit == "bytes":
        return f"{value / MEGABYTE:.1f} MB"
    for scale, name in ((1, "s"), (1e-3, "ms")):
        if value >= scale:
            return f"{value / scale:.2f} {name}"
    return f"{value * 1e6:.1f} µs"


def alternate(
    ours: Callable[[], float], limit: Callable[[], float], rounds: int
) -> tuple[float, float]:
    """The medians of both, taken in turn; each returns the seconds it took."""
    pairs = [(ours(), limit()) for _round in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
