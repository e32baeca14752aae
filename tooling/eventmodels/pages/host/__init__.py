"""What only a site generator needs, and its door.

These modules use libraries that come with a generator; commands do without them, so their door is another.
"""

from eventmodels.pages.data.mistakes import mistakes_script
from eventmodels.pages.export.markdown_twins import Written
from eventmodels.pages.host.changes import changes_text
from eventmodels.pages.host.finish import finish
from eventmodels.pages.host.lost import with_resolver
from eventmodels.pages.host.markdown_extension import Pictures, without_sketches
from eventmodels.pages.host.meta import framed, lead, source_place, whole_at_once, with_card
from eventmodels.pages.host.navigation import contents, opened
from eventmodels.pages.host.served import changed_asked, changed_files, changed_pages, frame
from eventmodels.pages.host.unwritten import unwritten
from eventmodels.pages.page import source_file
from eventmodels.pages.views.coverage import totals
from eventmodels.pages.views.glossary import hovers

__all__ = [
    "Pictures",
    "Written",
    "changed_asked",
    "changed_files",
    "changed_pages",
    "changes_text",
    "contents",
    "finish",
    "frame",
    "framed",
    "hovers",
    "lead",
    "mistakes_script",
    "opened",
    "source_file",
    "source_place",
    "totals",
    "unwritten",
    "whole_at_once",
    "with_card",
    "with_resolver",
    "without_sketches",
]
