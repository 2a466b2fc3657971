"""Transcript → Markdown (CommonMark; math as `$…$`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from llm_interview.core.transcripts import Block, Passage, Quote, Role, Transcript
from llm_interview.export.markdown_line import bold, escape, inline

_HEADINGS: Mapping[Role, str] = {"title": "#", "heading": "##", "question": "###"}


def transcript_to_markdown(transcript: Transcript) -> bytes:
    """The whole transcript as UTF-8 Markdown; the same one always gives the same bytes."""
    lines = [line for block in transcript.blocks for line in (*_block(block), "")]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _block(block: Block) -> Iterator[str]:
    match block:
        case Passage():
            yield _passage(block)
        case Quote():
            lines = block.text.split("\n")
            for number, line in enumerate(lines, 1):
                # A backslash at the end keeps the line break the learner made.
                end = "\\" if number < len(lines) and line.strip() else ""
                yield f"> {escape(line, 'line')}{end}".rstrip()
        case _:
            for item in block.items:
                mark = f"{item.mark} " if item.mark else ""
                yield f"- {mark}{inline(item.inlines, 'inside' if mark else 'start')}"


def _passage(block: Passage) -> str:
    if sharps := _HEADINGS.get(block.role):
        return f"{sharps} {inline(block.inlines, 'heading')}"
    return bold(block.inlines) if block.role == "label" else inline(block.inlines)
