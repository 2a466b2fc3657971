"""Sentences of faults, Vietnamese; the English ones stand in `core.fault_texts`."""

# ruff: noqa: E501 - sentences stay on one line

FAULTS = {
    "judge_slow": "giám khảo ở {address} không trả lời trong {seconds} giây",
    "judge_long": "giám khảo ở {address} gửi về nhiều hơn hẳn một bản chấm",
    "judge_off": "giám khảo ở {address} không trả lời đúng dạng được yêu cầu: {wrong}",
    "judge_odd": "không đọc được câu trả lời của giám khảo ở {address} ({wrong})",
    "judge_unreached": "không liên lạc được với giám khảo ở {address}: {why}",
    "judge_unreached_proxy": "không liên lạc được với giám khảo ở {address} (qua proxy {proxy}): {why}",
    "judge_redirects": "giám khảo ở {address} chuyển hướng sang {target}; chương trình không đi theo chuyển hướng",
    "judge_refused": "giám khảo ở {address} từ chối với mã {code}",
    "judge_refused_said": "giám khảo ở {address} từ chối với mã {code}: {words}",
    "hint_judge_model": "chọn mô hình trả lời đúng JSON schema: {command}",
    "hint_judge_running": "máy chủ có đang chạy không? nếu ở nơi khác: {command}",
    "hint_judge_trust": "nếu bạn tin nơi đó: {command}",
    "hint_judge_key": "khóa được lấy từ biến môi trường đặt bằng: {command}",
    "hint_judge_place": "{url}, hoặc {model}",
    "hint_judge_wait": "đợi một lát rồi hỏi lại",
    "hint_judge_schema": "có thể nó không biết response_format json_schema; đổi mô hình: {command}",
    "hint_judge_log": "xem nhật ký của máy chủ, hoặc hỏi lại sau",
    "judge_unset": "chưa đặt giám khảo nào",
    "judge_key_empty": "biến {name} trong judge.key_env đang trống",
    "hint_judge_export": "export {name}=…, hoặc: {command}",
    "judge_key_odd": "nội dung của {name} không phải là khóa",
    "hint_judge_letters": "nó có ký tự mà khóa không bao giờ có",
    "judge_unagreed": "thẻ (câu hỏi, đáp án, các ý chính, những điều sai) và câu trả lời của bạn sẽ được gửi cho giám khảo ở {place}; chưa ai đồng ý việc đó",
    "hint_judge_agree": "để đồng ý: {command}",
}
