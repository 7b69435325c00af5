"""Version 2: goods that are only worth more or less."""

from __future__ import annotations

STATEMENTS: tuple[str, ...] = (
    'ALTER TABLE "stock_move" ADD COLUMN "revalued_move_id" INTEGER REFERENCES "stock_move" ("id")',
    "CREATE INDEX stock_move_revalued ON stock_move (revalued_move_id)"
    " WHERE revalued_move_id IS NOT NULL",
)
