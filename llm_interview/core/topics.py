"""What topics are called: a card carries a short code, people read a name."""

from __future__ import annotations

from collections.abc import Mapping

from llm_interview.core.langs import Lang, Texts, in_lang

TopicNames = Mapping[str, Texts]
"""Topic → its name by language."""


def topic_name(names: TopicNames, topic: str, lang: Lang) -> str:
    """The name of a topic in `lang`, else in a language it has; a topic nobody named is shown as
    its author wrote it."""
    texts = names.get(topic)
    return in_lang(texts, lang) if texts else topic
