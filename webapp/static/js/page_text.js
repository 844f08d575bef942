// The words of the child's page in its frame: found again, so that they can be marked.
//
// The page is the renderer's own and knows nothing of fields. A field's words are looked for in
// their part of the page with all white space left out, since print breaks lines its own way.

export class PageText {
  constructor(root) {
    this.root = root;
  }

  // The range of a finding's words, or null (hidden under symbols, or left out of the page).
  range(finding, fieldText) {
    const scope = this.#scope(finding.field);
    if (!scope) return null;
    const { text, places } = squeezed(scope);
    const whole = fieldText.replace(/\s+/g, "");
    const quote = finding.quote.replace(/\s+/g, "");
    const before = [...fieldText].slice(0, finding.start).join("").replace(/\s+/g, "").length;
    const start = text.indexOf(whole);
    let at = start < 0 ? -1 : start + before;
    if (at < 0 || text.slice(at, at + quote.length) !== quote) at = text.indexOf(quote);
    return at < 0 || !quote ? null : rangeOver(scope.ownerDocument, places, at, at + quote.length);
  }

  // Each piece that is read aloud at one go: its words, and where they stand.
  pieces() {
    const found = [];
    for (const block of this.root.querySelectorAll("h1, h2, p, li, .label:not(p .label)")) {
      if (block.closest(".credits") || block.querySelector("p, li")) continue;
      const { text, places } = spaced(block);
      if (text.trim()) found.push({ text, places, block });
    }
    return found;
  }

  // The part of the page that a field belongs to, when its words are not there yet.
  part(path) {
    const scope = this.#scope(path);
    return scope === this.root ? null : scope;
  }

  #scope(path) {
    const [first, number] = path.split(".");
    if (first === "messages") return this.root.querySelectorAll("section.message")[Number(number) - 1] ?? null;
    if (first === "help") return this.root.querySelector("section.help");
    if (path === "letter.later") return this.root.querySelector("section.later");
    return this.root;
  }
}

export function rangeOver(doc, places, start, end) {
  const first = places[start];
  const last = places[end - 1];
  if (!first || !last) return null;
  const range = doc.createRange();
  range.setStart(first[0], first[1]);
  range.setEnd(last[0], last[1] + 1);
  return range;
}

function* textNodes(root) {
  const walker = root.ownerDocument.createTreeWalker(root, 4);
  while (walker.nextNode()) yield walker.currentNode;
}

function squeezed(root) {
  let text = "";
  const places = [];
  for (const node of textNodes(root)) {
    for (let n = 0; n < node.data.length; n += 1) {
      if (/\s/.test(node.data[n])) continue;
      text += node.data[n];
      places.push([node, n]);
    }
  }
  return { text, places };
}

// As it is read: one space for any white space, pictures' words left out.
function spaced(root) {
  let text = "";
  const places = [];
  for (const node of textNodes(root)) {
    if (node.parentElement.closest(".badge")) continue;
    const isLabel = node.parentElement.closest(".label") && text === "";
    for (let n = 0; n < node.data.length; n += 1) {
      const space = /\s/.test(node.data[n]);
      if (space && (text === "" || text.endsWith(" "))) continue;
      text += space ? " " : node.data[n];
      places.push([node, n]);
    }
    if (isLabel && text && !text.endsWith(" ")) {
      text += /[.!?:]$/.test(text) ? " " : ": ";
      while (places.length < text.length) places.push(places.at(-1));
    }
  }
  return { text, places };
}
