"""Study sheet → JSON: the whole cards, in the languages of the sheet."""

from __future__ import annotations

import json

from llm_interview.core.card_json import json_in
from llm_interview.core.sheets import Sheet


def to_json(sheet: Sheet) -> bytes:
    """The sheet as UTF-8 JSON; the same sheet always gives the same bytes."""
    document = {
        "schema": 1,
        "title": sheet.title,
        "day": sheet.day.isoformat(),
        "langs": list(sheet.langs),
        "cards": [json_in(question, sheet.langs) for question in sheet.questions],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
