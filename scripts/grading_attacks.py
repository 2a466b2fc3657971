"""Answers nobody should be credited for, made from cards: word salad, keyword lists, echoes."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from llm_interview.core.langs import Lang
from llm_interview.core.questions import Question

LANGS: tuple[Lang, ...] = ("en", "vi", "zh")
_GLUE_EN = """
the a of to and with over each its so not it only at in from by on for or them all than without does
as but there must still is are which that when because into be can this they more
"""
_GLUE_VI = """
là của và các một trong cho với nên khi từng hay trước mà ra đưa tới chỉ theo thì được không vì đó
này những bị có như nhưng còn để bằng
"""
_GLUE_ZH = """
的 了 在 和 把 再 先 对 会 要 里 这 类 给出 因此 仍然 是 就 也
都 而 但 所以 因为 被 让 使 不 很 更 与 为
"""
GLUE: dict[Lang, list[str]] = {
    "en": _GLUE_EN.split(),
    "vi": _GLUE_VI.split(),
    "zh": _GLUE_ZH.split(),
}
NEGATORS: dict[Lang, str] = {"en": "not", "vi": "không", "zh": "不"}
BLANKS: dict[Lang, list[str]] = {
    "en": ["I don't know", "no idea, sorry", "can't remember this one"],
    "vi": ["em không biết", "quên mất rồi", "chịu, bỏ qua câu này"],
    "zh": ["不知道", "这个忘了", "不太清楚，跳过"],
}


def words(text: str, lang: Lang) -> list[str]:
    """Words of a text; Chinese in pieces of one or two characters."""
    if lang == "zh":
        return re.findall(r"[A-Za-z0-9_\-/√]+|[\u4e00-\u9fff]{1,2}", text)
    return re.sub(r"[.,;:()?!]", "", text).split()


def shuffled(text: str, lang: Lang, chance: random.Random) -> str:
    """All words in another order, or those of each clause with the punctuation left in place."""
    if chance.random() < 0.3:
        out = []
        for part in re.split("([,.;:，。；：])", text):
            inside = words(part, lang)
            chance.shuffle(inside)
            out.append(("" if lang == "zh" else " ").join(inside) if inside else part)
        return ("" if lang == "zh" else " ").join(out)
    row = words(text, lang)
    chance.shuffle(row)
    return _written(row, lang, chance)


def bag(text: str, lang: Lang, chance: random.Random) -> str:
    """Its content words as a list."""
    row = list(dict.fromkeys(w for w in words(text, lang) if w.lower() not in GLUE[lang]))
    row = row[: chance.randint(6, 16)]
    if chance.random() < 0.5:
        chance.shuffle(row)
    return chance.choice([", ", " ", "、" if lang == "zh" else "; ", " "]).join(row)


def glued(text: str, lang: Lang, chance: random.Random) -> str:
    """Its content words in any order, with function words strewn in."""
    row = [w for w in words(text, lang) if w.lower() not in GLUE[lang]]
    chance.shuffle(row)
    share = chance.choice([0.4, 0.6, 0.9])
    out = []
    for word in row[:20]:
        out.append(word)
        if chance.random() < share:
            out.append(chance.choice(GLUE[lang]))
    return _written(out, lang, chance)


def cue_list(card: Question, lang: Lang, chance: random.Random) -> str:
    """Cues of the card as a list; empty if it has none."""
    cues = [cue for point in card.key_points for cue in point.cues.get(lang, ())]
    chance.shuffle(cues)
    return chance.choice([", ", " ", "；" if lang == "zh" else "; "]).join(
        cues[: chance.randint(5, 14)]
    )


def negated(text: str, lang: Lang, chance: random.Random) -> str:
    """A negator put at a random place inside."""
    row = text if lang == "zh" else text.split()
    at = chance.randint(len(row) // 4, max(len(row) // 4, len(row) - 2))
    if lang == "zh":
        return text[:at] + NEGATORS[lang] + text[at:]
    return " ".join([*row[:at], NEGATORS[lang], *row[at:]])


def worthless(
    card: Question, deck: dict[str, Question], chance: random.Random
) -> Iterator[tuple[str, Lang, str]]:
    """(kind, language, answer): every kind of attack on one card, in each of its languages."""
    for lang in LANGS:
        if lang not in card.spoken:
            continue
        spoken = card.spoken[lang]
        points = " ".join(point.text[lang] for point in card.key_points)
        yield "shuffled", lang, shuffled(spoken, lang, chance)
        yield "shuffled", lang, shuffled(points, lang, chance)
        yield "glued", lang, glued(spoken, lang, chance)
        yield "glued", lang, glued(points, lang, chance)
        yield "bag", lang, bag(spoken, lang, chance)
        yield "cue list", lang, cue_list(card, lang, chance)
        yield "echo", lang, card.front[lang]
        yield "blank", lang, chance.choice(BLANKS[lang])
        others = [c for c in deck.values() if c.id != card.id and lang in c.spoken]
        near = [c for c in others if c.topic == card.topic] or others
        if others:
            yield "neighbour", lang, chance.choice(near).spoken[lang]
            yield "another", lang, chance.choice(others).spoken[lang]


def salads(deck: Question, chance: random.Random) -> Iterator[tuple[str, Lang, str]]:
    """(kind, language, answer): what needs no more than the texts of the points."""
    for lang in deck.front:
        points = " ".join(point.text[lang] for point in deck.key_points)
        yield "bag", lang, bag(points, lang, chance)
        yield "bag", lang, bag(points, lang, chance)
        yield "shuffled", lang, shuffled(points, lang, chance)
        yield "glued", lang, glued(points, lang, chance)
        yield "echo", lang, deck.front[lang]


def _written(row: list[str], lang: Lang, chance: random.Random) -> str:
    """Words with separators as people leave them: none, or commas and full stops anywhere."""
    between = "" if lang == "zh" and chance.random() < 0.7 else " "
    if chance.random() < 0.35:
        return between.join(row)
    out, left = [], chance.randint(3, 9)
    for word in row:
        left -= 1
        out.append(word if left else word + chance.choice("，。，；" if lang == "zh" else ",.,;:"))
        left = left or chance.randint(3, 10)
    return between.join(out) + ("。" if lang == "zh" else ".")
