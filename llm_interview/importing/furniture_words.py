"""The words of what stands on a page around its text, in three languages."""

from __future__ import annotations

import re

BUTTON = re.compile(
    r"(?:copy(?:\s+(?:code|link))?|copied!?|advertisements?|sponsored|ads?|image|figure|photo"
    r"|(?:advertisements?|sponsored(?:\s+by)?|promoted|quảng\s+cáo|tài\s+trợ|广告|推广|赞助)\s*[\])）】:：].{1,100}|ads?\s*[\])）】].{1,100}"
    r"|(?:click|tap|press|hover)\s+(?:here\s+)?to\s+(?:flip|reveal|expand|open|unfold|see|show|zoom|enlarge|copy)\b.{0,30}|flip(?:\s+card)?"
    r"|(?:bấm|nhấn|nhấp|chạm)\s+(?:vào\s+)?(?:đây\s+)?để\s+(?:lật|xem|mở|hiện|phóng)\b.{0,30}|点击(?:翻转|展开|翻面|放大).{0,10}|.{1,60}_第\d{1,3}张图片"
    r"|.{4,100}\s?[-_–|]\s?(?:csdn博客|知乎|博客园|掘金|简书|viblo|medium|github)"
    r"|(?:start\s+)?practi[cs](?:e|ing)(?:\s+(?:this|more)\s+questions?)?(?:\s+with\s+ai)?|(?:bắt\s+đầu\s+)?luyện\s+(?:tập\s+)?câu\s+(?:hỏi\s+)?này|(?:开始)?练习(?:此|这道|本)题|开始练习"
    r"|(?:show|read|load|see)\s+(?:more|less)|learn\s+more|listen|share|tweet|save|like|follow|subscribe"
    r"|(?:enter\s+)?your\s+(?:e-?mail)(?:\s+address)?|enter\s+your\s+e-?mail.{0,30}|sign\s+(?:me\s+)?up"
    r"|subscribe\s+(?:now|to\s+(?:our|my|the)\b.{0,50})|join\s+(?:our|my|the)\b.{0,40}\b(?:newsletter|community|channel)"
    r"|get\s+(?:the|our|my)\s+(?:latest|best|newest)\b.{0,60}|no\s+spam.{0,60}"
    r"|(?:also|must)[-\s]read\b.{0,120}|read\s+(?:also|next|more)\b.{0,120}|recommended\s+(?:reading|article|course).{0,120}"
    r"|check\s+out\s+(?:our|my|the)\b.{0,100}|(?:explore|enroll|download|register)\b.{0,60}\b(?:course|program|now|free|pdf)\b.{0,40}"
    r"|[\d.]+\s*/\s*5\s*[-–—(]?\s*\(?\d+\s+votes?\)?.{0,20}|\(?\d+\s+votes?.{0,40}"
    r"|quảng\s+cáo|sao\s+chép|hình\s+ảnh|ảnh|xem\s+thêm|(?:đọc|xem|tham\s+khảo)\s+(?:thêm|tiếp)\s*[:：>»].{0,120}|(?:đọc|xem)\s+tiếp|continue\s+reading\b.{0,100}|(?:继续阅读|阅读更多|阅读原文).{0,60}"
    r"|(?:đọc|xem|tham\s+khảo)\s+thêm\b.{0,60}\b(?:tại\s+đây|việc\s+làm).{0,40}|bài\s+viết\s+liên\s+quan.{0,100}"
    r"|đăng\s+ký\s+nhận\s+(?:bản\s+)?tin.{0,60}|nhập\s+email.{0,60}"
    r"|(?:[↑⬆]\ufe0f?\s*)?(?:back|go|return)\s+to\s+(?:the\s+)?(?:top|contents|table\s+of\s+contents)"
    r"|về\s+đầu\s+trang|返回(?:顶部|目录)|回到顶部"
    r"|(?:difficulty|level)\s*[:：]?\s*\w{3,12}|beginner|easy|medium|intermediate|advanced|hard|expert"
    r"|(?:độ\s+khó|mức\s+độ)\s*[:：].{1,20}|(?:难度|難度)\s*[:：]?.{1,10}|初级|中级|高级|简单|中等|困难"
    r"|在這裏插入圖片描述|在這裡插入圖片描述|复制(?:代码)?|广告|图片|在这里插入图片描述|展开(?:全文)?|收起|阅读全文|点击查看(?:大图)?|(?:AI)?写代码|运行(?:代码)?|登录后复制"
    r"|(?:延伸|推荐|相关|扩展)阅读\s*[:：].{0,100}|订阅.{0,20}|关注(?:我们|公众号).{0,40})",
    re.IGNORECASE,
)
"""A line that is nothing else is no part of an answer."""

