"""Find it: what a name or a number means."""
