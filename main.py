"""Back Office: a verb goes to the command line (Qt is never imported), anything else opens the window."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str]) -> int:
    """Runs what was asked for; the exit status for the shell."""
    first = arguments[0] if arguments else ""
    if first == "--version":
        from app import VERSION

        print(f"Back Office {VERSION}")
        return 0
    if first == "--self-test":
        from ui.shell import self_test

        return self_test.main()
    if first and not opens_a_window(first):
        from app.cli.main import main as run_verb

        return run_verb(list(arguments))
    gc.disable()  # a start makes much and drops little; the window that stands turns it on again
    from ui.shell import start

    gc.freeze()  # modules stay for good: no later collection walks them
    return start.main(arguments)


def opens_a_window(first: str) -> bool:
    """Whether the first word is an option of the window or a company file, not a verb."""
    return first in ("--demo", "--today", "--language") or first.endswith(".boffice")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
