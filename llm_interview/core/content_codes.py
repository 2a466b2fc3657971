"""Every finding `check` can make: its code, severity and meaning, in one table.

C0xx is about form and holds for any deck. C1xx is about what shipped cards promise.
"""

from __future__ import annotations

from typing import Final

from llm_interview.core.errors import Told
from llm_interview.core.problems import Problem, Severity

CODE_LENGTH = len("C001")

CODES: Final[dict[str, tuple[Severity, str]]] = {
    "C001": ("error", "a file or folder cannot be read"),
    "C002": ("error", "a file is too large"),
    "C003": ("error", "a file is not clean UTF-8 text"),
    "C004": ("error", "a file is not YAML"),
    "C005": ("error", "anchors, aliases and tags are refused"),
    "C006": ("error", "too many values, too deep, or a text too long"),
    "C007": ("warning", "a link leads out of the deck; it was not followed"),
    "C008": ("warning", "a file holds no card"),
    "C009": ("error", "there are more decks than can be read"),
    "C010": ("error", "a key is repeated"),
    "C011": ("warning", "a field is not known"),
    "C012": ("error", "a value has the wrong form (text, list or map)"),
    "C013": ("error", "a value is not one of those allowed"),
    "C014": ("error", "a card has no question or no answer; it was left out"),
    "C015": ("error", "a field that is needed is missing or empty"),
    "C016": ("warning", "an id was changed to lower case letters, digits and hyphens"),
    "C017": ("error", "an id is used twice"),
    "C018": ("error", "one thing is said by two fields"),
    "C019": ("warning", "question and answer do not have the same languages"),
    "C020": ("advice", "key points are missing; the sentences of the answer are used"),
    "C021": ("advice", "no key point is required; the heaviest is taken"),
    "C022": ("advice", "weights do not add up to 100; they were scaled"),
    "C023": ("advice", "the id was made from the question; a written one survives edits"),
    "C024": ("advice", "key points have no cues or other wordings"),
    "C025": ("warning", "`after` or a path names a card that does not exist"),
    "C026": ("error", "cards wait for each other in a circle"),
    "C027": ("warning", "a text holds invisible or control characters; they were made visible"),
    "C028": ("warning", "the glossary names a concept or axis that does not fit"),
    "C029": ("advice", "the model answer would not pass"),
    "C030": ("advice", "a wording does not cover its own point"),
    "C031": ("warning", "the text of a key point does not meet the point's groups"),
    "C101": ("error", "a text is missing in a language"),
    "C102": ("error", "lists differ in length between languages"),
    "C103": ("error", "the spoken answer is too short or too long"),
    "C104": ("error", "numerals differ between languages"),
    "C105": ("error", "a number does not come out"),
    "C106": ("error", "a banned claim"),
    "C107": ("error", "a source or a reference names an id the card does not have"),
    "C108": ("error", "a point, pitfall or follow-up is neither supported nor derived"),
    "C109": ("error", "an arXiv id does not belong to this title and year"),
    "C110": ("warning", "an arXiv id is not pinned yet"),
    "C111": ("error", "a seed reference is not known, or not the card's"),
    "C112": ("error", "inference and reasoning are not told apart"),
    "C113": ("error", "spacing between Han and Latin"),
    "C114": ("error", "a card should have one to three required points"),
    "C115": ("error", "a required point rests on unchecked sources alone"),
    "C116": ("error", "a card needs three to six key points"),
    "C117": ("error", "a card needs at least three follow-ups and one pitfall"),
    "C118": ("error", "a card needs two to five variants in each language"),
    "C119": ("error", "a field shipped cards need is missing"),
    "C120": ("error", "the file is not content/<topic>/<id>.yaml"),
    "C121": ("error", "ids of points, pitfalls and follow-ups collide"),
    "C122": ("error", "text is not NFC"),
    "C123": ("error", "a word that schema/terms.yaml bans"),
    "C124": ("error", "an arXiv id or year has the wrong form"),
    "C125": ("error", "a volatile card needs as_of"),
    "C126": ("error", "a topic has no name in a language, or a name no topic"),
    "C127": ("error", "a term is written in a form that schema/terms.yaml rejects"),
    "C128": ("error", "a key point is said nowhere in the answer, example and follow-ups"),
    "C129": ("error", "a formula holds words that `words` does not give in other languages"),
    "C130": ("error", "no reference asks for a point that counts nowhere else"),
}


def problem(said: Told, path: str, line: int = 1, column: int = 1) -> Problem:
    """A Problem with the code its sentence begins with, and the severity of that."""
    code = code_of(said)
    severity, _ = CODES[code]
    return Problem(path=path, line=line, column=column, code=code, severity=severity, said=said)


def code_of(said: Told) -> str:
    """The code of a finding: its key begins with it."""
    return said.key[:CODE_LENGTH]