PREFACE = re.compile(
    r"why\s+(?:do\s+|would\s+)?(?:the\s+|an?\s+)?(?:interviewers?|they|recruiters?)\s+asks?\b(?:\s+(?:this|it|for\s+it))?"
    r"(?:\s+question)?|what\s+(?:the\s+)?(?:interviewers?|they|recruiters?)\s+(?:(?:are|is)\s+)?(?:really\s+)?"
    r"(?:wants?|looks?|looking|testing|tests?|checks?|checking|asking)\b.{0,40}|what\s+this\s+(?:question\s+)?tests"
    r"|why\s+(?:this|it)\s+is\s+asked|why\s+(?:you\s+should\s+|to\s+)ask\b.{0,20}|what\s+to\s+(?:look|listen)\s+for(?:\s+in\b.{0,30})?|why\s+you(?:['’](?:ll|re)|\s+(?:will|are|may|might))\s+(?:be\s+)?asked(?:\s+(?:this|it))?(?:\s+question)?"
    r"|(?:mục\s+(?:đích|tiêu)|ý\s+nghĩa)\s+(?:của\s+)?câu\s+hỏi|vì\s+sao\s+(?:họ|nhà\s+tuyển\s+dụng)\s+hỏi.{0,20}"
    r"|(?:面试官|出题)?(?:考察|考查)(?:点|要点|内容|意图|目的)|面试官(?:意图|心理|想听什么|想考察什么|为什么问)|出题(?:意图|目的)|(?:面试|答题|回答)(?:点拨|提示)",
    re.IGNORECASE,
)
"""A label above what is said of a question, before its answer."""

REMARK = re.compile(
    r"[(（\[【]\s*(?:考察|考查|考点|提示|难度|目的|hints?|tests?|intent|mục\s+đích|gợi\s+ý|độ\s+khó)[^:：()（）]{0,8}[:：][^()（）]{1,100}[)）\]】]",
    re.IGNORECASE,
)
"""What stands in brackets under a question and is no part of it: `（考察：基础）`."""

PURPOSE = re.compile(
    r"(?:this|the)\s+question\s+(?:evaluates|assesses|tests|checks|probes|measures|examines|gauges|helps\s+(?:the\s+)?(?:interviewers?|us)"
    r"|(?:is\s+)?(?:aims|meant|designed|intended)\s+to)\b.*"
    r"|this\s+is\s+(?:an?|the|one\s+of\s+the)\b.{0,60}\bquestions?\b.*|đây\s+là\s+(?:một\s+)?(?:trong\s+(?:những|các)\s+)?câu\s+hỏi\b.*"
    r"|这(?:是|道题是|个问题是).{0,20}(?:题|题目|问题)(?:之一)?[，,。].*"
    r"|câu\s+(?:hỏi\s+)?này\s+(?:nhằm|dùng\s+để|giúp\s+nhà\s+tuyển\s+dụng|kiểm\s+tra|đánh\s+giá)\b.*"
    r"|(?:这|此|该|這|該)(?:道|个|個)?(?:题目?|問題|问题|題目?)(?:主要)?(?:考察|考查|考的是|测试|檢驗|检验|想考).*",
    re.IGNORECASE,
)
"""A sentence between a question and its answer that says what the question is for."""

