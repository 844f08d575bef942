// The sample letter beside the form follows what is chosen, a moment later.
//
// The frame has a policy of its own that allows the letter's inline style, and no script. What the
// server made is put into that frame's own page, so that nothing about a child gets into an address
// and the Back button does not step through samples. Without script the button "Show it in the
// sample" sends the form into the frame.

import { send, Failure } from "./send.js";

const WAIT = 350; // milliseconds after the last change
const form = document.getElementById("reading-form");
const frame = document.getElementById("sample");
const says = document.getElementById("sample-says");
const usual = says.textContent;
let timer = 0;
let running = null;

document.getElementById("show-sample").hidden = true;
form.addEventListener("input", (event) => {
  if (event.target.name === "reason" || event.target.name === "version") return;
  clearTimeout(timer);
  timer = setTimeout(renew, WAIT);
});

async function renew() {
  running?.abort();
  running = new AbortController();
  const fields = [...new FormData(form)].filter(([name]) => name !== "form_token" && name !== "reason");
  try {
    const made = await send(form.dataset.sample, { fields }, { signal: running.signal });
    const page = frame.contentDocument.documentElement;
    const place = frame.contentWindow.scrollY;
    page.innerHTML = made.page;
    frame.contentWindow.scrollTo(0, place);
    says.textContent = made.problems.length ? "The sample leaves out what cannot be used yet." : usual;
  } catch (failure) {
    if (failure instanceof Failure) says.textContent = `${failure.message} ${failure.what_to_do}`;
  }
}
