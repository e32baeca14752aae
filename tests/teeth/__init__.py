"""Whether the tests bite: faults to plant in the project, and the tests that must catch them."""
