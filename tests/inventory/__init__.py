"""Knows what the world may hold on to of a site, and tells what of it is gone."""
