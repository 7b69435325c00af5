"""The session: a person at an open company, through which everything is asked and done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app import store
from app.access import company
from app.access.users import Person
from app.kernel import desk
from app.kernel.clock import Clock
from app.kernel.errors import FileProblem, NotAllowed
from app.kernel.events import Changes
from app.kernel.period import Period, of_date
from app.kernel.text import N_
from app.store.lock import Holder

ONLY_LOOKS = ("view", "report", "make")  # the last words of permissions that change no books


def _changes(permission: str) -> bool:
    return permission.rpartition(".")[2] not in ONLY_LOOKS


class Session:
    """One person in one company. ``read_only`` sessions may report and preview, never change."""

    def __init__(
        self,
        path: Path,
        user: Person,
        clock: Clock,
        *,
        read_only: bool = False,
        holder: Holder | None = None,
    ) -> None:
        self.path, self.user, self.clock = path, user, clock
        self.read_only, self.holder = read_only, holder
        self.changed = False
        self._month: Period | None = None
        self._listeners: list[Callable[[Changes], None]] = []

    @property
    def company(self) -> company.CompanyProfile:
        return company.profile()

    def today(self) -> dt.date:
        return self.clock.today()

    @property
    def month(self) -> Period:
        """The month this person works in: today's until they choose another."""
        return self._month or of_date(self.today())

    def work_in(self, month: Period) -> None:
        """Another month to look at; nothing in the books changes."""
        self._month = month

    def may(self, permission: str) -> bool:
        """Whether this person may do it here: where the file is open read-only, nothing that changes it."""
        return self.user.may(permission) and not (self.read_only and _changes(permission))

    def require(self, permission: str) -> None:
        """Raises NotAllowed where the person lacks this permission."""
        if not self.user.may(permission):
            raise NotAllowed(desk.MISSING, user=self.user.name, permission=permission)

    @contextmanager
    def work(self) -> Iterator[store.Work]:
        """One change, kept whole or not at all."""
        if self.read_only:
            raise FileProblem(
                N_("This company is open read-only, so nothing can be changed."),
                remedy=N_("Close it where it is being changed, then open it again."),
            )
        with store.work(self.user.name, self.clock, self._announce) as work:
            yield work

    def subscribe(self, listener: Callable[[Changes], None]) -> Callable[[], None]:
        """Calls ``listener`` after every change, on the thread that made it; returns how to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def _announce(self, changes: Changes) -> None:
        self.changed = True
        for listener in list(self._listeners):
            listener(changes)
