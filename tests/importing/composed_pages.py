"""Pages put together from parts: questions in the shapes that real pages have, and around, between
and inside their answers what real pages put there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from llm_interview.core.langs import Lang

PAIRS: Final[dict[Lang, tuple[tuple[str, str], ...]]] = {
    "en": (
        ("What is a mask and why is it needed", "A mask hides the positions that come later."),
        ("How does a beam search end", "It ends when every beam has produced its end token."),
        ("Why do we warm up the learning rate", "Early gradients are noisy, so steps stay small."),
        ("What does a tokenizer do", "It splits text into pieces that have a number each."),
    ),
    "vi": (
        ("Mask là gì và vì sao cần nó", "Mask che các vị trí đứng sau token hiện tại."),
        ("Beam search dừng khi nào", "Nó dừng khi mọi nhánh đã sinh ra token kết thúc."),
        ("Vì sao phải warm up learning rate", "Gradient ban đầu nhiễu nên bước đi phải nhỏ."),
        ("Tokenizer làm gì", "Nó tách văn bản thành các mảnh, mỗi mảnh có một số hiệu."),
    ),
    "zh": (
        ("什么是掩码，为什么需要它", "掩码会挡住当前词元之后的位置。"),
        ("束搜索什么时候结束", "每一束都生成结束词元时，搜索就停下来。"),
        ("为什么要对学习率做预热", "训练初期梯度噪声大，所以步子要小。"),
        ("分词器有什么作用", "它把文本切成小块，每一块对应一个编号。"),
    ),
}
SHAPES: Final[dict[str, dict[Lang, str]]] = {
    "word": {"en": "Question {n}: {q}?", "vi": "Câu hỏi {n}: {q}?", "zh": "问题 {n}：{q}？"},
    "number": {"en": "{n}. {q}?", "vi": "{n}/ {q}?", "zh": "{n}、{q}?"},
    "bare": {"en": "{n}. {q}", "vi": "{n}. {q}", "zh": "{n}.{q}"},
    "heading": {"en": "## {n}. {q}?", "vi": "### Câu {n}: {q}?", "zh": "## {n}. {q}？"},
    "bold": {"en": "**{n}. {q}?**", "vi": "**Câu {n}: {q}?**", "zh": "**{n}. {q}？**"},
    "asking": {"en": "### {q}?", "vi": "### {q}?", "zh": "### {q}？"},
}
ANSWER: Final[dict[Lang, str]] = {"en": "Answer:", "vi": "Trả lời:", "zh": "答案："}
ABOVE: Final[dict[Lang, tuple[str, ...]]] = {
    "en": ("Home", "Log in", "Common LLM interview questions", "Ann Lee", "8 min read", "Share"),
    "vi": ("Trang chủ", "Đăng nhập", "Các câu hỏi phỏng vấn LLM", "Lê An", "8 phút đọc", "Chia sẻ"),
    "zh": ("首页", "登录", "大模型面试题汇总", "小林同学", "阅读 3198", "收藏"),
}
CONTENTS: Final[dict[Lang, str]] = {"en": "Table of contents", "vi": "Mục lục", "zh": "目录"}
CHAPTERS: Final[dict[Lang, tuple[str, str]]] = {
    "en": ("Part 1: Fundamentals", "Part 2: Training"),
    "vi": ("Phần 1: Kiến thức cơ bản", "Phần 2: Huấn luyện"),
    "zh": ("一、基础篇", "二、进阶篇"),
}
BETWEEN: Final[dict[Lang, tuple[str, ...]]] = {
    "en": ("Advertisement", "Share this post", "Was this helpful?", "Subscribe to our newsletter"),
    "vi": ("Quảng cáo", "Đọc tiếp: 20 câu về RAG", "Chia sẻ bài viết", "Tải xuống PDF miễn phí"),
    "zh": (
        "广告",
        "延伸阅读：检索面试题",
        "扫码关注公众号，领取 PDF",
        "本文由小林原创，转载请注明",
    ),
}
BELOW: Final[dict[Lang, tuple[str, ...]]] = {
    "en": (
        "Thanks for reading!",
        "Related Posts",
        "1. Ten RAG questions",
        "2. Agents",
        "3 Comments",
    ),
    "vi": ("Cảm ơn các bạn đã đọc!", "Bài viết liên quan", "1. Mười câu về RAG", "Bình luận (3)"),
    "zh": ("感谢阅读！", "相关推荐", "1. 检索面试题", "2. 智能体入门", "评论 3", "上一篇：入门"),
}
ITEMS: Final[dict[Lang, tuple[str, ...]]] = {
    "en": ("Less memory", "Rare words: split into pieces", "Faster training"),
    "vi": ("Tốn ít bộ nhớ", "Từ hiếm: tách thành mảnh", "Huấn luyện nhanh hơn"),
    "zh": ("占用内存少", "罕见词：拆成小块", "训练更快"),
}
CLOSE: Final[dict[Lang, str]] = {
    "en": "In practice this lowers the cost.",
    "vi": "Nhờ vậy chi phí giảm đi.",
    "zh": "实际应用中，成本会因此下降。",
}
FORMULA: Final = "Attention(Q,K,V) = softmax(QK^T/√d)V"
CODE: Final = "scores = q @ k.T"
PARTS: Final = ("items", "numbers", "picture", "code", "formula", "table")


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A page, the number, question and lines of each of its answers, and what belongs to none."""

    form: str
    text: str
    entries: tuple[tuple[str, str, tuple[str, ...]], ...]
    around: tuple[str, ...]


