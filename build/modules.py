"""What a package must carry that nobody imports by name: departments are named in lists and loaded when asked.

The list of departments is the program's own, so nothing can work from a clone and be absent from a package.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# The data of these packages is needed: the fonts of paper and window, and qtawesome's icons.
DATA_OF = (
    "font_roboto", "fontpkg", "fontpkg_inter", "fontpkg_noto_sans", "manimgx_fonts", "qtawesome", "stdnum",
)  # fmt: skip

# Never used, but reachable from something that is.
EXCLUDED = (
    "tkinter", "numpy", "pandas", "matplotlib", "scipy", "lxml", "IPython", "pytest", "hypothesis",
    "setuptools", "pip", "mypy", "ruff", "grimp", "babel", "pypdf", "tests",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtNetwork", "PySide6.QtOpenGL", "PySide6.QtTest",
    "PySide6.QtSql", "PySide6.QtDesigner", "PySide6.QtUiTools", "PySide6.QtHelp",
)  # fmt: skip


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
    """All of ``app`` and ``ui``, and ReportLab's barcodes, which it loads by name."""
    barcodes = [f"reportlab.graphics.barcode.{name}" for name in REPORTLAB_BARCODES]
    return [*modules_under("app", root), *modules_under("ui", root), *barcodes]


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
