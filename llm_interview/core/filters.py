"""The filter language: one small grammar used by every command that chooses cards.

expression = and-list { "or" and-list }
and-list   = { ["-"] ( term | "(" expression ")" ) }
term       = key ":" value | key "<" number | key ">" number | word | '"' words '"'
"""

from __future__ import annotations

from dataclasses import dataclass

from llm_interview.core.card_facts import CardFacts, Vocabulary
from llm_interview.core.errors import UsageFault, told
from llm_interview.core.filter_terms import Test, read_term


def everything(_: CardFacts) -> bool:
    """The filter that chooses all cards."""
    return True


@dataclass(slots=True)
class _Tokens:
    items: list[str]
    at: int = 0

    def peek(self) -> str | None:
        return self.items[self.at] if self.at < len(self.items) else None

    def take(self) -> str:
        self.at += 1
        return self.items[self.at - 1]


def split_terms(expression: str) -> list[str]:
    """Split into terms and parentheses; quotes keep spaces together (an open quote runs to
    the end). A quoted word keeps its opening quote as a mark that it is free text."""
    terms: list[str] = []
    word, quoted = "", False
    for char in expression:
        if char == '"':
            word, quoted = (word or '"', True) if not quoted else (word, False)
        elif quoted or not (char.isspace() or char in "()"):
            word += char
        else:
            if char == "(" and word == "-":
                terms.append("-")
                word = ""
            terms += [word] if word else []
            terms += [char] if char in "()" else []
            word = ""
    return [*terms, word] if word else terms


def parse_filter(expression: str, vocabulary: Vocabulary) -> Test:
    """Parse a filter. Raises UsageFault for an unknown key or value, naming the nearest."""
    if not expression.strip():
        return everything
    expression = f" {expression}".replace(" \u2212", " -")
    tokens = _Tokens(split_terms(expression))
    test = _parse_or(tokens, vocabulary)
    if tokens.peek() is not None:
        raise UsageFault(told("filter_unexpected", term=tokens.peek()), told("hint_parentheses"))
    return test


def _parse_or(tokens: _Tokens, vocabulary: Vocabulary) -> Test:
    branches = [_parse_and(tokens, vocabulary)]
    while tokens.peek() is not None and str(tokens.peek()).lower() == "or":
        tokens.take()
        branches.append(_parse_and(tokens, vocabulary))
    return branches[0] if len(branches) == 1 else lambda card: any(b(card) for b in branches)


def _parse_and(tokens: _Tokens, vocabulary: Vocabulary) -> Test:
    parts: list[Test] = []
    while (term := tokens.peek()) is not None and term != ")" and term.lower() != "or":
        parts.append(_parse_term(tokens, vocabulary))
    if not parts:
        hint = told("hint_example", example="tag:rag or tag:lora")
        raise UsageFault(told("filter_empty"), hint)
    return lambda card: all(part(card) for part in parts)


def _parse_term(tokens: _Tokens, vocabulary: Vocabulary) -> Test:
    term = tokens.take()
    if term.startswith("-"):
        inner = _parse_group(tokens, vocabulary) if term == "-" else read_term(term[1:], vocabulary)
        return lambda card: not inner(card)
    if term == "(":
        tokens.at -= 1
        return _parse_group(tokens, vocabulary)
    return read_term(term, vocabulary)


def _parse_group(tokens: _Tokens, vocabulary: Vocabulary) -> Test:
    if tokens.peek() != "(":
        hint = told("hint_for_example", example="-is:suspended")
        raise UsageFault(told("filter_minus"), hint)
    tokens.take()
    inner = _parse_or(tokens, vocabulary)
    if tokens.peek() != ")":
        raise UsageFault(told("filter_unclosed"), told("hint_parentheses"))
    tokens.take()
    return inner
