"""Entering a company: straight in where its only user has no password, else by name and password."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app import companies
from app.access.session import Session
from app.kernel.clock import Clock
from app.kernel.errors import NotAllowed
from ui.shell.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def enter(
    path: Path,
    clock: Clock,
    settings: Settings,
    parent: QWidget | None = None,
    *,
    read_only: bool = False,
) -> Session | None:
    """The session, asking for name and password where the company wants them; None if given up."""
    try:
        return companies.open_company(path, clock=clock, read_only=read_only)
    except NotAllowed:
        from ui.shell.login import LoginDialog

        dialog = LoginDialog(path, clock, settings, parent, read_only=read_only)
        dialog.exec()
        return dialog.session
