// What colleagues said about the letter, beside the words while they are written.

import { field, goTo, units } from "./fields.js";
import { put } from "./review_list.js";
import { fetchJson } from "./send.js";

const EVERY = 4000; // milliseconds

// ``version`` gives the version that the page has, so that the letter itself is not sent along;
// ``saved`` saves what is not saved yet, before a form leads away from the page.
export function saidBeside({ version, saved }) {
  const box = document.querySelector("[data-said-beside]");
  if (!box) return;
  const list = box.querySelector("[data-said-list]");
  let stamp = "";
  let places = [];

  async function look() {
    try {
      const query = new URLSearchParams({ stamp, version: version() });
      const answer = await fetchJson(`${box.dataset.saidBeside}/now?${query}`);
      stamp = answer.stamp;
      if (answer.comments !== undefined) show(answer);
    } catch {
      // Offline, or signed out: the page says so where it saves, and it is asked again.
    }
    setTimeout(look, document.hidden ? 5 * EVERY : EVERY);
  }

  function show(answer) {
    places = answer.places;
    const open = places.filter((each) => !each.settled).length;
    box.hidden = places.length === 0;
    box.querySelector("[data-said-count]").textContent = open
      ? `${open} comment${open === 1 ? "" : "s"} from colleagues`
      : "Comments, all settled";
    put(list, new DOMParser().parseFromString(answer.comments, "text/html").body.childNodes);
  }

  // The words of a comment lead to themselves in their field.
  list.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go-to]");
    const place = link && places.find((each) => each.id === link.dataset.goTo);
    const control = place && field(place.field);
    if (!control) return;
    event.preventDefault();
    goTo(place.field, place.lost ? null : [units(control.value, place.start), units(control.value, place.end)]);
  });

  list.addEventListener("submit", async (event) => {
    if (event.target.dataset.saved) return;
    event.preventDefault();
    await saved();
    event.target.dataset.saved = "yes";
    event.target.requestSubmit(event.submitter);
  });

  look();
}
