// The letter's fields on the page: read, changed, gone to.
//
// Findings count code points, as the library does; text areas count UTF-16 units. The two are
// turned into each other here and nowhere else.

const OWN = /^(letter|messages|help|writer|silence|symbols)\.|^date$/;

export function collect(form) {
  const fields = {};
  for (const control of form.elements) {
    if (OWN.test(control.name)) fields[control.name] = control.value;
  }
  return fields;
}

export function field(path) {
  const found = document.getElementById(path);
  return found && "value" in found ? found : null;
}

// Turn a count of code points into a count of UTF-16 units.
export function units(text, points) {
  let place = 0;
  for (let n = 0; n < points && place < text.length; n += 1) {
    place += text.codePointAt(place) > 0xffff ? 2 : 1;
  }
  return place;
}

// Where a finding stands in a field now, in UTF-16 units, or null when its words are gone.
export function stretch(control, finding) {
  const text = control.value;
  const start = units(text, finding.start);
  const end = units(text, finding.end);
  if (text.slice(start, end) === finding.quote) return [start, end];
  const at = finding.quote ? text.indexOf(finding.quote) : -1;
  return at < 0 ? null : [at, at + finding.quote.length];
}

// Go to a place in a field and select its words.
export function goTo(path, range) {
  const control = field(path);
  if (!control) {
    const place = document.getElementById(path);
    place?.focus();
    place?.scrollIntoView({ block: "center" });
    return;
  }
  for (let up = control.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
  control.focus({ preventScroll: true });
  if (range && control.setSelectionRange && control.type !== "date") control.setSelectionRange(...range);
  control.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
}

// Put words in place of others, so that the browser's own undo can take it back.
export function put(control, start, end, text) {
  control.focus({ preventScroll: true });
  control.setSelectionRange(start, end);
  const kind = text ? "insertText" : "delete";
  if (!document.execCommand(kind, false, text)) {
    control.setRangeText(text, start, end, "end");
    control.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

export function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const said = document.querySelector("[data-announce]");
export function announce(words) {
  said.textContent = "";
  setTimeout(() => { said.textContent = words; }, 30);
}
