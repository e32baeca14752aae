"""What only a site generator needs, and its door.

These modules use libraries that come with a generator; commands do without them, so their door is another.
"""

from eventmodels.pages.data.inventory import with_names
from eventmodels.pages.data.search_index import Entry, index_script, written_entries
from eventmodels.pages.export.markdown_twins import Written, text_files
from eventmodels.pages.host.changes import changes_text
from eventmodels.pages.host.markdown_extension import Pictures, without_sketches
from eventmodels.pages.host.meta import lead, report_link, source_place, with_card
from eventmodels.pages.host.navigation import contents, opened
from eventmodels.pages.page import source_file
from eventmodels.pages.views.coverage import totals
from eventmodels.pages.views.glossary import hovers

__all__ = [
    "Entry",
    "Pictures",
    "Written",
    "changes_text",
    "contents",
    "hovers",
    "index_script",
    "lead",
    "opened",
    "report_link",
    "source_file",
    "source_place",
    "text_files",
    "totals",
    "with_card",
    "with_names",
    "without_sketches",
    "written_entries",
]
