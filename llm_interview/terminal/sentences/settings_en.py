"""Settings, English."""

MESSAGES = {
    "col_setting": "setting",
    "col_value": "value",
    "col_default": "default",
    "col_meaning": "meaning",
    "setting_default": " (default {value})",
    "setting_meaning": "{meaning} [{allowed}]",
    "setting_now": "{key}: {value}",
    "setting_changed": "{key}: {value} (was {old})",
    "setting_kept": "{key}: {value}, as before",
}
