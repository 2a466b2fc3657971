"""What a learner finds: the cards of a history, a session that died, a file that rotted."""

from __future__ import annotations

from pathlib import Path

from .learner import Learner


def cards(learner: Learner) -> set[str]:
    with learner.open() as store:
        return set(store.progress().states)


def leave_a_dead_session(learner: Learner, *cards: str) -> Path:
    """A session whose process died: the journal is there, its lock is free."""
    store = learner.open()
    for card in cards:
        store.record_review(card=card, rating="good")
    assert store._session is not None
    store._session._journal.close()
    return learner.journals()[-1]


def rot(path: Path, place: int = 40) -> None:
    """Turn one bit of a sealed file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.chmod(0o600)
    path.write_bytes(content)
