"""Checks of interaction models: their names, steps, values, phases, and their replay."""
