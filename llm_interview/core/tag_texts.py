"""What the tags of the shipped cards are called where a person reads them.

In English a tag is its own name; filters and JSON have the tag itself in every language. Decks of
other people use their own tags, which are shown as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from llm_interview.core.langs import Lang

NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "activation": ("hàm kích hoạt", "激活函数"),
    "alignment": ("căn chỉnh (alignment)", "对齐"),
    "applications": ("ứng dụng", "应用"),
    "architecture": ("kiến trúc", "架构"),
    "attention": ("attention", "注意力"),
    "autodiff": ("vi phân tự động", "自动微分"),
    "backprop": ("lan truyền ngược", "反向传播"),
    "basics": ("cơ bản", "基础"),
    "bert": ("BERT", "BERT"),
    "bias": ("thiên lệch", "偏见"),
    "bpe": ("BPE", "BPE"),
    "calculation": ("tính toán", "计算题"),
    "chinese": ("tiếng Trung", "中文"),
    "code": ("mã nguồn", "代码"),
    "coding": ("lập trình", "编程"),
    "compare": ("so sánh", "对比"),
    "complexity": ("độ phức tạp", "复杂度"),
    "components": ("thành phần", "组成部分"),
    "context": ("ngữ cảnh", "上下文"),
    "data": ("dữ liệu", "数据"),
    "decoder": ("decoder", "解码器"),
    "decoding": ("decoding", "解码"),
    "detail": ("chi tiết", "细节"),
    "dialogue": ("hội thoại", "对话"),
    "distillation": ("chưng cất", "蒸馏"),
    "dpo": ("DPO", "DPO"),
    "embeddings": ("embedding", "embedding"),
    "emergence": ("khả năng nổi trội", "涌现"),
    "encoder-decoder": ("encoder-decoder", "编码器-解码器"),
    "evaluation": ("đánh giá", "评测"),
    "failure": ("lỗi thường gặp", "失效情况"),
    "ffn": ("FFN", "FFN"),
    "fine-tuning": ("tinh chỉnh (fine-tuning)", "微调"),
    "forgetting": ("quên kiến thức cũ", "遗忘"),
    "formula": ("công thức", "公式"),
    "generalisation": ("tổng quát hóa", "泛化"),
    "google": ("Google", "Google"),
    "gpt": ("GPT", "GPT"),
    "hallucination": ("hallucination", "幻觉"),
    "history": ("lịch sử", "历史"),
    "in-context-learning": ("in-context learning", "上下文学习"),
    "inference": ("inference", "推理（inference）"),
    "instruction-tuning": ("instruction tuning", "指令微调"),
    "interpretability": ("tính diễn giải", "可解释性"),
    "intuition": ("trực giác", "直觉"),
    "judge": ("LLM chấm điểm", "LLM 评审"),
    "judgement": ("câu hỏi nhận định", "判断题"),
    "kernels": ("GPU kernel", "GPU 算子"),
    "kv-cache": ("KV cache", "KV Cache"),
    "language-modelling": ("mô hình hóa ngôn ngữ", "语言建模"),
    "licence": ("giấy phép", "许可证"),
    "limitations": ("hạn chế", "局限"),
    "long-context": ("ngữ cảnh dài", "长上下文"),
    "lora": ("LoRA", "LoRA"),
    "math": ("toán", "数学"),
    "metrics": ("độ đo", "指标"),
    "ml-foundations": ("nền tảng học máy", "机器学习基础"),
    "model-history": ("lịch sử mô hình", "模型发展史"),
    "modern": ("hiện nay", "现代做法"),
    "moe": ("MoE", "MoE"),
    "multilingual": ("đa ngôn ngữ", "多语言"),
    "multimodal": ("đa phương thức", "多模态"),
    "nlp-tasks": ("tác vụ NLP", "NLP 任务"),
    "normalisation": ("chuẩn hóa", "归一化"),
    "objectives": ("hàm mục tiêu", "训练目标"),
    "oov": ("từ ngoài từ điển (OOV)", "未登录词（OOV）"),
    "open-models": ("mô hình mở", "开放模型"),
    "optimisation": ("tối ưu hóa", "优化"),
    "parallelism": ("song song hóa", "并行"),
    "peft": ("PEFT", "PEFT"),
    "pipeline": ("quy trình", "流程"),
    "positional-encoding": ("mã hóa vị trí", "位置编码"),
    "ppo": ("PPO", "PPO"),
    "practice": ("thực hành", "实践"),
    "pre-training": ("tiền huấn luyện", "预训练"),
    "prompting": ("viết prompt", "提示工程"),
    "qlora": ("QLoRA", "QLoRA"),
    "quantization": ("lượng tử hóa", "量化"),
    "rag": ("RAG", "RAG"),
    "reasoning": ("suy luận (reasoning)", "推理（reasoning）"),
    "regularisation": ("điều chuẩn", "正则化"),
    "residual": ("kết nối tắt", "残差连接"),
    "rlaif": ("RLAIF", "RLAIF"),
    "rlhf": ("RLHF", "RLHF"),
    "rope": ("RoPE", "RoPE"),
    "safety": ("an toàn", "安全"),
    "scaling": ("mở rộng quy mô", "扩展"),
    "scaling-laws": ("quy luật mở rộng", "缩放定律"),
    "serving": ("triển khai", "部署"),
    "stability": ("tính ổn định", "稳定性"),
    "test-time": ("test-time compute", "测试时计算"),
    "tokenization": ("tokenization", "分词"),
    "tradeoff": ("đánh đổi", "权衡"),
    "training": ("huấn luyện", "训练"),
    "variants": ("biến thể", "变体"),
    "vietnamese": ("tiếng Việt", "越南语"),
}
"""Tag → its name in Vietnamese and in Chinese."""


def tag_in(tag: str, lang: Lang) -> str:
    """What a tag is called in `lang`; one that has no name is shown as it is."""
    if lang == "en" or tag not in NAMES:
        return tag
    vietnamese, chinese = NAMES[tag]
    return vietnamese if lang == "vi" else chinese


def tag_of(name: str) -> str:
    """The tag with that name in any language; any other text is a tag itself."""
    return next((tag for tag, names in NAMES.items() if name in names), name)