def part_of(kind: str, lang: Lang, *, markdown: bool) -> tuple[str, tuple[str, ...]]:
    """One part of an answer as it stands on the page, and the lines of it that must stay."""
    items = ITEMS[lang]
    match kind:
        case "items":
            return "\n".join(f"- {item}" for item in items), items
        case "numbers":
            return "\n".join(f"{n}. {item}" for n, item in enumerate(items, start=1)), items
        case "picture":
            return ("![Figure 1: the parts](parts.png)" if markdown else "image.png"), ()
        case "code":
            return f"```python\n# 1. Why?\n{CODE}\n```", ("# 1. Why?", CODE)
        case "formula":
            return (f"$${FORMULA}$$" if markdown else FORMULA), (FORMULA,)
        case _:
            return "| LoRA | QLoRA |\n|---|---|\n| 16 bit | 4 bit |", ("LoRA", "16 bit")


def compose(
    lang: Lang,
    shape: str,
    kinds: tuple[tuple[str, ...], ...],
    *,
    start: int,
    contents: bool,
    chapters: bool,
    marked: bool,
    boxed: int,
) -> Composed:
    """The page of four questions whose answers have the parts `kinds`; `contents` repeats the
    questions above them, `chapters` parts them in two, `marked` writes `Answer:`, a box stands
    under every `boxed`-th answer."""
    markdown = shape in {"heading", "bold", "asking"}
    above, below = ABOVE[lang], BELOW[lang]
    rows = [f"# {row}" if markdown and row == above[2] else row for row in above]
    if contents:
        listed = [f"{n}. {q}?" for n, (q, _) in enumerate(PAIRS[lang], start)]
        if chapters:
            listed = [CHAPTERS[lang][0], *listed[:2], CHAPTERS[lang][1], *listed[2:]]
        rows += [CONTENTS[lang], *listed]
    entries = []
    for at, ((question, said), parts) in enumerate(zip(PAIRS[lang], kinds, strict=True)):
        if chapters and at in {0, 2}:
            rows.append(("# " if markdown else "") + CHAPTERS[lang][at // 2])
        rows.append(SHAPES[shape][lang].format(n=start + at, q=question))
        rows += [f"**{ANSWER[lang]}**" if markdown else ANSWER[lang]] if marked else []
        shown = [part_of(kind, lang, markdown=markdown) for kind in parts]
        rows += [said, *(text for text, _ in shown), CLOSE[lang]]
        kept = (said, *(line for _, lines in shown for line in lines), CLOSE[lang])
        entries.append(("" if shape == "asking" else str(start + at), question, kept))
        if at % boxed == 0:
            rows.append(BETWEEN[lang][at])
    text = "\n\n".join([*rows, *below]) + "\n"
    around = (*above, *CHAPTERS[lang], *BETWEEN[lang], *below, ANSWER[lang])
    form = "md" if markdown else "text"
    return Composed(form=form, text=text, entries=tuple(entries), around=around)
