"""Measures what readers and authors wait for."""
