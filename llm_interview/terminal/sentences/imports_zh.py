"""What an import read, and what it left, Chinese."""

MESSAGES = {
    "import_found": "从 {path} 得到 {cards} 张草稿卡片（按 {form} 读取）",
    "import_written": "已写入：{path}",
    "import_reading": "正在读取 {path}（{size} MB）……",
    "import_adding": "正在把 {answers} 次回答加入学习记录……",
    "import_parts": "卡组分成 {parts} 个文件，因为一个文件装不下。",
    "import_one_stream": "内容超过一个卡组文件的上限；用 -o DECK.yaml 可写成 {parts} 个文件。",
    "import_history": "已把 {answers} 次回答加入学习记录",
    "import_next": "先通读草稿，再运行：llm-interview check {path}",
    "import_left": "未做成卡片的内容（行号）：",
    "import_more": "  … 另有 {count} 处；用 --json 查看全部",
    "import_guessed": "不是 UTF-8：已按 {encoding} 读取，使用前请先核对文字。",
    "import_before": "第一题之前",
    "import_after": "最后一题之后",
    "import_page": "页面本身的内容",
    "import_section": "题目之间的标题",
    "import_no_question": "缺少题目",
    "import_no_answer": "缺少答案",
    "import_repeated": "已经有了",
    "import_too_long": "对一张卡片来说太长",
    "import_unreadable": "不符合格式",
}
