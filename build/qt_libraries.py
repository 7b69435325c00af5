"""The system libraries Qt needs on Linux: which are absent, and what brings them. Standard library only.

Qt comes with its package; what draws on the screen does not. Each library is tried by loading it, as Qt will.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from build.environment import linux_family


@dataclass(frozen=True)
class Library:
    """A shared library and the package of each family of distributions that holds it."""

    file: str
    debian: str
    fedora: str
    arch: str


# What the offscreen platform needs already: windows without a screen, for tests and pictures.
OFFSCREEN = (
    Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype", "freetype2"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    Library("libX11.so.6", "libx11-6", "libX11", "libx11"),
)
# What a window on an X screen (or XWayland) needs besides.
WINDOW = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
    Library("libxcb.so.1", "libxcb1", "libxcb", "libxcb"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Library("libxcb-glx.so.0", "libxcb-glx0", "libxcb", "libxcb"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb", "libxcb"),
    Library("libxcb-render.so.0", "libxcb-render0", "libxcb", "libxcb"),
    Library(
        "libxcb-render-util.so.0",
        "libxcb-render-util0",
        "xcb-util-renderutil",
        "xcb-util-renderutil",
    ),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Library("libxcb-shm.so.0", "libxcb-shm0", "libxcb", "libxcb"),
    Library("libxcb-sync.so.1", "libxcb-sync1", "libxcb", "libxcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util"),
    Library("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb", "libxcb"),
    Library("libxcb-xinerama.so.0", "libxcb-xinerama0", "libxcb", "libxcb"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
INSTALL = {
    "debian": "sudo apt install",
    "fedora": "sudo dnf install",
    "arch": "sudo pacman -S --needed",
}


def loads(file: str) -> bool:
    """Whether this library can be loaded here."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def absent(wanted: tuple[Library, ...], can_load: Callable[[str], bool] = loads) -> list[Library]:
    """Those of the wanted libraries that cannot be loaded."""
    return [library for library in wanted if not can_load(library.file)]


def command_for(libraries: list[Library], family: str) -> str:
    """The one command that brings these libraries; empty where the distribution is unknown."""
    if family not in INSTALL:
        return ""
    packages = sorted({getattr(library, family) for library in libraries})
    return f"{INSTALL[family]} {' '.join(packages)}"


def ensure(window: bool) -> str:
    """See to Qt's libraries on Linux: install them when allowed. Returns "" or the sentence that says what lacks."""
    if not sys.platform.startswith("linux"):
        return ""
    wanted = OFFSCREEN + WINDOW if window else OFFSCREEN
    lacking = absent(wanted)
    if lacking and os.geteuid() == 0 and shutil.which("apt-get"):
        packages = sorted({library.debian for library in lacking})
        print(f"Installing the libraries Qt needs: {' '.join(packages)}…", flush=True)
        _apt_install(packages)
        lacking = absent(wanted)
    if not lacking:
        return ""
    files = ", ".join(library.file for library in lacking)
    command = command_for(lacking, linux_family())
    if command:
        return f"Qt needs libraries that are not on this system ({files}). This command brings them: {command}"
    return f"Qt needs libraries that are not on this system: {files}. Install the packages that hold them."


def _apt_install(packages: list[str]) -> None:
    """Install Debian packages; the lists of a fresh system are empty, so a first failure fetches them."""
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (install, ["apt-get", "update", "-q"], install):
        done = subprocess.run(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        if command is install and done.returncode == 0:
            return
    print(done.stderr.strip() or done.stdout.strip()[-500:], flush=True)
