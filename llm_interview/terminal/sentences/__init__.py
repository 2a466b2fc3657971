"""What the program says: one file a screen and language, the same keys in all three."""

PARTS = (
    "session",
    "glance",
    "outcome",
    "cards",
    "history",
    "session_help",
    "mock",
    "judge",
    "own_cards",
    "imports",
    "sheet",
    "settings",
    "doctor",
    "plan",
)
"""Where a sentence is looked for, in this order: what every session says stands first, since a
file is read when it is first needed. A sentence for `plain` stands in the file of its own."""
