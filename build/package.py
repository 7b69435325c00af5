"""Packaging: PyInstaller makes a folder, which is tried before anyone finds it in dist/.

    python -m build.package

On Linux it is also packed as an archive and as a .deb. What fails its own test is not kept.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path

from app import VERSION
from build import debian

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
WORK = ROOT / ".work" / "package"
INSTALLER = ROOT / "build" / "installer"
NAMES = ("Back Office", "Back Office.app")
LINUX = sys.platform.startswith("linux")
LARGEST = 170_000_000  # bytes, unpacked, on Linux
TOLD_PARTS, MEGABYTE = 12, 1_000_000
LONGEST_TEST = 600.0
# Of the surroundings of whoever packages: a program that needs them works at one desk only.
STRANGERS = ("PYTHON", "QT_", "LD_", "XDG_", "VIRTUAL_ENV", "DISPLAY", "WAYLAND_")


class Failed(Exception):
    """A sentence that says which step of packaging did not succeed."""


def programs(folder: Path) -> list[Path]:
    """What can be started in a packaged folder; on Windows the window is a file of its own."""
    names = ["backoffice.exe", "Back Office.exe"] if os.name == "nt" else ["backoffice"]
    return [folder / name for name in names]


def build(into: Path) -> Path:
    """The folder, made anew."""
    print("Collecting the program and what it needs (a minute or two)…", flush=True)
    shutil.rmtree(into, ignore_errors=True)
    words = ["--noconfirm", "--clean", "--log-level", "ERROR", "--distpath", str(into)]
    spec = str(ROOT / "build" / "backoffice.spec")
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", *words, "--workpath", str(WORK / "made"), spec],
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        raise Failed("PyInstaller did not succeed; its reason stands above.")
    folder = into / NAMES[0]
    if LINUX:
        strip(folder)
    return folder


def strip(folder: Path) -> None:
    """Takes the names for debuggers out of the libraries; those beside Pillow were moved about and stay."""
    files = [path for path in folder.rglob("*.so*") if path.is_file() and not path.is_symlink()]
    chosen = [path for path in files if path.parent.name != "pillow.libs"]
    subprocess.run(["strip", "--strip-unneeded", *chosen], check=True)


def surroundings(home: Path, variables: Mapping[str, str] = os.environ) -> dict[str, str]:
    """A desk where nobody has worked yet: another home, nothing of Python or Qt, no screen."""
    kept = {name: value for name, value in variables.items() if not name.startswith(STRANGERS)}
    folders = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home))
    return {**kept, **folders}


def verify(folder: Path) -> None:
    """The packaged program's own test, and a verb of the command line."""
    with tempfile.TemporaryDirectory() as desk:
        variables = surroundings(Path(desk))
        company = str(Path(desk) / "trial.boffice")
        for program in programs(folder):
            print(_said(program, ["--self-test"], desk, variables), end="", flush=True)
        for words in (["new", company, "--name", "PT Percobaan"], ["check", company]):
            _said(programs(folder)[0], words, desk, variables)
    print("The command line works.", flush=True)


def _said(program: Path, words: list[str], desk: str, variables: dict[str, str]) -> str:
    """What the program prints; Failed with all of it where it refuses or never ends."""
    try:
        done = subprocess.run(
            [program, *words],
            cwd=desk, env=variables, capture_output=True, text=True, encoding="utf-8", check=False,
            timeout=LONGEST_TEST,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Failed(f"The packaged `{' '.join(words)}` did not end.") from None
    if done.returncode:
        raise Failed(f"The packaged `{' '.join(words)}` failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files of a folder; links are counted as nothing."""
    if path.is_file():
        return path.stat().st_size
    return sum(each.lstat().st_size for each in path.rglob("*") if not each.is_symlink())


def tell_size(folder: Path) -> None:
    """The size and the biggest parts; Failed where it grew too large."""
    whole = size_of(folder)
    print(f"{whole / MEGABYTE:.0f} MB unpacked. The biggest parts:")
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    for path in sorted(files, key=size_of, reverse=True)[:TOLD_PARTS]:
        print(f"  {size_of(path) / MEGABYTE:6.1f}  {path.relative_to(folder).as_posix()}")
    if LINUX and whole > LARGEST:
        raise Failed(
            f"That is more than {LARGEST // MEGABYTE} MB: build/leaving_out.py says what stays out."
        )


def hand_out(made: Path) -> list[Path]:
    """Moves what was tried into dist/, and packs it where no other tool is needed for that."""
    moved = []
    for name in NAMES:
        if (made / name).exists():
            moved.append(Path(shutil.move(made / name, DIST / name)))
    if not LINUX:
        return moved
    folder = moved[0]
    deb = debian.write(folder, VERSION, DIST / debian_name())
    for name in ("backoffice.desktop", "backoffice.xml", "install.sh"):
        shutil.copy(INSTALLER / name, folder / name)
    archive = DIST / f"backoffice-linux-{platform.machine()}.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(folder, arcname="backoffice")
    return [folder, archive, deb]


def debian_name() -> str:
    return f"{debian.NAME}_{VERSION}_{debian.architecture()}.deb"


def clear() -> None:
    """Nothing of an older package is left to be taken for the new one."""
    DIST.mkdir(exist_ok=True)
    for name in NAMES:
        shutil.rmtree(DIST / name, ignore_errors=True)
    for pattern in ("backoffice-linux-*.tar.gz", "backoffice_*.deb"):
        for path in DIST.glob(pattern):
            path.unlink()


def main() -> int:
    """Build, try and hand out; returns the exit status."""
    describe = argparse.RawDescriptionHelpFormatter
    argparse.ArgumentParser(
        "build/dev.py package", None, __doc__, formatter_class=describe
    ).parse_args()
    made = WORK / "dist"
    try:
        clear()
        folder = build(made)
        print("The packaged program tests itself:", flush=True)
        verify(folder)
        tell_size(folder)
        handed = hand_out(made)
    except Failed as reason:
        print(reason, file=sys.stderr)
        return 1
    finally:
        shutil.rmtree(made, ignore_errors=True)
    for path in handed:
        print(f"{path.relative_to(ROOT)}  {size_of(path) / MEGABYTE:.0f} MB")
    if not LINUX:
        print("The installer is made as build/installer/README.md says.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
