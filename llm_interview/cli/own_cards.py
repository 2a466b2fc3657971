"""Wires the commands that open an editor on cards: new, edit."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from llm_interview.app.choose import one_card
from llm_interview.app.examine import Known
from llm_interview.app.own_cards import OWN_TOPIC, Workshop, Written, edit_card, new_card
from llm_interview.cli.clock import now
from llm_interview.cli.ending_signals import asked_to_end
from llm_interview.cli.options import Globals
from llm_interview.cli.resuming import draft_to_go_on_with, how_to_go_on
from llm_interview.cli.wiring import catalog, display, open_library, places, read_history, today
from llm_interview.core.errors import Fault, UsageFault, told
from llm_interview.core.slugs import slug
from llm_interview.loader.shipped import shipped_content
from llm_interview.terminal.fault_words import fault_words

if TYPE_CHECKING:
    from llm_interview.app.desk import Desk
    from llm_interview.core.questions import Question
    from llm_interview.loader.cached_library import CachedLibrary
    from llm_interview.terminal.catalog import Catalog


def run_new(options: Globals, *, topic: str | None, deck: str | None, resume: bool = False) -> int:
    """A new card from the template, or the last one that was left unfinished; the exit code."""
    from llm_interview.core.card_template import card_template

    target = deck_file(deck) if deck else None
    wanted = chosen_topic(topic) if topic else "" if target else OWN_TOPIC
    if topic and resume:
        raise UsageFault(
            told("topic_in_draft"), told("hint_leave_out", one="--topic", other="--resume")
        )
    say = _catalog(options)
    shop = workshop(open_library(options), say)
    try:
        draft = draft_to_go_on_with(say, resume=resume)
    except EOFError:
        return _left()
    made = new_card(shop, card_template(say, topic=wanted), deck=target, resumed=draft)
    tell(made, shop.known, say, nothing="card_nothing")
    if made.path is not None and not _is_loaded(made.path, options):
        _say_aside(say("card_not_loaded", path=made.path))
    return made.code


def run_edit(options: Globals, name: str, *, resume: bool = False) -> int:
    """A card's file in the editor, or its last unfinished change; the exit code."""
    library, say = open_library(options), _catalog(options)
    card = one_card(library.summaries(), name)
    shop = workshop(library, say)
    try:
        draft = draft_to_go_on_with(say, card.id, resume=resume)
    except EOFError:
        return _left()
    made = edit_card(shop, card.id, card.line, draft)
    tell(made, shop.known, say, about=card.id)
    if made.outcome == "kept" and card.id not in made.cards:
        _say_aside(say("card_gone", card=card.id))
    return made.code


def _left() -> int:
    """The person left before the editor was opened; the exit code."""
    display(sys.stderr).lines([""])
    return 0


def revise_in_session(options: Globals, desk: Desk, question: Question) -> Question:
    """A card in the editor between question and rating; as it reads afterwards. What goes wrong
    is told, and the session goes on."""
    say = catalog(options, desk.progress.settings)
    try:
        shop = workshop(desk.library, say, moved=question)
        made = edit_card(shop, question.id, question.line)
        if made.outcome == "interrupted" and asked_to_end():
            raise KeyboardInterrupt  # the editor is not all that was asked to end
        tell(made, shop.known, say, about=question.id)
        new = reread(made, question)
    except Fault as fault:
        for line in fault_words(fault, say.lang):
            _say_aside(line)
        return question
    if new is None:
        _say_aside(say("card_gone", card=question.id))
        return question
    return new


def reread(made: Written, question: Question) -> Question | None:
    """The question as its file has it now; None where it is not in there any more."""
    from llm_interview.loader.files import load_file

    if made.outcome != "kept" or made.path is None:
        return question
    file = load_file(made.path, str(made.path), question.topic)
    cards = (card.question for card in file.cards)
    return next((card for card in cards if card.id == question.id), None)


def _catalog(options: Globals) -> Catalog:
    return catalog(options, read_history().progress(today()).settings)


def workshop(library: CachedLibrary, say: Catalog, moved: Question | None = None) -> Workshop:
    """The own decks, an editor, and a person to ask where there is one; `moved` is a question
    that lies elsewhere than when the library was opened. UsageFault where there is no editor."""
    from llm_interview.terminal.card_writer import CardWriter
    from llm_interview.terminal.display import is_terminal
    from llm_interview.terminal.editors import the_editor
    from llm_interview.terminal.line_reader import person_reader

    read = person_reader(plain=say.plain) if is_terminal() else None
    known = Known(
        paths={card.id: card.path for card in library.summaries()}
        | ({moved.id: moved.path} if moved else {}),
        shipped=shipped_content(),
        decks=places().decks,
    )
    return Workshop(
        decks=known.decks,
        known=known,
        writer=CardWriter(the_editor(), display(sys.stderr), say, read),
        stamp=lambda: f"{now():%Y%m%d-%H%M%S}",
    )


def deck_file(name: str) -> Path:
    """A bare name is a deck among the own ones, anything else a path. UsageFault for a name that
    is no deck's."""
    path = Path(name).expanduser()
    if path.suffix not in (".yaml", ".yml"):
        path = path.with_name(path.name + ".yaml") if path.name else path
    if not path.name or path.name.startswith(".") or path.is_dir():
        hint = told("hint_example", example="--deck mine.yaml")
        raise UsageFault(told("deck_no_file", name=name), hint)
    bare = path.parent == Path() and not name.startswith("./")
    return places().decks / path if bare else path


def chosen_topic(text: str) -> str:
    """The id of a topic; UsageFault where nothing of it can be one."""
    made = slug(text)
    if not made:
        hint = told("hint_example", example="--topic systems")
        raise UsageFault(told("topic_no_letters", name=text), hint)
    return made


def tell(
    made: Written, known: Known, say: Catalog, nothing: str = "card_unchanged", about: str = ""
) -> None:
    """What came of it: the kept cards (of a whole deck the one it is `about`) on standard output,
    all else beside it."""
    if made.outcome == "kept":
        fresh = [card for card in made.cards if card not in known.paths]
        cards = [about] if about in made.cards else fresh or made.cards
        display().tell(say("card_kept", cards=", ".join(cards), path=made.path))
        for card in made.replaced:
            key = "card_shipped_replaced" if known.is_shipped(card) else "card_replaces"
            _say_aside(say(key, card=card, path=known.paths[card]))
    elif made.outcome == "unchanged":
        _say_aside(say(nothing))
    elif made.outcome in ("editor_failed", "file_gone"):
        _say_aside(say(f"card_{made.outcome}"))
    if made.draft is not None:
        _say_aside(say("card_draft", path=made.draft))
        if made.outcome != "discarded":
            _say_aside(say("draft_later", command=how_to_go_on(about)))


def _say_aside(text: str) -> None:
    display(sys.stderr).tell(text)


def _is_loaded(path: Path, options: Globals) -> bool:
    whole = path.resolve()
    roots = (places().decks, *options.content)
    return any(whole.is_relative_to(root.resolve()) for root in roots)
