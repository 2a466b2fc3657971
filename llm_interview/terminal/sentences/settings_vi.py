"""Settings, Vietnamese."""

MESSAGES = {
    "col_setting": "thiết lập",
    "col_value": "giá trị",
    "col_default": "mặc định",
    "col_meaning": "ý nghĩa",
    "setting_default": " (mặc định {value})",
    "setting_meaning": "{meaning} [{allowed}]",
    "setting_now": "{key}: {value}",
    "setting_changed": "{key}: {value} (trước đó {old})",
    "setting_kept": "{key}: {value}, như cũ",
}
