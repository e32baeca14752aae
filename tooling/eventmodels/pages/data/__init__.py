"""Files that scripts and other programs read."""
