"""Rehearse interviews about large language models: typed answers, explained grades, FSRS."""

__version__ = "0.1.0"
