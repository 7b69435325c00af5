"""Words: the translation marker and the active language.

Text is marked where it is written (``N_``) and translated where it is shown (``_``). English is the
source; the Indonesian catalogues are ``resources/locale/id/*.po``, read once per language. The language
is a context variable, so a document can be worded in another language than the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("id", "en")
_default = {"language": "id"}
_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)

ENTRY = re.compile(r'^msgid +"(.*)"\s*\nmsgstr +"(.*)"\s*$', re.MULTILINE)
BROKEN = re.compile(r'"[ \t]*\r?\n[ \t]*"')  # where a long text goes on in the next line
LOCALE_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "locale"


def N_(text: str) -> str:  # noqa: N802  (gettext's own name)
    """Marks ``text`` for translation and returns it unchanged."""
    return text


def use_language(code: str) -> None:
    """Sets the language of the whole program."""
    if code not in LANGUAGES:
        raise ValueError(f"no such language: {code}")
    _default["language"] = code


def language() -> str:
    return _spoken.get() or _default["language"]


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Words everything inside the block in ``code``."""
    token = _spoken.set(code)
    try:
        yield
    finally:
        _spoken.reset(token)


def translate(message: str, **values: Any) -> str:
    """The message in the active language with its ``{named}`` places filled."""
    wording = catalogue(language()).get(message, message) if message else ""
    return wording.format(**values) if values else wording


_ = translate


def translate_count(singular: str, plural: str, count: int, **values: Any) -> str:
    """As ``translate``, choosing the English singular or plural; Indonesian words both alike."""
    return translate(singular if count == 1 else plural, count=count, **values)


def is_readable(code: str) -> bool:
    """Whether the files of a language are there and can be read."""
    try:
        return code == "en" or bool(catalogue(code))
    except (OSError, UnicodeDecodeError):
        return False


@cache
def catalogue(code: str) -> dict[str, str]:
    """All translations into ``code``; empty for English, the language of the source."""
    entries: dict[str, str] = {}
    for path in sorted((LOCALE_FOLDER / code).glob("*.po")):
        entries.update(read_catalogue(path.read_text("utf-8")))
    return entries


def read_catalogue(source: str) -> dict[str, str]:
    """The msgid to msgstr pairs of one PO file; untranslated and header entries are left out."""
    pairs = ENTRY.findall(BROKEN.sub("", source))
    return {_unquoted(text): _unquoted(wording) for text, wording in pairs if text and wording}


def _unquoted(text: str) -> str:
    if "\\" not in text:
        return text
    return text.replace("\\\\", "\0").replace('\\"', '"').replace("\\n", "\n").replace("\0", "\\")
