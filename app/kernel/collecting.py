"""When Python looks for cycles: not amid work that makes very much and drops little."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Leaves collecting for afterwards; until then every look would walk all that was made so far."""
    due = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if due:
            gc.enable()
