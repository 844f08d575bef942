// The symbol picker: one dialog for every page on which a symbol is chosen.
//
// A page includes templates/symbols/_picker.html, loads this module and picker.css, and asks:
//
//   document.dispatchEvent(new CustomEvent("symbol:pick", { detail: {
//     child,      // the child's id (left out: the dialog's own data-child)
//     field,      // where the word stands, such as "messages.2.why"; comes back as it is
//     text,       // the whole text of that field; "" for a message's own picture
//     start, end, // where the word stands in it, in CODE POINTS; left out: no word
//     word,       // the word; for a message's picture a word to start from, such as its title
//     ref,        // what is chosen now ("care:home"), if anything
//     choices,    // the letter's own `symbols` map, so that the dialog knows what it says
//     opener,     // the element that gets the focus back (left out: the one that has it now)
//   } }));
//
// The picker answers with one of these events on document. The page writes them into the letter's
// `symbols` map (word or phrase in lower case: "set:id", or "" for none) and saves it:
//
//   symbol:chosen  { field, word, ref, alt, label, picture, forChild }  symbols[word] = ref.
//                  Where `text` was empty it is the message's picture: set that instead.
//                  forChild: it was also saved as this child's own, so the letter's own entry
//                  for this word can go: delete symbols[word].
//   symbol:hidden  { field, word }            symbols[word] = ""   (no symbol on this word)
//   symbol:joined  { field, word, ref }       symbols[word] = ref  (word is a phrase, one symbol)
//   symbol:split   { field, word, choices }   delete symbols[word]; Object.assign(symbols, choices)
//   symbol:reset   { field, word }            delete symbols[word] (as the child's profile says)
//   symbol:closed  { field }                  nothing was chosen
//
// Without script the pages under /symbols/choose do the same for a child's own words.

import { send, Failure } from "./send.js";

const WAIT = 180; // milliseconds after the last key

const dialog = document.getElementById("symbol-picker");
if (dialog) start(dialog);

