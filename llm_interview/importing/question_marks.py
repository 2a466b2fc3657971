"""How pages say "here is a question" and "here is its answer", in three languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from llm_interview.importing.furniture_words import PREFACE, PURPOSE
from llm_interview.importing.line_markers import han_value, nested_value, without_symbols
from llm_interview.importing.page_lines import Line

_NUMBER = r"(\d{1,4}(?:\.\d{1,2}(?!\d)){0,2}|[一二三四五六七八九十]{1,3})"
_WORDED = re.compile(
    r"(?:(?:câu\s+hỏi|câu|hỏi|cau\s+hoi|cau|question|ques|interview\s+question|q|问题|问題|問題|题目|題目|面试题|面試題|问|問)"
    rf"\s*(?:số\s*|thứ\s*|no\.?\s*|[#＃]\s*)?[(（\[【]?{_NUMBER}[)）\]】]?"
    r"(?:\s*[:.)、：．|｜–—-]+\s*|\s+(?-i:(?=[A-ZÀ-ỸĐ\u4e00-\u9fff\"“]))|$)"
    rf"|第\s*{_NUMBER}\s*[题问道][:.)、：．题\s]*)(.*)",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = re.compile(
    r"(?:(?:q|hỏi|câu\s+hỏi(?:\s+phỏng\s+vấn)?|cau\s+hoi|question|interviewer|người\s+phỏng\s+vấn"
    r"|nhà\s+tuyển\s+dụng|问|問|问题|問題|提问|题目|面试题|面试官(?:追问|提问|问)?|追问)"
    r"\s*(?:[(（][^()（）]{1,12}[)）]\s*)?[:：]|q\s?[.)](?=\s))\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWER_WORDS = (
    r"(?:cách\s+|hướng\s+)?trả\s+lời|(?:câu\s+)?trả\s+lời\s+(?:mẫu|gợi\s+ý|tham\s+khảo)|câu\s+trả\s+lời|đáp\s+án(?:\s+(?:mẫu|gợi\s+ý|tham\s+khảo))?|đáp"
    r"|gợi\s+ý(?:\s+(?:câu\s+)?trả\s+lời|\s+đáp\s+án)?|lời\s+giải|ứng\s+viên|người\s+(?:trả\s+lời|được\s+phỏng\s+vấn)"
    r"|tra\s+loi|cau\s+tra\s+loi|dap\s+an|goi\s+y"
    r"|(?:(?:sample|model|short|strong|good|best|ideal|example|expected|suggested|correct|detailed"
    r"|quick|possible|perfect)\s+)?answer|(?:sample|model|suggested|ideal|example)\s+response|ans|solution|candidate|interviewee|how\s+to\s+answer"
    r"|(?:答案[与及和]?|题目|问题|参考|详细)?解析|(?:参考|參考|标准|標準|示例|推荐|高分|满分)?(?:答案|回答)|优秀回答|我的(?:回答|答案)|(?:回答|答题|作答)(?:示例|示范|样例|模板|要点)|你的回答|(?:答题|回答|解题)思路|答|解答|参考解答"
    r"|(?:参考|高分|面试|回答|答题){1,2}话术|候选人|应聘者|求职者|面试者|我"
)
_SAMPLE = re.compile(
    r"(?:sample|model|suggested|ideal|example)\s+(?:answer|response)|gợi\s+ý\s+(?:câu\s+)?trả\s+lời|gợi\s+ý\s+đáp\s+án"
    r"|(?:câu\s+)?trả\s+lời\s+(?:mẫu|gợi\s+ý|tham\s+khảo)|đáp\s+án\s+(?:mẫu|gợi\s+ý|tham\s+khảo)"
    r"|(?:参考|參考|标准|標準|示例|高分|满分)(?:答案|回答)|(?:回答|答题|作答)(?:示例|示范|样例)",
    re.IGNORECASE,
)
"""Answer marks that stand nowhere but on pages of questions."""
_UNFOLDS = (
    r"(?:click|tap|show|view|see|reveal|toggle|expand)\b[\w\s]{0,20}\banswers?|xem\s+(?:đáp\s+án|câu\s+trả\s+lời)"
    r"|hiện\s+đáp\s+án|(?:点击)?(?:查看|展开|显示)(?:参考|标准)?(?:答案|解答|回答)"
)
_ANSWERED = re.compile(
    rf"(?:(?:{_ANSWER_WORDS})\s*\d{{0,4}}\s*[:：.]|ans(?:wer)?\s*\d{{0,4}}\s*[-–—]"
    r"|a\d{0,4}\s*[:：]|a\d{1,4}\s*\.)\s*(.*)"
    rf"|(?:{_ANSWER_WORDS})\s*|(?:{_UNFOLDS})[\s.…:：▼▾]*",
    re.IGNORECASE | re.DOTALL,
)
_INLINE_ANSWER = re.compile(
    rf"(?<=[\s?？.。!！])[*_]{{0,2}}(?:{_ANSWER_WORDS}|A)[*_]{{0,2}}\s*[:：][*_]{{0,2}}\s*",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"^[【［\[]([^【】\[\]［］]{1,12})[】\]］]\s*[:：]?\s*")
_ASIDE = re.compile(r"[(（\[【][^()（）\[\]【】]{1,60}[)）\]】][.。]?")
_LOOSE = re.compile(r"^[*_\s]+|[*_]+\s*(?=[:：])|(?<=[:：])[*_]+(?=\s)")

_ASKS = re.compile(  # in any place
    r"\b(?:tại\s+sao|vì\s+sao|thế\s+nào|là\s+gì|là\s+sao|ra\s+sao|khi\s+nào|bao\s+nhiêu|gì\s+khác"
    r"|khác\s+nhau|khác\s+gì|khác\s+biệt|làm\s+gì|differences?\s+between|vs\.?(?=\s))\b"
    r"|为什么|为何|什么|如何|怎么|怎样|哪些|哪个|哪种|是否|吗$|多少|几种|区别|有何|能否|异同|优缺点"
    r"|為什麼|為何|什麼|怎麼|怎樣|哪個|哪種|嗎$|幾種|區別|異同|優缺點",
    re.IGNORECASE,
)
_OPENS_ASKING = re.compile(  # at the start
    r"(?:what|why|how|when|which|who|where|explain|describe|compare|define|discuss|list|name|is|are"
    r"|does|do|can|could|should|would|give|tell|walk|state|derive|implement|outline|differentiate"
    r"|distinguish|mention|illustrate|design|estimate"
    r"|(?:(?:bạn|em|anh|chị|anh/chị)\s+)?(?:(?:có\s+thể|hãy)\s+)?(?:làm\s+(?:thế\s+nào|sao)|giải\s+thích"
    r"|trình\s+bày|mô\s+tả|so\s+sánh|phân\s+biệt|nêu|kể\s+tên|liệt\s+kê|phân\s+tích|cho\s+ví\s+dụ|thiết\s+kế|định\s+nghĩa|cho\s+biết|chứng\s+minh)"
    r"|hãy|vai\s+trò)\b"
    r"|(?:请|简单|简要|详细|请你|能不能)*(?:介绍|解释|说明|简述|描述|谈谈|讲一?下|讲讲|说一?下|说说|比较|对比"
    r"|介紹|解釋|說明|簡述|談談|講講|說說|比較|對比|舉例|列舉|闡述|推導|證明|請"
    r"|举例|列举|阐述|聊聊|推导|证明|手写|实现|分析|写出|概述|设计|估算|计算)",
    re.IGNORECASE,
)
_ENDS_ASKING = re.compile(r"[?？][\s\"”’'）)」】*_`]*$")
_ENDS_LIST = re.compile(r"[:：;；,，、][\s*_(（]*$")
_ENDS_STATING = re.compile(r"[.。!！][\s\"”’'）)」】*_]*$")
_FIRST_SENTENCE = re.compile(
    r"(.{4,300}?(?:[?？][\"”’')）*_`]*|[.。](?=\s|[^\x00-\x7f])))\s*(?=\S)"
)
_NAME = re.compile(r"([^:：]{2,100})[:：][*_]{0,2}(?:\s+|(?=[\u4e00-\u9fff])|$)")
_FOLLOWS = re.compile(
    r"follow[\s-]?ups?(?:\s+questions?)?\s*[:：–-]?\s*(?-i:(?=[A-Z]))", re.IGNORECASE
)
"""What an interviewer may ask next is no question of its own."""
_LONG = 300
_SENTENCE = 8
PAGE = 1 << 16
"""Texts of a page that are remembered, for each way to read it asks about every line again."""
_PREFACE = re.compile(rf"(?:{PREFACE.pattern})\s*[?？]?\s*(?:[*_]*[:：][*_]*\s*.*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A line that opens a question: its number as written (or none) and the words after it."""

    number: str
    text: str


