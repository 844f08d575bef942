// What the checks say, beside the letter. The server draws the list; this puts it in, leads from
// a finding to its words, and does in one click what a suggestion says.

import { send } from "./send.js";
import { announce, field, goTo, put, stretch, units } from "./fields.js";

export class Findings {
  constructor({ address, form, shown, changed }) {
    this.address = address;
    this.form = form;
    this.shown = shown; // called after each check, with the findings
    this.changed = changed; // called when a finding changed the letter
    this.box = document.querySelector("[data-findings]");
    this.count = document.querySelector("[data-count]");
    this.list = [];
    this.at = -1;
    this.first = null; // the reading band when the page was opened
    this.box.addEventListener("click", (event) => this.#click(event));
    this.box.addEventListener("keydown", (event) => this.#enter(event));
    this.box.addEventListener("focusout", () => setTimeout(() => this.#late(), 0));
  }

  async check(fields) {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    try {
      const answer = await send(this.address, { fields }, { signal: asking.signal });
      if (this.asking === asking) this.#show(answer);
    } catch (failure) {
      if (failure.name !== "AbortError" && failure.code !== "offline") this.#fault(failure);
    }
  }

  // Go to the next finding (or the one before), in its words.
  step(by) {
    const there = this.list.filter((each) => each.quote);
    if (!there.length) return announce("Nothing needs another look.");
    this.at = (this.at + by + there.length) % there.length;
    this.#go(there[this.at]);
    announce(there[this.at].message);
  }

  // Use the first suggestion for the words where the writer is.
  acceptHere() {
    const control = document.activeElement;
    if (!control?.name) return;
    const here = this.list.filter((each) => each.field === control.name && each.offers.some((o) => o.edit));
    const place = control.selectionStart ?? 0;
    const found = here.find((each) => {
      const range = stretch(control, each);
      return range && range[0] <= place && place <= range[1];
    }) ?? here[0];
    if (found) this.#accept(found, found.offers.findIndex((offer) => offer.edit), control);
    else announce("There is no suggestion for these words.");
  }

  #show(answer) {
    this.list = answer.findings;
    this.count.textContent = this.list.filter((each) => each.quote).length || "";
    this.#problems(answer.problems);
    const writing = document.activeElement?.matches?.("[data-findings] input") && document.activeElement.value;
    if (writing) this.late = answer;
    else this.#draw(answer);
    this.shown(this.list);
  }

  #late() {
    if (!this.late || this.box.contains(document.activeElement)) return;
    this.#draw(this.late);
  }

  #draw(answer) {
    this.late = null;
    const open = new Set([...this.box.querySelectorAll("details[open][data-fold]")].map((each) => each.dataset.fold));
    const focus = this.box.contains(document.activeElement) ? this.#placeOf(document.activeElement) : null;
    this.box.innerHTML = answer.html;
    for (const fold of this.box.querySelectorAll("details[data-fold]")) fold.open = open.has(fold.dataset.fold);
    if (focus) this.#focus(focus);
    this.#band(answer);
  }

  #placeOf(element) {
    const items = [...this.box.querySelectorAll(".finding")];
    const item = element.closest(".finding");
    return { key: item?.dataset.key, number: items.indexOf(item), name: element.className };
  }

