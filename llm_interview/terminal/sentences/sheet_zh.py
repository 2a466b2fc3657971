"""Study sheets, Chinese."""

MESSAGES = {
    "sheet_title": "LLM 面试复习资料",
    "sheet_cards": "{cards} 张卡片",
    "sheet_asked": "也会这样问",
    "sheet_required": "必答",
    "sheet_unchecked": "尚未核对",
    "sheet_skip": "跳到题目",
    "sheet_contents": "目录",
    "sheet_search": "搜索",
    "sheet_found": "{found}/{total} 张",
    "sheet_language": "语言",
    "sheet_all": "全部",
    "sheet_open": "显示全部答案",
    "sheet_close": "隐藏全部答案",
    "sheet_theme": "浅色或深色",
    "sheet_keys": "按键：/ 搜索 · Esc 清空 · j k 下一题、上一题",
    "sheet_key_answer": "Enter 显示或隐藏答案",
    "sheet_writing": "正在把 {cards} 张卡片写成 {form} ……",
    "sheet_setting": "正在排版 {cards} 张卡片……",
    "waiting_seconds": "{seconds} 秒",
    "written": "已写入：{path}（{cards} 张）",
}