def worded(line: Line) -> Mark | None:
    """`Question 7: …`, `Câu 7.`, `Q3.1`, `第7题`: a word with a number."""
    if line.code or line.value is not None:
        return None
    found = _WORDED.fullmatch(_unmarked(line.text))
    if not found:
        return None
    number = found.group(1) or found.group(2)
    plain = number if number[0].isdecimal() else str(han_value(number))
    shown = ".".join(str(int(part)) for part in plain.split("."))
    return Mark(number=shown, text=found.group(3).strip())


def asked(line: Line) -> Mark | None:
    """`Q: …`, `问：…`: a word without a number (the number of a list item is kept)."""
    if line.code:
        return None
    found = _ASKED.fullmatch(_unmarked(line.text))
    return Mark(number=number_of(line), text=found.group(1).strip()) if found else None


def number_of(line: Line) -> str:
    """The number before a line as a reference gives it (`7`, `1.2`); empty where there is none."""
    if nested_value(line.marker):
        return line.marker
    return "" if line.value is None else str(line.value)


def answered(line: Line) -> str | None:
    """The words after `Answer:`, `Trả lời:`, `答案：` on this line; None where there is no such
    mark."""
    inside = line.marker and line.indent > 1  # an item of a list in an answer
    if line.code or line.value is not None or inside:
        return None
    found = _ANSWERED.fullmatch(_unmarked(line.text))
    return (found.group(1) or "").strip() if found else None


