"""What the windows of selling and buying share: facts of a document, voiding, previews, list parts."""
