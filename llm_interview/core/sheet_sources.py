"""The sources below a card of the study sheet: a line a work, with all the places used of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from llm_interview.core.inline import Inline
from llm_interview.core.langs import Lang
from llm_interview.core.questions import Source
from llm_interview.core.sheet_blocks import Label, Paragraph
from llm_interview.core.source_places import place_in

_WEB = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")
_ARXIV = re.compile(r"[A-Za-z0-9./-]+")


def source_lines(
    sources: Sequence[Source], lang: Lang, langs: Sequence[Lang], label: Label
) -> Iterator[Paragraph]:
    """A paragraph a work, in the order they are first named: title, year, address, the places in
    it. What nobody has compared with the work yet says so. In `lang`, and in `names` in each of
    `langs` where they tell it differently."""
    works: dict[tuple[str, str], list[Source]] = {}
    for source in sources:
        works.setdefault(_work(source), []).append(source)
    for places in works.values():
        told = {name: _told(places, name, label) for name in (lang, *langs)}
        alike = len(set(told.values())) == 1
        yield Paragraph(
            inlines=(Inline(told[lang]),),
            role="source",
            link=_link(places[0]),
            names={} if alike else {name: told[name] for name in langs},
        )


def _work(source: Source) -> tuple[str, str]:
    """What two places of the same work have in common."""
    if source.arxiv:
        return "arxiv", source.arxiv
    return ("url", source.url) if source.url else ("title", source.title)


def _told(places: Sequence[Source], lang: Lang, label: Label) -> str:
    first, unchecked = places[0], label(lang, "in_brackets", text=label(lang, "sheet_unchecked"))
    address = f"arXiv:{first.arxiv}" if first.arxiv else (first.url or "")
    alike = len({source.checked for source in places}) == 1
    where = [
        f"{place_in(source.where, lang)}{'' if alike or source.checked else unchecked}".lstrip()
        for source in places
    ]
    named = label(lang, "between_places").join(filter(None, where))
    told = " · ".join(filter(None, (f"{first.title}{_year(first)}", address, named)))
    return told if first.checked or not alike else f"{told}{unchecked}"


def _year(source: Source) -> str:
    """Unless the title ends with it: `A post (blog, April 2024)`."""
    year = str(source.year or "")
    said = not year or re.search(rf"(?<!\d){year}\)?$", source.title)
    return "" if said else f" ({year})"


def _link(source: Source) -> str | None:
    """Where a source can be opened. Any other scheme could run code in the reader's page."""
    if source.arxiv and _ARXIV.fullmatch(source.arxiv):
        return f"https://arxiv.org/abs/{source.arxiv}"
    return source.url if source.url and _WEB.fullmatch(source.url) else None
