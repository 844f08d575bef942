// Messages and their steps: added, taken out, put back, moved by button and by mouse.
//
// The fields themselves are moved and named anew, so that what was typed stays as it was typed.

import { announce } from "./fields.js";

export class Order {
  constructor({ editor, changed }) {
    this.changed = changed;
    this.most = Number(editor.dataset.most);
    this.list = editor.querySelector("[data-messages]");
    this.add = editor.querySelector('[data-act="add-message"]');
    this.three = editor.querySelector("[data-three]");
    this.messageTemplate = editor.querySelector("[data-message-template]");
    this.stepTemplate = editor.querySelector("[data-step-template]");
    this.back = document.getElementById("put-back");
    this.back.querySelector("button").addEventListener("click", () => this.#putBack());
    editor.addEventListener("click", (event) => this.#click(event));
    this.#drag();
    for (const handle of this.list.querySelectorAll("[data-drag]")) handle.hidden = false;
  }

  get messages() {
    return [...this.list.children];
  }

  #click(event) {
    const button = event.target.closest("[data-act]");
    if (!button) return;
    event.preventDefault();
    const message = button.closest("[data-message]");
    const act = button.dataset.act;
    if (act === "add-message") this.#addMessage();
    else if (act === "up") this.#move(message, message.previousElementSibling, "up");
    else if (act === "down") this.#move(message.nextElementSibling, message, "down");
    else if (act === "remove-message") this.#takeOut(message);
    else if (act === "add-step") this.#addStep(message);
    else if (act === "remove-step") this.#removeStep(message, button.closest("[data-step]"));
  }

  #addMessage() {
    if (this.messages.length >= this.most) return;
    const made = this.messageTemplate.content.firstElementChild.cloneNode(true);
    for (const hidden of made.querySelectorAll("[data-drag], [data-pick-picture]")) hidden.hidden = false;
    this.list.append(made);
    this.#number();
    made.querySelector('[name$=".title"]').focus();
    announce(`Message ${this.messages.length} added.`);
    this.changed();
  }

  // ``later`` goes before ``earlier``; the one whose button was pressed keeps the focus.
  #move(later, earlier, way) {
    if (!later || !earlier) return;
    const moved = way === "up" ? later : earlier;
    earlier.before(later);
    this.#number();
    const button = moved.querySelector(`[data-act="${way}"]`);
    (button.hidden ? moved.querySelector(`[data-act="${way === "up" ? "down" : "up"}"]`) : button).focus();
    announce(`This is now message ${this.messages.indexOf(moved) + 1} of ${this.messages.length}.`);
    this.changed();
  }

  #takeOut(message) {
    const number = this.messages.indexOf(message);
    this.gone = { message, number };
    message.remove();
    this.#number();
    this.back.hidden = false;
    this.back.querySelector("[data-put-back-words]").textContent = `Message ${number + 1} is taken out.`;
    this.back.querySelector("button").focus();
    this.changed();
  }

  #putBack() {
    const { message, number } = this.gone;
    this.back.hidden = true;
    if (this.messages.length >= this.most) return announce("There are three messages already.");
    const after = this.messages[number];
    if (after) after.before(message);
    else this.list.append(message);
    this.#number();
    message.querySelector('[name$=".title"]').focus();
    announce(`Message ${number + 1} is back.`);
    this.changed();
  }

  #addStep(message) {
    const list = message.querySelector("[data-steps]");
    const made = this.stepTemplate.content.querySelector("[data-step]").cloneNode(true);
    list.append(made);
    this.#number();
    made.querySelector("input").focus();
  }

  #removeStep(message, step) {
    const next = step.nextElementSibling ?? step.previousElementSibling;
    step.remove();
    this.#number();
    (next?.querySelector("input") ?? message.querySelector('[data-act="add-step"]')).focus();
    announce("The step is taken out.");
    this.changed();
  }

  // Give every message and step its number again, in names, ids, labels and buttons.
  #number() {
    const { messages } = this;
    messages.forEach((message, place) => {
      const number = place + 1;
      renamed(message, /messages\.\d+/g, `messages.${number}`);
      for (const shown of message.querySelectorAll("[data-number]")) shown.textContent = number;
      for (const button of message.querySelectorAll("[data-act]")) {
        button.value = button.value.replace(/^([a-z-]+):\d+/, `$1:${number}`);
      }
      message.querySelector('[data-act="up"]').hidden = number === 1;
      message.querySelector('[data-act="down"]').hidden = number === messages.length;
      message.querySelector('[data-act="remove-message"]').hidden = messages.length === 1;
      [...message.querySelector("[data-steps]").children].forEach((step, at) => {
        renamed(step, /\.steps\.\d+/g, `.steps.${at + 1}`);
        for (const shown of step.querySelectorAll("[data-place]")) shown.textContent = at + 1;
        step.querySelector("[data-act]").value = `remove-step:${number}:${at + 1}`;
      });
    });
    this.add.hidden = messages.length >= this.most;
    this.three.hidden = messages.length < this.most;
  }

  #drag() {
    let held = null;
    this.list.addEventListener("dragstart", (event) => {
      if (!event.target.closest?.("[data-drag]")) return;
      held = event.target.closest("[data-message]");
      held.classList.add("is-held");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      event.dataTransfer.setDragImage(held, 20, 20);
    });
    this.list.addEventListener("dragover", (event) => {
      const over = held && event.target.closest("[data-message]");
      if (!held) return;
      event.preventDefault();
      if (!over || over === held) return;
      const box = over.getBoundingClientRect();
      const isLower = event.clientY > box.top + box.height / 2;
      if (isLower && over.nextElementSibling !== held) over.after(held);
      else if (!isLower && over.previousElementSibling !== held) over.before(held);
    });
    const end = (event) => {
      if (!held) return;
      event.preventDefault();
      held.classList.remove("is-held");
      const moved = held;
      held = null;
      this.#number();
      announce(`This is now message ${this.messages.indexOf(moved) + 1} of ${this.messages.length}.`);
      this.changed();
    };
    this.list.addEventListener("drop", end);
    this.list.addEventListener("dragend", end);
  }
}

const NAMED = ["name", "id", "for", "aria-describedby", "aria-labelledby", "data-problem-for", "data-field"];
function renamed(root, pattern, name) {
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const attribute of NAMED) {
      const value = element.getAttribute(attribute);
      if (value?.match(pattern)) element.setAttribute(attribute, value.replace(pattern, name));
    }
  }
  for (const button of root.querySelectorAll("[data-starter]")) button.value = button.value.replace(pattern, name);
}
