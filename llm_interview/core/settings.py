"""Every setting: its default, what it means and what it may be, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import get_args

from llm_interview.core.errors import UsageFault, told
from llm_interview.core.judge_settings import JUDGE_SETTINGS
from llm_interview.core.langs import LANGS
from llm_interview.core.memory import DEFAULT_RETENTION, WEIGHT_BOUNDS, Parameters
from llm_interview.core.progress import MAX_RETENTION, MIN_RETENTION
from llm_interview.core.queue import Limits
from llm_interview.core.session import SPEAK_SECONDS, Mode
from llm_interview.core.setting_rules import SettingRule, choice, number

LIKE_ENOUGH = 0.5
"""Share of letters in common from which a word may be meant for a setting."""
DEFAULT = "default"
"""The word that puts a setting back."""


def _read_day(text: str) -> object:
    """As at the first start: 2026/12/31 and 2026年12月31日 are dates as well."""
    from llm_interview.core.first_choices import read_date

    return (read_date(text) or date.fromisoformat(text.strip())).isoformat()


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and _read_day(value) == value
    except ValueError:
        return False


def _read_words(text: str) -> object:
    words = " ".join(text.split())
    if not words:
        raise ValueError(text)
    return words


def _are_words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _read_weights(text: str) -> object:
    weights = [float(part) for part in text.strip(" []").replace(",", " ").split()]
    if not _are_weights(weights):
        raise ValueError(text)
    return weights


def _are_weights(value: object) -> bool:
    try:
        return isinstance(value, list) and bool(Parameters(weights=tuple(map(float, value))))
    except (TypeError, ValueError, OverflowError):
        return False


SETTINGS: tuple[SettingRule, ...] = (
    choice(
        "lang",
        LANGS,
        None,
        {
            "en": "Language of questions; unset: that of your locale.",
            "vi": "Ngôn ngữ câu hỏi; chưa đặt: theo locale của máy.",
            "zh": "题目语言；未设置时随系统语言。",
        },
    ),
    choice(
        "ui_lang",
        LANGS,
        None,
        {
            "en": "Language of the interface; unset: that of your locale.",
            "vi": "Ngôn ngữ giao diện; chưa đặt: theo locale của máy.",
            "zh": "界面语言；未设置时随系统语言。",
        },
    ),
    choice(
        "plain",
        ("on", "off"),
        "off",
        {
            "en": "Words only, for screen readers; a dumb terminal gets them anyway.",
            "vi": "Chỉ có chữ, cho trình đọc màn hình; với TERM=dumb thì luôn như vậy.",
            "zh": "只输出文字，便于读屏；简易终端里总是如此。",
        },
    ),
    number(
        "new_per_day",
        0,
        1000,
        Limits().new,
        {
            "en": "New cards a day, over all sessions.",
            "vi": "Số thẻ mới mỗi ngày, tính chung mọi phiên.",
            "zh": "每天的新卡数，所有学习时段合计。",
        },
    ),
    number(
        "reviews_per_day",
        0,
        10000,
        Limits().reviews,
        {
            "en": "Due cards a day, over all sessions.",
            "vi": "Số thẻ ôn mỗi ngày, tính chung mọi phiên.",
            "zh": "每天的复习卡数，所有学习时段合计。",
        },
    ),
    number(
        "minutes_per_day",
        1,
        1440,
        None,
        {
            "en": "Minutes of drilling a day; unset: no limit.",
            "vi": "Số phút luyện mỗi ngày; chưa đặt: không giới hạn.",
            "zh": "每天练习的分钟数；未设置时不限。",
        },
    ),
    choice(
        "mode",
        get_args(Mode),
        "type",
        {
            "en": "How drill and quiz ask, where --mode does not say.",
            "vi": "Cách hỏi của drill và quiz khi không có --mode.",
            "zh": "drill 和 quiz 的提问方式；有 --mode 时以它为准。",
        },
    ),
    number(
        "speak_seconds",
        5,
        600,
        SPEAK_SECONDS,
        {
            "en": "Seconds to answer aloud in mode speak.",
            "vi": "Số giây để nói câu trả lời ở chế độ speak.",
            "zh": "speak 模式下口头作答的秒数。",
        },
    ),
    number(
        "retention",
        MIN_RETENTION,
        MAX_RETENTION,
        DEFAULT_RETENTION,
        {
            "en": "Share of due cards you want to recall; higher means more reviews.",
            "vi": "Tỉ lệ thẻ tới hạn bạn muốn còn nhớ; cao hơn thì ôn nhiều hơn.",
            "zh": "希望到期时还记得的比例；越高，复习越多。",
        },
    ),
    SettingRule(
        key="interview",
        default=None,
        allowed="YYYY-MM-DD",
        meaning={
            "en": "Day of the interview; unset: none in sight.",
            "vi": "Ngày phỏng vấn; chưa đặt: chưa có lịch.",
            "zh": "面试日期；未设置表示还没有安排。",
        },
        read=_read_day,
        holds=_is_day,
    ),
    SettingRule(
        key="interview_cards",
        default=None,
        allowed="a filter, such as tier:must",
        meaning={
            "en": "Cards to know on that day, as a filter; unset: all.",
            "vi": "Các thẻ cần thuộc cho ngày đó, viết như bộ lọc; chưa đặt: tất cả.",
            "zh": "面试当天要会的卡片，写成筛选条件；未设置时为全部。",
        },
        read=_read_words,
        holds=_are_words,
        worded="allowed_filter",
    ),
    SettingRule(
        key="weights",
        default=None,
        allowed=f"{len(WEIGHT_BOUNDS)} numbers",
        worded="allowed_numbers",
        meaning={
            "en": "Weights of the memory model (FSRS-6); unset: the published ones.",
            "vi": "Trọng số của mô hình trí nhớ (FSRS-6); chưa đặt: bộ đã được công bố.",
            "zh": "记忆模型（FSRS-6）的权重；未设置时用公开的一组。",
        },
        read=_read_weights,
        holds=_are_weights,
    ),
    *JUDGE_SETTINGS,
)


def setting_rule(key: str) -> SettingRule:
    """The setting of that name, `-` and `_` alike; UsageFault names the nearest."""
    wanted = key.strip().lower().replace("-", "_")
    for rule in SETTINGS:
        if rule.key == wanted:
            return rule
    from rapidfuzz import process  # 20 ms, and only for a slip
    from rapidfuzz.distance import OSA

    keys = [rule.key for rule in SETTINGS]
    best = process.extractOne(
        wanted, keys, scorer=OSA.normalized_similarity, score_cutoff=LIKE_ENOUGH
    )
    all_of_them = told("hint_all_of_them", command="llm-interview config")
    hint = told("hint_did_you_mean", near=best[0]) if best else all_of_them
    raise UsageFault(told("no_setting", key=key), hint)


def read_setting(rule: SettingRule, text: str) -> object:
    """The value that words mean, None for the default; UsageFault names what is allowed."""
    if text.strip().lower() == DEFAULT:
        return None
    try:
        return rule.read(text)
    except (ValueError, OverflowError):
        hint = told("hint_allowed", allowed=rule.said_allowed(), default=DEFAULT)
        raise UsageFault(told("setting_cannot", key=rule.key, value=text), hint) from None


def is_set(rule: SettingRule, settings: Mapping[str, object]) -> bool:
    """Whether the history has a value for it that makes sense."""
    value = settings.get(rule.key)
    return value is not None and rule.holds(value)


def in_force(rule: SettingRule, settings: Mapping[str, object]) -> object:
    """The value set, where it makes sense, else the default."""
    return settings[rule.key] if is_set(rule, settings) else rule.default


def value_of(key: str, settings: Mapping[str, object]) -> object:
    """The value in force of a setting by its name."""
    return in_force(setting_rule(key), settings)
