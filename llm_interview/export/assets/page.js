"use strict";
(() => {
  const root = document.documentElement;
  const at = id => document.getElementById(id);
  const main = at("_cards");
  const cards = Array.from(main.querySelectorAll("article"));
  const entries = Array.from(document.querySelectorAll("nav .entry"));
  const details = Array.from(main.querySelectorAll("article > details"));
  const search = at("_search");
  const answers = at("_answers");

  // Marks, case, width and traditional forms do not matter.
  const simplified = new Map();
  const to = Array.from(main.dataset.simplified);
  Array.from(main.dataset.traditional).forEach((char, n) => simplified.set(char, to[n]));
  const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/\u0111/g, "d").replace(/\p{Script=Han}/gu, char => simplified.get(char) || char)
    .replace(/[\u2010-\u2015\u2212]/g, "-").replace(/\s+/g, " ");
  // Chinese is written with and without a blank beside Latin words: KV 缓存, KV缓存.
  const seam = /(?<=\p{Script=Han}) (?=[a-z0-9])|(?<=[a-z0-9]) (?=\p{Script=Han})/gu;
  const glue = text => text.replace(seam, "");

  // What is typed begins a word: rag is not in storage. Between Han characters any place does.
  const begins = text => {
    const literal = text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
    const latin = /^[\p{Script=Latin}\p{Script=Greek}\p{N}]/u.test(text);
    const start = latin ? "(?<![\\p{Script=Latin}\\p{Script=Greek}\\p{N}])" : "";
    return new RegExp(start + literal, "u");
  };

  let index = null;
  const find = () => {
    index = index || cards.map(card => glue(fold(card.textContent)));
    const words = fold(search.value).split(" ").filter(Boolean);
    // Vietnamese words have blanks in them: cards with all of it as typed, if there are any.
    const whole = begins(glue(words.join(" ")));
    const phrase = words.length > 1 && index.some(text => whole.test(text));
    const wanted = phrase ? [whole] : words.map(begins);
    let found = 0;
    cards.forEach((card, n) => {
      const hit = wanted.every(word => word.test(index[n]));
      card.hidden = entries[n].hidden = !hit;
      found += hit ? 1 : 0;
    });
    main.querySelectorAll("section").forEach(section => {
      section.hidden = !section.querySelector("article:not([hidden])");
    });
    document.querySelectorAll("nav details > ol > li:not(.entry)").forEach(topic => {
      topic.hidden = !topic.querySelector(".entry:not([hidden])");
    });
    const line = at("_found");
    line.textContent = words.length
      ? line.dataset.words.replace("{found}", found).replace("{total}", cards.length) : "";
  };
  search.addEventListener("input", find);
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !event.isComposing && search.value) {
      search.value = "";
      find();
    }
  });

  document.querySelectorAll("#_langs input").forEach(choice => {
    choice.addEventListener("change", () => { root.dataset.show = choice.value; });
  });

  if (answers) {
    const names = [answers.textContent, answers.dataset.close];
    answers.addEventListener("click", () => {
      const open = details.some(part => !part.open);
      details.forEach(part => { part.open = open; });
      answers.textContent = names[open ? 1 : 0];
    });
  }

  at("_theme").addEventListener("click", () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });

  const step = ahead => {
    const seen = cards.filter(card => !card.hidden);
    const here = seen.findIndex(card => card.contains(document.activeElement));
    const next = seen[here < 0 ? (ahead > 0 ? 0 : seen.length - 1) : here + ahead];
    if (next) {
      (next.querySelector("summary") || next.querySelector("a")).focus({ preventScroll: true });
      next.scrollIntoView({ block: "start" });
    }
  };
  document.addEventListener("keydown", event => {
    const typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "/") {
      event.preventDefault();
      search.focus();
    } else if (event.key === "j") {
      step(1);
    } else if (event.key === "k") {
      step(-1);
    }
  });

  const follow = () => {
    const card = at(decodeURIComponent(location.hash.slice(1)));
    const part = card && card.querySelector(":scope > details");
    if (part) part.open = true;
  };
  addEventListener("hashchange", follow);

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = details.filter(part => !part.open);
    details.forEach(part => { part.open = true; });
  });
  addEventListener("afterprint", () => {
    closed.forEach(part => { part.open = false; });
  });

  at("_contents").open = matchMedia("(min-width: 62rem)").matches;
  at("_tools").hidden = false;
  follow();
})();
