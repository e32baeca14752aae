/* The question for messages in order: a box of names, completed as one types, and what was found marked in the rows. */
(() => {
  "use strict";
  const { em } = window;
  const OFFERED = 8;
  const NAME = /[A-Za-z]\w+/g;

  em.Order = class {
    /* `names` are those of all messages, those first that most models have; `changed` is called when the question is
       another. */
    constructor(form, names, changed) {
      const [chips, input, clear] = form.querySelector(".em-order-box").children;
      Object.assign(this, { form, chips, input, clear, changed, names: [] });
      this.known = new Map(names.map((name) => [em.squashed(name), name]));
      this.hits = em.make("ul", { class: "em-order-hits", role: "listbox", id: "em-order-hits", hidden: "" });
      this.hits.setAttribute("aria-label", "Messages");
      input.after(this.hits);
      for (const [key, value] of Object.entries(STATE)) input.setAttribute(key, value);
      this.listen();
      form.hidden = false;
      this.write();
    }

    listen() {
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("change", (event) => event.target !== this.input && this.changed());
      this.input.addEventListener("input", () => this.offer());
      this.input.addEventListener("focus", () => this.load());
      this.input.addEventListener("blur", () => this.close());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("paste", (event) => this.paste(event));
      this.hits.addEventListener("mousedown", (event) => event.preventDefault());
      this.hits.addEventListener("click", (event) => this.add(event.target.closest("li").textContent));
      this.clear.addEventListener("click", () => this.take([]));
      this.chips.addEventListener("click", (event) => this.remove(event.target.closest("button")));
    }

    key(event) {
      const isOpen = !this.hits.hidden;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) this.walk(step);
      else if (event.key === "Enter") this.enter();
      else if (event.key === "Escape" && isOpen) this.close();
      else if (event.key !== "Backspace" || this.input.value || !this.names.length) return;
      else this.take(this.names.slice(0, -1));
      event.preventDefault();
    }

    walk(step) {
      if (this.hits.hidden) return this.offer();
      const options = [...this.hits.children];
      const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
      this.choose(options.at((at + step) % options.length));
    }

    choose(option) {
      for (const each of this.hits.children) each.setAttribute("aria-selected", String(each === option));
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    enter() {
      const chosen = this.hits.querySelector('[aria-selected="true"]') || this.hits.firstChild;
      if (!this.hits.hidden && chosen) this.add(chosen.textContent);
    }

    /* Names that begin as what is typed come before those that have it inside. */
    offer() {
      const typed = em.squashed(this.input.value);
      const fitting = [...this.known].filter(([squashed]) => squashed.includes(typed));
      const found = fitting.toSorted(([a], [b]) => b.startsWith(typed) - a.startsWith(typed)).slice(0, OFFERED);
      const options = found.map(([, name], at) =>
        em.make("li", { role: "option", id: `em-order-${at}`, "aria-selected": "false" }, name),
      );
      this.hits.replaceChildren(...options);
      this.open(Boolean(typed && options.length));
    }

    open(isOpen) {
      this.hits.hidden = !isOpen;
      this.input.setAttribute("aria-expanded", String(isOpen));
      this.input.removeAttribute("aria-activedescendant");
    }

    close() {
      this.open(false);
    }

    /* Of lines of a log, or any other text, the names of messages are taken in the order in which they come. */
    paste(event) {
      const words = event.clipboardData.getData("text").match(NAME) || [];
      const named = words.map((word) => this.known.get(em.squashed(word))).filter(Boolean);
      if (!named.length) return;
      event.preventDefault();
      this.take([...this.names, ...named]);
    }

    add(name) {
      this.input.value = "";
      this.take([...this.names, name]);
    }

    remove(button) {
      if (!button) return;
      const at = [...this.chips.children].indexOf(button.parentNode);
      this.take(this.names.filter((_, place) => place !== at));
    }

    take(names) {
      this.names = names;
      this.write();
      this.close();
      this.input.focus();
      this.changed();
    }

    write() {
      this.chips.replaceChildren(...this.names.map(chip));
      this.clear.hidden = !this.names.length;
      this.input.placeholder = this.names.length ? "next message" : `for example ${this.examples()}`;
    }

    examples() {
      return [...this.known.values()].slice(0, 2).join(", ");
    }

    state() {
      const { directly, party } = this.form.elements;
      const how = [
        ["directly", directly.value],
        ["party", party.checked ? party.value : ""],
      ];
      return this.names.length ? [...this.names.map((name) => ["then", name]), ...how] : [];
    }

    restore(words) {
      const { directly, party } = this.form.elements;
      this.names = words.getAll("then").map((name) => this.known.get(em.squashed(name)) || name);
      directly.value = words.get("directly") ? "yes" : "";
      party.checked = words.has("party");
      this.write();
    }

    load() {
      return Promise.all(NEEDED.map(em.load));
    }

    /* What was found, by model, or nothing where nothing is asked: then every model will do. */
    found() {
      if (!this.names.length) return null;
      if (!em.sequences) {
        this.load().then(this.changed);
        return null;
      }
      const { directly, party } = this.form.elements;
      const found = em.sequences(this.names, { directly: Boolean(directly.value), party: party.checked });
      const participants = new Map(em.sending().map((model) => [model.id, model.participants]));
      return new Map(
        found.map((match, place) => [match.model, { ...match, place, who: participants.get(match.model) }]),
      );
    }
  };

  const STATE = {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "em-order-hits",
  };
  const NEEDED = ["courses-data.js", "sequences.js"];

  function chip(name) {
    const button = em.make("button", { type: "button", "aria-label": `Take away ${name}` }, "×");
    return em.make("li", {}, em.make("code", {}, name), button);
  }

  /* Where in the row the messages stand: words that lead there, and the arrows of the miniature. */
  em.markRow = ({ element }, found) => {
    for (const arrow of element.querySelectorAll(".em-mini-ground")) arrow.remove();
    for (const arrow of element.querySelectorAll(".em-mini .em-mini-found")) arrow.classList.remove("em-mini-found");
    element.querySelector(".em-row-at")?.remove();
    const line = element.querySelector(".em-row-line");
    if (line) line.hidden = Boolean(found);
    if (!found) return;
    for (const { number } of found.sent) markArrow(element, number);
    element.querySelector("div").append(said(element.querySelector("a"), found));
  };

  function markArrow(element, number) {
    const arrow = element.querySelector(`.em-mini [data-step="${number}"]`);
    if (!arrow) return;
    const ground = arrow.cloneNode();
    ground.setAttribute("class", "em-mini-ground");
    ground.removeAttribute("data-step");
    arrow.parentNode.prepend(ground);
    arrow.classList.add("em-mini-found");
  }

  function said(link, { sent, who, between, party }) {
    const parts = sent.flatMap((step, at) => [
      at ? " → " : sent.length > 1 ? "at steps " : "at step ",
      numbered(link, step),
      ` to ${who[step.to]}`,
    ]);
    const others = `, ${between || "none"} between${party ? ` at ${party}` : ""}`;
    return em.make("p", { class: "em-row-at" }, ...parts, sent.length > 1 ? others : "");
  }

  const numbered = (link, { id, number }) =>
    id
      ? em.make("a", { href: `${link.getAttribute("href")}#${encodeURIComponent(id)}` }, String(number))
      : String(number);
})();
