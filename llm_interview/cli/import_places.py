"""Where the decks of an import go, and which of those that lie there an import wrote."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from llm_interview.cli.import_plan import ImportPlan, may_be_package
from llm_interview.core.cleaning import clean
from llm_interview.core.errors import FileFault, UsageFault, told
from llm_interview.core.langs import LANGS, Lang
from llm_interview.importing.formats import FORMATS
from llm_interview.terminal.catalog import Catalog

MAX_PARTS: Final = 100
"""Parts of a deck; a file that may be read has fewer."""
_NAME: Final = "NAME"
"""Stands for any file."""


def announced(plan: ImportPlan) -> Path | None:
    """Where the deck goes; None for standard output. Looked at before anything is read."""
    _refuse_words(plan)
    if plan.output == "-":
        return None
    if plan.output is None and plan.file == "-":
        raise UsageFault(told("pipe_no_name"), told("hint_name_deck"))
    target = Path(plan.output or f"{Path(plan.file).stem}.yaml")
    if plan.file != "-" and target.exists() and target.samefile(_existing(plan.file)):
        raise UsageFault(told("is_same_file", path=target), told("hint_other_deck_o"))
    _refuse_existing(target, force=plan.force)
    return target


def _refuse_words(plan: ImportPlan) -> None:
    """What cannot be asked for, alone or together."""
    known = ("auto", *FORMATS, "apkg")
    if plan.form not in known:
        hint = told("hint_choose", choices=known)
        raise UsageFault(told("no_format", option="--from", name=plan.form), hint)
    if plan.with_history and not may_be_package(plan):
        raise UsageFault(told("history_only_anki"), told("hint_apkg"))
    if plan.output == "-" and plan.as_json:
        raise UsageFault(told("two_outputs"), told("hint_one_of_them"))


def _existing(file: str) -> Path:
    path = Path(file)
    if not path.exists():
        raise FileFault(told("is_missing", path=file), told("hint_other_file"))
    return path


def _refuse_existing(target: Path, *, force: bool) -> None:
    if target.is_dir():
        raise FileFault(told("is_folder", path=target), told("hint_name_o", option="-o"))
    if target.exists() and not force:
        raise FileFault(told("file_exists", path=target), told("hint_elsewhere_o_force"))


def places(target: Path | None, files: Sequence[str], *, force: bool) -> list[Path]:
    """Where the deck goes: several files (DECK-2.yaml …) where one cannot hold it, none where
    it goes to standard output or has no card."""
    if target is None or not files:
        return []
    paths = all_parts(target)[: len(files)]
    for path in paths:
        _refuse_existing(path, force=force)
    _refuse_old_parts([_numbered(target, len(files) + n) for n in range(1, MAX_PARTS)])
    return paths


def _refuse_old_parts(paths: Sequence[Path]) -> None:
    """A larger import left more parts: they are the learner's by now, so not ours to delete."""
    old = [path for path in paths if is_ours(path)]
    if old:
        said = told("old_part", path=" ".join(map(str, old)))
        raise FileFault(said, told("hint_old_part", path=shlex.join(map(str, old))))


def is_ours(path: Path) -> bool:
    """Whether an import wrote the deck, in whatever language it was run."""
    if not path.is_file():  # of a named pipe nobody may ever write the first byte
        return False
    begins = [f"# {comment(lang, _NAME).partition(_NAME)[0]}".encode() for lang in LANGS]
    try:
        with path.open("rb") as file:
            return file.read(max(map(len, begins))).startswith(tuple(begins))
    except OSError:
        return False


def comment(lang: Lang, file: str) -> str:
    """What stands above every deck that an import wrote; it begins alike for all files."""
    name = clean(Path(file).name).replace("\n", " ")
    return Catalog(lang)("import_about", file=name)


def all_parts(target: Path) -> list[Path]:
    """The deck, and the files it may go on in."""
    return [target, *(_numbered(target, n) for n in range(2, MAX_PARTS))]


def _numbered(target: Path, number: int) -> Path:
    return target.with_name(f"{target.stem}-{number}{target.suffix}")
