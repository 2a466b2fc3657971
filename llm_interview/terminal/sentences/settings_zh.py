"""Settings, Chinese."""

MESSAGES = {
    "col_setting": "设置",
    "col_value": "值",
    "col_default": "默认",
    "col_meaning": "含义",
    "setting_default": "（默认 {value}）",
    "setting_meaning": "{meaning}可取：{allowed}",
    "setting_now": "{key}：{value}",
    "setting_changed": "{key}：{value}（原为 {old}）",
    "setting_kept": "{key}：{value}，没有变化",
}
