"""A fault in the language of the interface."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from llm_interview.core.errors import Told

if TYPE_CHECKING:
    from llm_interview.core.errors import Fault, Said
    from llm_interview.core.langs import Lang


def fault_words(fault: Fault, lang: Lang) -> list[str]:
    """The sentence of a fault and, where there is one, its way out on a line of its own."""
    sentence, hint = (in_words(said, lang) for said in (fault.said, fault.way_out))
    return [sentence, *([f"  {hint}"] if hint else [])]


def in_words(said: Said, lang: Lang) -> str:
    """A sentence of a fault in a language, those inside it too."""
    if not isinstance(said, Told) or lang == "en":
        return str(said)
    sentences: dict[str, str] = import_module(f"llm_interview.terminal.faults_{lang}").FAULTS
    values = {
        name: in_words(value, lang) if isinstance(value, Told) else value
        for name, value in said.values.items()
    }
    return sentences[said.key].format(**values)
