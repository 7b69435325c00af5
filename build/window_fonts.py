"""The window's own typeface as Qt draws it best: Inter in four plain weights, cut from its variable file.

Qt draws the variable file's semibold as regular, and its equal-width digits ("tnum") widen hyphens and spaces
too. The cuts are written beside the package's file, inside the environment, and are carried by a package of
the program from there. Needs fontTools; run as a module by build/environment.py after an installation.
"""

from __future__ import annotations

from pathlib import Path

WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}
OPTICAL_SIZE = 14
RANGES = (
    (0x20, 0x17F),
    (0x2B9, 0x2DD),
    (0x2010, 0x2044),
    (0x2070, 0x20BF),
    (0x2190, 0x2199),
    (0x2212, 0x2265),
)
FEATURES = ("calt", "case", "frac", "kern", "mark", "mkmk", "tnum", "locl", "subs", "sups")
DIGITS = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
}  # fmt: skip


def folder() -> Path:
    """Where the cuts stand."""
    import fontpkg_inter

    return Path(fontpkg_inter.ROOT) / "files" / "static"


def cut() -> list[Path]:
    """Writes the four cuts, unless they are there; returns them."""
    import fontpkg_inter

    variable = Path(fontpkg_inter.ROOT) / "files" / "Inter[opsz,wght].ttf"
    made = [folder() / f"Inter-{style}.ttf" for style in WEIGHTS]
    if not all(path.is_file() for path in made):
        folder().mkdir(exist_ok=True)
        for path, (style, weight) in zip(made, WEIGHTS.items(), strict=True):
            _cut(variable, style, weight, path)
    return made


def _cut(variable: Path, style: str, weight: int, target: Path) -> None:
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(variable)
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)  # first: what is left is quickly cut
    font = instancer.instantiateVariableFont(font, {"wght": weight, "opsz": OPTICAL_SIZE})
    _only_digits(font)
    _name(font, style, weight)
    partial = target.with_suffix(".partial")
    font.save(partial)
    partial.replace(target)


def _only_digits(font: object) -> None:
    """Equal widths for digits and nothing else."""
    table = font["GSUB"].table  # type: ignore[index]
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for number in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[number].SubTable:
                mapping = getattr(subtable, "ExtSubTable", subtable).mapping
                for glyph in [each for each in mapping if each not in DIGITS]:
                    del mapping[glyph]


def _name(font: object, style: str, weight: int) -> None:
    """One family, four weights: the names by which systems tell them apart."""
    names = font["name"]  # type: ignore[index]
    plain = style in ("Regular", "Bold")
    family = "Inter" if plain else f"Inter {style}"
    for number, words in (
        (1, family),
        (2, style if plain else "Regular"),
        (4, f"Inter {style}"),
        (6, f"Inter-{style}"),
        (16, "Inter"),
        (17, style),
    ):
        names.setName(words, number, 3, 1, 0x409)
    for number in (21, 22, 25):
        names.removeNames(nameID=number)
    font["OS/2"].usWeightClass = weight  # type: ignore[index]
    bold = style == "Bold"
    # bit 7: the line spacing of the typographer; then bold or regular
    font["OS/2"].fsSelection = 0xA0 if bold else 0xC0  # type: ignore[index]
    font["head"].macStyle = 1 if bold else 0  # type: ignore[index]


if __name__ == "__main__":
    cut()
