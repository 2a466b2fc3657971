"""The page in a real browser: what its script does, and that payloads stay asleep."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from llm_interview.core.questions import Question
from llm_interview.export.html_page import to_html
from tests.export.payloads import HTML
from tests.export.sheets import filled, make_sheet
from tests.waiting import PATIENCE

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next((found for name in NAMES if (found := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
SCRIPT = re.compile(r"<script>(.*)</script>", re.DOTALL)

DRIVER = """
const said = {};
const type = text => {
  const box = document.getElementById("_search");
  box.value = text;
  box.dispatchEvent(new Event("input"));
  return Array.from(document.querySelectorAll("article:not([hidden])")).map(card => card.id);
};
const press = key => document.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
const visible = () => Array.from(document.querySelectorAll("h3 .side"))
  .filter(side => side.checkVisibility()).map(side => side.lang).join(" ");
const opened = () => document.querySelectorAll("article details[open]").length;
said.searches = {};
for (const words of [
  "tieng viet", "TIẾNG VIỆT", "nghich dao", "倒數", "reciprocal mrr", "rank-m", "rank\u2011m",
  "ank", "mrr衡量", "小于1", "mrr 平均", "ket qua dung", "dung ket", "[(*+?^$|.", "1/r", "zzz",
]) {
  said.searches[words] = type(words);
}
said.found = document.getElementById("_found").textContent;
said.entries = document.querySelectorAll("nav .entry:not([hidden])").length;
said.all = type("").length;
const topics = () => Array.from(document.querySelectorAll("h2, nav a.names"))
  .map(topic => topic.innerText.replace(/\\s+/g, " ")).join(" ");
const lined = () => Array.from(document.querySelectorAll(".sides > .side")).map(getComputedStyle)
  .filter(style => style.display !== "none" && style.borderTopStyle === "dotted").length;
document.getElementById("_contents").open = true;
said.langs = {all: visible()};
said.topics = {all: topics()};
said.lines = {all: lined()};
for (const lang of ["vi", "en", "zh"]) {
  document.querySelector(`#_langs input[value=${lang}]`).click();
  said.langs[lang] = visible();
  said.topics[lang] = topics();
  said.lines[lang] = lined();
}
said.opened = [opened()];
document.getElementById("_answers").click();
said.opened.push(opened());
document.getElementById("_answers").click();
said.opened.push(opened());
dispatchEvent(new Event("beforeprint"));
said.opened.push(opened());
dispatchEvent(new Event("afterprint"));
said.opened.push(opened());
press("j");
press("j");
said.focus = document.activeElement.closest("article").id;
press("k");
said.back = document.activeElement.closest("article").id;
press("/");
said.slash = document.activeElement.id;
document.getElementById("_theme").click();
type("zzz");
document.activeElement.blur();
press("Escape");
said.cleared = document.querySelectorAll("article:not([hidden])").length;
said.theme = document.documentElement.dataset.theme;
document.title = JSON.stringify(said);
"""


def title_after(page: bytes, folder: Path, driver: str = "") -> str:
    """The page's title once its script, and then `driver`, have run."""
    text = page.decode()
    own = SCRIPT.findall(text)[0]
    for old, new in ((own, own + driver), (_hash(own), _hash(own + driver))):
        text = text.replace(old, new)
    target = folder / "page.html"
    target.write_text(text, "utf-8")
    done = subprocess.run(
        [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
            "--virtual-time-budget=2000", f"--user-data-dir={folder / 'profile'}", target.as_uri(),
        ],
        capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    shown = re.search("<title>(.*?)</title>", done.stdout.decode(), re.DOTALL)
    assert shown is not None, done.stderr.decode()
    return html.unescape(shown[1])


def _hash(script: str) -> str:
    return b64encode(sha256(script.encode()).digest()).decode()


def test_search_languages_answers_print_and_keys(
    small_deck: tuple[Question, ...], tmp_path: Path
) -> None:
    said: Any = json.loads(title_after(to_html(make_sheet(small_deck)), tmp_path, DRIVER))
    first, second = (card.id for card in small_deck)
    assert said["searches"] == {
        "tieng viet": [second],
        "TIẾNG VIỆT": [second],
        "nghich dao": [first],
        "倒數": [first],
        "reciprocal mrr": [first],
        "rank-m": [first],
        "rank\u2011m": [first],
        "ank": [],  # no word begins so
        "mrr衡量": [first],  # with a blank in the card
        "小于1": [first],
        "mrr 平均": [first],
        "ket qua dung": [first],
        "dung ket": [first],  # nowhere in this order: cards with both words
        "[(*+?^$|.": [],
        "1/r": [first],
        "zzz": [],
    }
    assert (said["found"], said["entries"], said["all"]) == ("0 of 2 cards", 0, 2)
    assert said["langs"] == {"all": "en vi zh vi", "vi": "vi vi", "en": "en vi", "zh": "zh vi"}
    assert said["topics"] == {  # of the contents, then the headings; " · " is drawn between names
        "all": "Ranking words Ranking排序 words",
        "en": "Ranking words Ranking words",
        "vi": "Ranking words Ranking words",
        "zh": "排序 words 排序 words",
    }
    lines = said["lines"]  # between languages one below the other, which are two or none
    assert lines.pop("all") > 0
    assert lines == {"en": 0, "vi": 0, "zh": 0}
    assert said["opened"] == [0, 2, 0, 2, 0]
    assert (said["focus"], said["back"], said["slash"]) == (second, first, "_search")
    assert said["cleared"] == 2  # wherever one is on the page
    assert said["theme"] in {"light", "dark"}


def test_no_payload_wakes_up_even_without_the_page_s_policy(tmp_path: Path) -> None:
    cards = [filled(payload) for payload in HTML]
    page = to_html(make_sheet(cards, title="asleep"))
    bare = page.replace(b'http-equiv="Content-Security-Policy"', b'name="policy"')
    assert bare != page
    opening = "document.querySelectorAll('details').forEach(part => { part.open = true; });"
    assert title_after(bare, tmp_path, opening) == "asleep"
