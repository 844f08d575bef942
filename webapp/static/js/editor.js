// The editor's page: a moment after typing stops it saves, checks, and shows the child's page.
//
// All of it works without this script too, by the same form and the same buttons.
//
// For pickers of symbols and photos: set a field's value and dispatch an "input" event on it that
// bubbles; the rest follows. For panels that save the letter themselves: dispatch "letter-saved"
// on document with { version } as its detail, so that this page goes on from there.

import { Autosave } from "./autosave.js";
import { announce, collect, field } from "./fields.js";
import { Findings } from "./findings.js";
import { Order } from "./order.js";
import { Preview } from "./preview.js";
import { ReadAloud } from "./read_aloud.js";
import { saidBeside } from "./said_beside.js";
import { symbols } from "./symbols.js";

const PAUSE = 400; // milliseconds after the last key

const editor = document.querySelector("[data-editor]");
const form = document.getElementById("letter-form");
const home = `/letters/${editor.dataset.letter}`;
const fields = () => collect(form);

const saved = document.querySelector("[data-saved]");
const conflict = document.getElementById("conflict");

function tell(state, words) {
  const place = saved.querySelector("[data-saved-words]");
  if (place.textContent !== words) place.textContent = words;
  saved.dataset.state = state;
  form.querySelector("[data-version-field]").value = save.version;
  if (state === "conflict") conflict.hidden = false;
  if (state === "signed-out" && !saved.querySelector("a")) {
    place.append(" ", Object.assign(document.createElement("a"), {
      href: "/sign-in", target: "_blank", rel: "noopener", textContent: "Sign in on a new page",
    }), ", then come back.");
  }
}

const save = new Autosave({ address: `${home}/save`, version: Number(editor.dataset.version), fields, tell });
const preview = new Preview({ address: `${home}/page` });
const findings = new Findings({
  address: `${home}/check`,
  form,
  shown: (list, now) => preview.mark(list, now),
  changed: (atOnce) => changed(atOnce),
});
new ReadAloud({ preview, button: document.querySelector("[data-read]") });
new Order({ editor, changed: () => changed(true) });

symbols({ form, changed: () => changed(true) });

let timer;
function changed(atOnce = false) {
  save.changed();
  clearTimeout(timer);
  timer = setTimeout(look, atOnce ? 0 : PAUSE);
}

function look() {
  const now = fields();
  // The checks are asked first, because somebody is waiting for them.
  const checked = findings.check(now);
  if (save.unsaved) save.now();
  checked.then(() => preview.refresh(now));
}

form.addEventListener("input", (event) => {
  if (event.target.name?.endsWith(".picture")) showPicture(event.target);
  changed(event.target.type === "date");
});

form.addEventListener("focusin", (event) => preview.follow(event.target.name));

form.addEventListener("click", (event) => {
  const starter = event.target.closest("[data-starter]");
  if (!starter) return;
  event.preventDefault();
  const path = starter.value.slice("starter:".length);
  if (path.endsWith(".steps")) return beginStep(starter);
  const control = field(path);
  const words = starter.dataset.starter;
  control.value = control.value.trim() ? `${control.value.trimEnd()}\n${words}` : words;
  control.focus();
  const slot = control.value.indexOf("[");
  if (slot >= 0) control.setSelectionRange(slot, control.value.indexOf("]", slot) + 1);
  changed(true);
});

function beginStep(starter) {
  const message = starter.closest("[data-message]");
  if (!message.querySelector("[data-step]")) message.querySelector('[data-act="add-step"]').click();
  const what = message.querySelector('[data-step] [name$=".what"]');
  what.value ||= starter.dataset.starter;
  message.querySelector('[data-step] [name$=".who"]').focus();
  changed(true);
}

function showPicture(input) {
  const image = input.closest("[data-message]").querySelector("[data-picture]");
  const ref = input.value.trim();
  image.src = ref ? `${home}/picture?ref=${encodeURIComponent(ref)}` : editor.dataset.noPicture;
}
document.addEventListener("error", (event) => {
  if (event.target.matches?.("[data-picture]")) event.target.src = editor.dataset.noPicture;
}, true);

form.addEventListener("submit", (event) => {
  const wanted = event.submitter?.value ?? "save";
  if (wanted === "save") {
    event.preventDefault();
    save.unsaved = true;
    save.now().then((done) => done && announce("Saved."));
  } else {
    save.leaving = true; // the form takes everything along
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "F8") findings.step(event.shiftKey ? -1 : 1);
  else if (event.key === "Enter" && event.altKey) findings.acceptHere();
  else if (event.key === "s" && (event.ctrlKey || event.metaKey) && !event.altKey) {
    save.unsaved = true;
    save.now().then((done) => done && announce("Saved."));
  } else return;
  event.preventDefault();
});

document.addEventListener("letter-saved", (event) => {
  save.version = event.detail.version;
  form.querySelector("[data-version-field]").value = save.version;
  look();
});

// A browser that goes back may bring old words into the fields: they are what the writer sees.
addEventListener("pageshow", (event) => event.persisted && location.reload());

saidBeside({ version: () => save.version, saved: () => save.now() });
findings.check(fields());
