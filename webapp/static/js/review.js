// The review page: choose words, see who said what about which words, and see it as it happens.
//
// All of it works without this script too, by the same forms. The script saves copying words by
// hand, marks them in the letter, and asks every two seconds whether anything is new.

import { announce, calm } from "./fields.js";
import { ChooseWords } from "./choose_words.js";
import { FrameWords } from "./frame_words.js";
import { put } from "./review_list.js";
import { fetchJson, renewToken } from "./send.js";

const EVERY = 2000; // milliseconds; a page that nobody looks at asks less often
const HIDDEN_EVERY = 20000;

const A4 = 794; // 210 mm in CSS pixels
const PHONE = 560;

const root = document.querySelector("[data-review]");
const home = root.dataset.review;
const frame = document.querySelector("[data-frame]");
const form = document.querySelector("[data-say]");
const part = (name, scope = document) => scope.querySelector(`[data-${name}]`);

let now = { stamp: "", version: Number(root.dataset.version), fields: {}, places: [] };
let words = null;

const choose = new ChooseWords({ highlight, chosen, comment: goToForm });

function highlight(name, ranges) {
  const view = frame.contentWindow;
  if (!view?.CSS?.highlights) return;
  if (ranges.length) view.CSS.highlights.set(name, new view.Highlight(...ranges));
  else view.CSS.highlights.delete(name);
}

// The letter in its frame, matched with its fields, and its comments marked.
function matchLetter() {
  const main = frame.contentDocument?.querySelector("main");
  if (!main || !Object.keys(now.fields).length) return;
  words = new FrameWords(main, now.fields);
  if (form) choose.listen(words);
  main.addEventListener("click", clicked);
  mark();
}

function mark(current = null) {
  if (!words) return;
  for (const kind of ["question", "suggestion", "concern", "praise"]) {
    const shown = now.places.filter((each) => each.kind === kind && !each.settled && !each.lost);
    highlight(`comment-${kind}`, shown.flatMap((each) => words.ranges(each)));
  }
  const ranges = current ? words.ranges(current) : [];
  highlight("comment-now", ranges);
  ranges[0]?.startContainer.parentElement.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
}

// A click on marked words leads to what was said about them.
function clicked(event) {
  const doc = frame.contentDocument;
  if (!doc.getSelection().isCollapsed) return;
  const caret = doc.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = caret ? null : doc.caretRangeFromPoint?.(event.clientX, event.clientY);
  const [node, offset] = caret ? [caret.offsetNode, caret.offset] : [range?.startContainer, range?.startOffset];
  const letter = words.at(node, offset);
  if (!letter) return;
  const hit = now.places.find((each) => !each.settled && !each.lost && each.field === letter.field && each.start <= letter.point && letter.point < each.end);
  if (hit) showComment(hit.id);
}

function showComment(id) {
  const card = document.getElementById(`comment-${id}`);
  if (!card) return;
  for (let up = card.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  mark(now.places.find((each) => each.id === id));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-go-to]");
  const place = link && now.places.find((each) => each.id === link.dataset.goTo);
  if (!place) return;
  event.preventDefault();
  mark(place);
  if (matchMedia("(max-width: 61.99rem)").matches) document.getElementById("letter").scrollIntoView();
});

// What was chosen goes into the form.
function chosen(place) {
  if (!form) return;
  part("chosen", form).hidden = !place;
  part("choose-hint", form).hidden = Boolean(place);
  part("chosen-bar").hidden = !place;
  form.classList.toggle("has-words", Boolean(place));
  part("chosen-quote", form).textContent = place?.quote ?? "";
  part("chosen-words").textContent = place?.quote ?? "";
  part("start", form).value = place?.start ?? "";
  part("end", form).value = place?.end ?? "";
  if (place) {
    form.elements.field.value = place.field;
    part("version-field", form).value = now.version;
  }
}

function goToForm() {
  if (!form?.classList.contains("has-words")) return;
  form.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  form.querySelector('[name="kind"]:checked').focus({ preventScroll: true });
}

if (form) {
  const byHand = part("by-hand", form);
  const wording = part("wording", form);
  const kinds = [...form.querySelectorAll('[name="kind"]')];
  const kind = () => kinds.find((each) => each.checked)?.value;
  const showWording = () => { wording.hidden = kind() !== "suggestion"; };
  kinds.forEach((each) => each.addEventListener("change", () => {
    showWording();
    const box = form.elements.wording;
    if (kind() === "suggestion" && !box.value) box.value = part("chosen-quote", form).textContent;
  }));
  showWording();
  // With words copied in by hand (after a refusal, say) the boxes stay as they are.
  if (!form.elements.words.value) byHand.hidden = true;
  form.classList.add("is-live");
  chosen(null);
  part("keys").hidden = false;
  part("choose-again", form).addEventListener("click", () => {
    choose.clear();
    words?.main.focus();
  });
  part("comment-on").addEventListener("click", (event) => {
    event.preventDefault();
    goToForm();
  });
}

// Paper is shown whole in width; where there is no room for that, as on a phone.
function sizeFrame() {
  const room = frame.parentElement.clientWidth;
  const width = room < PHONE ? room : Math.max(room, A4);
  const scale = room / width;
  frame.style.width = `${width}px`;
  frame.style.height = `${frame.parentElement.clientHeight / scale}px`;
  frame.style.transform = `scale(${scale})`;
}
new ResizeObserver(sizeFrame).observe(frame.parentElement);
frame.addEventListener("load", matchLetter);

async function look() {
  try {
    const query = new URLSearchParams({ stamp: now.stamp, version: now.version });
    const answer = await fetchJson(`${home}/now?${query}`);
    if (!part("away").hidden) {
      part("away").hidden = true;
      await renewToken(); // somebody signed in again: the forms here go on with the new session
    }
    if (answer.fields) take(answer);
  } catch (failure) {
    // Offline, or signed out: what is on the page stays, and it is asked again.
    part("away").hidden = failure.code !== "sign-in-needed";
  }
  setTimeout(look, document.hidden ? HIDDEN_EVERY : EVERY);
}

function take(answer) {
  const isFirst = !now.stamp;
  const before = new Set(now.places.map((each) => each.id));
  const hadNewWords = answer.main !== undefined;
  now = { ...now, ...answer };
  if (hadNewWords && frame.contentDocument) {
    const holder = frame.contentDocument.createElement("div");
    holder.innerHTML = answer.main; // the renderer's own, and nothing in the frame can run
    frame.contentDocument.querySelector("main")?.replaceWith(holder.firstElementChild);
    for (const each of document.querySelectorAll("[data-version-field]")) {
      if (!(each.form === form && form.classList.contains("has-words"))) each.value = now.version;
    }
    part("findings")?.replaceChildren(...parsed(answer.findings));
  }
  matchLetter();
  if (isFirst) return;
  put(part("comments"), parsed(answer.comments));
  put(part("rounds"), parsed(answer.rounds));
  const fresh = now.places.filter((each) => !before.has(each.id)).length;
  const said = [fresh && `${fresh} new comment${fresh > 1 ? "s" : ""}.`, hadNewWords && "The letter has changed."];
  announce(said.filter(Boolean).join(" "));
}

function parsed(html) {
  return new DOMParser().parseFromString(html, "text/html").body.childNodes;
}

look();
