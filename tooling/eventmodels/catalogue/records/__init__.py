"""One class for each thing in the YAML: frozen, strict about keys, able to say where it was written."""
