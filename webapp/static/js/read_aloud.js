// The page read aloud by the browser's own voice, with the word that is spoken marked.

import { calm } from "./fields.js";
import { PageText, rangeOver } from "./page_text.js";

export class ReadAloud {
  constructor({ preview, button }) {
    if (!("speechSynthesis" in window)) return;
    this.preview = preview;
    this.button = button;
    this.words = button.querySelector("[data-read-words]");
    button.hidden = false;
    button.addEventListener("click", () => (this.reading ? this.stop() : this.start()));
    addEventListener("pagehide", () => this.stop());
    // A page that changed under the voice is not the page any more.
    preview.box.addEventListener("letter-page", () => this.stop());
  }

  start() {
    speechSynthesis.cancel();
    this.reading = {};
    this.words.textContent = "Stop reading";
    this.#piece(this.reading, new PageText(this.preview.root).pieces(), 0);
  }

  stop() {
    if (!this.reading) return;
    this.reading = null;
    speechSynthesis.cancel();
    this.words.textContent = "Read aloud";
    this.preview.highlight("spoken", []);
  }

  #piece(reading, pieces, number) {
    if (this.reading !== reading) return;
    const piece = pieces[number];
    if (!piece) return this.stop();
    const said = new SpeechSynthesisUtterance(piece.text);
    said.lang = this.preview.doc.documentElement.lang || "en-GB";
    said.rate = 0.9;
    said.onstart = () => piece.block.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    said.onboundary = (event) => {
      if (this.reading !== reading || event.name === "sentence") return;
      const length = event.charLength || piece.text.slice(event.charIndex).search(/[\s.,!?]|$/);
      const range = rangeOver(this.preview.doc, piece.places, event.charIndex, event.charIndex + Math.max(length, 1));
      this.preview.highlight("spoken", range ? [range] : []);
    };
    said.onend = () => this.#piece(reading, pieces, number + 1);
    said.onerror = () => this.stop();
    speechSynthesis.speak(said);
  }
}
