"""The way in without a window: verbs over the same services, for schedulers, accountants and tests.

English keys in files and arguments; sentences in the program's language. Nothing here knows Qt.
"""
