"""Pages that list things, and what such pages are made of."""
