"""The windows: no SQL, no database row, only services called, queries asked and values shown."""
