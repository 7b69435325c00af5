"""Every notice of the last 30 days, kept per user and company from start to start."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any, NamedTuple

from app.access.session import Session
from ui.kit.manifest import NoticeAction
from ui.shell.settings import Settings, of_person_and_company

ICONS = {
    "success": ("ph.check-circle-fill", "ok"),
    "info": ("ph.info", "info"),
    "warning": ("ph.warning-fill", "warn"),
    "error": ("ph.x-circle-fill", "danger"),
}
KEPT_DAYS = 30
KEPT_MOST = 200


class Notice(NamedTuple):
    """What was told, when; its acts are gone after a restart."""

    tone: str
    title: str
    detail: str
    actions: tuple[NoticeAction, ...]
    at: dt.datetime
    read: bool = False

    def fields(self) -> dict[str, Any]:
        return {
            "tone": self.tone,
            "title": self.title,
            "detail": self.detail,
            "at": self.at.isoformat(),
            "read": self.read,
        }

    @classmethod
    def of_fields(cls, fields: Any) -> Notice:
        """The notice again. Raises ValueError, TypeError or KeyError where the values are damaged."""
        tone = fields["tone"] if fields["tone"] in ICONS else "info"
        at = dt.datetime.fromisoformat(fields["at"])
        return cls(tone, str(fields["title"]), str(fields["detail"]), (), at, bool(fields["read"]))


class NoticeBook:
    """The notices of one person in one company, the newest first."""

    def __init__(self, settings: Settings, session: Session) -> None:
        self._settings, self._clock = settings, session.clock
        self._key = of_person_and_company("notices", session)
        self.notices = self._recent(self._read())

    def _read(self) -> list[Notice]:
        """What is kept; a damaged list begins anew."""
        try:
            kept = json.loads(str(self._settings.get(self._key, "[]")))
            return [Notice.of_fields(fields) for fields in kept]
        except (ValueError, TypeError, KeyError):
            return []

    def _recent(self, notices: list[Notice]) -> list[Notice]:
        oldest = self._clock.now() - dt.timedelta(days=KEPT_DAYS)
        return [notice for notice in notices if notice.at >= oldest][:KEPT_MOST]

    def _keep(self, notices: list[Notice]) -> None:
        self.notices = self._recent(notices)
        fields = [notice.fields() for notice in self.notices]
        self._settings.keep(self._key, json.dumps(fields))

    def add(self, tone: str, title: str, detail: str, actions: tuple[NoticeAction, ...]) -> Notice:
        notice = Notice(tone, title, detail, actions, self._clock.now())
        self._keep([notice, *self.notices])
        return notice

    @property
    def unread(self) -> int:
        return sum(not notice.read for notice in self.notices)

    def mark_read(self) -> None:
        """All of them."""
        self._keep([notice._replace(read=True) for notice in self.notices])
