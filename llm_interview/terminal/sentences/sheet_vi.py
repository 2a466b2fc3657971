"""Study sheets, Vietnamese."""

MESSAGES = {
    "sheet_title": "Tài liệu ôn phỏng vấn LLM",
    "sheet_cards": "{cards} thẻ",
    "sheet_asked": "Cũng được hỏi là",
    "sheet_required": "ý bắt buộc",
    "sheet_unchecked": "chưa đối chiếu",
    "sheet_skip": "Đến thẳng phần câu hỏi",
    "sheet_contents": "Mục lục",
    "sheet_search": "Tìm",
    "sheet_found": "{found}/{total} thẻ",
    "sheet_language": "Ngôn ngữ",
    "sheet_all": "Tất cả",
    "sheet_open": "Hiện mọi câu trả lời",
    "sheet_close": "Ẩn mọi câu trả lời",
    "sheet_theme": "Sáng hoặc tối",
    "sheet_keys": "Phím: / tìm · Esc xóa · j k câu sau, câu trước",
    "sheet_key_answer": "Enter hiện hoặc ẩn câu trả lời",
    "sheet_writing": "Đang ghi {cards} thẻ ra {form} …",
    "sheet_setting": "Đang dàn trang {cards} thẻ …",
    "waiting_seconds": "{seconds} giây",
    "written": "Đã ghi: {path} ({cards} thẻ)",
}
