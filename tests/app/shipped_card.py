"""A card that keeps every promise of shipped content, in a folder with its lists."""

from __future__ import annotations

from pathlib import Path

from llm_interview.app.check import CheckReport

EN = (
    "A cache is what makes decoding cheap. It keeps the keys and values. A step computes the new"
    " token. It grows with the batch. That is why long prompts fill the memory of the machine, and"
    " why engines cut it into pages so that many requests can share the same space."
)


VI = (
    "Cache làm cho decode rẻ hơn nhiều. Nó giữ key và value. Mỗi bước tính token mới. Nó lớn theo"
    " batch. Vì vậy prompt dài chiếm hết bộ nhớ của máy, và các engine phải chia nó thành từng"
    " trang để nhiều request dùng chung được một vùng nhớ, nhờ đó cùng một GPU phục vụ được nhiều"
    " người hơn hẳn so với cách làm cũ."
)


ZH = (
    "缓存让解码便宜很多。它保存之前的键和值。每步只算新词。它随批量增长。"
    "所以长提示会占满机器的显存，引擎才把它切成一页一页，让许多请求共用同一块空间，"
    "同一块显卡就能同时服务更多的人，比以前的做法省得多。"
)


GOOD = f"""\
id: good
topic: t
tags: [x]
kind: concept
difficulty: 1
tier: must
as_of: 2026-11-22
volatile: false
seed_refs: ['s#1']
front: {{en: What is 2?, vi: 2 là gì?, zh: 什么是 2？}}
variants:
  en: [a, b]
  vi: [a, b]
  zh: [甲, 乙]
spoken:
  en: {EN}
  vi: {VI}
  zh: {ZH}
key_points:
  - id: one
    weight: 40
    required: true
    text: {{en: It keeps the keys and values., vi: Nó giữ key và value., zh: 它保存之前的键和值。}}
    cues: {{en: [keys], vi: [key], zh: [键]}}
  - id: two
    weight: 30
    text: {{en: A step computes the new token., vi: Mỗi bước tính token mới., zh: 每步只算新词。}}
  - id: three
    weight: 30
    text: {{en: It grows with the batch., vi: Nó lớn theo batch., zh: 它随批量增长。}}
worked_example:
  setup: {{en: s, vi: s, zh: 甲}}
  steps:
    - {{en: s, vi: s, zh: 甲}}
  checks:
    - {{expr: 2^3, value: 8, tol: 0}}
pitfalls:
  - id: bad
    wrong: {{en: RAG eliminates hallucination., vi: RAG loại bỏ ảo giác., zh: RAG 能消除幻觉。}}
    right: {{en: It does not., vi: Không., zh: 不是。}}
follow_ups:
  - {{id: f, q: {{en: q, vi: q, zh: 问}}, a: {{en: a, vi: a, zh: 答}}}}
  - {{id: g, q: {{en: q, vi: q, zh: 问}}, a: {{en: a, vi: a, zh: 答}}}}
  - {{id: h, q: {{en: q, vi: q, zh: 问}}, a: {{en: a, vi: a, zh: 答}}}}
sources:
  - id: paper
    title: Attention Is All You Need
    year: 2017
    arxiv: '1706.03762'
    where: section 3
    supports: [one, two, bad, f, g, h]
derived: [three]
"""


BANNED = """\
b10:
  say: RAG reduces it
  en: RAG eliminates hallucination
  vi: RAG loại bỏ ảo giác
  zh: RAG 能消除幻觉
"""


GROWS = "{en: It grows with the batch., vi: Nó lớn theo batch., zh: 它随批量增长。}"


FREED = (
    "{en: Old entries are thrown away once the answer ends., vi: Trả lời xong thì xóa hết những gì"
    " đã lưu., zh: 回答结束后就把旧内容全部丢弃。}"
)


TERMS = """\
step: {lang: en, reject: [pass], prefer: step, allow: [u]}
here: {lang: en, reject: [batchwise], prefer: by the batch, allow: [t]}
you: {lang: zh, reject: [您], prefer: 你, allow: [t], banned: true}
"""


def write_shipped(folder: Path) -> Path:
    """The folder of the shipped content, made in `folder`."""
    files = {
        "t/good.yaml": GOOD,
        "seed_refs.yaml": "'s#1': [good]\n's#2': [unwritten]\n",
        "paths.yaml": "week: [good]\n",
        "topics.yaml": "t: {en: Things, vi: Đồ vật, zh: 东西}\n",
        "schema/arxiv.yaml": "'1706.03762': {title: Attention Is All You Need, year: 2017}\n",
        "schema/banned.yaml": BANNED,
        "schema/terms.yaml": TERMS,
    }
    for name, text in files.items():
        path = folder / "shipped" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "shipped"


def codes(report: CheckReport) -> list[str]:
    return [found.code for found in report.problems]
