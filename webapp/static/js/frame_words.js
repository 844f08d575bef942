// The words of the letter in its frame, and where each stands in its field.
//
// The renderer names the field of each stretch of words (data-field), but prints them its own way:
// white space folded, list marks as bullets, a step as a sentence. Here each printed character is
// matched with a code point of its field, so that what is selected on the page is selected in the
// letter, and the other way round.

const LOOK_AHEAD = 6; // code points that print may leave out at one place: a list mark, a line break
const PRINTED_AS = { "help.next_meeting": "help.meeting_note" };

export class FrameWords {
  constructor(main, fields) {
    this.main = main;
    this.doc = main.ownerDocument;
    this.fields = {}; // path -> code points
    this.letters = []; // every matched character, in the order of the page
    const paths = new Set([...main.querySelectorAll("[data-field]")].map((each) => each.dataset.field));
    for (const printed of paths) {
      const path = PRINTED_AS[printed] ?? printed;
      if (!(path in fields)) continue;
      this.fields[path] = [...fields[path]];
      this.letters.push(...matched(path, this.fields[path], characters(main, printed)));
    }
    this.words = wordsOf(this.letters, this.fields);
  }

  // The place of what is selected: { field, start, end, quote }, or null.
  place(range) {
    const inside = this.letters.filter((each) => covers(range, each));
    if (!inside.length) return null;
    const field = inside[0].field;
    const points = inside.filter((each) => each.field === field).map((each) => each.point);
    return this.stretch(field, Math.min(...points), Math.max(...points) + 1);
  }

  stretch(field, start, end) {
    return { field, start, end, quote: this.fields[field].slice(start, end).join("") };
  }

  // The ranges on the page of a place in a field, one for each stretch of text, so that the
  // pictures between words stay pictures. None where it is not printed.
  ranges({ field, start, end }) {
    const made = [];
    let last = null;
    for (const letter of this.letters) {
      if (letter.field !== field || letter.point < start || letter.point >= end) continue;
      if (!last || last.endContainer !== letter.node) {
        last = this.doc.createRange();
        last.setStart(letter.node, letter.at);
        made.push(last);
      }
      last.setEnd(letter.node, letter.at + letter.length);
    }
    return made;
  }

  // The matched character at a node and offset, or null.
  at(node, offset) {
    return this.letters.find((each) => each.node === node && each.at <= offset && offset < each.at + each.length) ?? null;
  }
}

function covers(range, { node, at, length }) {
  return range.comparePoint(node, at) >= 0 && range.comparePoint(node, at + length) <= 0;
}

function characters(main, path) {
  const found = [];
  for (const element of main.querySelectorAll(`[data-field="${path}"]`)) {
    const walker = main.ownerDocument.createTreeWalker(element, 4);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      let at = 0;
      for (const character of node.data) {
        if (!/\s/.test(character)) found.push({ node, at, length: character.length, character: character.toLowerCase() });
        at += character.length;
      }
    }
  }
  return found;
}

function matched(field, points, printed) {
  const solid = [];
  points.forEach((character, point) => {
    if (!/\s/.test(character)) solid.push({ point, character: character.toLowerCase() });
  });
  const whole = within(printed, solid);
  if (whole >= 0) return solid.map(({ point }, n) => ({ ...printed[whole + n], field, point }));
  const found = [];
  let next = 0;
  for (const each of printed) {
    const ahead = solid.slice(next, next + LOOK_AHEAD).findIndex((one) => one.character === each.character);
    if (ahead < 0) continue;
    found.push({ ...each, field, point: solid[next + ahead].point });
    next += ahead + 1;
  }
  return found;
}

// Where a field's characters stand in a row in what is printed (a step inside its sentence).
function within(printed, solid) {
  if (!solid.length) return -1;
  const text = printed.map((each) => each.character);
  for (let start = 0; start + solid.length <= text.length; start += 1) {
    if (solid.every((each, n) => text[start + n] === each.character)) return start;
  }
  return -1;
}

function wordsOf(letters, fields) {
  const words = [];
  for (const { field, point } of letters) {
    const last = words.at(-1);
    const goes_on = last && last.field === field && point >= last.end && !fields[field].slice(last.end, point + 1).some((c) => /\s/.test(c));
    if (goes_on) last.end = point + 1;
    else words.push({ field, start: point, end: point + 1 });
  }
  return words;
}
