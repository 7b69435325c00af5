"""Windows are tested without a screen: offscreen, with the bundled font, at a fixed size and theme."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
