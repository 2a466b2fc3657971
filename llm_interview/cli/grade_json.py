"""A grade in the shape of `grade --json`."""

from __future__ import annotations

from llm_interview.core.grades import Grade


def grade_json(grade: Grade) -> dict[str, object]:
    """The grade by the contract, numbers rounded to four places."""
    return {
        "card": grade.card,
        "lang": grade.lang,
        "score": round(grade.score, 4),
        "verdict": grade.verdict,
        "confidence": round(grade.confidence, 4),
        "suggested_rating": grade.suggested_rating,
        "grader": grade.grader,
        "points": [
            {
                "id": point.id,
                "status": point.status,
                "similarity": round(point.similarity, 4),
                "evidence": point.evidence,
                "pitfall": point.pitfall,
            }
            for point in grade.points
        ],
        "pitfalls": list(grade.pitfalls),
    }
