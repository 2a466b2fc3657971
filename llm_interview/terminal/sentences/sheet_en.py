"""Study sheets, English."""

MESSAGES = {
    "sheet_title": "LLM interview study sheet",
    "sheet_cards": "{cards:card|cards}",
    "sheet_asked": "Also asked as",
    "sheet_required": "must say",
    "sheet_unchecked": "not yet checked",
    "sheet_skip": "Skip to the questions",
    "sheet_contents": "Contents",
    "sheet_search": "Search",
    "sheet_found": "{found} of {total} cards",
    "sheet_language": "Language",
    "sheet_all": "All",
    "sheet_open": "Show all answers",
    "sheet_close": "Hide all answers",
    "sheet_theme": "Light or dark",
    "sheet_keys": "Keys: / search · Esc clear · j k next and previous question",
    "sheet_key_answer": "Enter show or hide the answer",
    "sheet_writing": "Writing {cards:card|cards} as {form} …",
    "sheet_setting": "Setting {cards:card|cards} in type …",
    "waiting_seconds": "{seconds} s",
    "written": "Written: {path} ({cards:card|cards})",
}
