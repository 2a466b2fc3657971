"""What a study sheet holds, in which order and with which day, from the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.cli.program import run


def ids(sheet: str) -> list[str]:
    return re.findall(r'<a id="([^"]+)">', sheet)


def test_a_sheet_of_a_plan_keeps_its_order(root: Path) -> None:
    paths = yaml.safe_load((root / "content" / "paths.yaml").read_text("utf-8"))
    plan = paths["one-week"]
    sheet = run("export", "path:one-week", "-o", "-").out
    assert set(ids(sheet)) == set(plan)
    topics: dict[str, list[str]] = {}
    for card in plan:
        topics.setdefault(card.partition("-")[0], []).append(card)
    assert ids(sheet) == [card for cards in topics.values() for card in cards]
    assert ids(run("export", "PATH:one-week -tag:tokenization", "-o", "-").out)[0] == next(
        card for card in plan if not card.startswith("tok")
    )


def test_the_least_known_come_first_and_no_more_than_asked_for() -> None:
    run("drill", "id:rag-what-pipeline", "--limit", "1", typed="an answer\n4\n")
    assert len(ids(run("export", "tag:rag", "--weakest", "2", "-o", "-").out)) == 2
    everything = ids(run("export", "tag:rag", "--weakest", "99", "-o", "-").out)
    assert everything[-1] == "rag-what-pipeline"


def test_the_day_on_the_sheet_may_be_named() -> None:
    ran = run("export", "id:pre-nsp", "--date", "2026-12-24", "-o", "-")
    assert "\n2026-12-24 · English · 1 card\n" in ran.out
    for odd in ("24.12.2026", "2026-13-01", "tomorrow"):
        ran = run("--ui-lang", "en", "export", "id:pre-nsp", "--date", odd)
        assert (ran.code, ran.out) == (2, "")
        assert f"--date: '{odd}' is no day" in ran.err
        assert "2026-12-24" in ran.err


def test_a_sheet_bears_the_day_of_the_calendar_also_before_the_study_day_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    monkeypatch.setenv("LLM_INTERVIEW_NOW", "2026-11-23T02:27:00+07:00")
    assert "\n2026-11-23 · English · 1 card\n" in run("export", "id:pre-nsp", "-o", "-").out


def test_a_sheet_of_one_topic_is_named_after_it() -> None:
    for lang, title in (
        ("en", "LLM interview study sheet: Attention"),
        ("vi", "Tài liệu ôn phỏng vấn LLM: Attention"),
        ("zh", "LLM 面试复习资料：注意力"),
    ):
        for filtered in ("topic:attn", "topic:注意力", "topic:attn level:1"):
            sheet = run("export", filtered, "--langs", lang, "-o", "-").out
            assert sheet.startswith(f"# {title}\n")
        page = run("export", "topic:attn", "--langs", lang, "--format", "html", "-o", "-").out
        assert f"<title>{title}</title>" in page
    sheet = run("export", "topic:attn or topic:rag", "-o", "-").out
    assert sheet.startswith("# LLM interview study sheet\n")


def test_columns_are_for_pages_of_paper(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    words = ("export", "id:pre-nsp", "--langs", "vi,zh", "--side-by-side")
    assert run(*words, "-o", str(target)).code == 0
    assert target.read_bytes().startswith(b"%PDF")
    for other in (("--format", "md"), ("--format", "pdf", "--page", "phone")):
        ran = run("--ui-lang", "en", *words, *other)
        assert (ran.code, "--side-by-side" in ran.err) == (2, True)


def test_an_answer_without_key_points_is_not_said_twice(tmp_path: Path) -> None:
    deck = tmp_path / "mine.yaml"
    deck.write_text("- q: What is a token?\n  a: A piece of text. It has a number.\n", "utf-8")
    sheet = run("--content", str(deck), "export", '"What is a token"', "-o", "-").out
    assert sheet.count("A piece of text. It has a number.") == 1
    assert "Key points" not in sheet
