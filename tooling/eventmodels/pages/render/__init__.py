"""Page records to HTML and to Markdown."""
