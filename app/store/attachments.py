"""Files kept inside the company file, once per content."""

from __future__ import annotations

import hashlib

from app.store.connection import one
from app.store.model import Attachment
from app.store.rows import insert


def attach(content: bytes, name: str) -> str:
    """Keeps ``content`` and returns its SHA-256; the same bytes are kept once. Only inside a Work."""
    digest = hashlib.sha256(content).hexdigest()
    if one("SELECT 1 FROM attachment WHERE sha256 = ?", (digest,)) is None:
        insert(Attachment, sha256=digest, name=name, content=content)
    return digest


def attachment(digest: str) -> bytes:
    """The bytes kept under ``digest``; empty if there are none."""
    row = one("SELECT content FROM attachment WHERE sha256 = ?", (digest,))
    return bytes(row[0]) if row else b""
