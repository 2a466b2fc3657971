"""What a newcomer types in the first ten minutes, in each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from llm_interview.core.langs import Lang

LOCALES: Mapping[Lang, str] = {"en": "en_US.UTF-8", "vi": "vi_VN.UTF-8", "zh": "zh_CN.UTF-8"}
MOCK = "mock 'id:pos-learned-vs-sinusoidal or id:rag-vs-finetuning' --follow-ups 1 --seed 7"
NOW, ZONE = "2026-11-22T20:00:00+07:00", "Asia/Ho_Chi_Minh"


@dataclass(frozen=True, slots=True)
class Scene:
    """A command and the lines typed while it runs; `files` are read afterwards, so many lines."""

    words: str
    typed: tuple[str, ...] = ()
    files: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What this newcomer knows. The drill asks about unseen words, contextual vectors, why Q, K
    and V are three, and the scaling of scores; the interview about positions and about RAG."""

    tokens: str
    embeddings: str
    unseen: str
    contextual: str
    projections: str
    scaling: str
    again: str
    grounding: str
    pipeline: tuple[str, ...]
    positions: str
    rows: str
    rag_or_tuning: str
    first: str
    note: str
    search: str


EN = Answers(
    tokens="It cuts text into subword pieces of a fixed vocabulary and gives each an integer id, "
    "because a network can only compute with numbers.",
    embeddings="It is a lookup table with one vector per token, starting random and trained with "
    "the rest of the model",
    unseen="they split it into known subwords, in the worst case into single bytes",
    contextual="the hidden state, because attention mixes in the neighbouring words; the input "
    "embedding of bank is always the same vector",
    projections="no idea",
    scaling="so that the gradients do not explode",
    again="the dot product adds up d_k terms, its variance is d_k, so large scores saturate the "
    "softmax and the gradient vanishes",
    grounding="tell the model to cite passages and to say it does not know, then check each claim "
    "against its passage with an NLI model",
    pipeline=(
        "static batching waits for the longest request of the batch",
        "continuous batching lets new requests join after every step",
        "PagedAttention is about memory: blocks of KV cache",
    ),
    positions="BERT and GPT-2 learn a vector per position, so there is a longest length; the "
    "original Transformer uses sine and cosine and can be evaluated at any position",
    rows="no, late positions are seen less often",
    rag_or_tuning="RAG for facts that change and need sources, fine-tuning for style and format",
    first="a better prompt",
    note="ask which paper named it",
    search="kv cache",
)

VI = Answers(
    tokens="Tách văn bản thành các mẩu subword trong từ điển cố định rồi đổi mỗi mẩu thành một id, "
    "vì mạng chỉ tính được trên số.",
    embeddings="là bảng tra, mỗi token một vector, khởi tạo ngẫu nhiên rồi học cùng mô hình",
    unseen="tách thành các subword đã biết, tệ nhất là thành từng byte",
    contextual="hidden state, vì attention trộn thông tin từ các từ xung quanh; embedding đầu vào "
    "của một từ lúc nào cũng là một vector đó",
    projections="chịu",
    scaling="để gradient không bị nổ",
    again="tích vô hướng cộng d_k số hạng nên phương sai là d_k, score lớn làm softmax bão hòa và "
    "gradient triệt tiêu",
    grounding="bắt mô hình trích dẫn đoạn văn và nói không biết khi thiếu, rồi kiểm tra từng khẳng "
    "định với đoạn văn bằng mô hình NLI",
    pipeline=(
        "batch tĩnh phải chờ request dài nhất",
        "continuous batching cho request mới vào sau mỗi bước",
        "PagedAttention lo bộ nhớ: chia KV cache thành các khối",
    ),
    positions="BERT và GPT-2 học một vector cho mỗi vị trí nên có độ dài tối đa; Transformer gốc "
    "dùng sin và cos, tính được ở vị trí bất kỳ",
    rows="không, các vị trí cuối ít được gặp hơn",
    rag_or_tuning="RAG cho kiến thức hay thay đổi và cần nguồn, fine-tuning cho phong cách và định "
    "dạng",
    first="sửa prompt cho tốt hơn",
    note="hỏi xem bài báo nào đặt tên",
    search="vi tri",
)

ZH = Answers(
    tokens="把文本切成固定词表里的子词，再换成整数编号，因为神经网络只能对数字做运算。",
    embeddings="就是一张查找表，每个 token 一个向量，随机初始化，和模型一起训练",
    unseen="拆成词表里有的子词，最差就拆成单个字节",
    contextual="是隐藏状态，因为注意力会混入周围的词；输入 embedding 里同一个词永远是同一个向量",
    projections="不知道",
    scaling="为了防止梯度爆炸",
    again="点积是 d_k 项相加，方差等于 d_k，分数太大会让 softmax 饱和，梯度消失",
    grounding="要求模型引用原文，找不到就说不知道，再用 NLI 模型逐句核对",
    pipeline=(
        "静态批处理要等最长的请求结束",
        "连续批处理每一步之后都可以加入新请求",
        "PagedAttention 管的是显存：把 KV cache 分成块",
    ),
    positions="BERT 和 GPT-2 给每个位置学一个向量，所以有最大长度；"
    "原始 Transformer 用正弦余弦，任意位置都能算",
    rows="不是，靠后的位置见得少",
    rag_or_tuning="知识经常变、要给出处就用 RAG，风格和格式用微调",
    first="先把提示词写好",
    note="问一下是哪篇论文提出的",
    search="位置编码",
)

ANSWERS: Mapping[Lang, Answers] = {"en": EN, "vi": VI, "zh": ZH}


def first_run(lang: Lang) -> Scene:
    """Four choices, all but the minutes as offered; the second warm-up after a hint."""
    said = ANSWERS[lang]
    warm_up = (said.tokens, "", "?", said.embeddings, "3")
    return Scene("", ("", "", "30", "", *warm_up))


def first_minutes(lang: Lang) -> tuple[Scene, ...]:
    """All scenes, in order: every screen a newcomer is likely to see."""
    said = ANSWERS[lang]
    drill = (
        *(":h", said.unseen, "h", ""),
        *(said.contextual, "!", ""),
        *(said.projections, "l", "2"),
        *(said.scaling, "u"),
        *("", "2"),
        *(said.again, ""),
    )
    interview = (said.positions, said.rows, said.rag_or_tuning, "?", said.first)
    return (
        first_run(lang),
        Scene(""),
        Scene("drill --limit 4", drill),
        Scene("undo"),
        Scene("redo"),
        Scene("quiz tag:rag tag:hallucination -n 1", (said.grounding,)),
        Scene("quiz --mode choice -n 1 --seed 2 tag:attention", ("2",)),
        Scene("quiz --mode points -n 1 --seed 2 tag:serving", (*said.pipeline[:2], "")),
        Scene(f"search {said.search}"),
        Scene("show tok-what-and-why"),
        Scene(f"note attn-qkv-why-three '{said.note}'"),
        Scene("flag attn-qkv-why-three"),
        Scene("history attn-qkv-why-three"),
        Scene("list tag:rag level:1"),
        Scene("stats"),
        Scene(
            "mock -n 2 --level 1 --follow-ups 1 --seed 7 -o talk.md", interview, (("talk.md", 30),)
        ),
        Scene(f"export tag:tokenization --langs {lang} -o sheet.md", (), (("sheet.md", 24),)),
        Scene("config set interview 2026-12-12"),
        Scene("config"),
        Scene(""),
        Scene("due"),
        Scene("drll"),
        Scene("show attn-scaling"),
        Scene("drill tag:ragg"),
    )
