"""Places in a work as a reader of another language says them: `section 3.2` is `mục 3.2`.

Authors write a place once, in English. Numbers and names stay as they are, so that the place can
be found. A description is said in the language where `place_phrases_vi` or `place_phrases_zh` has
the whole of it, else it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from llm_interview.core.langs import Lang

_Words = Mapping[str, Mapping[Lang, str]]

_NUMBERED: Final[_Words] = {
    "algorithm": {"vi": "thuật toán {}", "zh": "算法 {}"},
    "appendix": {"vi": "phụ lục {}", "zh": "附录 {}"},
    "chapter": {"vi": "chương {}", "zh": "第 {} 章"},
    "definition": {"vi": "định nghĩa {}", "zh": "定义 {}"},
    "equation": {"vi": "phương trình {}", "zh": "公式 {}"},
    "figure": {"vi": "hình {}", "zh": "图 {}"},
    "footnote": {"vi": "chú thích {}", "zh": "脚注 {}"},
    "line": {"vi": "dòng {}", "zh": "第 {} 行"},
    "p.": {"vi": "trang {}", "zh": "第 {} 页"},
    "page": {"vi": "trang {}", "zh": "第 {} 页"},
    "part": {"vi": "phần {}", "zh": "第 {} 部分"},
    "proposition": {"vi": "mệnh đề {}", "zh": "命题 {}"},
    "section": {"vi": "mục {}", "zh": "第 {} 节"},
    "table": {"vi": "bảng {}", "zh": "表 {}"},
    "theorem": {"vi": "định lý {}", "zh": "定理 {}"},
}
_TITLED: Final[_Words] = {
    "paragraph": {"vi": "đoạn ", "zh": "段落 "},
    "section": {"vi": "mục ", "zh": "章节 "},
    "section on": {"vi": "mục về ", "zh": "章节："},
}
_ALONE: Final[_Words] = {
    "abstract": {"vi": "tóm tắt", "zh": "摘要"},
    "appendix": {"vi": "phụ lục", "zh": "附录"},
    "conclusion": {"vi": "phần kết luận", "zh": "结论"},
    "introduction": {"vi": "phần mở đầu", "zh": "引言"},
}
_DESCRIBED: Final[_Words] = {
    "abstract of version 1": {"vi": "tóm tắt của phiên bản 1", "zh": "第 1 版摘要"},
    "activations": {"vi": "activation", "zh": "激活值"},
    "announcement": {"vi": "thông báo", "zh": "公告"},
    "architecture": {"vi": "kiến trúc", "zh": "架构"},
    "caption": {"vi": "chú thích hình", "zh": "图注"},
    "class description": {"vi": "mô tả lớp", "zh": "类说明"},
    "code": {"vi": "mã nguồn", "zh": "代码"},
    "complexity per layer": {"vi": "độ phức tạp mỗi lớp", "zh": "每层复杂度"},
    "datasets": {"vi": "các bộ dữ liệu", "zh": "数据集"},
    "definition": {"vi": "định nghĩa", "zh": "定义"},
    "definitions": {"vi": "các định nghĩa", "zh": "定义"},
    "docs": {"vi": "tài liệu", "zh": "文档"},
    "evaluation": {"vi": "phần đánh giá", "zh": "评估"},
    "first paragraph": {"vi": "đoạn đầu", "zh": "首段"},
    "first post": {"vi": "bài đầu", "zh": "首帖"},
    "first version": {"vi": "phiên bản đầu", "zh": "第一版"},
    "footnote": {"vi": "chú thích", "zh": "脚注"},
    "format": {"vi": "định dạng", "zh": "格式"},
    "formula": {"vi": "công thức", "zh": "公式"},
    "generation": {"vi": "phần sinh văn bản", "zh": "生成"},
    "limitations": {"vi": "phần hạn chế", "zh": "局限"},
    "main results": {"vi": "kết quả chính", "zh": "主要结果"},
    "masking": {"vi": "masking", "zh": "掩码"},
    "method": {"vi": "phương pháp", "zh": "方法"},
    "method description": {"vi": "mô tả phương pháp", "zh": "方法说明"},
    "model architecture": {"vi": "kiến trúc mô hình", "zh": "模型架构"},
    "model card": {"vi": "model card", "zh": "模型卡"},
    "model specifications": {"vi": "thông số mô hình", "zh": "模型规格"},
    "models": {"vi": "các mô hình", "zh": "模型"},
    "opening of the main text": {"vi": "đầu phần chính", "zh": "正文开头"},
    "opening paragraph": {"vi": "đoạn mở đầu", "zh": "开头一段"},
    "opening paragraphs": {"vi": "các đoạn mở đầu", "zh": "开头几段"},
    "output": {"vi": "đầu ra", "zh": "输出"},
    "overview": {"vi": "phần tổng quan", "zh": "概述"},
    "parameters": {"vi": "tham số", "zh": "参数"},
    "position": {"vi": "vị trí", "zh": "位置"},
    "related work": {"vi": "nghiên cứu liên quan", "zh": "相关工作"},
    "results": {"vi": "kết quả", "zh": "结果"},
    "sampling": {"vi": "lấy mẫu", "zh": "采样"},
    "scope": {"vi": "phạm vi", "zh": "范围"},
    "temperature": {"vi": "temperature", "zh": "温度"},
    "training": {"vi": "phần huấn luyện", "zh": "训练"},
    "training setup": {"vi": "thiết lập huấn luyện", "zh": "训练设置"},
    "weights": {"vi": "trọng số", "zh": "权重"},
}
"""Descriptions in small letters: with capitals they are titles, by which the place is found."""

_AND: Final[Mapping[Lang, str]] = {"vi": " và ", "zh": "和"}
_BETWEEN_PLACES: Final[_Words] = {
    ", ": {"vi": ", ", "zh": "，"},
    "; ": {"vi": "; ", "zh": "；"},
    **dict.fromkeys((" and ", ", and "), _AND),
    " with ": {"vi": " kèm ", "zh": "及"},
}
_BEFORE_A_PLACE: Final[_Words] = {
    ", and ": {"vi": ", và ", "zh": "，以及"},
    "(with ": {"vi": "(kèm ", "zh": "(含"},
}
"""What leads from a description to a place."""
_BETWEEN_NUMBERS: Final[_Words] = {
    **dict.fromkeys((", and ", " and "), _AND),
    " to ": {"vi": " đến ", "zh": "至"},
    ", ": {"vi": ", ", "zh": "、"},
}

_WIDE: Final = {",": "，", ";": "；"}
_HAN: Final = r"[\u4e00-\u9fff]"
_JOINT: Final = re.compile(rf"(?<={_HAN})[,;] |[,;] (?={_HAN})")
_TOUCHING: Final = re.compile(rf"{_HAN}[A-Za-z0-9]")

_PLURALS: Final = {
    **{f"{word}s": word for word in (*_NUMBERED, *_TITLED, *_ALONE)},
    "appendices": "appendix",
    "pp.": "p.",
    "sections on": "section on",
}
_PHRASE_START: Final = re.compile(r"^|[ (]")
_PHRASE_END: Final = re.compile(r"$|[;)]| \(|, | and | with ")
_LONGEST_PLACE: Final = 1000
"""Of a card: longer texts are nobody's place, and are not searched for phrases."""
_STOP = r"$|[,;:)]| \(| and | with "
_NUMBER = (
    r"(?:(?:\d+(?:\.\d+)*[a-h]?|[A-Z]\.?\d+(?:\.\d+)*)(?!\w|\.\d)"
    rf"|(?:[A-Z]|[IVX]+(?:-[A-Z])?)(?={_STOP}| to | for | on ))"
)
_LINK = "|".join(map(re.escape, _BETWEEN_NUMBERS))


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _several(words: _Words) -> list[str]:
    return [plural for plural, word in _PLURALS.items() if word in words]


