"""Puts the compact form of `models/`, and what can be found there, into the wheel: its commands answer at once."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "models"


class CarryCompact(BuildHookInterface):  # type: ignore[misc] # ships no types
    """Makes the file while a wheel is built, and takes it away afterwards."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Read, check and write the models; an editable installation answers from the folder itself."""
        if version == "editable":
            return
        sys.path.insert(0, str(ROOT / "tooling"))
        from eventmodels.catalogue.compact import to_json  # noqa: PLC0415 - found only now
        from eventmodels.checks import compacted  # noqa: PLC0415
        from eventmodels.cli.kept import CARRIED, CARRIED_SEARCH, key_of, search_key, write  # noqa: PLC0415
        from eventmodels.cli.searched import made  # noqa: PLC0415

        self.folder = TemporaryDirectory()
        # Where it is installed no pages stand beside the models: it is those of here that answer.
        for carried, key, text in (
            (CARRIED, key_of(MODELS), to_json(compacted(MODELS))),
            (CARRIED_SEARCH, search_key(MODELS, None), made(MODELS, ROOT / "docs")),
        ):
            write(Path(self.folder.name, carried.name), key, text.encode())
            build_data["force_include"][str(Path(self.folder.name, carried.name))] = f"eventmodels/{carried.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Leave nothing behind."""
        if version != "editable":
            self.folder.cleanup()
