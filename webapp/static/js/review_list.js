// New comments put among the old, so that nobody loses what they are writing.
//
// A box with words in it, or with the cursor, is carried over as it is; what was folded open stays
// open; the cursor stays where it was.

export function put(place, nodes) {
  const fresh = document.createElement("div");
  fresh.append(...nodes);
  const focused = place.contains(document.activeElement) ? document.activeElement : null;
  const selection = focused && "selectionStart" in focused ? [focused.selectionStart, focused.selectionEnd] : null;
  for (const old of place.querySelectorAll("[data-comment]")) {
    const made = fresh.querySelector(`[data-comment="${old.dataset.comment}"]`);
    const acts = old.querySelector('[data-part="acts"]');
    if (made && (acts.contains(focused) || isBegun(acts))) {
      made.querySelector('[data-part="acts"]').replaceWith(acts);
    }
  }
  for (const fold of place.querySelectorAll("details[data-fold][open]")) {
    const made = fresh.querySelector(`details[data-fold="${fold.dataset.fold}"]`);
    if (made) made.open = true;
  }
  place.replaceChildren(...fresh.childNodes);
  if (!focused) return;
  const again = place.contains(focused) ? focused : focused.id && document.getElementById(focused.id);
  again?.focus({ preventScroll: true });
  if (selection && again === focused) focused.setSelectionRange(...selection);
}

function isBegun(acts) {
  return [...acts.querySelectorAll("textarea")].some((each) => each.value.trim());
}
