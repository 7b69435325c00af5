"""Packaging: PyInstaller makes a folder in dist/, which is then tried before anyone trusts it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
WORK = ROOT / ".work" / "package"
FOLDER = DIST / "Back Office"
INSTALLER = ROOT / "build" / "installer"
SECONDS_OF_WINDOW = 8


class Failed(Exception):
    """A sentence that says which step of packaging did not succeed."""


def command_line_program() -> Path:
    """The packaged program that takes verbs."""
    return FOLDER / ("backoffice.exe" if os.name == "nt" else "backoffice")


def window_program() -> Path:
    """The packaged program that a person double-clicks."""
    return FOLDER / ("Back Office.exe" if os.name == "nt" else "backoffice")


def build() -> None:
    """Make the folder anew."""
    print("Collecting the program and what it needs (a minute or two)…", flush=True)
    words = ["--noconfirm", "--clean", "--log-level", "WARN", "--distpath", str(DIST)]
    spec = str(ROOT / "build" / "backoffice.spec")
    done = subprocess.run(
        [sys.executable, "-m", "PyInstaller", *words, "--workpath", str(WORK), spec],
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        raise Failed("PyInstaller did not succeed; its reason stands above.")


def verify() -> None:
    """Try the packaged program: its version, a new company, its check, and a window that stays open."""
    with tempfile.TemporaryDirectory() as folder:
        company = str(Path(folder) / "trial.boffice")
        variables = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "BACK_OFFICE_HOME": str(Path(folder) / "home"),
        }
        for words in (
            ["--version"],
            ["new", company, "--name", "PT Percobaan"],
            ["check", company],
        ):
            done = subprocess.run(
                [command_line_program(), *words],
                cwd=folder, env=variables, capture_output=True, text=True, check=False,
            )  # fmt: skip
            if done.returncode:
                raise Failed(
                    f"The packaged `{' '.join(words)}` failed:\n{done.stdout}{done.stderr}"
                )
            print(f"  {words[0]}: works", flush=True)
        with (Path(folder) / "window.log").open("w+", encoding="utf-8") as said:
            window = subprocess.Popen(
                [window_program(), company], cwd=folder, env=variables, stdout=said, stderr=said
            )
            time.sleep(SECONDS_OF_WINDOW)
            ended = window.poll()
            if ended is None:
                window.terminate()
                window.wait()
            said.seek(0)
            words_said = said.read()
        if ended is not None or "Traceback" in words_said:
            raise Failed(f"The packaged window did not stay open:\n{words_said}")
        print("  window: works", flush=True)


def wrap() -> list[Path]:
    """What is handed out: on Linux an archive; elsewhere the folder and the command that makes an installer."""
    if not sys.platform.startswith("linux"):
        return [FOLDER]
    for name in ("backoffice.desktop", "install.sh"):
        shutil.copy(INSTALLER / name, FOLDER / name)
    archive = DIST / f"backoffice-linux-{platform.machine()}.tar.gz"
    with tarfile.open(archive, "w:gz") as packed:
        packed.add(FOLDER, arcname="backoffice")
    return [FOLDER, archive]


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files of a folder; links are counted as nothing."""
    if path.is_file():
        return path.stat().st_size
    return sum(each.lstat().st_size for each in path.rglob("*") if not each.is_symlink())


def main() -> int:
    """Build, try and wrap; returns the exit status."""
    try:
        build()
        print("Trying what was made:", flush=True)
        verify()
        made = wrap()
    except Failed as reason:
        print(reason, file=sys.stderr)
        return 1
    for path in made:
        print(f"{path.relative_to(ROOT)}  {size_of(path) / 1e6:.0f} MB")
    if not sys.platform.startswith("linux"):
        print("The installer is made as build/installer/README.md says.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
