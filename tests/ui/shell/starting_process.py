"""A cold start to the list of invoices: prints the modules it loaded, and the sources it read."""

from __future__ import annotations

import linecache
import sys
from pathlib import Path


def run(company: Path, settings: Path) -> None:
    """As main.py does it, until the list is on the screen; this module loads nothing itself."""
    from app.kernel.clock import SystemClock
    from ui.kit.table import DataTable
    from ui.shell import start
    from ui.shell.settings import Settings

    application = start.application_of(sys.argv[:1])
    program = start.Program(application, SystemClock(), Settings(settings))
    program.begin(company)
    window = program.window
    assert window is not None and hasattr(window, "open_section")
    window.open_section("sales", "invoices")
    table = window.findChild(DataTable)
    table.view.viewport().repaint()
    assert table.view.isVisible() or table.model.count() == 0
    loaded = dict(sys.modules)
    print(*(name for name, module in loaded.items() if not hasattr(module, "__path__")))
    print(*(name for name in linecache.cache if name.startswith(str(Path.cwd() / "ui"))))


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
