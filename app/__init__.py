"""The business of Back Office, without any window: a month of bookkeeping can be run from a script."""

VERSION = "0.1.0"
