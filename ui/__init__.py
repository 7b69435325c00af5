"""The windows: no SQL, no database row, only services called, queries asked and values shown."""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide's import reads the source of every module to see who asks for its "features"; nobody here does.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
