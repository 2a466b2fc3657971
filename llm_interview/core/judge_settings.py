"""The settings of the judge: where it stands, which model, how long, whose key, and consent."""

from __future__ import annotations

from llm_interview.core.errors import UsageFault, told
from llm_interview.core.judge_address import is_address, is_key_name, read_address, read_key_name
from llm_interview.core.setting_rules import SettingRule, choice, number

ADDRESS = "https://…, http://localhost…"
MAX_NAME = 200
KEY_NAME = "LLM_INTERVIEW_JUDGE_KEY"
CAPITALS = "NAME_IN_CAPITALS"


def _read_name(text: str) -> object:
    bare = text.strip()
    if not _is_name(bare):
        raise ValueError(text)
    return bare


def _is_name(value: object) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value) <= MAX_NAME
        and value.isprintable()
        and not any(map(str.isspace, value))
    )


def _read_key_name(text: str) -> object:
    try:
        return read_key_name(text)
    except ValueError:  # what was typed may be the key: it is not repeated
        allowed = told("allowed_capitals")
        hint = told("hint_allowed_example", allowed=allowed, example=KEY_NAME)
        raise UsageFault(told("key_env_key"), hint) from None


JUDGE_SETTINGS: tuple[SettingRule, ...] = (
    choice(
        "judge.use",
        ("on", "off"),
        "off",
        {
            "en": "Ask the judge about typed answers in drill and quiz too.",
            "vi": "Hỏi giám khảo cả với câu trả lời gõ trong drill và quiz.",
            "zh": "在 drill 和 quiz 里，输入的答案也请评委评分。",
        },
    ),
    SettingRule(
        key="judge.url",
        default=None,
        allowed=ADDRESS,
        meaning={
            "en": "Where the judge is asked (OpenAI-compatible); unset: nowhere.",
            "vi": "Địa chỉ của giám khảo (tương thích OpenAI); chưa đặt: không hỏi ai.",
            "zh": "评委的地址（兼容 OpenAI）；未设置时不请评委。",
        },
        read=read_address,
        holds=is_address,
    ),
    SettingRule(
        key="judge.model",
        default=None,
        allowed="a model's name",
        worded="allowed_model",
        meaning={
            "en": "Model that judges; unset: the one the server has.",
            "vi": "Mô hình làm giám khảo; chưa đặt: mô hình sẵn có của máy chủ.",
            "zh": "担任评委的模型；未设置时用服务器自带的。",
        },
        read=_read_name,
        holds=_is_name,
    ),
    number(
        "judge.timeout",
        1,
        600,
        30,
        {
            "en": "Seconds the judge may take, a second try included.",
            "vi": "Số giây chờ giám khảo, kể cả lần thử thứ hai.",
            "zh": "最多等评委多少秒，含一次重试。",
        },
    ),
    SettingRule(
        key="judge.key_env",
        default=KEY_NAME,
        allowed=CAPITALS,
        worded="allowed_capitals",
        meaning={
            "en": "Environment variable that holds the judge's key; the key itself is never kept.",
            "vi": "Biến môi trường chứa khóa của giám khảo; bản thân khóa không bao giờ được lưu.",
            "zh": "存放评委密钥的环境变量名；密钥本身从不保存。",
        },
        read=_read_key_name,
        holds=is_key_name,
    ),
    SettingRule(
        key="judge.consent",
        default=None,
        allowed=ADDRESS,
        meaning={
            "en": "The judge.url you agreed to send answers to; another one is asked for anew.",
            "vi": "judge.url mà bạn đã đồng ý gửi câu trả lời tới; đổi địa chỉ thì hỏi lại bạn.",
            "zh": "你已同意发送答案的 judge.url；换了地址会重新询问。",
        },
        read=read_address,
        holds=is_address,
    ),
)
