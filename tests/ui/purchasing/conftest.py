"""The same shop that sales are tried in."""

from __future__ import annotations

from tests.ui.sales.conftest import shop

__all__ = ["shop"]
