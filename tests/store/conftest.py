from __future__ import annotations

import random
from pathlib import Path

import pytest

from .learner import Learner


@pytest.fixture
def learner(home: Path) -> Learner:
    """A learner who has not started yet."""
    return Learner(home)


@pytest.fixture
def elsewhere(home: Path) -> Learner:
    """The same learner in a second terminal."""
    return Learner(home, chance=random.Random(8))
