"""Cut the fonts of PDFs out of Noto Sans CJK, so that every card can be set on any machine.

usage: .venv/bin/python scripts/subset_fonts.py FOLDER [--check]

FOLDER holds the fonts as they are published (SIL Open Font License 1.1, Noto Sans CJK 2.004):
NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc, as Debian's package fonts-noto-cjk puts them into
/usr/share/fonts/opentype/noto, or NotoSansCJKsc-Regular.otf and NotoSansCJKsc-Bold.otf. The same
fonts and cards always give the same bytes; --check writes nothing, and tells by exit code 1 that
the shipped ones are others.

In it are the letters, signs and punctuation of RANGES, the Han characters of GB 2312 (for bold its
first level, the 3,755 that are most used) and every character that the cards show. Of the forms
that Japan, Korea, Taiwan and Hong Kong prefer none is.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import yaml
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

ROOT = Path(__file__).resolve().parents[1]
CONTENT = ROOT / "content"
TARGET = ROOT / "llm_interview" / "export" / "assets" / "fonts"
FAMILY: Final = "LLM Interview Sans"
"""The licence reserves the name of the original."""

RANGES: Final = (
    (0x20, 0x24F),  # Latin
    (0x300, 0x3FF),  # combining marks, Greek
    (0x1E00, 0x20CF),  # Vietnamese, punctuation, super- and subscripts, currencies
    (0x2100, 0x249F),  # letter-like signs, arrows, operators, numbers in circles
    (0x25A0, 0x2604),  # shapes
    (0x2713, 0x2713),  # ✓
    (0x3000, 0x303F),  # Chinese punctuation
    (0xFF00, 0xFFEF),  # full width
)
FEATURES: Final = ("ccmp", "kern", "liga")
UNSEEN: Final = frozenset(
    ("groups", "cues", "accept", "reject", "contradictions", "reference_points")
)
"""Parts of a card that no sheet shows."""
STYLES: Final = {"Regular": range(0xB0, 0xF8), "Bold": range(0xB0, 0xD8)}
"""First bytes of the Han characters in GB 2312."""


def characters(style: str) -> set[str]:
    """Return what the font of a style must have, as far as the original has it."""
    ranges = {chr(code) for first, last in RANGES for code in range(first, last + 1)}
    return ranges | set(gb2312(style)) | shown_by_cards()


def shown_by_cards(content: Path = CONTENT) -> set[str]:
    """Return every character that the shipped cards show, and of the names of their topics."""
    cards = sorted(content.glob("*/*.yaml"))
    files = [path for path in cards if path.parent.name not in {"schema", "examples"}]
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar stays text
    found: set[str] = set()
    for path in (*files, content / "topics.yaml"):
        for document in yaml.load_all(path.read_text("utf-8"), Loader=loader):
            found.update(*texts(document))
    return {char for char in found if char.isprintable()}


def texts(value: object) -> Iterator[str]:
    """Yield the texts of a card, but for those that only the grader reads."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name not in UNSEEN:
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    else:
        yield str(value)


def gb2312(style: str) -> Iterable[str]:
    """Yield the Han characters of GB 2312 that a style has, whatever the cards say."""
    for first in STYLES[style]:
        for second in range(0xA1, 0xFF):
            try:
                yield bytes((first, second)).decode("gb2312")
            except UnicodeDecodeError:  # the last row of a level is not full
                continue


def upstream(folder: Path, style: str) -> TTFont:
    """Open the original for simplified Chinese."""
    alone = folder / f"NotoSansCJKsc-{style}.otf"
    if alone.is_file():
        return TTFont(alone, recalcTimestamp=False)
    collection = TTCollection(folder / f"NotoSansCJK-{style}.ttc", recalcTimestamp=False)
    return next(f for f in collection.fonts if f["name"].getDebugName(1) == "Noto Sans CJK SC")


def subset(font: TTFont, style: str) -> bytes:
    """Cut and rename a font."""
    options = Options(layout_features=list(FEATURES), name_IDs=["*"], notdef_outline=True)
    cutter = Subsetter(options)
    cutter.populate(text="".join(characters(style)))
    cutter.subset(font)
    _rename(font, style)
    font["head"].modified = font["head"].created
    target = io.BytesIO()
    font.save(target, reorderTables=True)
    return target.getvalue()


def _rename(font: TTFont, style: str) -> None:
    """Give the font its own name; who made it, and the licence, stay."""
    names = font["name"]
    whole = f"{FAMILY.replace(' ', '')}-{style}"
    version = names.getDebugName(5).partition(";")[0].removeprefix("Version ")
    own = {
        1: FAMILY,
        2: style,
        3: f"{whole}, subset of Noto Sans CJK SC {version}",
        4: f"{FAMILY} {style}",
        6: whole,
    }
    names.names = [n for n in names.names if n.nameID in {0, 5, *range(8, 15)}]
    for number, text in own.items():
        names.setName(text, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames = [whole]
    top.topDictIndex[0].FullName, top.topDictIndex[0].FamilyName = f"{FAMILY} {style}", FAMILY


def main(arguments: list[str]) -> int:
    """Write the fonts, or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the original fonts lie")
    parser.add_argument("--check", action="store_true", help="only compare")
    options = parser.parse_args(arguments)
    same = True
    for style in STYLES:
        made = subset(upstream(options.folder, style), style)
        target = TARGET / f"LLMInterviewSans-{style}.otf"
        same &= target.is_file() and target.read_bytes() == made
        if not options.check:
            target.write_bytes(made)
        print(f"{target.name}: {len(made) / 1e6:.2f} MB, {len(characters(style)):,} wanted")
    print("the shipped fonts are these" if same else "the shipped fonts were others")
    return int(options.check and not same)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
