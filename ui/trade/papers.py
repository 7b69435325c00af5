"""Documents in the print preview; what is posted is logged when it goes to the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from app.kernel.lifecycle import DRAFT, VOID
from app.kernel.text import N_, _
from app.printing import issue
from ui.kit.batch_print import Batch, BatchDialog, BatchPaper
from ui.kit.manifest import Context
from ui.kit.print_choices import remembered
from ui.kit.print_preview import Previewed, PreviewOptions, PrintPreview
from ui.kit.printings import logged, noted
from ui.kit.status import draft_of
from ui.trade import lists, mail_acts

LANGUAGES = ("", "id", "en")
LOGO = ("logo", N_("Logo"))
CODES = ("codes", N_("Item codes"))


def print_many(
    context: Context, kind: str, title: str, rows: Sequence[Any], pdf: Callable[..., bytes]
) -> BatchDialog:
    """Asks where the papers go, all of them at once; each looks as one was last printed."""
    session, usual = context.session, remembered(context, kind)
    papers = [
        BatchPaper(
            row.number or _("Draft {id}", id=row.id),
            partial(pdf, session, row.id, page=usual.paper, without=usual.without),
            noted(session, kind, row.id, issue.mark_of(lists.key_of(row.state))),
        )
        for row in rows
    ]
    dialog = BatchDialog(context, Batch(title, kind, papers, partial(issue.require_log, session)))
    dialog.open()
    return dialog


def preview(
    context: Context,
    kind: str,
    document: str,
    view: Any,
    pdf: Callable[..., bytes],
    **choices: Any,
) -> PrintPreview:
    """Opens the preview of a document, draft or posted. ``document``: what it is called, worded."""
    name = f"{document} {view.number}" if view.number else draft_of(document)
    session = context.session

    def draw(options: PreviewOptions) -> bytes:
        return pdf(
            session,
            view.id,
            page=options.paper,
            language=options.language,
            without=options.without,
        )

    shown = Previewed(
        title=name,
        document=document,
        file_name=f"{(view.number or name).replace('/', '-')}.pdf",
        make=draw,
        context=context,
        kind=kind,
        languages=LANGUAGES,
        letterhead=True,
        send=_sender(context, kind, view),
        **choices,
    )
    mark = issue.mark_of(view.standing)
    preview = PrintPreview(logged(shown, session, kind, view.id, mark), context.window)
    preview.open()
    return preview


def _sender(context: Context, kind: str, view: Any) -> Callable[[], None] | None:
    """What opens the letter of a posted document; None for another, or where it may not be sent."""
    if view.standing in (DRAFT, VOID) or not mail_acts.may_send(context, kind):
        return None
    return partial(mail_acts.send, context, kind, view.id)
