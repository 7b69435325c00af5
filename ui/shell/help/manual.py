"""The pages of the manual: one Markdown file each in ``resources/manual/<language>/``, found by screen.

A page begins with lines "name: value" up to the first empty line::

    title: Invoices
    shows: sales.invoices sales-invoice
    order: 10

``shows`` are the screens it explains: "department.section", a kind of document, "report", or the name of a
special screen ("login"). The file's name up to its first dash is its chapter; the page of exactly that name
("sales.md") opens the chapter, and its ``order`` places the chapter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ui.kit import resources

FIRST = "start"
EXCERPT = 90  # characters of a hit


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``body`` is Markdown without its title."""

    name: str
    title: str
    shows: frozenset[str]
    order: int
    body: str

    @property
    def chapter(self) -> str:
        return self.name.partition("-")[0]

    @property
    def opens_chapter(self) -> bool:
        return self.name == self.chapter


@dataclass(frozen=True, slots=True)
class Hit:
    """A page in which all words were found, and the words around the first."""

    page: Page
    excerpt: str


def folder(language: str) -> Path:
    """Where the pages of a language are."""
    return resources.path("manual", language)


def picture(language: str, name: str) -> Path:
    """The file of a picture that a page names as ``pictures/<name>``."""
    return resources.path("manual", "pictures", language, name)


@cache
def pages(language: str) -> dict[str, Page]:
    """All pages by name, in the order of the contents."""
    found = [_read(path) for path in sorted(folder(language).glob("*.md"))]
    places = {page.name: page.order for page in found}
    found.sort(
        key=lambda p: (places.get(p.chapter, 0), p.chapter, not p.opens_chapter, p.order, p.title)
    )
    return {page.name: page for page in found}


def _read(path: Path) -> Page:
    head, _gap, body = path.read_text("utf-8").partition("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    shows = frozenset(told.get("shows", "").split())
    return Page(path.stem, told["title"], shows, int(told.get("order", "0")), body)


def page_for(language: str, *screens: str) -> Page:
    """The page of the first screen that has one; a screen without one falls back to its chapter."""
    known = pages(language)
    families = [screen.partition(".")[0] for screen in screens]
    for screen in (*screens, *families):
        for page in known.values():
            if screen in page.shows:
                return page
    for family in families:
        if family in known:
            return known[family]
    return known[FIRST]


def search(language: str, asked: str) -> list[Hit]:
    """Pages that hold every word asked for: those with them in the title first, then where they stand most."""
    words = asked.casefold().split()
    if not words:
        return []
    found = [
        Hit(page, _excerpt(page, words[0]))
        for page in pages(language).values()
        if all(word in f"{page.title}\n{page.body}".casefold() for word in words)
    ]
    found.sort(key=lambda hit: _place(hit.page, words))
    return found


def _place(page: Page, words: list[str]) -> tuple[bool, int]:
    titled = all(word in page.title.casefold() for word in words)
    body = page.body.casefold()
    return not titled, -sum(body.count(word) for word in words)


def _excerpt(page: Page, word: str) -> str:
    plain = " ".join(page.body.replace("*", "").replace("#", "").replace("`", "").split())
    at = max(0, plain.casefold().find(word) - EXCERPT // 3)
    return ("… " if at else "") + plain[at : at + EXCERPT].strip() + " …"
