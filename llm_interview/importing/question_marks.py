"""How pages say "here is a question" and "here is its answer", in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from llm_interview.importing.page_lines import Line

_WORDED = re.compile(
    r"(?:(?:câu\s+hỏi|câu|hỏi|question|interview\s+question|q|问题|题目|面试题|问)"
    r"\s*(?:số\s*|thứ\s*|no\.?\s*|#)?(\d{1,4})(?:\s*[:.)、：．–—-]+\s*|$)"
    r"|第\s*(\d{1,4})\s*[题问][:.)、：．\s]*)(.*)",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = re.compile(
    r"(?:q|hỏi|câu\s+hỏi|question|问|问题|提问|题目|面试官)\s*[:：]\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWER_WORDS = (
    r"trả\s+lời|câu\s+trả\s+lời|đáp\s+án|đáp|gợi\s+ý(?:\s+trả\s+lời)?|lời\s+giải"
    r"|(?:sample\s+|model\s+|short\s+)?answer|ans|solution"
    r"|(?:参考|标准)?答案|(?:参考)?回答|答|解答|参考解答|候选人|我"
)
_ANSWERED = re.compile(
    rf"(?:(?:{_ANSWER_WORDS})\s*\d{{0,4}}\s*[:：.]|a\d{{0,4}}\s*[:：]|a\d{{1,4}}\s*\.)\s*(.*)"
    rf"|(?:{_ANSWER_WORDS})\s*",
    re.IGNORECASE | re.DOTALL,
)
_INLINE_ANSWER = re.compile(
    rf"(?<=[\s?？.。!！])(?:(?:{_ANSWER_WORDS})\s*[:：]|A\s*[:：])\s*(?=\S)", re.IGNORECASE
)
_LOOSE = re.compile(r"^[*_\s]+|[*_]{2,}\s*(?=[:：])")

_ASKS = re.compile(  # in any place
    r"\b(?:tại\s+sao|vì\s+sao|thế\s+nào|là\s+gì|là\s+sao|ra\s+sao|khi\s+nào|bao\s+nhiêu|gì\s+khác"
    r"|khác\s+nhau|khác\s+gì|differences?\s+between)\b"
    r"|为什么|为何|什么|如何|怎么|怎样|哪些|哪个|哪种|是否|吗$|多少|几种|区别|有何|能否",
    re.IGNORECASE,
)
_OPENS_ASKING = re.compile(  # at the start
    r"(?:what|why|how|when|which|who|where|explain|describe|compare|define|discuss|list|name|is|are"
    r"|does|do|can|should|would|give|tell|walk|state|derive|implement|outline"
    r"|làm\s+(?:thế\s+nào|sao)|giải\s+thích|hãy|trình\s+bày|mô\s+tả|so\s+sánh|phân\s+biệt|nêu"
    r"|kể\s+tên|vai\s+trò|định\s+nghĩa|cho\s+biết|chứng\s+minh)\b"
    r"|(?:请|简单|简要|详细|请你|能不能)*(?:介绍|解释|说明|简述|描述|谈谈|讲一?下|讲讲|说一?下|说说|比较|对比"
    r"|举例|列举|阐述|聊聊|推导|证明|手写|实现|分析)",
    re.IGNORECASE,
)
_ENDS_ASKING = re.compile(r"[?？][\s\"”’'）)」】*_]*$")
_ENDS_LIST = re.compile(r"[:：;；,，、][\s*_(（]*$")
_ENDS_STATING = re.compile(r"[.。!！][\s\"”’'）)」】*_]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A line that opens a question: its number as written (or none) and the words after it."""

    number: str
    text: str


def worded(line: Line) -> Mark | None:
    """`Question 7: …`, `Câu 7.`, `第7题`: a word with a number."""
    if line.code or line.value is not None:
        return None
    found = _WORDED.fullmatch(_unmarked(line.text))
    if not found:
        return None
    return Mark(number=str(int(found.group(1) or found.group(2))), text=found.group(3).strip())


def asked(line: Line) -> Mark | None:
    """`Q: …`, `问：…`: a word without a number (the number of a list item is kept)."""
    if line.code:
        return None
    found = _ASKED.fullmatch(_unmarked(line.text))
    if not found:
        return None
    value = line.value
    return Mark(number="" if value is None else str(value), text=found.group(1).strip())


def answered(line: Line) -> str | None:
    """The words after `Answer:`, `Trả lời:`, `答案：` on this line; None where there is no such
    mark."""
    inside = line.marker and line.indent > 1  # an item of a list in an answer
    if line.code or line.value is not None or inside:
        return None
    found = _ANSWERED.fullmatch(_unmarked(line.text))
    return (found.group(1) or "").strip() if found else None


def split_inline(text: str) -> tuple[str, str]:
    """Question and answer where both stand on one line; the answer is empty otherwise."""
    found = _INLINE_ANSWER.search(text)
    if not found or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()].strip(), text[found.end() :].strip()


def likeness(text: str) -> float:
    """How much `text` looks like a question: 3 with a question mark, 2 with words that ask,
    below zero for what opens a list or states something."""
    body = text.strip()
    if not body:
        return -3.0
    if _ENDS_ASKING.search(body):
        return 3.0 if len(body) <= 300 else 0.5
    opens = _OPENS_ASKING.match(body) is not None
    score = 2.0 if opens or _ASKS.search(body[:300]) else 0.0
    if _ENDS_LIST.search(body):
        score -= 2.0
    if _ENDS_STATING.search(body) and not opens:
        score -= 1.5
    return score - (2.0 if len(body) > 200 else 0.0)


def _unmarked(text: str) -> str:
    """`text` without the stars of bold marks (`**Q7:** …`)."""
    head, rest = text[:200], text[200:]
    return _LOOSE.sub("", head.replace("**", "")).lstrip() + rest
