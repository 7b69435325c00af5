"""Debit notes in files and on the command line."""

from __future__ import annotations

from app.kernel.text import N_
from app.purchasing.debit_note.service import SIDE
from app.trade.returns import tables

TABLE = tables.table(SIDE, "debit-notes", N_("Debit notes"))
DOCUMENT = tables.document(SIDE)
