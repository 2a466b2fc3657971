"""Transcript → one HTML file that needs nothing else: no script, no font, no network."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from llm_interview.core.inline import Inline
from llm_interview.core.inline import Kind as InlineKind
from llm_interview.core.transcripts import Block, Passage, Quote, Role, Transcript

_TAGS: Mapping[Role, tuple[str, str]] = {
    "title": ("h1", ""),
    "heading": ("h2", ""),
    "question": ("h3", ""),
    "label": ("h4", ""),
    "text": ("p", ""),
    "note": ("p", ' class="note"'),
}
_INLINE: Mapping[InlineKind, tuple[str, str]] = {
    "plain": ("", ""),
    "bold": ("<strong>", "</strong>"),
    "code": ("<code>", "</code>"),
    "math": ('<code class="math">', "</code>"),
}
_LANGS = {"en": "en", "vi": "vi", "zh": "zh-Hans"}

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; line-height: 1.6;
  font-family: system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
h3 { font-size: 1.05rem; } h4 { margin: 1rem 0 .2rem; font-size: .95rem; }
blockquote { margin: .2rem 0; padding-left: .8rem; border-left: .2rem solid;
  white-space: pre-wrap; }
ul { list-style: none; padding-left: 0; } li { margin: .2rem 0; }
.note { opacity: .75; font-size: .9rem; } h3, h4 { break-after: avoid; }
.covered b { color: #1a7f37; } .partial b { color: #9a6700; }
.missing b, .contradicted b { color: #cf222e; }
@media (prefers-color-scheme: dark) { .covered b { color: #4ac26b; } .partial b { color: #d4a72c; }
  .missing b, .contradicted b { color: #ff8182; } }
""".strip()


def transcript_to_html(transcript: Transcript) -> bytes:
    """The whole transcript as UTF-8 HTML; the same one always gives the same bytes."""
    body = "\n".join(_block(block) for block in transcript.blocks)
    return f"""<!DOCTYPE html>
<html lang="{_LANGS[transcript.lang]}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(transcript.title)}</title>
<style>
{_STYLE}
</style>
</head>
<body>
{body}
</body>
</html>
""".encode()


def _block(block: Block) -> str:
    lang = _LANGS[block.lang]
    match block:
        case Passage():
            tag, attributes = _TAGS[block.role]
            return f'<{tag}{attributes} lang="{lang}">{_inline(block.inlines)}</{tag}>'
        case Quote():
            return f'<blockquote lang="{lang}">{escape(block.text)}</blockquote>'
        case _:
            rows = "\n".join(
                f'<li class="{item.style}">{_mark(item.mark)}{_inline(item.inlines)}</li>'
                for item in block.items
            )
            return f'<ul lang="{lang}">\n{rows}\n</ul>'


def _mark(mark: str) -> str:
    return f"<b>{escape(mark)}</b> " if mark else ""


def _inline(runs: tuple[Inline, ...]) -> str:
    return "".join(f"{_INLINE[r.kind][0]}{escape(r.text)}{_INLINE[r.kind][1]}" for r in runs)
