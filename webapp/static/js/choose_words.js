// Choosing words in the letter: with a mouse or a finger, or with the keys alone.
//
// The letter is one stop for the Tab key. In it the arrows go from word to word and from part to
// part, Shift takes more words, Enter is for commenting on them.

import { announce, calm } from "./fields.js";

export class ChooseWords {
  constructor({ highlight, chosen, comment }) {
    this.highlight = highlight;
    this.tell = chosen; // called with a place, or null
    this.comment = comment; // called on Enter
  }

  // Listen to a letter that was put into the frame, afresh or anew.
  listen(words) {
    this.words = words;
    this.from = this.to = null;
    const { main, doc } = words;
    main.tabIndex = 0;
    main.setAttribute("aria-label", "The letter. The arrow keys choose words.");
    if (this.doc !== doc) {
      this.doc = doc;
      doc.addEventListener("selectionchange", () => this.#selected());
      doc.addEventListener("keydown", (event) => this.#key(event));
    }
  }

  clear() {
    this.from = this.to = null;
    this.doc?.getSelection()?.removeAllRanges();
    this.highlight("chosen", []);
    this.tell(null);
  }

  #selected() {
    const selection = this.doc.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const place = this.words.place(selection.getRangeAt(0));
    if (!place) return;
    this.from = this.to = null;
    this.#take(place);
  }

  #take(place) {
    const ranges = this.words.ranges(place);
    this.highlight("chosen", ranges);
    this.tell(place);
    return ranges[0];
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const moves = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: "down", ArrowUp: "up" };
    if (event.key in moves) {
      event.preventDefault();
      this.#move(moves[event.key], event.shiftKey);
    } else if (event.key === "Enter") {
      event.preventDefault();
      this.comment();
    } else if (event.key === "Escape") {
      this.clear();
    }
  }

  #move(step, more) {
    const { words } = this.words;
    if (!words.length) return;
    const here = this.to ?? (step === -1 || step === "up" ? words.length : -1);
    let next = typeof step === "number" ? here + step : this.#part(here, step === "down" ? 1 : -1);
    next = Math.max(0, Math.min(words.length - 1, next));
    if (more && this.from !== null) {
      // A comment sits in one part of the letter.
      if (words[next].field !== words[this.from].field) return;
    } else {
      this.from = next;
    }
    this.to = next;
    const [first, last] = [Math.min(this.from, this.to), Math.max(this.from, this.to)];
    const place = this.words.stretch(words[first].field, words[first].start, words[last].end);
    this.doc.getSelection()?.removeAllRanges();
    const range = this.#take(place);
    range?.startContainer.parentElement.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
    announce(place.quote);
  }

  #part(here, way) {
    const { words } = this.words;
    const field = words[here]?.field;
    let next = here;
    while (words[next + way] && words[next + way].field === field) next += way;
    next += way;
    // Upwards, to the first word of the part above.
    while (way < 0 && words[next - 1] && words[next - 1].field === words[next]?.field) next -= 1;
    return next;
  }
}
