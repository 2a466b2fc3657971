"""The rule that holds shipped texts to the terms of the house."""

from __future__ import annotations

from collections.abc import Iterator

from llm_interview.core.content_rules import Finding, Reference
from llm_interview.core.content_texts import is_wrong_on_purpose, text_fields
from llm_interview.core.errors import told
from llm_interview.core.langs import Lang
from llm_interview.core.questions import Question
from llm_interview.core.terms import Term


def writes_terms_one_way(question: Question, reference: Reference) -> Iterator[Finding]:
    """C123, C127: what a learner reads has the forms of schema/terms.yaml; what people type (cues,
    accepted wordings, variants, wrong claims) may have any."""
    for where, texts in text_fields(question):
        if is_wrong_on_purpose(where):
            continue
        for lang, text in texts.items():
            for term, form in _rejected(question, reference, lang, text):
                words = {"form": form, "term": term.id, "prefer": term.prefer}
                said = told("C123_banned" if term.banned else "C127_rejected", **words)
                yield Finding(where=f"{where}.{lang}", said=said)


def _rejected(
    question: Question, reference: Reference, lang: Lang, text: str
) -> Iterator[tuple[Term, str]]:
    finder = reference.terms.get(lang)
    for term, form in finder.found_in(text) if finder else ():
        if term.banned or not term.allow & {question.id, question.topic}:
            yield term, form
