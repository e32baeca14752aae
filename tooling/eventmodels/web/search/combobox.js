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
  em.loadIndex = () => Promise.all(NEEDED.map(em.load)).then(() => em.search.ready());

  em.Combobox = class {
    constructor(input) {
      count += 1;
      this.id = `em-hits-${count}`;
      this.input = input;
      this.active = -1;
      this.list = em.make("div", { class: "em-hits", role: "listbox", "aria-label": "Search results" });
      this.list.id = this.id;
      this.status = em.make("span", { class: "em-found-status", role: "status" });
      this.box = em.make("div", { class: "em-found", hidden: "" }, this.status, this.list, foot());
      for (const [key, value] of Object.entries({ ...STATE, "aria-controls": this.id })) input.setAttribute(key, value);
      input.after(this.box);
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
      if (this.box.hidden) this.update();
      else this.choose(at);
    }

    /* The first Escape closes the list, the second empties the box, as browsers do, and leaves it. */
    escape() {
      const open = !this.box.hidden;
      if (!open) this.input.blur();
      this.close();
      return open;
    }

    choose(at) {
      const options = this.options();
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
      this.box.hidden = !open;
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
      this.list.replaceChildren(...(asked ? em.grouped(found, typed) : []).map(group));
      for (const [at, option] of this.options().entries()) this.mark(option, at);
      this.list.scrollTop = 0;
      this.list.dataset.typed = typed;
      this.status.textContent = asked ? counted(found.length) : "";
      if (asked && !found.length) this.status.textContent = `Nothing is called “${asked}”`;
      const open = Boolean(asked) && document.activeElement === this.input;
      this.reset(open, open);
    }

    options() {
      return [...this.list.querySelectorAll("a")];
    }

    mark(option, at) {
      const state = { role: "option", id: `${this.id}-${at}`, "aria-selected": "false", tabindex: "-1" };
      for (const [key, value] of Object.entries(state)) option.setAttribute(key, value);
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
        this.options()[Math.max(this.active, 0)]?.click();
      });
    }
  };

  function group([title, links]) {
    const part = em.make("div", { role: "group", class: "em-hits-group", "aria-label": title || "Best answer" });
    if (title) part.append(em.make("span", { class: "em-hits-title", "aria-hidden": "true" }, title));
    part.append(...links);
    return part;
  }

  function foot() {
    const key = (name) => em.make("kbd", {}, name);
    const keys = [key("↑"), key("↓"), " choose ", key("↵"), " open ", key("esc"), " close"];
    return em.make("p", { class: "em-found-keys", "aria-hidden": "true" }, ...keys);
  }

  function counted(size) {
    if (!size) return "Nothing found";
    return `${size === SHOWN ? `the best ${size}` : size} result${size === 1 ? "" : "s"}`;
  }
})();
