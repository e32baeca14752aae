"""Publish it: the catalogue as pages, pictures and files."""

from eventmodels.catalogue.addresses import Addresses, relative
from eventmodels.pages.build import Site, build, export_flow
from eventmodels.pages.page import Heading, Page
from eventmodels.pages.render.render import render

__all__ = ["Addresses", "Heading", "Page", "Site", "build", "export_flow", "relative", "render"]
