/* An input that lists below itself what the index has for what is typed, after the pattern that ARIA calls a combobox.
 */
(() => {
  "use strict";
  const { em } = window;
  const SHOWN = 30;
  const NEEDED = ["search-find.js", "search-data.js", "sequences.js", "courses-data.js"];
  const STATE = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-haspopup": "listbox",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  };
  let count = 0;

  /* The index, and what finds in it; most readers never look for anything, so it comes when it is first asked for. */
  em.loadIndex = () => Promise.all(NEEDED.map(em.load));

  /* One thing that was found, as a link. */
  em.result = (entry, typed) => {
    const pieces = em.finder.pieces(entry.title, typed);
    const kind = entry.kind + (entry.number ? ` ${entry.number}` : "");
    const line = [
      em.make(
        "span",
        { class: "em-hit-title" },
        ...pieces.map((piece, at) => (at % 2 ? em.make("mark", {}, piece) : piece)),
      ),
      em.make("span", { class: "em-hit-kind" }, kind),
      em.make("span", { class: "em-hit-about" }, entry.about),
    ];
    if (entry.evidence) line.push(em.make("span", { class: `em-ev em-ev-${entry.evidence}` }, entry.evidence));
    const parts = [em.make("span", { class: "em-hit-line" }, ...line)];
    if (entry.summary) parts.push(em.make("span", { class: "em-hit-summary" }, entry.summary));
    return em.make("a", { href: em.href(entry.address), class: "em-hit" }, ...parts);
  };

  em.Combobox = class {
    constructor(input) {
      count += 1;
      this.id = `em-hits-${count}`;
      this.input = input;
      this.active = -1;
      this.list = em.make("div", { class: "em-hits", role: "listbox", "aria-label": "Search results", hidden: "" });
      this.list.id = this.id;
      this.status = em.make("span", { class: "em-quiet", role: "status" });
      for (const [key, value] of Object.entries({ ...STATE, "aria-controls": this.id })) input.setAttribute(key, value);
      input.after(this.list, this.status);
      this.listen(input.closest("form"));
    }

    listen(form) {
      this.input.addEventListener("focus", () => this.update());
      this.input.addEventListener("input", () => this.update());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.list.addEventListener("click", () => {
        this.close();
        this.input.blur();
      });
      form.addEventListener("focusout", (event) => {
        if (!form.contains(event.relatedTarget)) this.close();
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.follow();
      });
    }

    key(event) {
      if (event.key === "ArrowDown") this.walk(this.active + 1);
      else if (event.key === "ArrowUp") this.walk(this.active < 0 ? -1 : this.active - 1);
      else if (event.key === "Enter") this.follow();
      else if (event.key !== "Escape" || !this.escape()) return;
      event.preventDefault();
    }

    walk(at) {
      if (this.list.hidden) this.update();
      else this.choose(at);
    }

    /* The first Escape closes the list, the second empties the box, as browsers do, and leaves it. */
    escape() {
      const open = !this.list.hidden;
      if (!open) this.input.blur();
      this.close();
      return open;
    }

    choose(at) {
      const options = this.list.children;
      options[this.active]?.setAttribute("aria-selected", "false");
      this.active = options.length ? (at + options.length) % options.length : -1;
      const chosen = options[this.active];
      if (!chosen) return this.input.removeAttribute("aria-activedescendant");
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", chosen.id);
    }

    /* Without a choice; the list stands open where there is anything to show. */
    reset(open, expanded) {
      this.active = -1;
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(expanded));
      this.input.removeAttribute("aria-activedescendant");
    }

    close() {
      this.reset(false, false);
    }

    show() {
      const typed = this.input.value;
      const asked = typed.trim();
      const found = em.finder.find(typed, SHOWN);
      this.list.replaceChildren(...found.map((entry, at) => this.option(entry, typed, at)));
      this.list.scrollTop = 0;
      this.list.dataset.typed = typed;
      this.status.textContent = asked ? counted(found.length) : "";
      this.list.classList.toggle("em-hits-none", Boolean(asked) && !found.length);
      if (asked && !found.length) this.list.dataset.none = `Nothing is called “${asked}”`;
      const open = Boolean(asked) && document.activeElement === this.input;
      this.reset(open, open && found.length > 0);
    }

    option(entry, typed, at) {
      const option = em.result(entry, typed);
      const state = { role: "option", id: `${this.id}-${at}`, "aria-selected": "false", tabindex: "-1" };
      for (const [key, value] of Object.entries(state)) option.setAttribute(key, value);
      return option;
    }

    update() {
      em.loadIndex().then(
        () => this.show(),
        () => {
          this.status.textContent = "The search index could not be loaded";
        },
      );
    }

    follow() {
      em.loadIndex().then(() => {
        if (this.list.dataset.typed !== this.input.value) this.show();
        this.list.children[Math.max(this.active, 0)]?.click();
      });
    }
  };

  function counted(size) {
    if (!size) return "Nothing found";
    return `${size === SHOWN ? `the best ${size}` : size} result${size === 1 ? "" : "s"}`;
  }
})();
