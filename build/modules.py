"""What a package must carry that nobody imports by name: departments, fonts, and the licences of its parts.

The list of departments and those of the fonts are the program's own, so nothing can work from a clone and be
absent from a package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Never used, but reachable from something that is.
EXCLUDED = (
    "tkinter", "numpy", "pandas", "matplotlib", "scipy", "lxml", "IPython", "pytest", "hypothesis",
    "setuptools", "pip", "mypy", "ruff", "grimp", "babel", "fontTools", "pypdf", "tests",
    "readline", "curses", "ftplib", "xmlrpc", "pydoc_data", "pdb", "doctest", "unittest",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtTest",
    "PySide6.QtSql", "PySide6.QtDesigner", "PySide6.QtUiTools", "PySide6.QtHelp",
)  # fmt: skip
LICENCE = re.compile(r"(licen[cs]e|copying)[^/]*$|/licenses/.*", re.IGNORECASE)


def modules_under(package: str, root: Path = ROOT) -> list[str]:
    """Every module of a package by its full name, sorted; tests left out."""
    found = []
    for path in (root / package).rglob("*.py"):
        parts = list(path.relative_to(root).with_suffix("").parts)
        if parts[-1] == "__init__":
            parts.pop()
        if "tests" not in parts and all(part.isidentifier() for part in parts):
            found.append(".".join(parts))
    return sorted(found)


def hidden_imports(root: Path = ROOT) -> list[str]:
    """All of ``app`` and ``ui``, ReportLab's barcodes, and the packages of fonts: loaded by name."""
    barcodes = [f"reportlab.graphics.barcode.{name}" for name in REPORTLAB_BARCODES]
    lettered = sorted({package for package, _name in text_fonts()})
    return [*modules_under("app", root), *modules_under("ui", root), *barcodes, *lettered]


REPORTLAB_BARCODES = (
    "code39", "code93", "code128", "common", "dmtx", "eanbc", "ecc200datamatrix", "fourstate",
    "lto", "qr", "qrencoder", "usps", "usps4s", "widgets",
)  # fmt: skip


def departments_carried(root: Path = ROOT) -> list[str]:
    """The manifests of every department; raises AssertionError where a package would lack one."""
    from app.departments import NAMES

    carried = set(modules_under("app", root))
    manifests = [f"app.{name}.department" for name in NAMES]
    lacking = [name for name in manifests if name not in carried]
    assert not lacking, f"app.departments names modules that do not exist: {', '.join(lacking)}"
    return manifests


def text_fonts() -> list[tuple[str, str]]:
    """Every font file of paper and window: the package that brings it, and its name there."""
    from app.printing import fonts as on_paper
    from ui.kit import fonts as in_windows

    return [*on_paper.files(), *in_windows.files()]


def fonts() -> list[tuple[str, str]]:
    """The fonts of texts: each file, and its folder in the package."""
    return [
        (str(folder_of(package) / name), str(Path(package, name).parent))
        for package, name in dict.fromkeys(text_fonts())
    ]


def folder_of(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None and spec.submodule_search_locations, f"{package} is not installed"
    return Path(spec.submodule_search_locations[0])


def parts_of_program(root: Path = ROOT) -> list[str]:
    """The packages that requirements.txt names for the user's desk."""
    program, _rest = (root / "requirements.txt").read_text("utf-8").split("\n# build", 1)
    return re.findall(r"^([\w.-]+)==", program, re.MULTILINE)


def licences(root: Path = ROOT) -> Iterator[tuple[str, str]]:
    """The licence files of the program's parts, and the folder in the package where each is carried."""
    for name in parts_of_program(root):
        for file in metadata.files(name) or []:
            if LICENCE.search(file.as_posix()):
                yield str(file.locate()), str(Path("licences", name, file.parent.name))
