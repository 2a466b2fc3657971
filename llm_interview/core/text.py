"""Folding of typed text, character by character.

Every fold here replaces one character by one, so a span of the folded text is the same span of the
text shown to the learner. What needs several characters (words of Taiwan, number words, `int4`)
happens on tokens (`core.tokens`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

MAX_CHARS = 4000
"""Longer pastes are cut: nobody speaks that long in an interview, and time must stay bounded."""

_MARKS = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARK_RUN = re.compile(f"({_MARKS}{{3}}){_MARKS}+")
_HAN = re.compile("[\u3400-\u9fff]")

# Written alike, meant alike. NFKC would do more (² → 2, so that n² reads n2), hence an own list.
_ALIKE = {
    "ₖ": "k", "ᵢ": "i", "ⱼ": "j", "ₙ": "n", "ₜ": "t", "₀": "0", "₁": "1", "₂": "2", "₃": "3",
    "ᵀ": "T", "ᵣ": "r", "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "−": "-", "–": "-",
    "‑": "-", "‐": "-", "﹣": "-", "—": ";", "…": ".", "·": "*", "⋅": "*", "∙": "*", "µ": "μ",
    "⇒": "→", "⟶": "→", "➔": "→", "➜": "→", "⟹": "→", "↦": "→", "⟺": "↔", "⇔": "↔",
    "～": "~", "≃": "≈", "≅": "≈", "⩽": "≤", "⩾": "≥", "∼": "~", "。": ".", "、": "、",
    "；": ";", "：": ":", "\u3000": " ", "\u00a0": " ", "\u200b": " ", "\ufeff": " ", "\t": " ",
    "İ": "i", "「": '"', "」": '"', "『": '"', "』": '"', "《": '"', "》": '"',
}  # fmt: skip


def shown(text: str) -> str:
    """`text` as evidence quotes it: NFC, piles of combining marks thinned, cut to MAX_CHARS."""
    if text.isascii():
        return text[:MAX_CHARS]
    thinned = _MARK_RUN.sub(r"\1", text[: MAX_CHARS * 8])
    return unicodedata.normalize("NFC", thinned[: MAX_CHARS * 2])[:MAX_CHARS]


def fold(shown_text: str) -> str:
    """`shown_text` in lower case, half width and simplified characters; as long as before."""
    if shown_text.isascii():
        return shown_text.lower().replace("\t", " ")
    folded = shown_text.translate(_alike())
    if _HAN.search(folded):
        folded = folded.translate(_simplified())
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def is_traditional(shown_text: str) -> bool:
    """Whether a character is one that only traditional text uses."""
    return _HAN.search(shown_text) is not None and shown_text.translate(_simplified()) != shown_text


def has_han(text: str) -> bool:
    """Whether any character is Chinese."""
    return _HAN.search(text) is not None


@cache
def taiwan_words() -> tuple[int, dict[str, str]]:
    """The longest length of, and the words that Taiwan and the mainland name differently."""
    from llm_interview.core.fold_table import PHRASES

    pairs = dict(line.split(" ", 1) for line in PHRASES.split("\n") if line)
    return max(map(len, pairs)), pairs


@cache
def _simplified() -> dict[int, str]:
    from llm_interview.core.fold_table import SIMPLIFIED, TRADITIONAL

    return dict(zip(map(ord, TRADITIONAL), SIMPLIFIED, strict=True))


@cache
def _alike() -> dict[int, str]:
    table = {ord(old): new for old, new in _ALIKE.items()}
    table.update({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code not in table})
    return table
