// The child's page beside the words: the renderer's page in a frame that can run nothing.

import { send } from "./send.js";
import { calm, field } from "./fields.js";
import { PageText } from "./page_text.js";

const A4 = 794; // 210 mm in CSS pixels
const PHONE = 390;

export class Preview {
  constructor({ address }) {
    this.address = address;
    this.frame = document.querySelector("[data-page]");
    this.box = document.querySelector("[data-page-box]");
    this.problem = document.querySelector("[data-page-problem]");
    this.look = "print";
    this.findings = [];
    for (const link of document.querySelectorAll("a[data-look]")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        this.#show(link);
      });
    }
    this.frame.addEventListener("load", () => this.#loaded());
    new ResizeObserver(() => this.#fit()).observe(this.box);
    if (this.doc?.readyState === "complete" && this.root) this.#loaded();
  }

  get doc() {
    return this.frame.contentDocument;
  }

  get root() {
    return this.doc?.querySelector("main");
  }

  async refresh(fields) {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    try {
      const answer = await send(this.address, { fields }, { signal: asking.signal });
      if (this.asking !== asking || !this.root) return;
      const holder = this.doc.createElement("div");
      holder.innerHTML = answer.main; // the renderer's own, and nothing in this frame can run
      this.root.replaceWith(holder.firstElementChild);
      this.#tell(Object.values(answer.problems)[0] ?? "");
      this.mark(this.findings);
      if (this.following) this.follow(this.following);
      this.box.dispatchEvent(new CustomEvent("letter-page"));
    } catch (failure) {
      if (failure.name !== "AbortError" && failure.code !== "offline") {
        this.#tell(`${failure.message} ${failure.what_to_do ?? ""}`);
      }
    }
  }

  // Mark the words of findings on the page; go to one of them.
  mark(findings, now = null) {
    this.findings = findings;
    if (!this.root) return;
    const text = new PageText(this.root);
    const ranges = (list) => list.map((each) => text.range(each, field(each.field)?.value ?? "")).filter(Boolean);
    this.highlight("finding", ranges(findings.filter((each) => each.quote)));
    const here = now ? ranges([now]) : [];
    this.highlight("finding-now", here);
    here[0]?.startContainer.parentElement.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  // Bring the words that are being written into sight.
  follow(path) {
    const control = field(path);
    if (!this.root || !control) return;
    this.following = path;
    const words = control.value.trim();
    const text = new PageText(this.root);
    const range = words && text.range({ field: path, start: 0, quote: words }, control.value);
    const there = range ? range.startContainer.parentElement : text.part(path);
    if (!there) return;
    const { top, bottom } = (range || there).getBoundingClientRect();
    if (top >= 0 && bottom <= this.frame.clientHeight) return;
    there.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }

  highlight(name, ranges) {
    const view = this.frame.contentWindow;
    if (!view?.CSS?.highlights) return;
    if (ranges.length) view.CSS.highlights.set(name, new view.Highlight(...ranges));
    else view.CSS.highlights.delete(name);
  }

  #loaded() {
    if (!this.root) return;
    this.doc.documentElement.dataset.look = this.look;
    this.#fit();
    this.mark(this.findings);
  }

  #show(link) {
    for (const each of document.querySelectorAll("a[data-look]")) each.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
    this.look = link.dataset.look;
    this.box.dataset.look = this.look;
    if (this.doc) this.doc.documentElement.dataset.look = this.look;
    this.#fit();
  }

  // Paper is shown whole in width, and made smaller where there is less room.
  #fit() {
    const room = this.box.clientWidth;
    const width = this.look === "phone" ? Math.min(PHONE, room) : A4;
    const scale = Math.min(1, room / width);
    const style = this.frame.style;
    style.width = `${width}px`;
    style.height = `${this.box.clientHeight / scale}px`;
    style.transform = `scale(${scale})`;
  }

  #tell(words) {
    this.problem.hidden = !words;
    this.problem.textContent = words;
  }
}
