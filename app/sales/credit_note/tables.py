"""Credit notes in files and on the command line."""

from __future__ import annotations

from app.kernel.text import N_
from app.sales.credit_note.service import SIDE
from app.trade.returns import tables

TABLE = tables.table(SIDE, "credit-notes", N_("Credit notes"))
DOCUMENT = tables.document(SIDE)
