"""Which cards are shown, and in which order: remembered per user."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ui.kit.manifest import Context


class CardOrder:
    """The order of one group of cards. ``most``: so many are shown until the person chooses."""

    def __init__(self, context: Context, group: str, most: int | None = None) -> None:
        self._context, self._most = context, most
        self._key = f"dashboard/{context.session.user.name}/{group}"

    def _chosen(self) -> tuple[list[str], list[str]] | None:
        """What the person shows and hides; None where they never chose or it is damaged."""
        try:
            kept = json.loads(str(self._context.setting(self._key, "null")))
            return [str(key) for key in kept["shown"]], [str(key) for key in kept["hidden"]]
        except (ValueError, TypeError, KeyError):
            return None

    def shown(self, keys: Sequence[str]) -> list[str]:
        """Those of ``keys`` that are shown, in the person's order; new ones come last."""
        chosen = self._chosen()
        if chosen is None:
            return list(keys)[: self._most]
        shown, hidden = chosen
        known = [key for key in shown if key in keys]
        return known + [key for key in keys if key not in shown and key not in hidden]

    def hidden(self, keys: Sequence[str]) -> list[str]:
        shown = self.shown(keys)
        return [key for key in keys if key not in shown]

    def _keep(self, shown: list[str], hidden: list[str]) -> None:
        self._context.keep_setting(self._key, json.dumps({"shown": shown, "hidden": hidden}))

    def move(self, keys: Sequence[str], key: str, by: int) -> None:
        """So many places to the right; the ends stay the ends."""
        shown = self.shown(keys)
        to = max(0, min(len(shown) - 1, shown.index(key) + by))
        shown.remove(key)
        shown.insert(to, key)
        self._keep(shown, self.hidden(keys))

    def move_to(self, keys: Sequence[str], key: str, place_of: str) -> None:
        """To the place of another."""
        shown = self.shown(keys)
        self.move(keys, key, shown.index(place_of) - shown.index(key))

    def hide(self, keys: Sequence[str], key: str) -> None:
        self._keep([k for k in self.shown(keys) if k != key], [*self.hidden(keys), key])

    def show(self, keys: Sequence[str], key: str) -> None:
        self._keep([*self.shown(keys), key], [k for k in self.hidden(keys) if k != key])

    def reset(self) -> None:
        """As the program shows them by itself."""
        self._context.keep_setting(self._key, None)
