"""The three folders of a learner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from llm_interview.store.folders import folders


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """`data` is the truth, `config` the person's, `cache` may be deleted at any time."""

    data: Path
    config: Path
    cache: Path

    @property
    def decks(self) -> Path:
        """The learner's own decks, always loaded."""
        return self.data / "decks"

    @property
    def journals(self) -> Path:
        """Journals of running sessions, and of those that died."""
        return self.data / "journal"

    @property
    def batches(self) -> Path:
        """Sealed sessions, below year and month."""
        return self.data / "batch"

    @property
    def answers(self) -> Path:
        """Typed answers, one file a session."""
        return self.data / "answers"

    @property
    def quarantine(self) -> Path:
        """What failed its hash or its schema, with the reason."""
        return self.data / "quarantine"


def find_places(env: Mapping[str, str]) -> Places:
    """The places an environment names; nothing is created."""
    data, config, cache = (Path(folder) for folder in folders(env))
    return Places(data=data, config=config, cache=cache)
