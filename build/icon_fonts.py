"""The icon fonts as a package carries them: only the icons that the program names, of the thousands there are."""

from __future__ import annotations

import json
import logging
import re
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from build.modules import ROOT, folder_of
from ui.kit import icons

NAMED = re.compile(r"""["'](\w+)\.([a-z0-9-]+)["']""")


def named(root: Path = ROOT) -> dict[str, set[str]]:
    """The icons that stand in the source, by the font they are of."""
    found: dict[str, set[str]] = {prefix: set() for prefix in icons.FILES}
    for folder in ("app", "ui"):
        for path in (root / folder).rglob("*.py"):
            for prefix, name in NAMED.findall(path.read_text("utf-8")):
                if prefix in found:
                    found[prefix].add(name)
    return found


def cut(into: Path) -> list[Path]:
    """Writes each font and its map with these icons alone, under their own names; returns the files."""
    logging.getLogger("fontTools").setLevel(logging.WARNING)
    into.mkdir(parents=True, exist_ok=True)
    made = []
    source = folder_of("qtawesome") / "fonts"
    for prefix, names in named().items():
        font, charmap = icons.FILES[prefix]
        letters = json.loads((source / charmap).read_text("utf-8"))
        kept = {name: letters[name] for name in sorted(names) if name in letters}
        (into / charmap).write_text(json.dumps(kept), "utf-8")
        _cut(source / font, [int(letter, 16) for letter in kept.values()], into / font)
        made += [into / font, into / charmap]
    return made


def _cut(source: Path, letters: list[int], target: Path) -> None:
    font = TTFont(source)
    options = subset.Options()
    options.name_IDs = ["*"]
    options.recalc_bounds = False  # icons are centred by the height of the whole font
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.save(target)
