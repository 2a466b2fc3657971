"""A fault, or a finding in content, in the language of the interface."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from llm_interview.core.errors import Told
from llm_interview.terminal.catalog import LISTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from llm_interview.core.errors import Fault, Said
    from llm_interview.core.langs import Lang


def fault_words(fault: Fault, lang: Lang) -> list[str]:
    """The sentence of a fault and, where there is one, its way out on a line of its own."""
    sentence, hint = (in_words(said, lang) for said in (fault.said, fault.way_out))
    return [sentence, *([f"  {hint}"] if hint else [])]


def in_words(said: Said, lang: Lang) -> str:
    """A sentence of a fault or finding in a language, those inside it too."""
    if not isinstance(said, Told) or lang == "en":
        return str(said)
    values = {name: value_in_words(value, lang) for name, value in said.values.items()}
    return _sentences(said.key, lang)[said.key].format(**values)


def value_in_words(value: object, lang: Lang) -> object:
    """A list of names as the language lists them, a sentence in the language; others stay."""
    if isinstance(value, tuple):
        return LISTED[lang].join(value)
    return in_words(value, lang) if isinstance(value, Told) else value


def _sentences(key: str, lang: Lang) -> Mapping[str, str]:
    """Keys of findings begin with a code (C101…), those of faults with a small letter."""
    name = "findings" if key[0].isupper() else "faults"
    sentences: Mapping[str, str] = vars(import_module(f"{__package__}.{name}_{lang}"))[name.upper()]
    return sentences
