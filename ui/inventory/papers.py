"""Inventory sheet, stock card and count sheet in the print preview; lists as files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.kernel.columns import Column
from app.kernel.text import _
from ui.kit import saving
from ui.kit.manifest import Context
from ui.kit.print_preview import Previewed, PreviewOptions, PrintPreview


def preview(
    context: Context, kind: str, document: str, name: str, draw: Callable[[PreviewOptions], bytes]
) -> PrintPreview:
    """Opens the preview of a paper; ``draw`` makes its PDF."""
    title = f"{document} {name}".strip()
    shown = Previewed(
        title=title,
        document=document,
        file_name=f"{title.replace('/', '-')}.pdf",
        make=draw,
        context=context,
        kind=kind,
    )
    made = PrintPreview(shown, context.window)
    made.open()
    return made


def export_rows(
    context: Context, title: str, columns: Sequence[Column], rows: Iterable[Any]
) -> None:
    """Saves rows as a table with these columns."""
    from app.exchange import files

    path = saving.ask_path(context, context.window, "list", f"{title}.xlsx", saving.TABLES)
    if path is None:
        return

    def write(_progress: object) -> None:
        values = ({column.key: column.value(row) for column in columns} for row in rows)
        files.write(path, columns, values)

    done = _("{name} is saved", name=path.name)
    context.run(
        _("Exporting the list"), write, lambda _done: saving.tell_saved(context, done, path)
    )


def preview_sheet(context: Context, warehouse: str = "") -> PrintPreview:
    """The inventory sheet of today, of one warehouse or all."""
    from app.inventory.sheet import printed
    from app.kernel import formats

    session = context.session
    today = session.today()
    return preview(
        context,
        "inventory-sheet",
        _("Inventory sheet"),
        formats.date_medium(today),
        lambda _options: printed.pdf(session, today, warehouse=warehouse),
    )


def preview_count(context: Context, count_id: int, name: str) -> PrintPreview:
    """The blind sheet of a count."""
    from app.inventory.count import printed

    return preview(
        context,
        "count-sheet",
        _("Count sheet"),
        name,
        lambda _options: printed.pdf(context.session, count_id),
    )
