"""What this person opened lately in this company: kept with their settings, newest first."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QObject, Signal

from app import finding
from app.access.session import Session
from app.finding import Hit
from ui.shell.settings import Settings

KEPT = 20


class Recents(QObject):
    """Kinds and ids; ``hits`` words them as they are now."""

    changed = Signal()

    def __init__(self, settings: Settings, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._settings, self._session = settings, session
        company = hashlib.sha256(str(session.path).encode()).hexdigest()[:12]
        self._key = f"opened/{company}/{session.user.name}"

    def things(self) -> list[tuple[str, int]]:
        """Kind and id of what was opened, newest first."""
        kept = self._settings.get(self._key, [])
        written = [kept] if isinstance(kept, str) else kept or []
        pairs = [str(each).rpartition(":") for each in written]
        return [(kind, int(number)) for kind, _colon, number in pairs if number.isdigit()]

    def note(self, kind: str, id: int) -> None:
        """Puts a document at the head of the list."""
        others = [thing for thing in self.things() if thing != (kind, id)]
        things = [(kind, id), *others][:KEPT]
        self._settings.keep(self._key, [f"{kind}:{number}" for kind, number in things])
        self.changed.emit()

    def hits(self, most: int = KEPT) -> list[Hit]:
        """What is still there and this person may see; reads the company, so ask in the background."""
        return finding.of(self._session, self.things())[:most]