def is_sample(line: Line) -> bool:
    """Whether the answer mark of this line calls the answer one to learn from."""
    return _SAMPLE.match(_unmarked(line.text)) is not None


@lru_cache(maxsize=PAGE)
def split_inline(text: str) -> tuple[str, str]:
    """Question and answer where an answer mark stands on the line of the question; the answer is
    empty where it begins on the next line, or where there is no such mark."""
    found = _INLINE_ANSWER.search(text)
    if not found or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()].strip(), text[found.end() :].strip()


def split_name(text: str) -> tuple[str, str]:
    """What stands before the first colon of a line, and what follows it."""
    found = _NAME.match(text)
    return (found.group(1).strip("*_ "), text[found.end() :].strip()) if found else ("", "")


@lru_cache(maxsize=PAGE)
def split_sentence(text: str) -> tuple[str, str]:
    """The sentence that asks and the sentences after it, where a line goes on with its answer;
    the answer is empty otherwise."""
    found = _FIRST_SENTENCE.match(text)
    if not found:
        return text, ""
    head, rest = found.group(1).strip(), text[found.end() :].strip()
    said = len(rest) >= _SENTENCE or rest[-1:] in (".", "。", "!", "！")
    if not said or _ASIDE.fullmatch(rest) or likeness(head) < 2.0 or likeness(rest[:_LONG]) >= 2.0:
        return text, ""
    return head, rest


@lru_cache(maxsize=PAGE)
def likeness(text: str) -> float:
    """How much `text` looks like a question: 3 with a question mark, 2 with words that ask,
    below zero for what opens a list, states something or would be asked next."""
    body = text.strip()
    if not body:
        return -3.0
    if is_preface(body) or _FOLLOWS.match(body):
        return -1.0
    if _ENDS_ASKING.search(body[-20:]):
        return 3.0 if len(body) <= _LONG else 0.5
    opens = _OPENS_ASKING.match(body) is not None
    score = 2.0 if opens or _ASKS.search(body[:_LONG]) else 0.0
    if _ENDS_LIST.search(body[-20:]):
        score -= 2.0
    if not opens and _ENDS_STATING.search(body[-20:]):
        score -= 1.5
    return score - (2.0 if len(body) > 200 else 0.0)


def opens_asking(text: str) -> bool:
    """Whether `text` begins as a question or a task does."""
    return _OPENS_ASKING.match(text) is not None and not _ENDS_LIST.search(text[-20:])


def is_preface(text: str) -> bool:
    """Whether `text` is a label like `Why interviewers ask:`, alone or with what it says, or a
    sentence like `This question tests …`."""
    plain = text[:_LONG].strip("*_ ")
    return _PREFACE.fullmatch(plain) is not None or PURPOSE.fullmatch(plain) is not None


def is_named_preface(text: str) -> bool:
    """Whether `text` is such a label with what it says on the same line."""
    label, colon, said = text[:_LONG].replace("：", ":").partition(":")
    return bool(colon and said.strip()) and _PREFACE.fullmatch(label.strip("*_ ")) is not None


def _unmarked(text: str) -> str:
    """`text` without the stars of bold marks (`**Q7:** …`) and the picture before it; a mark in
    brackets (`【答案】`) as it is without."""
    if text[:1] in ("【", "［", "["):
        text = _BRACKETS.sub(r"\1：", text, count=1)
    if text[:1].isalnum() and "*" not in text:
        return text
    head, rest = without_symbols(text[:200]), text[200:]
    return _LOOSE.sub("", head.replace("**", "")).lstrip() + rest