function start(dialog) {
  const part = (name) => dialog.querySelector(`[data-part="${name}"]`);
  const input = part("search");
  const results = part("results");
  const says = part("says");
  const always = part("for-child");
  const joins = part("joins");
  const picked = []; // in this page's life, newest first: the quickest "recent" there is
  let asked = null; // the detail of the event that opened the dialog
  let about = null; // what the server said about the word
  let joining = ""; // the phrase that the next choice is for
  let timer = 0;
  let running = null;

  document.addEventListener("symbol:pick", (event) => open(event.detail ?? {}));
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-symbol-pick]");
    if (button) open({ ...button.dataset, text: "", opener: button });
  });

  function open(detail) {
    asked = { field: "", text: "", word: "", ref: "", choices: {}, ...detail };
    asked.child = asked.child || dialog.dataset.child;
    asked.opener = asked.opener ?? document.activeElement;
    about = null;
    joining = "";
    input.value = "";
    always.checked = false;
    results.replaceChildren();
    says.textContent = "";
    name(asked.word);
    part("word-actions").hidden = !asked.text;
    part("child-choice").hidden = !asked.word || !asked.text;
    joins.replaceChildren();
    part("reset").hidden = !(key(asked.word) in (asked.choices ?? {}));
    part("split").hidden = true;
    part("hide").hidden = true;
    part("note").hidden = true;
    if (!dialog.open) dialog.showModal();
    input.focus();
    look();
  }

  function name(word) {
    part("title").textContent = word ? `A symbol for “${word}”` : "Choose a symbol";
    part("for-child-word").textContent = word ? `“${word}”` : "this word";
  }

  // What to show before anything is typed: offers for the word, this child's own, the recent.
  async function look() {
    const groups = [];
    const first = await ask("/symbols/find", { child: asked.child, text: "", word: asked.word });
    if (!first) return;
    if (asked.text && Number.isInteger(asked.start)) {
      about = await ask("/symbols/word", {
        child: asked.child,
        text: asked.text,
        start: asked.start,
        end: asked.end,
        choices: asked.choices ?? {},
      });
      if (!about) return;
      showWordActions();
    }
    const offers = about?.offers?.length && !joining ? about.offers : first.offers;
    groups.push(["Fits best", offers]);
    groups.push(["This child’s own", first.own]);
    groups.push(["Used lately", unique([...picked, ...first.recent]).slice(0, 8)]);
    if (!input.value.trim()) show(groups);
  }

  async function search() {
    const text = input.value.trim();
    if (!text) return look();
    const answer = await ask("/symbols/find", { child: asked.child, text, word: "" });
    if (answer && input.value.trim() === text) show([["Found", answer.found]], text);
  }

  async function ask(path, data) {
    running?.abort();
    const mine = (running = new AbortController());
    try {
      return await send(path, data, { signal: mine.signal });
    } catch (failure) {
      if (!(failure instanceof Failure)) return null; // stopped, because more was typed
      says.textContent = `${failure.message} ${failure.what_to_do}`;
      return null;
    }
  }

  function showWordActions() {
    if (about.token) {
      asked.word = about.token.text;
      name(asked.word);
      part("reset").hidden = !(key(asked.word) in asked.choices);
    }
    joins.replaceChildren(
      ...about.joins.map((phrase) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "btn btn-quiet";
        button.textContent = `One symbol for “${phrase}”`;
        button.addEventListener("click", () => join(phrase));
        return button;
      }),
    );
    part("split").hidden = about.parts.length < 2;
    part("note").hidden = about.shows;
    part("hide").hidden = !about.token?.symbol;
  }

  function join(phrase) {
    joining = phrase;
    about = null;
    asked = { ...asked, word: phrase, start: undefined };
    name(phrase);
    joins.replaceChildren();
    part("split").hidden = true;
    part("hide").hidden = true;
    input.value = "";
    input.focus();
    look();
  }

  function show(groups, text = "") {
    const full = groups.filter(([, cards]) => cards?.length);
    results.replaceChildren(...full.map(group));
    const tiles = options();
    if (tiles.length) {
      const now = tiles.find((tile) => tile.getAttribute("aria-selected") === "true") ?? tiles[0];
      now.tabIndex = 0;
    }
    const count = tiles.length;
    if (count) says.textContent = count === 1 ? "1 symbol" : `${count} symbols`;
    else says.textContent = text ? `No symbol for “${text}”. Try a simpler word.` : "Type a word to search for.";
  }

  function group([title, cards], number) {
    const box = document.createElement("div");
    box.setAttribute("role", "group");
    box.className = "symbol-group";
    const heading = document.createElement("div");
    heading.id = `symbol-group-${number}`;
    heading.className = "symbol-group-name";
    heading.setAttribute("role", "presentation");
    heading.textContent = title;
    box.setAttribute("aria-labelledby", heading.id);
    const grid = document.createElement("div");
    grid.className = "symbol-grid";
    grid.setAttribute("role", "presentation");
    grid.append(...cards.map(tile));
    box.append(heading, grid);
    return box;
  }

  function tile(card) {
    const option = document.createElement("div");
    option.className = "symbol-tile";
    option.setAttribute("role", "option");
    option.setAttribute("aria-label", `${card.label}. ${card.alt}. ${card.set}`);
    option.setAttribute("aria-selected", String(card.ref === asked.ref || card.ref === about?.token?.symbol?.ref));
    option.tabIndex = -1;
    option.title = card.alt;
    const image = document.createElement("img");
    image.src = card.picture;
    image.alt = "";
    image.loading = "lazy";
    const label = document.createElement("span");
    label.textContent = card.label;
    option.append(image, label);
    option.card = card;
    return option;
  }

  const options = () => [...results.querySelectorAll('[role="option"]')];

  function focusOn(option) {
    for (const each of options()) each.tabIndex = -1;
    option.tabIndex = 0;
    option.focus();
    option.scrollIntoView({ block: "nearest" });
  }

  // Arrow keys go where they point, also from one group to the next.
  function move(from, down, right) {
    const tiles = options();
    const at = tiles.indexOf(from);
    if (right) return tiles[at + right];
    const box = from.getBoundingClientRect();
    const middle = box.left + box.width / 2;
    const rows = tiles.filter((each) => {
      const other = each.getBoundingClientRect();
      return down > 0 ? other.top >= box.bottom - 1 : other.bottom <= box.top + 1;
    });
    const near = (each) => {
      const other = each.getBoundingClientRect();
      return Math.abs(other.top - box.top) * 100 + Math.abs(other.left + other.width / 2 - middle);
    };
    return rows.sort((one, other) => near(one) - near(other))[0];
  }

  results.addEventListener("keydown", (event) => {
    const from = event.target.closest('[role="option"]');
    if (!from) return;
    const tiles = options();
    const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
    let to = null;
    if (event.key in steps) {
      to = move(from, ...steps[event.key]);
      if (!to && event.key === "ArrowUp") {
        event.preventDefault();
        input.focus();
        return;
      }
    } else if (event.key === "Home") to = tiles[0];
    else if (event.key === "End") to = tiles.at(-1);
    else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(from.card);
      return;
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      input.focus(); // go on typing: the letter goes into the search
      return;
    } else return;
    event.preventDefault();
    if (to) focusOn(to);
  });

  results.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option.card);
  });

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    const first = options()[0];
    if (first) focusOn(first);
  });

  async function choose(card) {
    const word = key(asked.word);
    const forChild = always.checked && !part("child-choice").hidden;
    if (forChild) {
      const saved = await ask("/symbols/for-child", { child: asked.child, word, ref: card.ref });
      if (!saved) return;
    }
    picked.unshift(card);
    const { ref, alt, label, picture } = card;
    if (joining) finish("symbol:joined", { word, ref, alt, label, picture, forChild });
    else finish("symbol:chosen", { word, ref, alt, label, picture, forChild });
  }

  part("hide").addEventListener("click", () => finish("symbol:hidden", { word: key(asked.word) }));
  part("reset").addEventListener("click", () => finish("symbol:reset", { word: key(asked.word) }));
  part("split").addEventListener("click", () => {
    const choices = Object.fromEntries(
      about.parts.map(({ word, symbol }) => [key(word), symbol?.ref ?? ""]),
    );
    finish("symbol:split", { word: key(asked.word), choices });
  });
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    if (asked) finish("symbol:closed", {});
  });

  function finish(type, detail) {
    const { field, opener } = asked;
    asked = null;
    running?.abort();
    clearTimeout(timer);
    if (dialog.open) dialog.close();
    if (opener?.isConnected) opener.focus();
    document.dispatchEvent(new CustomEvent(type, { detail: { field, ...detail } }));
  }
}

function key(word) {
  return (word ?? "").trim().replace(/\s+/g, " ").toLowerCase();
}

function unique(cards) {
  return [...new Map(cards.map((card) => [card.ref, card])).values()];
}
