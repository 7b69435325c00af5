"""What lies beside every document, whatever its kind: comments, files, its story, entries not finished."""
