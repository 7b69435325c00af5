"""Files that tables are written to: empty ones to fill in, whole ones, and the rows that were refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.exchange import exporting
from app.exchange.table import Table
from app.kernel.text import _
from ui.kit import saving
from ui.kit.actions import guarded
from ui.kit.manifest import Context

KIND = "table"  # of files: they have a folder of their own


def ask_where(context: Context, parent: QWidget, name: str) -> Path | None:
    """Where to save a table. None where the person gave up."""
    return saving.ask_path(context, parent, KIND, name, saving.TABLES)


def save_template(context: Context, parent: QWidget, table: Table) -> None:
    """An empty table with the right columns and an example."""
    path = ask_where(context, parent, f"{table.key}.xlsx")
    if path is not None:
        write_and_tell(context, path, lambda: exporting.template(table, path))


def write_and_tell(context: Context, path: Path, write: Callable[[], object]) -> None:
    """Writes a file, and says where it is."""
    if guarded(context, write):
        saving.tell_saved(context, _("{name} is saved", name=path.name), path)
