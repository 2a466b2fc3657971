"""Words every grader must know before it knows any subject: negators, joints, glue, numbers.

Each list belongs to a role. Longest match wins, so the exceptions (`không gian`, 不断) are simply
listed under the role `content`. Vietnamese is written with its marks; `core.lexicon` derives what
people type without them.
"""

from __future__ import annotations

NOT = "~not"
"""Negates what follows, to the end of its scope."""
INSTEAD = "~instead"
"""Names what is *not* the case: rather than, thay vì, 而不是."""
WITHOUT = "~without"
"""At the head of a clause it says what would happen otherwise, elsewhere it negates."""
COUNTER = "~counter"
"""Says what would happen otherwise: without it, nếu không, 否则."""
JOINT = "~joint"
"""Begins a new clause: so, because, nên, 所以."""
GLUE = "~glue"
"""Function words: they carry no subject matter, but claims cannot do without them."""
MORE = "~more"
"""Comparatives; before an adjective they only strengthen it."""
LESS = "~less"
"""Comparatives that turn the adjective after them round."""
CANNOT = "~cannot"
"""Chinese complements that negate the verb before them: 写不了, 分不清."""
BLANK = "~blank"
"""Admissions of not knowing."""

ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    NOT: {
        "en": (
            "not", "no", "never", "none", "nothing", "neither", "nor", "cannot",
            "fails to", "fail to", "hardly any", "lacks", "lack of", "lacking", "free of", "avoid",
            "avoids", "avoiding", "prevent", "prevents", "preventing", "stop", "stops", "rid of",
            "eliminates", "eliminate", "removes the need", "skips", "skip", "skipping",
            "unable to", "refuses to", "no longer", "do away with", "ignores", "nowhere",
            "does not need to", "do not need to", "need not", "does not have to", "nobody", "no one",
        ),
        "vi": (
            "không", "ko", "chẳng", "chả", "chưa", "đừng", "không hề", "không bao giờ", "để khỏi",
            "chẳng bao giờ", "không còn", "không phải", "không cần", "chẳng cần", "không được",
            "không thể", "chưa từng", "tránh", "ngăn", "bỏ qua", "khỏi phải",
            "khỏi cần", "không phải là", "đâu có", "k cần", "k có", "k phải", "k bị", "k được",
            "k còn", "k thể", "k dùng", "k cho", "k làm", "k tăng", "k giảm", "hông", "hổng",
            "không đời nào", "chống", "loại bỏ", "khum", "hk", "không ai", "chẳng ai", "chẳng còn ai",
            "không còn ai",
        ),
        "zh": (
            "不", "没", "无", "非", "未", "别", "勿", "无需", "不用", "不必", "不需要", "不会",
            "不能", "不再", "不是", "并非", "并不", "从不", "毫不", "毫无", "绝不", "避免", "防止", "省去",
            "免去", "未必", "不要", "无法", "并没有", "从未", "不靠", "不含", "不带", "无须", "杜绝", "跳过",
            "不存在", "忽略", "忽视", "无视", "没人", "没有人",
        ),
    },
    WITHOUT: {"en": ("without", "w/o", "in the absence of"), "vi": ("không có", "thiếu"), "zh": ("没有",)},
    INSTEAD: {
        "en": ("instead of", "rather than", "as opposed to", "unlike", "in place of", "not just"),
        "vi": ("thay vì", "chứ không", "chứ không phải", "thay cho", "khác với", "chứ ko", "hơn là"),
        "zh": ("而不是", "而非", "而不", "不是", "代替", "取代", "不同于", "而不用", "而不会"),
    },
    CANNOT: {"zh": ("不了", "不出", "不住", "不清", "不动", "不懂", "不成", "不到")},
    COUNTER: {
        "en": (
            "otherwise", "without it", "without this", "without scaling", "if you do not",
            "if we do not", "if not", "or else", "without that", "without them", "if it is not",
        ),
        "vi": (
            "nếu không", "nếu ko", "không thì", "bằng không", "bỏ đi thì", "nếu bỏ", "nếu thiếu",
            "không có nó", "nếu k", "ko thì", "chứ không thì",
        ),
        "zh": (
            "否则", "不然", "要不然", "如果不", "若不", "如果没有", "没有它", "不这样", "去掉的话",
            "如果去掉", "假如不", "要是不", "不除的话", "不做的话",
        ),
    },
    JOINT: {
        "en": (
            "so", "because", "bcs", "since", "whereas", "while", "but", "therefore", "hence", "thus",
            "which", "however", "although", "altho", "though", "then", "so that", "that is why",
            "and so",
            "when", "if", "until", "unless", "yet", "cuz", "cause", "becuase", "due to", "thanks to",
            "and then",
        ),
        "vi": (
            "nên", "vì", "vì vậy", "do đó", "còn", "nhưng", "trong khi", "mà", "để", "thì", "nhờ",
            "nhờ đó", "nhờ vậy", "do", "bởi vì", "cho nên", "khi", "nếu", "rồi", "tuy", "dẫn đến", "nma",
            "khiến", "tuy nhiên", "thì mới", "sau đó", "vì thế", "đồng thời", "lúc đó", "bởi", "để cho",
        ),
        "zh": (
            "所以", "因为", "因此", "从而", "而", "但", "但是", "然后", "并且", "导致", "于是", "而且",
            "如果", "当", "之后再", "由于", "使得", "却", "同时", "不过", "结果", "以便",
        ),
    },
    MORE: {
        "en": ("more", "much more", "even more", "most", "far more", "much", "a lot more"),
        "vi": ("hơn", "càng", "nhất", "hơn nhiều", "hơn hẳn"),
        "zh": ("更", "更加", "越", "最", "比较", "愈"),
    },
    LESS: {
        "en": ("less", "least", "far less", "much less"),
        "vi": ("kém", "ít", "bớt"),
        "zh": ("不那么", "没那么", "较不"),
    },
    BLANK: {
        "en": (
            "i do not know", "no idea", "not sure", "i forgot", "i forget", "skip this one", "idk",
            "i do not remember", "do not remember", "cannot remember", "cannot recall", "no clue",
            "do not recall", "dunno", "i give up", "do not know", "pass on this", "never heard of",
            "skip this", "the rest i forgot", "forgot the rest", "i have not learned", "forget the",
            "i am not sure", "beats me", "have not studied", "never learned", "blanking on",
            "i not know", "i really not know", "i not studied", "not studied", "i not learned",
            "i not heard of", "not heard of", "drawing a blank", "not familiar", "would have to look", "look it up", "i would guess",
        ),
        "vi": (
            "không biết", "không nhớ", "quên mất rồi", "quên rồi", "em chịu", "chịu", "bỏ qua câu này",
            "mình chịu", "ko biết", "ko nhớ", "k biết", "k nhớ", "chưa học", "quên mất", "không rõ",
            "không chắc", "chưa biết", "chẳng biết", "chả biết", "chả nhớ", "tôi chịu", "quên phần",
            "k bik", "ko bik", "không bik", "k bt", "ko bt", "không bt", "hông biết", "hổng biết", "đành chịu",
            "chưa tìm hiểu", "chẳng nhớ", "chưa nghe", "không rành", "em quên", "mình quên", "bó tay",
        ),
        "zh": (
            "不知道", "不清楚", "不太清楚", "忘了", "忘记了", "不记得", "记不清", "记不得", "想不起来", "跳过",
            "不会", "不了解", "没学过", "不太懂", "不懂", "不确定", "没印象", "不太记得", "答不上来", "说不上来",
            "想不起", "没听过", "不熟悉", "不太确定", "记不住", "不晓得", "没复习",
        ),
    },
    GLUE: {
        "en": (
            "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is",
            "are", "was", "were", "be", "been", "being", "it", "its", "they", "them", "their", "we",
            "you", "your", "our", "i", "he", "she", "this", "that", "these", "those", "and", "or",
            "do", "does", "did", "has", "have", "had", "can", "could", "will", "would", "should",
            "may", "might", "must", "also", "only", "just", "very", "into", "onto", "over", "than",
            "there", "here", "what", "who", "how", "why", "where", "whose", "each", "every", "all",
            "any", "some", "such", "other", "another", "both", "either", "one", "same as",
            "about", "around", "across", "through", "between", "among", "per", "via", "up", "out",
            "off", "down", "get", "gets", "got", "make", "makes", "made", "let", "lets", "put",
            "puts", "go", "goes", "become", "becomes", "keep", "keeps", "thing", "things", "way",
            "not only", "rather", "quite", "still", "already", "even", "too", "like", "so-called",
            "basically", "actually", "really", "usually", "often", "mostly", "generally", "well",
            "im", "ive", "my", "me", "us", "if any", "etc", "e.g", "i.e", "eg", "ie", "now", "once",
            "that the", "use", "uses", "used", "using", "thus the", "while also", "but also", "lot",
            "because of", "kind of", "sort of", "a bit", "bit of", "in order to", "need", "needs",
            "needed", "want", "wants", "take", "takes", "taking", "come", "comes", "give", "gives",
            "given", "turn", "turns", "turned", "happen", "happens", "work", "works", "against",
            "during", "within", "under", "it is", "s", "re", "ll", "ve", "d", "m", "vs", "versus",
            "of course", "main", "mainly", "idea", "main idea", "answer", "question", "case", "cases",
            "let us", "seem", "seems", "kind", "part", "something", "someone", "anything", "no matter",
            "namely", "say", "says", "called", "means", "mean", "meaning", "allow", "allows", "enable",
            "enables", "help", "helps", "letting", "making", "try", "tries", "yes",
            "in other words", "for example", "for instance", "in short", "in fact",
            "at the same time", "on the other hand", "at least", "at most", "first of all",
            "for sure", "pretty much", "more or less", "as a result",
            "in general", "as well", "as well as", "at all", "i think", "i guess", "i believe",
            "i mean", "you know", "in my opinion", "imo", "imho", "tbh", "afaik", "iirc", "wrt",
            "with respect to", "aka", "ofc", "gonna", "wanna", "gotta", "lil", "plz", "pls",
            "basicly", "teh", "anyway", "anyways", "okay", "ok", "hmm", "um", "uh",
            "lots of", "or so", "so to speak", "that is to say", "by the way", "long story short",
            "to be honest", "to be fair", "as far as i know", "if i remember correctly",
            "in a nutshell", "in essence", "essentially", "roughly speaking", "simply put",
            "generally speaking", "overall", "thing is", "point is",
        ),
        "vi": (
            "là", "của", "và", "các", "những", "một", "cái", "được", "bị", "có", "cho", "với", "ở",
            "trong", "trên", "vào", "ra", "từ", "theo", "về", "này", "đó", "kia", "ấy", "nó", "họ",
            "ta", "chúng", "chúng ta", "mình", "tôi", "em", "sẽ", "đã", "đang", "cũng", "chỉ", "đều",
            "rất", "quá", "lại", "cứ", "vẫn", "phải", "cần", "thể", "có thể", "như", "hay", "hoặc",
            "khác", "cả", "mọi", "mỗi", "từng", "nào", "gì", "đâu", "sao", "thế", "vậy", "nữa",
            "bằng", "qua", "tới", "đến", "lên", "xuống", "đi", "làm", "làm cho", "giúp", "dùng",
            "sử dụng", "gọi", "nhiều khi", "thường", "hầu như", "gần như", "không chỉ", "không những",
            "mà còn", "chính", "tức", "tức là", "nghĩa là", "ví dụ", "chẳng hạn", "việc", "sự", "khá",
            "thật", "ngay", "luôn", "tự", "đưa", "nhau", "cùng", "lúc", "bên", "phía", "kiểu", "loại",
            "con", "chiếc", "đây", "thứ", "điều", "mấy", "biến", "hơi", "một chút", "một tí",
            "xong", "ngoài", "giống như", "so với", "đối với", "trở", "trở thành", "thành",
            "à", "ạ", "nhé", "thôi", "câu hỏi", "câu trả lời", "nhằm", "cách", "muốn", "vừa",
            "nói cách khác", "nói đơn giản", "nói đơn giản là", "nói chung", "nói chung là",
            "nói ngắn gọn", "nói tóm lại", "nói thẳng ra", "về cơ bản", "cơ bản là", "đại loại",
            "đại loại là", "đại khái", "đại khái là", "vân vân", "thật ra", "thực ra", "nôm na",
            "nôm na là", "hiểu nôm na", "tóm lại", "nhìn chung", "chủ yếu", "chủ yếu là",
            "đầu tiên là", "kết quả là", "mình nghĩ", "em nghĩ", "tôi nghĩ",
            "theo tôi", "chắc là", "chắc", "có lẽ", "hình như", "nói thật", "thành thật mà nói",
            "ngoài ra", "bên cạnh đó", "mặt khác", "ví dụ như", "ý là", "ý nói", "kiểu như là",
            "v v", "vv", "thằng", "vậy á", "ntn", "mik", "cơ mà", "tại sao", "cũng như",
            "cụ thể là", "cụ thể", "đặc biệt là", "bản chất là", "về bản chất",
            "hay nói cách khác", "nói nôm na", "nhất định", "chưa tới", "chưa đến",
        ),
        "zh": (
            "的", "了", "是", "在", "和", "与", "会", "都", "也", "把", "被", "让", "使", "它", "它们", "他",
            "我", "我们", "你", "这", "这个", "这样", "那", "那个", "这些", "那些", "有", "个", "一", "一个",
            "可以", "能", "能够", "要", "需要", "地", "得", "着", "过", "到", "从", "对", "为", "给", "向",
            "以", "及", "以及", "或", "或者", "等", "每", "各", "某", "其", "其中", "之", "所", "上", "下",
            "中", "里", "还", "又", "才", "只", "只有", "只是", "很", "非常", "太", "十分", "特别", "什么",
            "怎么", "如何", "为什么", "哪", "谁", "不仅", "不只", "不但", "不光", "来", "去", "用", "用来",
            "进行", "做", "作为", "成为", "变成", "成", "叫", "指", "就是", "也就是", "比如", "例如", "通常",
            "一般", "往往", "就", "时", "的时候", "时候", "再", "可能", "应该", "必须", "已经", "正在", "将", "由", "于", "并", "跟", "同", "比",
            "像", "好像", "如", "按", "通过", "关于", "对于", "吗", "呢", "吧", "啊", "呀",
            "几乎", "大约", "大概", "本身", "自己", "一样", "一些", "某些", "其他", "另外", "此外", "方面",
            "问题", "情况", "东西", "一下", "起来", "出来", "出去", "下来", "上去", "回来", "回去", "住", "完",
            "好", "够", "主要", "因", "为了", "以免", "的话", "两者", "二者", "一步", "一遍", "第一", "第二",
            "前者", "后者", "次", "份", "种", "条", "只需", "只要", "想", "说", "请", "某个", "任何",
            "其实", "反正", "大体上", "大致上", "大致", "总之", "换句话说", "换言之", "简单来说", "简单说", "简单讲", "说白了",
            "说到底", "总的来说", "总体来说", "一般来说", "具体来说", "也就是说", "基本上", "咱们", "咱", "啥", "咋", "蛮", "嘛",
            "哈", "而已", "那么", "这么", "那样", "怎样", "怎么样", "另一方面", "一方面", "来说", "而言", "所谓", "意思是",
            "意思就是", "之类", "之类的", "比方说", "打个比方", "我觉得", "我认为", "我理解", "我的理解是", "无非", "无非就是", "本质上",
            "事实上", "当然", "毕竟", "尤其", "尤其是", "甚至", "曾经", "早就", "马上", "立刻", "老实说",
            "坦白说", "不如", "不行", "大家", "有点", "有点儿", "还是", "顺便", "可以说", "相对来说",
        ),
    },
}  # fmt: skip

