"""Read the fields of one map as values; what does not fit becomes a problem with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from rapidfuzz import process

from llm_interview.core.cleaning import clean
from llm_interview.core.errors import Said, Told, told
from llm_interview.core.langs import LANGS, Lang, TextLists, Texts
from llm_interview.core.locales import parse_lang
from llm_interview.core.slugs import slug
from llm_interview.loader.fields import Fields
from llm_interview.loader.findings import Findings
from llm_interview.loader.nodes import Entries, Items, Node, Scalar
from llm_interview.loader.scalars import (
    as_entries,
    bounds,
    is_language_map,
    last_name,
    quoted,
    to_float,
    within,
)

_TRUE = frozenset(("true", "yes", "on", "y", "1"))
_FALSE = frozenset(("false", "no", "off", "n", "0"))
_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_SEPARATORS = re.compile("[,，、;；]")


class Record:
    """The fields of one map by their full names.

    Reading never fails: a field that does not fit is reported once and read as absent.
    `lang` is the language of texts without one; `where` prefixes the names of places.
    """

    def __init__(
        self, node: Entries, fields: Fields, findings: Findings, lang: Lang = "en", where: str = ""
    ) -> None:
        self.node, self.fields, self.findings = node, fields, findings
        self.lang, self.where = lang, where
        self._nodes = self._by_name()

    def _by_name(self) -> dict[str, Node]:
        names = {name: name for name in self.fields}
        names |= {alias: name for name, field in self.fields.items() for alias in field.aliases}
        nodes: dict[str, Node] = {}
        written: dict[str, str] = {}
        for key, value in self.node.entries:
            name = names.get(key.value)
            if name is None:
                self._report_unknown(key, names)
            elif name in nodes:
                self._report_twice(key, written[name])
            elif not (isinstance(value, Scalar) and value.absent):
                nodes[name], written[name] = value, key.value
                self.findings.places[self.where + name] = (key.line, key.column)
        return nodes

    def _report_unknown(self, key: Scalar, names: Mapping[str, str]) -> None:
        near = process.extractOne(key.value[:50], names.keys(), score_cutoff=60)
        field = quoted(key.value)
        unknown = told("C011_field", field=field)
        said = told("C011_near", field=field, near=near[0]) if near else unknown
        self.findings.report(key, said)

    def _report_twice(self, key: Scalar, before: str) -> None:
        if key.value == before:
            self.findings.report(key, told("C010_key_first", key=before))
        else:
            self.findings.report(key, told("C018_twice", key=key.value, before=before))

    def has(self, name: str) -> bool:
        """Whether the author wrote something for the field."""
        return name in self._nodes

    def node_of(self, name: str) -> Node:
        """The node of the field, or of the whole record if it is absent."""
        return self._nodes.get(name, self.node)

    def report(self, name: str, said: Told) -> None:
        """Add a problem at the place of the field."""
        self.findings.report(self.node_of(name), said)

    def text(self, name: str) -> str:
        """One text; empty if absent."""
        node = self._nodes.get(name)
        return "" if node is None else self._text_of(node, name)

    def _text_of(self, node: Node, name: Said) -> str:
        if isinstance(node, Scalar):
            return self.tidy(node)
        self.findings.report(node, told("C012_text", name=name))
        return ""

    def tidy(self, node: Scalar) -> str:
        """The text of a scalar as NFC, trimmed, and harmless for a terminal."""
        text = unicodedata.normalize("NFC", node.value).strip()
        harmless = clean(text)
        if harmless != text and harmless != text.replace("\r\n", "\n"):
            self.findings.report(node, told("C027_visible"))
        return harmless.strip()

    def texts(self, name: str) -> Texts:
        """A text by language; empty if absent."""
        node = self._nodes.get(name)
        return {} if node is None else self.texts_of(node, self.where + name)

    def texts_of(self, node: Node, where: str) -> Texts:
        """A text by language, from a bare text or a map."""
        if isinstance(node, Scalar):
            text = self.tidy(node)
            return {self.lang: text} if text else {}
        if isinstance(node, Items):
            self.findings.report(node, told("C012_no_list", name=last_name(where)))
            return {}
        found = {lang: self._text_of(value, where) for lang, value in self._languages(node, where)}
        return {lang: found[lang] for lang in LANGS if found.get(lang)}

    def _languages(self, node: Entries, where: str) -> Iterator[tuple[Lang, Node]]:
        seen: set[Lang] = set()
        for key, value in node.entries:
            lang = parse_lang(key.value)
            if lang is None:
                self.findings.report(key, told("C013_language", lang=quoted(key.value)))
            elif lang in seen:
                self.findings.report(key, told("C010_language", lang=lang))
            elif not (isinstance(value, Scalar) and value.absent):
                seen.add(lang)
                self.findings.places[f"{where}.{lang}"] = (key.line, key.column)
                yield lang, value

    def lists(self, name: str) -> TextLists:
        """Wordings by language; empty if absent."""
        node = self._nodes.get(name)
        if node is None:
            return {}
        if isinstance(node, Entries):
            by_lang = {
                lang: self._wordings(value)
                for lang, value in self._languages(node, self.where + name)
            }
        else:
            by_lang = {self.lang: self._wordings(node)}
        return {lang: by_lang[lang] for lang in LANGS if by_lang.get(lang)}

    def _wordings(self, node: Node) -> tuple[str, ...]:
        if isinstance(node, Entries):
            self.findings.report(node, told("C012_texts"))
            return ()
        items = node.items if isinstance(node, Items) else (node,)
        texts = (self._text_of(item, told("C012_an_item")) for item in items)
        return tuple(text for text in texts if text)

    def words(self, name: str) -> tuple[str, ...]:
        """A list of texts, or one text split at commas; each once, in order."""
        node = self._nodes.get(name)
        if node is None:
            return ()
        if isinstance(node, Scalar):
            parts = [part.strip() for part in _SEPARATORS.split(self.tidy(node))]
            return tuple(dict.fromkeys(filter(None, parts)))
        return tuple(dict.fromkeys(self._wordings(node)))

    def identifier(self, name: str) -> str:
        """An id in its normal form; empty if absent. A change is reported."""
        text = self.text(name)
        made = slug(text)
        if text and not made:
            self.report(name, told("C013_letters", name=name))
        elif made != text:
            self.report(name, told("C016_id", name=name, value=quoted(text), made=made))
        return made

    def identifiers(self, name: str) -> tuple[str, ...]:
        """A list of ids in their normal form."""
        return tuple(dict.fromkeys(filter(None, map(slug, self.words(name)))))

    def choice(self, name: str, default: str) -> str:
        """One of the values the field allows."""
        text, values = self.text(name).casefold(), self.fields[name].values
        if not text or text in values:
            return text or default
        near = process.extractOne(text[:50], values, score_cutoff=60)
        if near:
            said = told("C013_near", name=name, value=quoted(text), near=near[0])
        else:
            said = told("C013_allowed", name=name, value=quoted(text), allowed=tuple(values))
        self.report(name, said)
        return default

    def boolean(self, name: str, *, default: bool) -> bool:
        """True or false."""
        text = self.text(name).casefold()
        if text and text not in _TRUE | _FALSE:
            self.report(name, told("C013_boolean", name=name))
            return default
        return text in _TRUE if text else default

    def integer(self, name: str, default: int | None) -> int | None:
        """A whole number within the bounds of the field."""
        text = self.text(name)
        if not text:
            return default
        if not _INTEGER.fullmatch(text) or not within(int(text), self.fields[name]):
            said = told("C013_whole", name=name, bounds=bounds(self.fields[name]))
            self.report(name, said)
            return default
        return int(text)

    def number(self, name: str) -> float | None:
        """A finite number within the bounds of the field."""
        text = self.text(name)
        if not text:
            return None
        value = to_float(text)
        if value is None or not within(value, self.fields[name]):
            said = told("C013_number", name=name, bounds=bounds(self.fields[name]))
            self.report(name, said)
            return None
        return value

    def date(self, name: str) -> str | None:
        """A day as YYYY-MM-DD."""
        text = self.text(name)
        if text and not _DATE.fullmatch(text):
            self.report(name, told("C013_day", name=name))
        return text if _DATE.fullmatch(text) else None

    def language(self, name: str) -> Lang | None:
        """A language by code or name."""
        text = self.text(name)
        lang = parse_lang(text) if text else None
        if text and lang is None:
            self.report(name, told("C013_language", lang=quoted(text)))
        return lang

    def groups(self, name: str) -> tuple[tuple[str, ...], ...]:
        """A list of lists of words; a bare word is a group of one."""
        node = self._nodes.get(name)
        if node is None:
            return ()
        if not isinstance(node, Items):
            self.report(name, told("C012_lists", name=name))
            return ()
        return tuple(filter(None, (self._wordings(item) for item in node.items)))

    def record(self, name: str) -> Record | None:
        """The map of the field, or a bare text as its short form."""
        node = self._nodes.get(name)
        return None if node is None else self._record_of(node, name, f"{self.where}{name}.")

    def records(self, name: str) -> Iterator[Record]:
        """The maps of a list; one map alone counts as a list of one."""
        node = self._nodes.get(name)
        if node is None:
            return
        items = node.items if isinstance(node, Items) else (node,)
        for index, item in enumerate(items):
            record = self._record_of(item, name, f"{self.where}{name}[{index}].")
            if record is not None:
                yield record

    def _record_of(self, node: Node, name: str, where: str) -> Record | None:
        field = self.fields[name]
        self.findings.places[where[:-1]] = (node.line, node.column)
        if (isinstance(node, Scalar) and field.short and not node.absent) or (
            isinstance(node, Entries) and field.short and is_language_map(node)
        ):
            node = as_entries(field.short, node)
        if isinstance(node, Entries):
            return Record(node, field.fields, self.findings, self.lang, where)
        self.findings.report(node, told("C012_map", name=name))
        return None

    def plain_steps(self, name: str) -> tuple[Texts, ...]:
        """A list whose items are texts by language."""
        node = self._nodes.get(name)
        items = node.items if isinstance(node, Items) else () if node is None else (node,)
        read = (self.texts_of(it, f"{self.where}{name}[{i}]") for i, it in enumerate(items))
        return tuple(texts for texts in read if texts)
