"""Which pages of a served site are in sight, and how browsers hear of what is new: more than MkDocs itself offers."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

__all__ = ["Opened"]

PATIENCE = 10
"""Seconds within which a page that is in sight asks again."""


class Opened:
    """The pages that browsers show, as far as a server can tell."""

    def __init__(self, server: LiveReloadServer) -> None:
        """Note what is asked of a server from now on."""
        self.server = server
        self.asked: dict[str, float] = {}
        """Address of a page below the site -> when a browser that shows it was heard of last."""
        application: Any = server.get_app()

        def noting(environ: dict[str, Any], start_response: Any) -> Any:
            # A page that is in sight asks again and again whether there is anything new, and says where it is from.
            self._note(environ["PATH_INFO"])
            self._note(urlsplit(environ.get("HTTP_REFERER", "")).path)
            return application(environ, start_response)

        server.set_app(noting)

    def _note(self, path: str) -> None:
        mount = self.server.mount_path
        if path.startswith(mount) and path.endswith("/"):
            self.asked[path[len(mount) :]] = time.monotonic()

    def since(self, moment: float) -> set[str]:
        """Return the pages that were heard of after a moment."""
        return {address for address, heard in self.asked.items() if heard >= moment}

    def now(self) -> set[str]:
        """Return the pages that are in sight."""
        return self.since(time.monotonic() - self.server.poll_response_timeout - PATIENCE)

    def show(self, *, again: bool = False) -> float:
        """Let browsers load what is there now, while the build goes on; return when.

        What has been shown already of this build is loaded `again` only if that is asked for.
        """
        server = self.server
        with server._epoch_cond:  # noqa: SLF001 - what the server does itself after a build
            if again:
                server._wanted_epoch = round(time.monotonic() * 1000)  # noqa: SLF001 - as it counts them
            server._visible_epoch = server._wanted_epoch  # noqa: SLF001
            server._epoch_cond.notify_all()  # noqa: SLF001
        return time.monotonic()

    def nothing_new(self) -> None:
        """Let browsers keep what they show: the build that has begun made nothing."""
        self.server._wanted_epoch = self.server._visible_epoch  # noqa: SLF001 - see above