@cache
def _place_pattern() -> re.Pattern[str]:
    """Compiled where a place is first said in another language: it takes some ms. Case is that of
    ASCII, in which no other sign is an `s` or an `i`."""
    numbers = rf"{_NUMBER}(?:(?:{_LINK}){_NUMBER})*"
    places = [*_NUMBERED, *_several(_NUMBERED), *_ALONE]
    return re.compile(
        r"(?<![\w.-])(?:"
        rf"(?P<words>(?ai:{_any(_several(_NUMBERED))})) (?P<numbers>{numbers})"
        rf"|(?P<word>(?ai:{_any(_NUMBERED)})) (?P<number>{_NUMBER})"
        rf"|(?<=\) and )(?P<again>{_NUMBER})"
        rf"|(?P<titled>(?ai:{_any([*_TITLED, *_several(_TITLED)])})) (?:(?<= on )|(?=[A-Z\"“]))"
        rf"|(?:^|(?<=, )|(?<=; )|(?<=and ))(?P<alone>(?ai:{_any([*_ALONE, *_several(_ALONE)])}))"
        rf"(?={_STOP})"
        rf"|(?:^|(?<=; )|(?<=\()|(?<=\d, )|(?<=\d and ))(?P<described>{_any(_DESCRIBED)})"
        rf"(?=$|[;)]|(?:,|,? and| with) (?:§|(?ai:{_any(places)})(?!\w))))"
    )


