"""Right answers whose two things are exchanged, from which the grader learns what swaps are."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

from llm_interview.core.clauses import mark
from llm_interview.core.glossary import Axis, Glossary
from llm_interview.core.lexicon import Lexicon, compile_lexicon
from llm_interview.core.matching import Said
from llm_interview.core.tokens import read

GLOSSARY = Glossary(
    concepts={name: {"any": (name,)} for name in ("prefill", "decode", "ema", "sgd")},
    axes=(Axis(id="vs-phases", positive=("prefill",), negative=("decode",)),),
)


@pytest.fixture
def swaps(root: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.setattr(sys, "path", [str(root / "scripts"), *sys.path])
    return importlib.import_module("grading_swaps")


@pytest.mark.parametrize(
    ("text", "asked", "new"),
    [
        ("Prefill computes; decode waits.", (), "decode computes; Prefill waits."),
        ("Prefill and decode compute.", (), None),
        ("Prefill computes.", (), None),
        ("Ema smooths; sgd jumps.", ("@ema", "@sgd"), "sgd smooths; Ema jumps."),
        ("Ema smooths; sgd jumps.", ("@ema",), None),
    ],
)
def test_rivals_and_things_asked_for_are_exchanged(
    swaps: ModuleType, text: str, asked: tuple[str, ...], new: str | None
) -> None:
    lexicon = Lexicon(compile_lexicon(GLOSSARY))
    said = Said(mark(lexicon.units(read(text), correct=False), lexicon), lexicon)
    found = swaps.swapped(text, said, asked)
    assert (found and found[1]) == new
