"""The command palette: commands, sections, reports, and anything the company holds, found by typing."""
