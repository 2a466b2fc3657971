"""The learner's own words, as they are quoted beside what they earned."""

from __future__ import annotations

import re

NEAR = 12
"""Letters that evidence may grow on each side."""

_LEFT, _RIGHT = re.compile(r"\w*\Z"), re.compile(r"\w*")
_TO_THE_END = re.compile(r"\w*(?: \w+)*(?=[^\w\s]|\Z)")
"""The last words of a clause: a superlative or a negation that comes after what it belongs to."""


def in_words(answer: str, evidence: str) -> str:
    """Evidence out to the ends of its words in the answer; in Chinese, which has no spaces, to
    the punctuation around it where that is near; out to the end of its clause where only a word
    or two are left."""
    begin = answer.find(evidence)
    if begin < 0:
        return evidence
    end = begin + len(evidence)
    before, after = answer[max(0, begin - NEAR) : begin], answer[end : end + NEAR]
    left, right = _LEFT.search(before), _RIGHT.match(after)
    near_left = left is not None and (left.start() > 0 or begin <= NEAR)
    near_right = right is not None and (right.end() < NEAR or end + NEAR >= len(answer))
    begin -= len(left[0]) if left and near_left else 0
    end += right.end() if right and near_right else 0
    rest = _TO_THE_END.match(answer, end)
    end = rest.end() if rest and rest.end() - begin - len(evidence) <= NEAR else end
    return answer[begin:end]
