// Saving by itself. The text lives on the page and on the server, and nowhere else: what cannot
// be saved yet stays on the page and is tried again until it is.

import { send } from "./send.js";

const WAITS = [1500, 3000, 6000, 12000];

export class Autosave {
  constructor({ address, version, fields, tell }) {
    this.address = address;
    this.version = version;
    this.fields = fields; // a function that reads the page
    this.tell = tell; // a function that shows the state: tell(state, words)
    this.unsaved = false;
    this.busy = null;
    this.stopped = "";
    this.tries = 0;
    addEventListener("online", () => this.unsaved && this.now());
    addEventListener("focus", () => this.unsaved && this.now());
    addEventListener("beforeunload", (event) => { if (this.unsaved && !this.leaving) event.preventDefault(); });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && this.unsaved) this.now({ keepalive: true });
    });
  }

  changed() {
    this.unsaved = true;
    if (!this.stopped && !this.tries) this.tell("typing", "Not saved yet");
  }

  // Save what is on the page now. One at a time: a change in between is saved right after.
  now(options) {
    clearTimeout(this.timer);
    if (this.stopped) return Promise.resolve(false);
    this.busy ??= this.#save(options).finally(() => { this.busy = null; });
    return this.busy;
  }

  async #save(options) {
    while (this.unsaved) {
      this.unsaved = false;
      try {
        const answer = await send(this.address, { version: this.version, fields: this.fields() }, options);
        this.version = answer.version;
        this.tries = 0;
        if (!this.unsaved) this.tell("saved", `Saved ${answer.saved}`);
      } catch (failure) {
        this.unsaved = true;
        this.#failed(failure);
        return false;
      }
    }
    return true;
  }

  #failed(failure) {
    if (failure.code === "conflict") {
      this.stopped = "conflict";
      this.tell("conflict", "Saved somewhere else too");
    } else if (failure.status === 401 || failure.code === "forged-request") {
      this.tell("signed-out", "You are signed out. Your words are still here.");
      this.#again(5000);
    } else if (failure.code === "offline" || failure.status >= 500 || failure.name === "AbortError") {
      this.tell("waiting", "Not saved yet. Trying again. Keep this page open.");
      this.#again(WAITS[Math.min(this.tries, WAITS.length - 1)]);
    } else {
      this.stopped = failure.code;
      this.tell("refused", `${failure.message} ${failure.what_to_do ?? ""}`);
    }
    this.tries += 1;
  }

  #again(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(), wait);
  }
}
