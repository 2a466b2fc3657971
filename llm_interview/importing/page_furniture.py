"""What stands on a page around its text: captions, buttons, farewells, footers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from llm_interview.importing.page_lines import Line

_PICTURE = re.compile(r"\S{1,80}\.(?:png|jpe?g|gif|webp|svg|bmp|avif)", re.IGNORECASE)
_BUTTON = re.compile(
    r"(?:copy(?:\s+code)?|copied!?|advertisements?|sponsored|ads?|image|figure|photo|show\s+more"
    r"|read\s+more|quảng\s+cáo|sao\s+chép|hình\s+ảnh|ảnh|xem\s+thêm"
    r"|(?:[↑⬆]\s*)?back\s+to\s+(?:the\s+)?(?:top|contents)|về\s+đầu\s+trang|返回(?:顶部|目录)"
    r"|复制(?:代码)?|广告|图片|在这里插入图片描述|展开(?:全文)?|阅读全文|点击查看(?:大图)?)",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"(?:©|\(c\)\s|copyright\b|all\s+rights\s+reserved|版权|著作权|转载|本文(?:链接|地址|作者|转自)|原文链接"
    r"|related\s+(?:posts?|articles?|reading|questions)|you\s+(?:may|might)\s+also\s+like|read\s+next"
    r"|leave\s+a\s+(?:reply|comment)|post\s+a\s+comment|\d*\s*comments?$|share\s+(?:this|on)\b"
    r"|subscribe\b|sign\s+(?:up|in)\b|log\s*in\b|newsletter|follow\s+(?:me|us)\b|previous\s+post"
    r"|next\s+post|about\s+the\s+author|tags?\s*[:：]|filed\s+under|posted\s+(?:in|on)\b|powered\s+by"
    r"|đã\s+đăng\s+ký\s+bản\s+quyền|bản\s+quyền|bài\s+viết\s+(?:liên\s+quan|cùng\s+tác\s+giả|mới)"
    r"|có\s+thể\s+bạn\s+quan\s+tâm|bình\s+luận|để\s+lại\s+(?:bình\s+luận|một)|chia\s+sẻ(?:\s+bài|$)"
    r"|đăng\s+(?:ký|kí|nhập)|theo\s+dõi\b|bài\s+(?:trước|sau|tiếp)|thẻ\s*[:：]|từ\s+khóa\s*[:：]"
    r"|tác\s+giả\s*[:：]|nguồn\s*[:：]|xem\s+thêm\s*[:：]"
    r"|相关(?:推荐|文章|阅读|内容)|推荐阅读|猜你喜欢|上一篇|下一篇|热门文章|最新文章|点赞|赞同|收藏|转发|打赏|赞赏"
    r"|评论|发表评论|暂无评论|写评论|微信|支付宝|扫码|扫一扫|扫描二维码|关注(?:我|公众号|作者)|公众号"
    r"|分享(?:到|至|$)|标签\s*[:：]|作者\s*[:：]|来源\s*[:：]|举报|登录|注册|红包|返回顶部|文章目录)",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"thanks?\s+(?:you\s+)?for\s+reading|thank\s+you\s+for\s+reading|hope\s+(?:this|these|you)\b.{0,80}"
    r"\b(?:help|useful|enjoy)|see\s+you\s+in\s+the\s+next|happy\s+(?:learning|coding|interviewing)"
    r"|good\s+luck\s+(?:with|on|in)\s+your|if\s+you\s+(?:enjoyed|liked|found)\s+this"
    r"|cảm\s+ơn\s+(?:các\s+)?(?:bạn|mọi\s+người).{0,40}(?:đọc|theo\s+dõi)|hẹn\s+gặp\s+lại"
    r"|(?:hy|hi)\s+vọng\s+(?:bài|những|qua).{0,80}|chúc\s+(?:các\s+)?bạn.{0,40}(?:thành\s+công|may\s+mắn|tốt)"
    r"|感谢(?:大家|你们?|各位|阅读|观看|您)|圆满结束|希望(?:本文|这篇|对你|对大家|能帮)|以上就是.{0,40}(?:全部|内容)"
    r"|(?:本文|本篇|今天).{0,20}(?:到这里|就到这|先到这)|下(?:期|篇|次)(?:再见|见)|欢迎(?:关注|点赞|留言|在评论)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[\d\s.,:+kKwW/|·年月日-]+")
_DIGITS = re.compile(r"\d+")
_SHORT = 60
_TITLE = 8


def is_decoration(line: Line) -> bool:
    """A picture's file name, a caption or a button: no part of any answer."""
    text = line.text.strip(" []()*_")
    if line.code or len(text) > 100:
        return False
    return bool(_PICTURE.fullmatch(text) or _BUTTON.fullmatch(text))


def end_of_article(lines: Sequence[Line], start: int, titles: frozenset[str]) -> int:
    """The index from `start` on where the page goes on after its last answer; `len(lines)`
    where it does not. `titles` are the folded lines before the first question: a page that
    repeats one of them (with other numbers) names its neighbours."""
    for index in range(start, len(lines)):
        line = lines[index]
        if not line.code and line.text and _ends(line, titles):
            return _without_counts(lines, start, index)
    return len(lines)


def _ends(line: Line, titles: frozenset[str]) -> bool:
    text = line.text.strip(" *_>|")
    if not line.marker and folded(text) in titles:
        return True
    if len(text) <= _SHORT and _FOOT.match(text):
        return True
    return _FAREWELL.search(text[:300]) is not None and not line.marker


def _without_counts(lines: Sequence[Line], start: int, end: int) -> int:
    """Step back over numbers that belong to what ends the article (29 likes, a date)."""
    while end > start and (not lines[end - 1].text or _COUNT.fullmatch(lines[end - 1].text)):
        end -= 1
    return end


def folded(text: str) -> str:
    """`text` with each number as one sign; empty where it is too short to be a title."""
    plain = _DIGITS.sub("0", text.strip(" *_>|:：").casefold())
    return plain if len(plain) >= _TITLE else ""


def titles_of(lines: Sequence[Line]) -> frozenset[str]:
    """What the lines before the first question look like when a page repeats them."""
    found = (folded(line.text) for line in lines if not line.code and len(line.text) <= 200)
    return frozenset(filter(None, found))
