"""Where the program keeps what is not a company: settings, logs, and the demo's home.

``BACK_OFFICE_HOME`` moves all of it into one folder (a stick to carry, a test's own desk).
"""

from __future__ import annotations

import os
from pathlib import Path

from app.kernel.errors import FileProblem
from app.kernel.text import N_

NAME = "Back Office"
COMPANY_SUFFIX = ".boffice"
BACKUP_SUFFIX = ".bobackup"


def _place(kind: str) -> Path:
    home = os.environ.get("BACK_OFFICE_HOME", "")
    if home:
        folder = Path(home) / kind
    else:
        import platformdirs

        folder = Path(getattr(platformdirs, f"user_{kind}_dir")(NAME, appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileProblem(
            N_("The folder {folder} cannot be made: {reason}."),
            folder=folder,
            reason=error.strerror or str(error),
            kept=N_("Your companies are not affected."),
            remedy=N_("Allow yourself to write there, or free some space on the disk."),
        ) from error
    return folder


def settings_file() -> Path:
    """The settings of this person on this computer."""
    return _place("config") / "settings.ini"


def log_folder() -> Path:
    return _place("log")


def data_folder() -> Path:
    """Where the demo company lives."""
    return _place("data")


def demo_file() -> Path:
    return data_folder() / f"lentera{COMPANY_SUFFIX}"


def companies_folder() -> Path:
    """The folder proposed for new companies; it is made when the first one is."""
    home = os.environ.get("BACK_OFFICE_HOME", "")
    if home:
        return Path(home) / "companies"
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / NAME