LACKING = frozenset({"agnostic", "free", "blind", "insensitive", "oblivious"})
"""Second halves of words that negate the first: order-agnostic, bias-free."""
FELT = frozenset({"感觉", "敏感", "感知", "概念", "影响", "依赖", "要求", "反应", "意识", "认识"})
"""Who has none of these *for* a thing (对顺序没有感觉) is denied the thing."""

CONTENT: dict[str, tuple[str, ...]] = {
    "vi": (
        "không gian", "không khí", "mà không", "công thức", "thành phần", "kiểu dữ liệu",
        "điều kiện", "tự động", "thường xuyên", "phía trước", "phía sau", "hàng không", "bên cạnh",
    ),
    "zh": (
        "不同", "不断", "并不断", "非常", "不管", "不论", "无论", "不错", "非线性", "无监督", "无限", "未来", "特别",
        "区别", "级别", "类别", "识别", "分别", "差别", "别的", "不变", "不等式", "无关", "没关系", "不少",
        "不久", "不过", "上下文", "中间", "目的", "有效", "有的", "对应", "对象", "为主", "过程", "过滤",
        "以前", "以后", "地方", "得到", "能力", "能量", "会话", "机会", "成本", "组成", "生成", "完成",
        "形成", "里面", "要求", "重要", "主要", "同样", "共同", "相同", "用户", "作用", "使用", "应用",
        "有用", "利用", "说明", "做法", "看到", "下降", "上升",
    ),
}  # fmt: skip
"""Words that contain a negator or glue and are neither: they stay ordinary words."""

