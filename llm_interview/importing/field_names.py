"""What people call the columns and keys of a card, in three languages."""

from __future__ import annotations

from typing import Final

_NAMES: Final = {
    "question": "question q front term prompt câu-hỏi hỏi mặt-trước thuật-ngữ 问题 题目 正面 问",
    "answer": "answer a back definition response trả-lời đáp-án mặt-sau định-nghĩa 答案 回答 背面",
    "tags": "tags tag labels categories category nhãn thẻ chủ-đề 标签 分类",
    "key_points": "key_points points keypoints key-points ý-chính các-ý ý 要点 得分点 关键点",
    "lang": "lang language ngôn-ngữ 语言",
    "id": "id card",
    "difficulty": "difficulty level độ-khó 难度",
    "topic": "topic",
    "seed_refs": "seed_refs ref refs",
}
_FIELDS: Final = {word: name for name, words in _NAMES.items() for word in words.split()}


def field_of(name: str) -> str:
    """The field of a card that a column or key called `name` means; empty if none."""
    plain = "-".join(name.strip().strip("#*:：").casefold().replace("_", "-").split())
    return _FIELDS.get(plain, _FIELDS.get(plain.replace("-", "_"), ""))