FOOT = re.compile(
    r"(?:©|\(c\)\s*(?:copyright\s*)?(?:19|20)\d\d|copyright\b|all\s+rights\s+reserved|版权|著作权|转载|本文(?:链接|地址|作者|转自|由.{1,20}(?:原创|整理|发布))|原文链接"
    r"|(?:related|similar|recommended|popular|recent|latest|trending|other|more)\s+(?:[\w-]+\s+){0,2}"
    r"(?:posts?|articles?|reading|reads|questions|topics|stories|blogs?|courses|resources)\b"
    r"|more\s+(?:from|info)\b|you\s+(?:may|might)\s+also\s+like|read\s+next|next\s+article|article\s+tags"
    r"|leave\s+a\s+(?:reply|comment)|post\s+a\s+comment|\d*\s*(?:comments?|responses?)\s*(?:\(\d+\))?$"
    r"|\d+\s+thoughts?\s+on\b|share\s+(?:this|on)\b|shareTweet|enjoyed\s+this\b|was\s+this\s+(?:\w+\s+)?helpful"
    r"|(?:start\s+)?practi[cs](?:e|ing)\s+(?:this|more)\s+questions?\b|(?:bắt\s+đầu\s+)?luyện\s+(?:tập\s+)?câu\s+(?:hỏi\s+)?này\b|(?:开始)?练习(?:此|这道|本)题"
    r"|related\s*[:：]|bio\s*[:：]|categories\s*[:：]|(?:originally\s+)?(?:re)?posted\s+with|original(?:ly)?[.\s].{0,30}\breposted"
    r"|edit\s+(?:this\s+page|on\s+github)|contributors?$|the\s+end\b[\s!.~]*$|on\s+this\s+page$"
    r"|did\s+you\s+find\s+this|subscribe\b|sign\s+(?:up|in)\b|log\s*in\b|newsletter|follow\s+(?:me|us)\b"
    r"|[♻➕🔁👉🔔]\ufe0f?\s*(?:re(?:post|share)|follow|subscribe|share|join)|(?:#[^\W_][\w-]*#?\s*){2,}$"
    r"|ready\s+to\b.{1,50}[?!]$|get\s+started\b|start\s+(?:your\s+)?free|try\s+.{1,30}\bfree|book\s+a\s+(?:demo|call)"
    r"|.{0,40}\b(?:whatsapp|telegram|discord|youtube|zalo)\s+(?:channel|group|community)"
    r"|previous\s+(?:post|article)|next\s+post|prev(?:ious)?$|next$|about\s+the\s+author|written\s+by\b|tags?\s*[:：]"
    r"|filed\s+under|posted\s+(?:in|on)\b|powered\s+by|advertise\s+with|last\s+updated"
    r"|this\s+(?:site|website)\s+uses\s+cookies|we\s+use\s+cookies|trang\s+này\s+sử\s+dụng\s+cookie"
    r"|đã\s+đăng\s+ký\s+bản\s+quyền|bản\s+quyền|bài\s+viết\s+(?:liên\s+quan|cùng\s+tác\s+giả|mới)"
    r"|có\s+thể\s+bạn\s+(?:quan\s+tâm|thích)|bình\s+luận|để\s+lại\s+(?:bình\s+luận|một)|chia\s+sẻ(?:\s+bài|$)"
    r"|đăng\s+(?:ký|kí|nhập)|tải\s+(?:xuống|về|ngay)\b|theo\s+dõi\b|bài\s+(?:trước|sau|tiếp)|thẻ\s*[:：]|từ\s+khóa\s*[:：]"
    r"|họ\s+(?:và\s+)?tên\s*\*?$|số\s+điện\s+thoại\s*\*?$|gửi\s+thông\s+tin$|.{0,50}\b(?:để\s+lại\s+thông\s+tin|nhận\s+(?:ngay\s+)?tư\s+vấn)"
    r"|việc\s+làm\s+.{1,40}\bmới\s+nhất|tác\s+giả\s*(?:[:：]|$)|nguồn\s*[:：]|xem\s+thêm(?:\s*[:：]|\s+(?:việc|các|bài|thông)\b)"
    r"|.{0,6}相关(?:推荐|文章|阅读|内容)|推荐(?:阅读|学习|文章)|猜你喜欢|上一篇|下一篇|(?:热门|最新|最热|其他|更多)文章|原创(?:文章|内容|作品|不易)|点赞|赞同|赞(?:\s*\d|\s+\D|$)|收藏|转发|打赏|赞赏"
    r"|(?:全部|最新|热门|精彩|文档|网友|用户)评论|贡献者|这篇文章(?:对你)?有(?:帮助|用)|(?:在|编辑).{0,3}\s*github\s*(?:上)?编辑|[上下]一(?:主题|(?:页|章|节|讲)(?:\s*[:：]|$))"
    r"|(?:全文|正文)?\s*[(（【]?(?:全文)?完[)）】]?$|您可能(?:关注|感兴趣)|最热文章|评论|发表评论|暂无评论|写评论|\d+\s*条评论|[\d.]+\s*[kw万]?\s*人赞同|微信|支付宝|扫码|扫一扫|扫描.{0,4}二维码|关注(?:我|公众号|作者|他|她|$)|公众号"
    r"|分享(?:到|至|$)|标签\s*[:：]|作者\s*[:：]|来源\s*[:：]|举报|登录|注册|红包|返回顶部|文章目录|专栏目录|编辑于|发布于|文章被以下"
    r"|确定要放弃|福利倒计时|立减|立即使用|觉得还不错|一键收藏|复制链接|申请转载|点个?在看|本文首发|如何(?:系统|零基础)?学习.{0,12}[?？]?$|most\s+helpful|知识星球)",
    re.IGNORECASE,
)
"""A short line that begins so ends the article, where it stands after the last question."""

