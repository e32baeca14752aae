"""Puts the compact form of `models/` into the wheel, so that its commands answer from the first call on."""

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
        from eventmodels.cli.kept import CARRIED, key_of, write  # noqa: PLC0415

        self.folder = TemporaryDirectory()
        made = Path(self.folder.name, CARRIED.name)
        write(made, key_of(MODELS), to_json(compacted(MODELS)).encode())
        build_data["force_include"][str(made)] = f"eventmodels/{CARRIED.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Leave nothing behind."""
        if version != "editable":
            self.folder.cleanup()
