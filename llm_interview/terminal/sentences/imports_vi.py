"""What an import read, and what it left, Vietnamese."""

MESSAGES = {
    "import_found": "{cards} thẻ nháp từ {path} (đọc như {form})",
    "import_written": "Đã ghi: {path}",
    "import_reading": "Đang đọc {path} ({size} MB) …",
    "import_adding": "Đang thêm {answers} câu trả lời vào lịch sử …",
    "import_parts": "Bộ thẻ được chia thành {parts} tệp, vì một tệp không chứa hết.",
    "import_one_stream": "Nhiều hơn mức một tệp bộ thẻ chứa được; dùng -o DECK.yaml để ghi thành {parts} tệp.",
    "import_history": "Đã thêm {answers} câu trả lời vào lịch sử",
    "import_next": "Hãy đọc lại bản nháp rồi gõ: llm-interview check {path}",
    "import_left": "Không thành thẻ, theo dòng:",
    "import_more": "  … và {count} chỗ nữa; --json liệt kê đủ",
    "import_guessed": "Không phải UTF-8: đã đọc như {encoding}. Hãy xem lại mặt chữ trước khi dùng.",
    "import_before": "trước câu hỏi đầu tiên",
    "import_after": "sau câu trả lời cuối",
    "import_page": "phần khung của trang",
    "import_section": "đề mục giữa các câu hỏi",
    "import_no_question": "thiếu câu hỏi",
    "import_no_answer": "thiếu câu trả lời",
    "import_repeated": "đã có rồi",
    "import_too_long": "quá dài cho một thẻ",
    "import_unreadable": "không đúng định dạng",
}
