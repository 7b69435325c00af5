"""Every marked sentence has its Indonesian wording, with the same places to fill."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.kernel import text

ROOT = Path(__file__).resolve().parents[2]
MARKERS = {"N_", "_", "translate", "translate_count"}


@cache
def parsed() -> tuple[tuple[str, ast.Module], ...]:
    """Every file of the program, and what stands in it."""
    files = [path for folder in ("app", "ui") for path in sorted((ROOT / folder).rglob("*.py"))]
    return tuple(
        (str(path.relative_to(ROOT)), ast.parse(path.read_text("utf-8"))) for path in files
    )


def nodes() -> Iterator[tuple[str, ast.AST]]:
    for path, module in parsed():
        for node in ast.walk(module):
            yield path, node


def marked() -> Iterator[tuple[str, str]]:
    """Every literal handed to a marker, with the place it stands."""
    for path, node in nodes():
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name in MARKERS:
            for argument in node.args[: 2 if name == "translate_count" else 1]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value, f"{path}:{node.lineno}"


def places(sentence: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(sentence) if name}


def test_every_marked_sentence_is_worded_in_indonesian():
    catalogue = text.catalogue("id")
    missing = {
        f"{where}: {sentence!r}"
        for sentence, where in marked()
        if sentence and sentence not in catalogue
    }
    assert not missing, "\n".join(sorted(missing))


def literals() -> set[str]:
    """Every string that stands in the program."""
    constants = (node for _path, node in nodes() if isinstance(node, ast.Constant))
    return {node.value for node in constants if isinstance(node.value, str)}


def test_no_wording_is_kept_for_a_sentence_that_is_gone():
    gone = text.catalogue("id").keys() - literals()
    assert not gone, "\n".join(sorted(gone))


def test_translations_fill_the_same_places():
    wrong = [
        f"{source!r} -> {wording!r}"
        for source, wording in text.catalogue("id").items()
        if places(source) != places(wording)
    ]
    assert not wrong, "\n".join(wrong)


def test_one_sentence_is_worded_one_way():
    seen: dict[str, tuple[str, str]] = {}
    wrong = []
    for path in sorted((text.LOCALE_FOLDER / "id").glob("*.po")):
        for source, wording in text.read_catalogue(path.read_text("utf-8")).items():
            earlier = seen.setdefault(source, (wording, path.name))
            if earlier[0] != wording:
                wrong.append(f"{source!r}: {earlier} and {(wording, path.name)}")
    assert not wrong, "\n".join(wrong)
