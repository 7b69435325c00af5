"""What a department tells the window about itself: its sections, documents and acts.

``ui/<department>/panels.py`` holds one ``PANELS = DepartmentPanels(…)``. It imports no widget: pieces are
named as ``"module:attribute"`` (or handed in as callables) and loaded when they are first shown, so that
the window starts fast. ``ui/departments.py`` lists the departments; the shell makes docks, rail, menus,
"Baru" and the palette from them.

A section's widget may offer (all optional, found by name):

``refresh()``                  read the data again (F5, and after changes made elsewhere)
``retranslate()``              word itself again after a switch of language
``new()``                      Ctrl+N in this section
``focus_search()``             Ctrl+F
``path_changed: Signal(str)``  the muted path in the title bar ("Stok per 23 Nov 2026")

A document's widget may offer, beside these:

``title() -> str``                    of its tab: the number, or "Draf"
``title_changed: Signal()``           the title or the modified mark changed
``is_modified() -> bool``             "•" in the tab; closing asks
``may_close() -> bool``               asks the person; False keeps the tab
``close_requested: Signal()``         the document wants its tab closed
``document_key() -> tuple[str, int | None]``   kind and id, so that it opens once
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from app.kernel.department import load

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.access import Session
    from app.kernel.progress import Progress


class NoticeAction(NamedTuple):
    """A button in a notice: translated text and what it does."""

    text: str
    act: Callable[[], None]


class Context(Protocol):
    """What the window lends to a panel. Panels know nothing else of the window."""

    session: Session

    @property
    def window(self) -> QWidget:
        """The parent for dialogs."""
        ...

    def open_document(self, kind: str, id: int | None = None, **values: Any) -> None:
        """Opens the document as a tab of its department's dock; None begins a new one.

        ``values`` go to the document's ``make`` (for instance ``customer_id=7``).
        """
        ...

    def open_section(self, department: str, section: str = "", **filters: Any) -> None:
        """Shows a section; ``filters`` go to its ``apply_filters(**filters)`` where it has one."""
        ...

    def open_company(self, path: Path) -> None:
        """Opens another company in place of this one, as the company menu does."""
        ...

    def run(
        self,
        title: str,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], None] | None = None,
        on_failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Does long ``work`` off the main thread; the status bar shows it, with cancel.

        Callbacks arrive in the main thread. Without ``on_failed`` the error policy applies: silence for
        Cancelled, three facts for UserError, the crash dialog for the rest.
        """
        ...

    def notify(
        self, tone: str, title: str, detail: str = "", actions: tuple[NoticeAction, ...] = ()
    ) -> None:
        """A toast for finished background work; tone is "success", "warning", "error" or "info"."""
        ...

    def show_error(self, error: BaseException) -> None:
        """The error policy, for whoever caught something to be told to the person."""
        ...

    def on_change(self, widget: QWidget, kinds: tuple[str, ...], act: Callable[[], None]) -> None:
        """Calls ``act`` (main thread, once per change) when any of ``kinds`` changed, while widget lives.

        ``kinds`` are what services touch ("sales-invoice", "stock", "ledger", …); () means all.
        """
        ...

    def setting(self, key: str, default: Any = None) -> Any:
        """A setting of this person's window (column widths, splitters), kept between starts."""
        ...

    def keep_setting(self, key: str, value: Any) -> None: ...


Maker = str | Callable[..., "QWidget"]
"""``make(context, …) -> QWidget``, or where to find it as "module:attribute"."""


def made(maker: Maker, *arguments: Any, **values: Any) -> QWidget:
    """The widget that ``maker`` makes; loads its module if it is only named."""
    widget: QWidget = called(maker)(*arguments, **values)
    return widget


def called(function: str | Callable[..., Any]) -> Callable[..., Any]:
    """A function of a manifest, loaded if it is only named."""
    return load(function) if isinstance(function, str) else function


@dataclass(frozen=True, slots=True)
class Section:
    """One tab of a department's dock. ``make(context)``; ``count(session)`` fills the pill (None hides).

    title is marked with N_. ``permission`` hides the section from who lacks it. ``report`` names the report
    it shows: the menu of reports leads here instead of opening a tab of its own. ``finds`` names the kinds
    of found things that have no document: they are shown in this list.
    """

    key: str
    title: str
    make: Maker
    count: str | Callable[[Session], int | None] | None = None
    permission: str = ""
    icon: str = ""
    report: str = ""
    finds: tuple[str, ...] = ()


class DocumentPanel(NamedTuple):
    """A kind of document that opens as a tab: ``make(context, id, **values)``, id None for a new one."""

    kind: str
    title: str
    make: Maker
    section: str
    permission: str = ""


class Action(NamedTuple):
    """An act of the "Transaksi" menu, of "Baru" or of the palette, declared once.

    key: stable ("sales.invoice.new"). text: marked, with its verb. ``run(context)``, or, with ``opens``
    naming a document kind, a new document of it. ``new`` puts it under "Baru". ``about`` is a kind of
    party it can begin with: the palette then offers ``about_text`` ("New invoice for {name}"), and the
    document's ``about_value`` gets the party's code.
    """

    key: str
    text: str
    icon: str = ""
    opens: str = ""
    run: str | Callable[[Context], None] | None = None
    shortcut: str = ""
    permission: str = ""
    new: bool = False
    about: str = ""
    about_text: str = ""
    about_value: str = ""


class DepartmentPanels(NamedTuple):
    """A department's twin in the window.

    title and icon are those of the rail; ``badge(session)`` counts what waits for this person and words
    it: ``(4, "4 faktur lewat jatuh tempo")`` or None. Without ``permission`` nothing of it is there.
    """

    key: str
    title: str
    icon: str
    sections: tuple[Section, ...]
    documents: tuple[DocumentPanel, ...] = ()
    actions: tuple[Action, ...] = ()
    badge: str | Callable[[Session], tuple[int, str] | None] | None = None
    permission: str = ""

    def section(self, key: str) -> Section:
        """The section of that key; the first where there is none."""
        return next((section for section in self.sections if section.key == key), self.sections[0])

    def allowed(self, session: Session) -> tuple[Section, ...]:
        """The sections that this person may see."""
        if self.permission and not session.may(self.permission):
            return ()
        return tuple(s for s in self.sections if not s.permission or session.may(s.permission))