NUMBERS: dict[str, str] = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "twelve": "12", "sixteen": "16", "twenty": "20", "thirty": "30",
    "thirty two": "32", "fifty": "50", "sixty four": "64", "hundred": "100", "thousand": "1000",
    "half": "1/2", "one half": "1/2", "a half": "1/2", "quarter": "1/4", "a quarter": "1/4",
    "one quarter": "1/4", "one fourth": "1/4", "a third": "1/3", "one third": "1/3",
    "two thirds": "2/3", "three quarters": "3/4", "an eighth": "1/8", "one eighth": "1/8",
    "twice": "2", "double": "2", "triple": "3", "halves": "1/2", "halved": "1/2",
    "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8", "chín": "9",
    "mười": "10", "mười sáu": "16", "ba mươi hai": "32", "một nửa": "1/2", "nửa": "1/2",
    "một phần tư": "1/4", "một phần ba": "1/3", "một phần tám": "1/8", "gấp đôi": "2", "trăm": "100",
    "hai phần ba": "2/3", "ba phần tư": "3/4", "một phần hai": "1/2", "gấp ba": "3", "gấp bốn": "4",
    "两": "2", "二": "2", "三": "3", "四": "4", "五": "5", "六": "6", "七": "7", "八": "8", "九": "9",
    "十": "10", "十六": "16", "三十二": "32", "六十四": "64", "一半": "1/2", "半": "1/2",
    "四分之一": "1/4", "三分之一": "1/3", "八分之一": "1/8", "三分之二": "2/3", "四分之三": "3/4",
    "二分之一": "1/2", "两倍": "2", "翻倍": "2", "一百": "100", "十二": "12",
}  # fmt: skip
"""Number words and the figure each stands for. *One* is an article in all three languages."""
