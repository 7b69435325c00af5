"""Figures of some days beside those of other days, in reports.

The choice ``compare`` of a report says what stands beside the days asked for; a difference is the figure
asked for less the one beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.kernel import formats
from app.kernel.columns import Column, Kind
from app.kernel.errors import UserError
from app.kernel.money import Money
from app.kernel.period import of_date
from app.kernel.rate import Rate
from app.kernel.rounding import half_up
from app.kernel.text import N_

AMOUNTS = ("amount", "compared")
SHARES = ("share", "compared_share")
"""Column keys of what was asked for and of what stands beside it."""

OTHER_DAYS = ("none", "before", "year-before")
"""The comparisons of a report that has no more of its own."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days that one column tells of, both ends included."""

    first: dt.date
    last: dt.date

    @property
    def words(self) -> str:
        """ "Oktober 2026", "Januari – Oktober 2026", or the days where they are not whole months."""
        first, last = of_date(self.first), of_date(self.last)
        if (self.first, self.last) != (first.first_day, last.last_day):
            return (
                f"{formats.date_medium(self.first)} {formats.DASH} {formats.date_medium(self.last)}"
            )
        if first == last:
            return formats.period(first)
        begins = formats.MONTHS[formats.language()][first.month - 1]
        if first.year != last.year:
            begins = formats.period(first)
        return f"{begins} {formats.DASH} {formats.period(last)}"

    def before(self) -> Span:
        """As many months as these before them; of days that are not whole months, as many days."""
        first, last = of_date(self.first), of_date(self.last)
        if (self.first, self.last) == (first.first_day, last.last_day):
            months = (last.year - first.year) * 12 + last.month - first.month + 1
            return Span(first.plus(-months).first_day, first.plus(-1).last_day)
        days = self.last - self.first + dt.timedelta(1)
        return Span(self.first - days, self.last - days)

    def year_before(self) -> Span:
        return Span(a_year_before(self.first), a_year_before(self.last))


def a_year_before(day: dt.date) -> dt.date:
    """The same day a year earlier; the end of a month stays the end of it."""
    month = of_date(day)
    earlier = month.plus(-12)
    if day == month.last_day:
        return earlier.last_day
    return earlier.first_day.replace(day=day.day)


def chosen(choices: Mapping[str, str], known: Sequence[str]) -> str:
    """The comparison asked for, the first known where none is. Raises UserError for another."""
    asked = choices.get("compare") or known[0]
    if asked not in known:
        raise UserError(
            N_("There is no comparison “{name}”."),
            name=asked,
            remedy=N_("Use one of: {names}."),
            names=", ".join(known),
        )
    return asked


def beside(span: Span, compare: str) -> Span | None:
    """The days that stand beside these: "before" or "year-before"; None for any other comparison."""
    if compare == "before":
        return span.before()
    return span.year_before() if compare == "year-before" else None


def money_column(key: str, title: str) -> Column:
    """title: worded already, because it names days."""
    return Column(key, title, Kind.MONEY, chars=17)


def share_column(key: str, title: str) -> Column:
    return Column(key, title, Kind.SHARE, chars=9)


def difference_columns() -> tuple[Column, ...]:
    return (
        money_column("difference", N_("Difference")),
        share_column("difference_share", N_("Change %")),
    )


def share(part: Money, whole: Money) -> Rate | None:
    """To a tenth of a per cent, half up; None of nothing."""
    if not whole:
        return None
    return Rate(Fraction(half_up(Fraction(part.minor, whole.minor) * 1000), 1000))


def difference(asked: Money, beside: Money) -> dict[str, Any]:
    """The values of ``difference_columns``; the share is of what stands beside."""
    change = asked - beside
    return {"difference": change, "difference_share": share(change, abs(beside))}
