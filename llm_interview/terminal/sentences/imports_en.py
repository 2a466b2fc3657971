"""What an import read, and what it left, English."""

MESSAGES = {
    "import_found": "{cards:draft|drafts} from {path} (read as {form})",
    "import_written": "Written: {path}",
    "import_reading": "Reading {path} ({size} MB) …",
    "import_adding": "Adding {answers:answer|answers} to your history …",
    "import_parts": "The deck comes in {parts:part|parts}: one file may hold no more.",
    "import_one_stream": "This is more than one deck file may hold; -o DECK.yaml would write {parts:part|parts}.",
    "import_history": "{answers:answer|answers} added to your history",
    "import_next": "Read the drafts over, then: llm-interview check {path}",
    "import_left": "Not made into cards, by line:",
    "import_more": "  … and {count:more place|more places}; --json names all",
    "import_guessed": "Not UTF-8: read as {encoding}. Look at the letters before you trust them.",
    "import_before": "before the first question",
    "import_after": "after the last answer",
    "import_page": "part of the page",
    "import_section": "a heading between questions",
    "import_no_question": "no question",
    "import_no_answer": "no answer",
    "import_repeated": "there already",
    "import_too_long": "too long for a card",
    "import_unreadable": "does not fit the format",
}
