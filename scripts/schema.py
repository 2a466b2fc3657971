#!/usr/bin/env python3
"""Write content/schema/card.schema.json from the loader's own description of a card.

usage: schema.py [--check]

Editors complete and underline with it (`# yaml-language-server: $schema=…`). `--check` writes
nothing and ends with 1 if the file is out of date.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from llm_interview.loader.json_schema import card_schema  # noqa: E402

TARGET = ROOT / "content" / "schema" / "card.schema.json"


def main(arguments: list[str]) -> int:
    """Write the schema, or compare it."""
    text = json.dumps(card_schema(), ensure_ascii=False, indent=2) + "\n"
    if "--check" in arguments:
        return 0 if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
