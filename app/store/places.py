"""Where a company file lies: some places are refused, for SQLite's locks do not hold there."""

from __future__ import annotations

from pathlib import Path

from app.kernel.errors import FileProblem
from app.kernel.text import N_

SYNCED_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "mega sync")
NETWORK_SYSTEMS = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "9p", "afpfs")


def refuse_unsafe_place(path: Path) -> None:
    """Raises FileProblem for a network share or a synced folder, where SQLite's locks do not hold."""
    parts = [part.lower() for part in path.resolve().parts]
    if is_on_network(path):
        raise FileProblem(
            N_("{name} lies on a network share, where two computers could damage it."),
            name=path.name,
            remedy=N_("Move the file to a disk of this computer, or open it read-only."),
        )
    if any(part.startswith(SYNCED_FOLDERS) for part in parts):
        raise FileProblem(
            N_("{name} lies in a synchronised folder, where another program could replace it."),
            name=path.name,
            remedy=N_("Move the file to a plain folder, or open it read-only."),
        )


def is_on_network(path: Path) -> bool:
    """Whether a path lies on a network share, as far as the system tells."""
    return str(path.resolve()).startswith("\\\\") or _file_system(path) in NETWORK_SYSTEMS


def _file_system(path: Path) -> str:
    """The kind of file system a path lies on, where the system tells."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best, kind = "", ""
    whole = str(path.resolve())
    for line in mounts.read_text("utf-8", "replace").splitlines():
        _device, place, system, *_rest = line.split(" ")
        inside = whole == place or whole.startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, system
    return kind
