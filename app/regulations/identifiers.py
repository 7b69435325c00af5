"""Identity numbers: NPWP, NIK, NITKU, phone and postal code, brought to one form and judged.

Impossible numbers are refused, doubtful ones only warned about. They are text everywhere: a leading zero
is part of the number. Sources: PMK 112/2022 and PMK 136/2023 (NPWP 16, NITKU), Dukcapil convention (NIK).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from app.kernel.problems import Problem
from app.kernel.text import N_

WOMEN_DAY_OFFSET = 40


@dataclass(frozen=True, slots=True)
class Verdict:
    """``ok``, ``warn`` or ``error``, the number in its one form (empty if none), and a marked reason."""

    verdict: str
    normalised: str = ""
    reason: str = ""


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


def npwp(text: str) -> Verdict:
    """15 or 16 digits; an old company number becomes 16 by a leading zero."""
    digits = digits_of(text)
    if digits and set(digits) == {"0"}:
        return Verdict(
            "error", reason=N_("This NPWP only stands for “none”; leave the field empty.")
        )
    if len(digits) == 16 and digits.startswith("0"):
        return _npwp_old(digits[1:])
    if len(digits) == 16:
        return nik(digits) if nik(digits).verdict != "error" else Verdict("warn", digits, _DOUBT)
    if len(digits) == 15:
        return _npwp_old(digits)
    return Verdict("error", reason=N_("An NPWP has 16 digits (or 15 in the old form)."))


_DOUBT = N_("The check digit of this NPWP does not fit; please look again.")


def _npwp_old(digits: str) -> Verdict:
    from stdnum import luhn

    if not luhn.is_valid(digits[:9]):
        return Verdict("warn", reason=_DOUBT)
    if digits[12:] != "000":
        return Verdict(
            "warn",
            reason=N_("This is a branch NPWP; use the head office's NPWP and the branch's NITKU."),
        )
    return Verdict("ok", "0" + digits)


def nik(text: str) -> Verdict:
    """16 digits: region, birth date (women: day + 40), serial."""
    digits = digits_of(text)
    if len(digits) != 16:
        return Verdict("error", reason=N_("A NIK has 16 digits."))
    if digits[12:] == "0000":
        return Verdict("error", reason=N_("The serial at the end of this NIK cannot be 0000."))
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    day -= WOMEN_DAY_OFFSET if day > WOMEN_DAY_OFFSET else 0
    if not any(_is_day(century + year, month, day) for century in (1900, 2000)):
        return Verdict("error", reason=N_("The birth date inside this NIK does not exist."))
    if year <= 26:
        return Verdict("warn", digits, N_("The birth year inside this NIK may be 19xx or 20xx."))
    return Verdict("ok", digits)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def nitku(text: str) -> Verdict:
    """22 digits: the 16-digit NPWP and six for the place of business."""
    digits = digits_of(text)
    if len(digits) != 22:
        return Verdict("error", reason=N_("A NITKU has 22 digits."))
    return Verdict("ok", digits)


def phone(text: str) -> Verdict:
    """National or international; kept as +62…"""
    digits = digits_of(text)
    if digits.startswith("62"):
        digits = digits[2:].removeprefix("0")
    elif digits.startswith("0"):
        digits = digits[1:]
    else:
        return Verdict("error", reason=N_("A phone number begins with 0 or +62."))
    shortest, longest = (9, 12) if digits.startswith("8") else (7, 11)
    if not shortest <= len(digits) <= longest:
        return Verdict("error", reason=N_("This phone number has the wrong length."))
    return Verdict("ok", f"+62{digits}")


def postal_code(text: str) -> Verdict:
    """Five digits, the first not 0."""
    if not re.fullmatch(r"[1-9]\d{4}", text.strip()):
        return Verdict(
            "error", reason=N_("A postal code has five digits and does not begin with 0.")
        )
    return Verdict("ok", text.strip())


def _problems(field: str, verdict: Verdict) -> list[Problem]:
    if verdict.verdict == "ok":
        return []
    return [Problem(field, verdict.reason, blocking=verdict.verdict == "error")]


def npwp_problems(text: str) -> list[Problem]:
    return _problems("npwp", npwp(text))


def nik_problems(text: str) -> list[Problem]:
    return _problems("nik", nik(text))
