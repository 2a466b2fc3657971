"""Build hook: a wheel ships its decks already compiled, so that the first start is fast."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledLibrary(BuildHookInterface[Any]):
    """Adds the decks and `library.sqlite` to wheels as `llm_interview/_content`; editable installs
    compile at use."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the decks of the source tree; a deck with an error stops the build."""
        if version == "editable":
            return
        build_data["force_include"].update(shipped_files(Path(self.root) / "content"))
        self.scratch = Path(tempfile.mkdtemp(prefix="llm-interview-build-"))
        target = self.scratch / "library.sqlite"
        sys.path.insert(0, self.root)
        try:
            from llm_interview.loader.cache import build_shipped  # not installed yet

            build_shipped(Path(self.root) / "content", target)
        finally:
            sys.path.remove(self.root)
        build_data["force_include"][str(target)] = "llm_interview/_content/library.sqlite"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the scratch folder once the wheel is written."""
        del version, build_data, artifact_path
        if hasattr(self, "scratch"):
            shutil.rmtree(self.scratch, ignore_errors=True)


def shipped_files(content: Path) -> dict[str, str]:
    """Files of the decks → their places in a wheel; labelled answers only serve who works here."""
    return {
        str(path): f"llm_interview/_content/{path.relative_to(content).as_posix()}"
        for path in sorted(content.rglob("*"))
        if path.is_file() and path.relative_to(content).parts[0] != "examples"
    }
