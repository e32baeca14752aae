"""What each kind of page shows: the catalogue as page records, a module for each kind."""