  #focus({ key, number, name }) {
    const items = [...this.box.querySelectorAll(".finding")];
    const item = items.find((each) => each.dataset.key === key);
    const same = item && name && item.getElementsByClassName(name)[0];
    const next = same ?? (item ?? items[Math.min(Math.max(number, 0), items.length - 1)])?.querySelector("[data-go]");
    (next ?? document.getElementById("findings")).focus({ preventScroll: true });
  }

  #band({ low, high }) {
    const place = this.box.querySelector("[data-band-change]");
    if (low === null || low === undefined) return;
    this.first ??= { low, high };
    if (!place) return;
    const change = (low + high) / 2 - (this.first.low + this.first.high) / 2;
    if (Math.abs(change) < 0.5) return;
    place.textContent = change < 0 ? "Easier than when you opened it." : "Harder than when you opened it.";
  }

  #problems(problems) {
    for (const place of document.querySelectorAll("[data-problem-for]")) {
      const said = problems[place.dataset.problemFor] ?? "";
      place.hidden = !said;
      place.lastElementChild.textContent = said;
      const control = field(place.dataset.problemFor);
      if (said) control?.setAttribute("aria-invalid", "true");
      else control?.removeAttribute("aria-invalid");
      if (said) for (let up = place.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    }
  }

  #fault(failure) {
    this.box.replaceChildren(Object.assign(document.createElement("p"), {
      className: "quiet", textContent: `${failure.message} ${failure.what_to_do ?? ""}`,
    }));
  }

  #of(element) {
    const key = element.closest(".finding")?.dataset.key;
    return this.list.find((each) => each.key === key);
  }

  #enter(event) {
    const silence = event.key === "Enter" && event.target.closest(".leave-row")?.querySelector("[data-silence]");
    if (!silence) return;
    event.preventDefault();
    silence.click();
  }

  #click(event) {
    const target = event.target.closest("[data-go], [data-accept], [data-silence], [data-speak]");
    if (!target) return;
    if (target.matches("[data-speak]")) {
      event.preventDefault();
      return this.#speak(Number(target.dataset.speak));
    }
    const finding = this.#of(target);
    if (!finding) return; // the list of before the first check: the form itself does it
    event.preventDefault();
    if (target.matches("[data-go]")) this.#go(finding);
    else if (target.matches("[data-accept]")) this.#accept(finding, Number(target.dataset.accept), target);
    else this.#silence(finding, target);
  }

  #go(finding) {
    const control = field(finding.field);
    const range = control && stretch(control, finding);
    goTo(control ? finding.field : target(finding.field), range);
    this.shown(this.list, finding);
  }

  #accept(finding, number, from) {
    const edit = finding.offers[number]?.edit;
    const control = edit && field(edit.field);
    if (!control) return;
    const range = stretch(control, finding);
    if (!range) {
      announce("Those words are not there any more.");
      return this.changed();
    }
    const isReplaced = edit.start < edit.end;
    const after = units(control.value, edit.start);
    const [start, end] = isReplaced ? range : [after, after];
    put(control, start, end, edit.text);
    announce(isReplaced ? `Changed to: ${edit.text}` : `Added: ${edit.text}`);
    if (from !== control) from.focus({ preventScroll: true });
    this.changed(true);
  }

  #silence(finding, button) {
    const input = button.closest(".leave-row").querySelector("input");
    const reason = input.value.trim().replace(/\s+/g, " ");
    if (reason.length < 3) {
      input.setAttribute("aria-invalid", "true");
      input.focus();
      return announce("Say in a few words why this can stay.");
    }
    const box = this.form.querySelector("[data-silences]");
    const number = new Set([...box.querySelectorAll("input")].map((each) => each.name.split(".")[1])).size + 1;
    const values = { code: finding.code, field: finding.quote ? "" : finding.field, quote: finding.quote, reason };
    for (const [name, value] of Object.entries(values)) {
      box.append(Object.assign(document.createElement("input"), { type: "hidden", name: `silence.${number}.${name}`, value }));
    }
    input.value = "";
    announce("Left as it is. The reason is kept.");
    document.getElementById("findings").focus({ preventScroll: true });
    this.changed(true);
  }

  #speak(gone) {
    for (const input of this.form.querySelectorAll("[data-silences] input")) {
      const [, number, name] = input.name.split(".");
      if (Number(number) === gone) input.remove();
      else if (Number(number) > gone) input.name = `silence.${number - 1}.${name}`;
    }
    document.getElementById("findings").focus({ preventScroll: true });
    this.changed(true);
  }
}

function target(path) {
  return path.startsWith("messages") ? "messages.1.title" : "words";
}
