"""Checks of what is written around the facts: prose, sources, glossary, reasons."""
