"""Qt's own words: the menu of a text field, the file dialog where the system has none of its own.

Qt is delivered without an Indonesian catalogue, so these words stand in ours.
"""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from app.kernel.text import N_, _

WORDS = frozenset(
    {
        N_("&Undo"),
        N_("&Redo"),
        N_("Cu&t"),
        N_("&Copy"),
        N_("Copy &Link Location"),
        N_("&Paste"),
        N_("Delete"),
        N_("Select All"),
        N_("&Select All"),
        N_("&Step up"),
        N_("Step &down"),
        N_("&Look in:"),
        N_("File &name:"),
        N_("Files of &type:"),
        N_("Directory:"),
        N_("&Open"),
        N_("&Save"),
        N_("&Choose"),
        N_("&Rename"),
        N_("&Delete"),
        N_("&New Folder"),
        N_("Show &hidden files"),
        N_("Back"),
        N_("Forward"),
        N_("Parent Directory"),
        N_("Create New Folder"),
        N_("List View"),
        N_("Detail View"),
        N_("Go back"),
        N_("Go forward"),
        N_("Go to the parent directory"),
        N_("Create a New Folder"),
        N_("Change to list view mode"),
        N_("Change to detail view mode"),
        N_("Computer"),
        N_("Drive"),
        N_("Name"),
        N_("Size"),
        N_("Type"),
        N_("Date Modified"),
        N_("Folder"),
        N_("%1 File"),
        N_("All Files (*)"),
        N_("OK"),
        N_("Save"),
        N_("Open"),
        N_("&Yes"),
        N_("&No"),
        N_("Cancel"),
        N_("Close"),
        N_("%1 already exists.\nDo you want to replace it?"),
        N_("%1\nFile not found.\nPlease verify the correct file name was given."),
        N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    }
)


class QtWords(QTranslator):
    """Words Qt in the language of now; what it does not know stays as Qt has it."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        number: int = -1,
    ) -> str:
        return _(source) if source in WORDS else source
