"""What distinguishes one list from another: a ``ListSpec`` for ``ListPanel``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from app.kernel.text import N_
from ui.kit.actions import Act
from ui.kit.filters import Filter
from ui.kit.inspector import Facts
from ui.kit.manifest import Context
from ui.kit.table import ColumnStyle, Grouping


class Empty(NamedTuple):
    """What stands there before there is anything: icon, marked title and text, the button's verb."""

    icon: str
    title: str
    text: str
    verb: str = ""


class NewAct(NamedTuple):
    """The "+ Faktur" button: marked noun, ``run(context)``, permission. primary: filled."""

    text: str
    run: Callable[[Context], object]
    permission: str = ""
    primary: bool = True
    icon: str = "ph.plus"


class ListSpec(NamedTuple):
    """All that distinguishes one list from another. Texts are marked.

    listing(session): has ``columns`` and ``window(ListQuery)``. nouns: singular and plural of the
    footer. kinds: which changes refresh it. open(context, row): Enter. links: column key to
    ``(context, row)``. inspector(context, row): Facts or None. hidden: columns put away at first.
    print(context, window): the button is absent without it.
    """

    key: str
    listing: Callable[[Any], Any]
    nouns: tuple[str, str]
    kinds: tuple[str, ...] = ()
    open: Callable[[Context, Any], object] | None = None
    new: NewAct | None = None
    acts: Sequence[Act] = ()
    filters: Sequence[Filter] = ()
    inspector: Callable[[Context, Any], Facts | None] | None = None
    empty: Empty = Empty("ph.tray", N_("Nothing here yet"), "")
    search_hint: str = N_("Search")
    search_icon: str = "ph.magnifying-glass"
    counted_words: str = N_("{count} counted")
    styles: Mapping[str, ColumnStyle] = MappingProxyType({})
    row_style: Callable[[Any], str] | None = None
    grouping: Grouping | None = None
    grouping_words: str = N_("By status")
    grouped_at_first: bool = False
    links: Mapping[str, Callable[[Context, Any], object]] = MappingProxyType({})
    hidden: tuple[str, ...] = ()
    print: Callable[[Context, Any], object] | None = None
