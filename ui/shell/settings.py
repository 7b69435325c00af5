"""What a person chose for their window: theme, language, zoom, layout, recent companies.

Company settings live in the company file; the two never mix.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from app.access.session import Session
from app.kernel.errors import FileProblem
from app.kernel.text import N_
from ui.kit.theme import ZOOMS

RECENT_KEPT = 8
THEMES = (("system", N_("As the system")), ("light", N_("Light")), ("dark", N_("Dark")))
DENSITIES = (("compact", N_("Compact")), ("normal", N_("Normal")), ("roomy", N_("Roomy")))
LANGUAGES = (("id", "Bahasa Indonesia"), ("en", "English"))
SIZES = tuple((zoom, f"{round(zoom * 100)} %") for zoom in ZOOMS)


def unwritten(settings: Settings) -> FileProblem:
    """What is said where the settings cannot be put on the disk."""
    return FileProblem(
        N_("Your settings cannot be written to {file}."),
        file=settings.file,
        kept=N_(
            "Your companies are not affected; what you arranged is forgotten when the program ends."
        ),
        remedy=N_("Free some space on the disk, or allow yourself to write there."),
    )


def of_person_and_company(what: str, session: Session) -> str:
    """The key of what is kept for one person in one company; files of the same name stay apart."""
    company = hashlib.sha256(str(session.path).encode()).hexdigest()[:16]
    return f"{what}/{company}/{session.user.name}"


class Settings:
    """A thin, typed face of one settings file."""

    def __init__(self, path: Path) -> None:
        self.file = path
        self.damaged = ""
        self._store = self._opened()
        self.writable = self._store.isWritable()

    def _opened(self) -> QSettings:
        """The store; a file that cannot be read is put aside, and ``damaged`` says where."""
        store = QSettings(str(self.file), QSettings.Format.IniFormat)
        if store.status() == QSettings.Status.NoError:
            return store
        del store
        aside = self.file.with_name(f"{self.file.name}.damaged")
        self.damaged = str(aside)
        os.replace(self.file, aside)
        return QSettings(str(self.file), QSettings.Format.IniFormat)

    def get(self, key: str, default: Any = None) -> Any:
        value = self._store.value(key, default)
        return default if value is None else value

    def texts(self, key: str) -> list[str]:
        """A kept list; the file holds one of a single text as that text."""
        kept = self.get(key, [])
        return [kept] if isinstance(kept, str) else [str(each) for each in kept]

    def keep(self, key: str, value: Any) -> None:
        self._store.setValue(key, value)

    def forget(self, key: str) -> None:
        self._store.remove(key)

    def write(self) -> bool:
        """Puts everything on disk now; False where it cannot be written."""
        self._store.sync()
        return self._store.status() == QSettings.Status.NoError

    @property
    def theme(self) -> str:
        """ "system", "light" or "dark"."""
        return self._one_of("theme", THEMES, "system")

    @property
    def language(self) -> str:
        return self._one_of("language", LANGUAGES, "id")

    @property
    def density(self) -> str:
        """How high table rows are: "compact", "normal" or "roomy"."""
        return self._one_of("density", DENSITIES, "normal")

    @property
    def zoom(self) -> float:
        """One of ``ZOOMS``."""
        try:
            value = float(self.get("zoom", 1.0))
        except (TypeError, ValueError):
            return 1.0
        return value if value in ZOOMS else 1.0

    @property
    def recent(self) -> list[Path]:
        """Companies opened lately, newest first."""
        return [Path(path) for path in self.texts("recent")]

    def remember(self, path: Path) -> None:
        """Puts a company at the head of the recent ones."""
        others = [known for known in self.recent if known != path]
        self.keep("recent", [str(p) for p in [path, *others][:RECENT_KEPT]])

    def keys(self, user: str) -> dict[str, str]:
        """The keys a person changed, by usual key."""
        kept = self.get(f"keys/{user}", "{}")
        try:
            found = json.loads(str(kept))
        except ValueError:
            return {}
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def keep_keys(self, user: str, chosen: dict[str, str]) -> None:
        self.keep(f"keys/{user}", json.dumps(chosen))

    def blob(self, key: str) -> QByteArray:
        """A kept window state; empty where there is none or it is damaged."""
        value = self.get(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _one_of(self, key: str, choices: tuple[tuple[str, str], ...], default: str) -> str:
        value = str(self.get(key, default))
        return value if value in dict(choices) else default
