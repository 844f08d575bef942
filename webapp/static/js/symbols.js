// Symbols for messages and for words, by the picker that all pages share (picker.js).
//
// What is chosen for a word stands in hidden fields, "symbols.1.word" and "symbols.1.ref", and so
// is saved, checked and shown like everything else that is written.

import { announce } from "./fields.js";

const WORD = /[\p{L}\p{N}’'-]+/gu;

export function symbols({ form, changed }) {
  const box = form.querySelector("[data-symbols]");
  const onWord = document.querySelector("[data-symbol-word]");
  if (!onWord) return;
  onWord.hidden = false;
  for (const button of form.querySelectorAll("[data-pick-picture]")) button.hidden = false;

  let here = null; // where the writer was last: a text area and its selection
  form.addEventListener("focusout", ({ target }) => {
    if (target.matches("textarea")) here = { target, from: target.selectionStart, to: target.selectionEnd };
  });

  form.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-pick-picture]");
    if (!opener) return;
    const message = opener.closest("[data-message]");
    const picture = message.querySelector('[name$=".picture"]');
    const title = message.querySelector('[name$=".title"]').value;
    pick({ field: picture.name, text: "", word: title, ref: picture.value.trim(), opener });
  });

  onWord.addEventListener("click", () => {
    const found = here && form.contains(here.target) && wordAt(here);
    if (!found) return announce("Put the cursor on a word first.");
    const { start, end } = found;
    const text = here.target.value;
    const points = (place) => [...text.slice(0, place)].length;
    const word = text.slice(start, end);
    pick({ field: here.target.name, text, word, start: points(start), end: points(end), ref: choices()[word.toLowerCase()] ?? "", opener: onWord });
  });

  document.addEventListener("symbol:chosen", ({ detail }) => {
    if (detail.field.endsWith(".picture")) return setPicture(detail);
    write((kept) => {
      if (detail.forChild) delete kept[detail.word];
      else kept[detail.word] = detail.ref;
    });
  });
  document.addEventListener("symbol:hidden", ({ detail }) => write((kept) => { kept[detail.word] = ""; }));
  document.addEventListener("symbol:joined", ({ detail }) => write((kept) => { kept[detail.word] = detail.ref; }));
  document.addEventListener("symbol:reset", ({ detail }) => write((kept) => { delete kept[detail.word]; }));
  document.addEventListener("symbol:split", ({ detail }) => write((kept) => {
    delete kept[detail.word];
    Object.assign(kept, detail.choices);
  }));

  function pick(detail) {
    document.dispatchEvent(new CustomEvent("symbol:pick", { detail: { choices: choices(), ...detail } }));
  }

  function setPicture({ field, ref }) {
    const input = document.getElementById(field);
    if (!input) return;
    input.value = ref;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    changed();
  }

  function choices() {
    const kept = {};
    for (const input of box.querySelectorAll('[name$=".word"]')) {
      const ref = box.querySelector(`[name="${input.name.replace(/word$/, "ref")}"]`);
      kept[input.value] = ref?.value ?? "";
    }
    return kept;
  }

  function write(change) {
    const kept = choices();
    change(kept);
    box.replaceChildren();
    Object.entries(kept).forEach(([word, ref], place) => {
      for (const [name, value] of [["word", word], ["ref", ref]]) {
        box.append(Object.assign(document.createElement("input"), { type: "hidden", name: `symbols.${place + 1}.${name}`, value }));
      }
    });
    changed();
  }
}

function wordAt({ target, from, to }) {
  if (to > from) return { start: from, end: to };
  for (const found of target.value.matchAll(WORD)) {
    const end = found.index + found[0].length;
    if (found.index <= from && from <= end) return { start: found.index, end };
  }
  return null;
}
