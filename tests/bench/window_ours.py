"""One cold start of the program, as main.py does it: a company and its list of sales invoices."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path


def main(company: Path, settings: Path) -> int:
    """``python -m tests.bench.window_ours FILE SETTINGS``"""
    gc.disable()
    from app.kernel.clock import SystemClock
    from tests.bench.painted import give_up_in_time, tell_when_painted
    from ui.shell import start
    from ui.shell.settings import Settings

    gc.freeze()
    give_up_in_time()
    application = start.application_of(sys.argv[:1])
    program = start.Program(application, SystemClock(), Settings(settings))
    program.begin(company)
    window = program.window
    assert window is not None and hasattr(window, "open_section")
    window.open_section("sales", "invoices")
    timer = tell_when_painted(application, lambda: program.window)
    status = application.exec()
    timer.stop()
    sys.stdout.flush()
    os._exit(status)  # what closing costs is not asked here


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
