"""What is found of master data that several departments know. Imports nothing heavy."""

from __future__ import annotations

from app.kernel.department import Indexed

PARTIES = Indexed(1, "party", ("code", "name", "city", "contact", "phone", "npwp"))