def place_in(where: str, lang: Lang) -> str:
    """`where` with its common words, and what joins them, in that language."""
    if lang == "en":
        return where
    said = "".join(_said(where, lang))
    return _JOINT.sub(lambda hit: _WIDE[hit[0][0]], said) if lang == "zh" else said


def _said(where: str, lang: Lang) -> Iterator[str]:
    end, last = 0, ""
    for first, after, said in sorted(_translated(where, lang)):
        between = where[end:first]
        between = _between(between, last, lang) if end else between
        yield f"{between} " if _TOUCHING.fullmatch(between[-1:] + said[:1]) else between
        yield said
        end, last = after, said
    yield where[end:]


def _translated(where: str, lang: Lang) -> Iterator[tuple[int, int, str]]:
    """Where a part begins and ends, and how it is said: phrases, and the places outside them."""
    phrases = list(_phrases(where, lang))
    yield from phrases
    for hit in _place_pattern().finditer(where):
        if not any(first < hit.end() and hit.start() < after for first, after, _ in phrases):
            yield hit.start(), hit.end(), _place(hit, lang)


def _phrases(where: str, lang: Lang) -> Iterator[tuple[int, int, str]]:
    """The longest descriptions that are translated as a whole, from left to right."""
    table, last = _phrase_table(lang), 0
    if len(where) > _LONGEST_PLACE:
        return
    ends = [hit.start() for hit in _PHRASE_END.finditer(where)]
    for first in (hit.end() for hit in _PHRASE_START.finditer(where)):
        for after in reversed(ends) if first >= last else ():
            phrase = where[first:after]
            if phrase in table and (" " in phrase or _stands_alone(where[:first], where[after:])):
                yield first, after, table[phrase]
                last = after
                break


def _stands_alone(before: str, after: str) -> bool:
    """Whether a word is a description of its own: `models`, not that of `models and data`."""
    starts = not before or before.endswith(("; ", ", ", "(", ") and ", " on "))
    return starts and (not after or after.startswith((";", ")", " (")))


@cache
def _phrase_table(lang: Lang) -> Mapping[str, str]:
    """Loaded where a place is first said in that language: it is long."""
    if lang == "vi":
        from llm_interview.core.place_phrases_vi import PHRASES
    else:
        from llm_interview.core.place_phrases_zh import PHRASES
    return PHRASES


def _between(text: str, before: str, lang: Lang) -> str:
    """What joins two places. In Chinese a blank parts a number from a character."""
    if text in _BETWEEN_PLACES:
        joint = _BETWEEN_PLACES[text][lang]
        return _after_ascii(joint) if before[-1].isascii() else joint
    if text.endswith(") and "):
        return text.removesuffix(" and ") + _after_ascii(_AND[lang])
    written = next((words for words in _BEFORE_A_PLACE if text.endswith(words)), "")
    return text.removesuffix(written) + _BEFORE_A_PLACE[written][lang] if written else text


def _after_ascii(joint: str) -> str:
    return f" {joint}" if joint.isalpha() else joint


def _place(hit: re.Match[str], lang: Lang) -> str:
    if hit["again"]:  # of the word before the remark
        return f" {hit[0]}" if lang == "zh" else hit[0]
    written = next(filter(None, hit.group("words", "word", "titled", "alone", "described")))
    word = _PLURALS.get(written.lower(), written.lower())
    if hit["titled"]:
        said = _TITLED[word][lang]
    elif hit["alone"]:
        said = _ALONE[word][lang]
    elif hit["described"]:
        return _DESCRIBED[written][lang]
    else:
        said = _NUMBERED[word][lang].format(_numbers(hit["numbers"] or hit["number"], lang))
    return said[0].upper() + said[1:] if written[0].isupper() else said


def _numbers(text: str, lang: Lang) -> str:
    """Numbers of one word, with what joins them; in Chinese a blank stands on both its sides."""
    joints = {written: said[lang] for written, said in _BETWEEN_NUMBERS.items()}
    return re.sub(_LINK, lambda hit: _between_ascii(joints[hit[0]]), text)


def _between_ascii(joint: str) -> str:
    return f" {joint} " if joint.isalpha() else joint
