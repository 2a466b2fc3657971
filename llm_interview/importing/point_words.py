"""Words of paragraphs' names and of the ends of items, which say nothing a learner should say.

In the lists a comma parts the words, a blank is any white space, `…` stands for up to four signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from typing import Final

_ASIDES: Final = {
    "en": "example, examples, for example, for examples, instance, instances, for instance,"
    " for instances, eg, eg., e.g, e.g., note, notes, tip, tips, warning, hint, source, reference,"
    " references, see, code, input, output, result, results, bonus, analogy, followup, followups,"
    " follow-up, follow-ups, interviewer, candidate",
    "vi": "ví dụ, lưu ý, chú ý, ghi chú, mẹo, gợi ý, nguồn, kết quả, điểm cộng, tham khảo, chia sẻ,"
    " nhận xét",
    "zh": "例如, 比如, 举例, 例, 示例, 注, 注意, 备注, 提示, 提醒, 来源, 参考…, 代码, 代码示例,"
    " 输出, 结果, 结果输出, 代码输出, 面试加分, 加分, 追问…, 场景, 问题, 问, 答, 面试官…, 候选人",
}
"""What stands beside the answer: examples, notes, sources, who speaks."""

_OTHER_ASIDES: Final = (
    r"follow\sups?",
    r"ví\s+dụ\s.{0,20}",  # Ví dụ 2 với số nhỏ
    "加分.",
    "小[A-Z\u4e00-\u9fff]",  # the speakers of a dialogue: 小明, 小C
)
"""Those that are no plain words."""

_BEGIN_SENTENCES: Final = {
    "en": "the, a, an, this, these, those, it, its, in, on, if, when, so, for, to, we, you, there,"
    " that",
    "vi": "trong, đây, khi, nếu, để, vì, do, như, theo",
}
"""With these a sentence begins, and no name: `The reason is this: …`."""

_EMPTY: Final = {
    "en": "definition, in short, in brief, tldr, tl;dr, why, answer",
    "vi": "định nghĩa, khái niệm, ý chính, ý tưởng, bản chất, lý do, tóm lại, nói ngắn gọn,"
    " nguyên nhân",
    "zh": "核心, 关键, 主要, 基本, 根本, 定义, 概念, 原因, 结论, 本质, 一句话…, 展开…, 简单来说,"
    " 总结, 答案要点, 要点",
}
"""What says nothing of what follows: a claim does without it."""

_EMPTY_PAIRS: Final = {
    "en": (
        "key, core, main, short, quick, simple, basic",
        " ",
        "idea, ideas, point, points, answer, answers, reason, reasons, insight, insights",
    ),
    "zh": (
        "核心, 关键, 主要, 基本, 根本",
        "",
        "思想, 原因, 理解, 概念, 点, 思路, 结论, 原理",
    ),
}
"""Such words made of two: `Key idea`, `核心思想`."""

_OPENERS: Final = {
    "en": "such as, for example",
    "vi": "ví dụ, như sau, bao gồm",
    "zh": "例如, 比如, 如下, 包括",
}
"""At the end of an item, before a colon: what they open is not in the claim."""


def _words(lists: Iterable[str]) -> list[str]:
    return [word.strip() for words in lists for word in words.split(",")]


def _any_of(words: Iterable[str]) -> str:
    """The pattern of each of the words."""
    spelled = (re.escape(word).replace(r"\ ", r"\s+").replace("…", ".{0,4}") for word in words)
    return f"(?:{'|'.join(spelled)})"


def _pairs(lists: Iterable[tuple[str, str, str]]) -> list[str]:
    return [
        between.join(pair)
        for first, between, second in lists
        for pair in product(_words([first]), _words([second]))
    ]


ASIDE = re.compile(
    rf"{_any_of(_words(_ASIDES.values()))}|{'|'.join(_OTHER_ASIDES)}"
    rf"|{_any_of(_words(_BEGIN_SENTENCES.values()))}\s.*",
    re.IGNORECASE,
)
"""A name, as a whole, of a paragraph that claims nothing itself."""

EMPTY_NAME = re.compile(
    rf"^{_any_of([*_words(_EMPTY.values()), *_pairs(_EMPTY_PAIRS.values())])}\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
"""A name at the start of a claim that says nothing of what follows, with its colon."""

OPENING_END = re.compile(
    rf"(?:(?<!\s)|(?=\S))(?:[,，;；]?\s*+{_any_of(_words(_OPENERS.values()))})?\s*+[:：]\s*$",
    re.IGNORECASE,
)
"""The end of a text that opens what does not follow: `…, for example:`."""
