/* What stands where in a diagram, and how rows are taken out of it: everything below moves up by what is cut away.
   Python writes all of it as attributes; docs/architecture.md lists them. */
(() => {
  "use strict";
  const { em } = window;
  /* How wide the mark at the row looked at is. */
  const EDGE = 3;
  /* What goes by its own height, what becomes shorter by what is cut out of it, words along such things or over it. */
  const MARKS = "a[data-after], path.em-bracket";
  const SPANS = ".em-lifeline[data-top], .em-band, line.em-bracket";
  const WORDS = ".em-band-word, .em-side, .em-caption";
  /* Group of a step -> its words, for when the picture is read again: a card replaces the browser's tip. */
  const TOLD = new WeakMap();

  /* A cell of the row of a step, by its name. */
  em.cell = ({ row }, name) => row?.querySelector(`[data-cell="${name}"]`);

  /* What a message is, by the class of its group. */
  em.KINDS = ["request", "event"];

  em.Picture = class {
    constructor(svg) {
      this.read(svg);
    }

    /* Go on with another form of the same picture; the former one is left as Python drew it. */
    turn(svg) {
      this.squeeze([]);
      this.over.remove();
      this.read(svg);
    }

    read(svg) {
      const { end, gap } = numbers(svg, "end", "gap");
      Object.assign(this, { svg, end, gap, cuts: [] });
      this.width = Number(svg.getAttribute("width"));
      this.height = Number(svg.getAttribute("height"));
      this.heightLeft = this.height;
      this.participants = new Map([...svg.querySelectorAll(".em-head")].map(participant));
      this.fragments = [...svg.querySelectorAll("[data-fragment]")].map(fragment);
      this.phases = this.fragments.filter(({ kind }) => kind === "phase");
      this.interruptions = this.fragments.filter(({ kind }) => kind === "interruption");
      const rows = new Map(
        [...document.querySelectorAll(".em-steps [data-step]")].map((row) => [row.dataset.step, row]),
      );
      this.steps = [...svg.querySelectorAll("[data-step]")].map((g) => this.step(g, rows));
      this.steps.sort((one, other) => one.y - other.y);
      this.byId = new Map(this.steps.filter(({ id }) => id).map((step) => [step.id, step]));
      for (const step of this.steps) for (const each of this.around(step)) each.steps.push(step);
      this.marks = [...svg.querySelectorAll(MARKS)].map((element) => ({ element, ...numbers(element, "y") }));
      this.spans = [...svg.querySelectorAll(SPANS)].map(span);
      this.words = [...svg.querySelectorAll(WORDS)].map((element) => ({
        element,
        ...numbers(element, "y", "top", "bottom"),
      }));
      this.over = em.draw("g", { class: "em-over", "aria-hidden": "true" });
      this.steps[0]?.g.before(this.over);
      this.under = svg.querySelector(".em-under");
    }

    /* A key that begins with `#` is a place in the flow: whoever has no other has no address. */
    step(g, rows) {
      const { step: key, number = "", parent, interruption = "", message = "", protocol = "", from, to } = g.dataset;
      const participants = from ? [from, to] : (g.dataset.over?.split(" ") ?? []);
      const ends = from && { from, to, x1: this.column(g, "x1", from), x2: this.column(g, "x2", to) };
      const place = numbers(g, "y", "top", "bottom");
      const id = key.startsWith("#") ? "" : key;
      const row = rows.get(key) ?? null;
      const words = told(g, number);
      const kind = (message && em.KINDS.find((each) => g.classList.contains(`em-${each}`))) ?? "";
      return {
        key,
        id,
        g,
        row,
        number,
        words,
        kind,
        parent,
        interruption,
        message,
        protocol,
        participants,
        ...ends,
        ...place,
      };
    }

    /* Who has no lifeline stands where the step says. */
    column({ dataset }, name, participant) {
      return Number(dataset[name] ?? this.participants.get(participant).x);
    }

    /* The fragments around a step or a fragment, innermost first. */
    around({ parent }) {
      const found = this.fragments.find(({ id }) => id === parent);
      return found ? [found, ...this.around(found)] : [];
    }

    /* The last row of the normal course that a mark stands behind. */
    before(interruption) {
      const step = this.byId.get(interruption.after);
      return step ?? this.fragments.find(({ id }) => id === interruption.after)?.steps.at(-1);
    }

    /* A row leaves its last pixel, where the next one begins. */
    cutOf(each) {
      return [each.top - this.gap, each.bottom - (each.steps ? 0 : 1)];
    }

    /* Put a ground under the row of a step, or take it away. */
    ground(step) {
      const parts = step && !this.gone(step.y) ? this.row(step) : [];
      this.under?.replaceChildren(...parts);
    }

    row({ top, bottom }) {
      const from = this.place(top - this.gap);
      const row = { y: from, height: this.place(bottom) - from };
      return [
        em.draw("rect", { class: "em-ground", x: 0, width: this.width, ...row }),
        em.draw("rect", { class: "em-ground-edge", x: 0, width: EDGE, ...row }),
      ];
    }

    /* Where a height of the whole picture is now: up by as much of every cut as lies above it. */
    place(y) {
      return this.cuts.reduce((left, [top, bottom]) => left - Math.max(0, Math.min(y, bottom) - top), y);
    }

    /* Edges stay: a fragment may begin where a cut ends. */
    gone(y) {
      return this.cuts.some(([top, bottom]) => y > top && y < bottom);
    }

    /* Take out what stands between the tops and bottoms given, and move the rest together. Each part keeps its drawing
       and is moved as a whole, from where Python put it: cuts are always told in the measure of the whole picture, so
       one squeeze never builds upon another. Fragments, lifelines and bands reach over cuts and become shorter. */
    squeeze(cuts) {
      const wanted = merged(cuts);
      if (String(wanted) === String(this.cuts)) return;
      this.cuts = wanted;
      for (const step of this.steps) this.move(step.g, step.y);
      for (const { element, y } of this.marks) this.move(element, y);
      for (const each of this.fragments) this.shorten(each);
      for (const each of this.spans) this.reach(each);
      for (const each of this.words) this.keep(each);
      this.heightLeft = Math.ceil(this.place(this.height));
      this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.heightLeft}`);
    }

    move(element, y) {
      element.classList.toggle("em-hidden", this.gone(y));
      const by = this.place(y) - y;
      if (by) element.setAttribute("transform", `translate(0 ${by})`);
      else element.removeAttribute("transform");
    }

    /* What is written at the top of a fragment goes with its top; its note stands within it, at a height of its own. */
    shorten({ g, parts, element, top, bottom }) {
      g.classList.toggle("em-hidden", this.gone(top + 1));
      for (const part of parts) this.move(part, Number(part.dataset.y ?? top + 1));
      if (element) this.reach({ element, top, bottom });
    }

    /* Words along something are hidden when a part of their room is taken out. */
    keep({ element, y, top, bottom }) {
      this.move(element, y);
      if (this.place(bottom) - this.place(top) < bottom - top) element.classList.add("em-hidden");
    }

    reach({ element, top, bottom }) {
      const from = this.place(top);
      const to = this.place(bottom);
      const line = element.localName === "line";
      element.setAttribute(line ? "y1" : "y", from);
      element.setAttribute(line ? "y2" : "height", line ? to : to - from);
    }

    scale(zoom) {
      this.svg.setAttribute("width", Math.round(this.width * zoom));
      this.svg.setAttribute("height", Math.round(this.heightLeft * zoom));
    }
  };

  /* To ask the browser where something is would make it lay out the page. */
  function numbers({ dataset }, ...names) {
    return Object.fromEntries(names.map((name) => [name, Number(dataset[name])]));
  }

  function participant(head) {
    const { participant: id, label } = head.dataset;
    return [id, { id, head, label, ...numbers(head, "x") }];
  }

  /* The name that it is read by, or what appears on pointing, without the number; a note has nothing but itself. */
  function told(g, number) {
    if (!TOLD.has(g)) {
      const name = g.querySelector(":scope > a")?.getAttribute("aria-label");
      const words = name ?? g.querySelector("title")?.textContent ?? g.textContent;
      TOLD.set(g, number ? words.replace(`step ${number}, `, "").replace(`${number}. `, "") : words);
    }
    return TOLD.get(g);
  }

  /* A branch has no outline: its line goes with its top. */
  function fragment(g) {
    const { fragment: id, parent, kind, title, after, mark } = g.dataset;
    const element = g.querySelector(".em-outline");
    const parts = [...g.children].filter((part) => part !== element && !part.matches(`${SPANS}, ${WORDS}`));
    const place = numbers(g, "top", "bottom", "tabRight", "tabBottom");
    return { id, parent, kind, title, after, mark, g, element, parts, steps: [], ...place };
  }

  function span(g) {
    return { element: g.querySelector("rect") ?? g, ...numbers(g, "top", "bottom") };
  }

  /* Cuts that touch or overlap are one: what lies in two of them must be taken away only once. */
  function merged(cuts) {
    const found = [];
    for (const [top, bottom] of [...cuts].sort((one, other) => one[0] - other[0])) {
      const last = found.at(-1);
      if (last && top <= last[1]) last[1] = Math.max(last[1], bottom);
      else found.push([top, bottom]);
    }
    return found;
  }
})();
