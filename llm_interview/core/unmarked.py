"""Whether a text is Vietnamese typed without marks: then `no`, `so`, `doc` are not English."""

from __future__ import annotations

from collections.abc import Iterable

_SYLLABLES = """
    la cua va cac nhung mot duoc bi cho voi trong tren vao ra tu theo ve nay khi thi ma nen vi neu
    nhu hay hoac khong ko kg chi cung se da dang phai giua moi tung bang den len xuong lam giup dung
    goi hon nhat nhieu lon nho tang giam hai ba dau cuoi truoc sau lai hoc hinh tinh cau tra loi du
    lieu ngu canh gia tri chua tot nua roi toi minh
"""
_ENGLISH = """
    the is of and it are that with for by this be which but when from into its not has have as or
    than each only while because
"""
_VIETNAMESE_WORDS, _ENGLISH_WORDS = frozenset(_SYLLABLES.split()), frozenset(_ENGLISH.split())
LEAST, SHARE = 2, 0.2
"""Vietnamese syllables at least, among all words and as their share."""
COLLIDING = frozenset(("no", "so", "to", "do", "on", "an", "can", "in", "me", "than", "ban", "hen"))
"""English function words that are common Vietnamese syllables without marks."""
NOT_SHORT = frozenset(("doc", "mat", "len", "mem", "gen", "dim", "sim"))
"""Abbreviations of English notes that are Vietnamese syllables without marks."""


def is_unmarked_vietnamese(words: Iterable[str]) -> bool:
    """Whether most telling words among `words` (folded) are Vietnamese syllables; a text with marks
    or Han needs no such guess and may answer either way."""
    typed = list(words)
    vietnamese = len([word for word in typed if word in _VIETNAMESE_WORDS])
    if vietnamese < max(LEAST, SHARE * len(typed)):
        return False
    return vietnamese > 2 * len([word for word in typed if word in _ENGLISH_WORDS])