BOX = re.compile(
    r"subscribe\b|newsletter|sign\s+(?:up|in)\b|log\s*in\b|follow\s+(?:me|us)\b|đăng\s+(?:ký|kí|nhập)|theo\s+dõi\b"
    r"|xem\s+thêm|关注|微信|扫码|扫一扫|扫描|公众号|登录|注册|订阅",
    re.IGNORECASE,
)
"""Those of them that also stand in boxes between two questions."""

FAREWELL = re.compile(
    r"thanks?\s+(?:you\s+)?for\s+reading|thank\s+you\s+for\s+reading|hope\s+(?:this|these|you)\b.{0,80}"
    r"\b(?:help|useful|enjoy)|see\s+you\s+in\s+the\s+next|happy\s+(?:learning|coding|interviewing)"
    r"|good\s+luck\s+(?:with|on|in)\s+your|if\s+you\s+(?:enjoyed|liked|found)\s+this"
    r"|cảm\s+ơn\s+(?:các\s+)?(?:bạn|mọi\s+người).{0,40}(?:đọc|theo\s+dõi)|hẹn\s+gặp\s+lại"
    r"|(?:hy|hi)\s+vọng\s+(?:bài|những|qua).{0,80}|chúc\s+(?:các\s+)?bạn.{0,40}(?:thành\s+công|may\s+mắn|tốt)"
    r"|感谢(?:大家|你们?|各位|阅读|观看|您)|圆满结束|希望(?:本文|这篇|对你|对大家|能帮)|以上就是.{0,40}(?:全部|内容)"
    r"|(?:本文|本篇|这篇|今天|文章).{0,60}(?:到这[里儿]|就到这|先到这|到此结束)|下(?:期|篇|次)(?:再见|见)|欢迎(?:关注|点赞|留言|在评论)"
    r"|免费领取|扫描下方|有需要的(?:小伙伴|朋友|同学)",
    re.IGNORECASE,
)

