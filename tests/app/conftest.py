"""What several tests of the jobs begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.writing_room import Room, make_room


@pytest.fixture
def room(tmp_path: Path) -> Room:
    """A folder with a shipped deck and none of one's own."""
    return make_room(tmp_path)
