"""Sentences of faults, Chinese; the English ones stand in `core.fault_texts`."""

# ruff: noqa: E501 - sentences stay on one line

FAULTS = {
    "judge_slow": "评委（{address}）在 {seconds} 秒内没有答复",
    "judge_long": "评委（{address}）发回的内容远远超出一份评分",
    "judge_off": "评委（{address}）没有按要求的格式答复：{wrong}",
    "judge_odd": "评委（{address}）的答复无法解读（{wrong}）",
    "judge_unreached": "连不上评委（{address}）：{why}",
    "judge_unreached_proxy": "连不上评委（{address}，经代理 {proxy}）：{why}",
    "judge_redirects": "评委（{address}）要求转到 {target}，程序不跟随重定向",
    "judge_refused": "评委（{address}）拒绝了请求，状态码 {code}",
    "judge_refused_said": "评委（{address}）拒绝了请求，状态码 {code}：{words}",
    "hint_judge_model": "请选用能遵守 JSON schema 的模型：{command}",
    "hint_judge_running": "服务器在运行吗？如果在别处：{command}",
    "hint_judge_trust": "如果你信任那个地址：{command}",
    "hint_judge_key": "密钥取自这个设置所指的环境变量：{command}",
    "hint_judge_place": "{url}，或 {model}",
    "hint_judge_wait": "稍等片刻再试",
    "hint_judge_schema": "它可能不支持 response_format json_schema；换一个模型：{command}",
    "hint_judge_log": "看看服务器的日志，或稍后再试",
    "judge_unset": "还没有设置评委",
    "judge_key_empty": "judge.key_env 所指的变量 {name} 是空的",
    "hint_judge_export": "export {name}=…，或：{command}",
    "judge_key_odd": "{name} 的内容不是密钥",
    "hint_judge_letters": "其中有密钥不会有的字符",
    "judge_unagreed": "卡片（题目、答案、要点、错误说法）和你的答案会发给 {place} 的评委，但还没有人同意",
    "hint_judge_agree": "同意请执行：{command}",
}