CLOSING = re.compile(
    r"(?:in\s+)?(?:conclusions?|summary|wrap(?:ping)?[\s-](?:it\s+)?up|closing\s+(?:thoughts|words|remarks)"
    r"|final\s+(?:thoughts?|words?|tips?|notes?|remarks)|(?:key\s+)?takeaways|bottom\s+line|next\s+steps|what['’]s\s+next\??"
    r"|references?|end\s+notes?|bibliography|sources|further\s+reading|(?:additional\s+|useful\s+)?resources|acknowledge?ments?"
    r"|contribut(?:ing|ions?|ors)|license|author|disclaimer|faqs?\b.{0,40}|frequently\s+asked\s+questions?.{0,60})"
    r"|(?:lời\s+|tạm\s+|tổng\s+)?kết(?:\s+(?:luận|bài|thúc|lại))?|tổng\s+kết\s+.{0,60}|tóm\s+lại|lời\s+cảm\s+ơn"
    r"|(?:tài\s+liệu\s+|nguồn\s+)?tham\s+khảo|câu\s+hỏi\s+thường\s+gặp"
    r"|(?:全文|本文|文章|最后|面试)?(?:总结|小结|结语|结论|结束语|尾声)|写在(?:最后|后面|文末)|最后(?:的话|的最后)?|后记|参考(?:文献|资料|链接|文章)?"
    r"|附录|延伸阅读|资料(?:领取|获取)|常见问题|致谢",
    re.IGNORECASE,
)
"""A heading that says the questions are over."""

CHAPTER = re.compile(
    r"(?:section|part|category|chapter|module|topic|round|stage|vòng|giai\s+đoạn|phần|chương|chủ\s+đề|bài|mục|nhóm)\s+"
    r"(?:#?\s*\d{1,2}|[A-HIVX]{1,4}\d{0,2}|one|two|three|four|five|six|một|hai|ba|bốn|năm)\b\s*(?:[:.)–—-].{0,90})?"
    r"|第\s*[\d一二三四五六七八九十]{1,3}\s*(?:部分|章|节|篇|讲|模块|轮|关|阶段).{0,40}"
    r"|.{2,70}[(（]\s*(?:questions?\s*|q|câu\s*)?\d{1,3}\s*(?:[-–—~至到]\s*q?\d{1,3}|题|问|道(?:题)?|questions?|câu(?:\s+hỏi)?)"
    r"\s*[)）]"
    r"|(?:basic|beginner|intermediate|advanced|expert|general|common|technical|conceptual|practical|scenario[\s-]based|behaviou?ral|fundamental)"
    r"(?:[\s-]+level)?(?:\s+\w+){0,3}\s+questions?\b(?:\s+(?:for|on|about)\b.{0,40})?"
    r"|.{0,50}\binterview\s+questions(?:\s+(?:for|on|about|and|with)\b.{0,60})?"
    r"|(?:(?:các|những|một\s+số|nhóm)\s+)?câu\s+hỏi\s+(?:phỏng\s+vấn|về|cơ\s+bản|nâng\s+cao)\b.{0,60}"
    r"|.{1,30}(?:面试题|面试问题|常见问题|类问题|基础篇|进阶篇|高级篇|(?<![方层界平表])面)",
    re.IGNORECASE,
)
"""A line that is nothing else heads a chapter of questions."""

TITLE = re.compile(
    r"\binterview\s+(?:questions|q\s?&\s?a)|\bq\s?&\s?a\b|questions\s+(?:and|&)\s+answers|\bfaq\b|frequently\s+asked"
    r"|câu\s+hỏi\s+(?:phỏng\s+vấn|ôn\s+tập|thường\s+gặp)|面试(?:题|问题|八股|问答)|八股|常见问题|問題集|面試題"
    r"|面试.{0,8}\d{1,4}\s?(?:问|题|道)|\binterview\b.{0,30}\b\d{1,4}\s+questions|\d{1,4}\s+câu\s+hỏi\b.{0,20}\bphỏng\s+vấn",
    re.IGNORECASE,
)
"""What the title of a page of questions has."""

ANSWERS = re.compile(
    r"\bq\s?&\s?a\b|\b(?:and|with|&)\s+(?:\w+\s+)?answers?\b|đáp\s+án|(?:kèm|và)\s+(?:câu\s+)?trả\s+lời"
    r"|lời\s+giải|答案|解析|详解|問答|问答|解答|\d\s?问",
    re.IGNORECASE,
)
"""What it has besides, where the page has answers to them."""
