"""What every table of masters does with a key that exists already."""

from __future__ import annotations

from app.kernel.errors import NumberTaken
from app.kernel.text import N_


def require_new(code: str, known: object, update: bool) -> None:
    """Raises NumberTaken for a known key, unless the rows may change what is there."""
    if known is not None and not update:
        raise NumberTaken(
            N_("The code {code} already exists."),
            code=code,
            remedy=N_("Leave the row out, or import with update to change it."),
        )
