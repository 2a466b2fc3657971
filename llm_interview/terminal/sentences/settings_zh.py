"""Settings, Chinese."""

MESSAGES = {
    "col_setting": "设置",
    "col_value": "值",
    "col_default": "默认",
    "col_meaning": "含义",
    "setting_default": "（默认 {value}）",
    "setting_meaning": "{meaning}[{allowed}]",
    "allowed_numbers": "21 个数",
    "allowed_model": "模型名",
    "setting_now": "{key}：{value}",
    "setting_changed": "{key}：{value}（原为 {old}）",
    "setting_kept": "{key}：{value}，没有变化",
}
