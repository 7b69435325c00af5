"""E-mail addresses as people type them."""

from __future__ import annotations

import re

from app.kernel.errors import Refused
from app.kernel.problems import Problem
from app.kernel.text import N_

BETWEEN = re.compile(r"[,;\s]+")
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
MOST = 50


def is_address(text: str) -> bool:
    """Whether a text is one address, with a full domain and in plain letters."""
    return len(text) <= 254 and ADDRESS.fullmatch(text) is not None


def read(text: str, field: str = "to") -> tuple[str, ...]:
    """The addresses of a text, each once; a comma, semicolon or space stands between two.

    Raises Refused where there is none, one is no address, or there are more than MOST.
    """
    found = tuple(dict.fromkeys(part for part in BETWEEN.split(text) if part))
    if not found:
        raise Refused([Problem(field, N_("The e-mail address is missing."))])
    wrong = [each for each in found if not is_address(each)]
    if wrong:
        sentence = N_("{address} is no e-mail address.")
        raise Refused([Problem(field, sentence, {"address": wrong[0]})])
    if len(found) > MOST:
        raise Refused([Problem(field, N_("At most {most} addresses."), {"most": MOST})])
    return found
