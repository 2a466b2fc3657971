"""The commands that a person is told to type next."""

DRILL, QUIZ = "llm-interview drill", "llm-interview quiz"
