/* What stands where in a diagram, and how rows are taken out of it: everything below moves up by what is cut away. */
(() => {
  "use strict";
  const { em } = window;
  /* Free room above every row and frame, which goes with it. */
  const ROW_GAP = 12;
  const HALF_MARK = 8;
  const read = (element, name) => Number(element.getAttribute(name));
  const at = (path) =>
    path
      .getAttribute("d")
      .match(/-?[\d.]+/g)
      .map(Number);

  em.Picture = class {
    constructor(svg) {
      this.svg = svg;
      this.width = read(svg, "width");
      this.height = read(svg, "height");
      this.lanes = new Map(
        [...svg.querySelectorAll(":scope > .em-life")].map((line) => [line.dataset.lane, lane(svg, line)]),
      );
      this.frames = [...svg.querySelectorAll("g.em-frame")].map(frame);
      for (const each of this.frames) if (each.flat) each.bottom = this.branchEnd(each);
      const leaves = [...svg.querySelectorAll(":is(.em-msg, .em-note, .em-action, .em-state)")].map((g) =>
        g.dataset.from ? this.stroke(g) : this.panel(g),
      );
      this.leaves = leaves.sort((one, other) => one.y - other.y);
      const rows = [...document.querySelectorAll(".em-steps .em-row")];
      if (rows.length === leaves.length) for (const [index, leaf] of this.leaves.entries()) leaf.row = rows[index];
      for (const leaf of leaves) leaf.outcome = this.around(leaf).find(({ kind }) => kind === "interruption")?.id ?? "";
      this.byId = new Map(this.leaves.filter(({ id }) => id).map((leaf) => [leaf.id, leaf]));
      this.phases = this.frames.filter((each) => each.kind === "phase");
      this.outcomes = this.frames.filter((each) => each.kind === "interruption");
      for (const each of this.frames) each.leaves = this.leaves.filter(({ y }) => y > each.top && y < each.bottom);
      this.spans = [...svg.querySelectorAll(":scope > .em-life, .em-band > rect")].map(stretch);
      this.over = em.draw("g", { class: "em-over", "aria-hidden": "true" });
      leaves[0]?.g.before(this.over);
      this.cuts = [];
      this.shown = this.height;
    }

    stroke(g) {
      const hit = g.querySelector(".em-hit");
      const top = read(hit, "y");
      const { from, to } = g.dataset;
      return {
        ...this.leaf(g),
        from,
        to,
        message: g.dataset.message ?? "",
        protocol: g.dataset.protocol ?? "",
        x1: this.lanes.get(from).x,
        x2: this.lanes.get(to).x,
        y: at(g.querySelector(".em-line"))[1],
        top,
        bottom: top + read(hit, "height"),
        lanes: [from, to],
      };
    }

    panel(g) {
      const { left, right, top, bottom } = bounds(g.querySelector("rect, path"));
      const lanes = [...this.lanes.values()].filter(({ x }) => x > left && x < right).map(({ id }) => id);
      return { ...this.leaf(g), y: (top + bottom) / 2, top, bottom, lanes };
    }

    leaf(g) {
      const label = g.querySelector(".em-pill + text")?.textContent ?? g.querySelector(".em-does")?.textContent ?? "";
      return { id: g.dataset.step ?? "", g, row: null, number: label.match(/^\d+/)?.[0] ?? "" };
    }

    /* The frames around a row: they nest and never cross. */
    around({ y }) {
      return this.frames.filter(({ top, bottom }) => y > top && y < bottom);
    }

    /* A branch goes down to the next one beside it, or to the end of the frame around. */
    branchEnd({ top, outline }) {
      const left = at(outline)[0];
      const frame = this.frames.findLast((each) => !each.flat && top > each.top && top < each.bottom);
      const next = this.frames.find((each) => each.flat && each.top > top && at(each.outline)[0] === left);
      return Math.min(frame?.bottom ?? Infinity, next?.top ?? Infinity);
    }

    /* The last row of the normal course that a mark stands behind. */
    before(outcome) {
      const step = this.byId.get(outcome.after);
      return step ?? this.frames.find(({ id }) => id === outcome.after)?.leaves.at(-1);
    }

    cutOf(each) {
      return [each.top - ROW_GAP, each.bottom - (each.leaves ? 0 : 1)];
    }

    /* Where a height of the whole picture is now: up by as much of every cut as lies above it. */
    place(y) {
      return this.cuts.reduce((left, [top, bottom]) => left - Math.max(0, Math.min(y, bottom) - top), y);
    }

    /* Edges stay: a frame may begin where a cut ends. */
    gone(y) {
      return this.cuts.some(([top, bottom]) => y > top && y < bottom);
    }

    /* Take out what stands between the tops and bottoms given, and move the rest together. Each part keeps its drawing
       and is moved as a whole, from where Python put it: cuts are always told in the measure of the whole picture, so
       one squeeze never builds upon another. Frames, lifelines and bands reach over cuts and become shorter. */
    squeeze(cuts) {
      const wanted = merged(cuts);
      if (String(wanted) === String(this.cuts)) return;
      this.cuts = wanted;
      for (const leaf of this.leaves) this.move(leaf.g, leaf.y);
      /* The middle of a mark says whether its row is there: its edges may touch a cut beside it. */
      for (const badge of this.svg.querySelectorAll(":scope > .em-mark"))
        this.move(badge, read(badge.querySelector("rect"), "y") + HALF_MARK);
      for (const each of this.frames) this.shorten(each);
      for (const [element, top, bottom] of this.spans) this.reach(element, top, bottom);
      this.shown = Math.ceil(this.place(this.height));
      this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.shown}`);
    }

    move(element, y) {
      element.classList.toggle("em-out", this.gone(y));
      const by = this.place(y) - y;
      if (by) element.setAttribute("transform", `translate(0 ${by})`);
      else element.removeAttribute("transform");
    }

    /* What is written at the top of a frame goes with its top; a remark stands within it, at a row of its own. */
    shorten({ g, parts, flat, outline, top, bottom }) {
      g.classList.toggle("em-out", this.gone(top + 1));
      for (const part of parts) this.move(part, part.matches(".em-remark") ? read(part, "y") : top + 1);
      if (!flat) this.reach(outline, top, bottom);
    }

    reach(element, top, bottom) {
      const from = this.place(top);
      const to = this.place(bottom);
      if (element.localName === "path") return element.setAttribute("d", `M${at(element)[0]} ${from}V${to}`);
      element.setAttribute("y", from);
      element.setAttribute("height", to - from);
    }

    scale(zoom) {
      this.svg.setAttribute("width", Math.round(this.width * zoom));
      this.svg.setAttribute("height", Math.round(this.shown * zoom));
    }
  };

  function lane(svg, line) {
    const id = line.dataset.lane;
    const head = svg.querySelector(`.em-head[data-lane="${CSS.escape(id)}"]`);
    const label = [...head.querySelector(".em-label").childNodes].map((part) => part.textContent.trim()).join(" ");
    return { id, head, label, x: at(line)[0] };
  }

  function frame(g) {
    const [outline, ...parts] = g.children;
    const tab = g.querySelector(".em-tab");
    const top = read(tab, "y");
    const flat = outline.localName === "path";
    const bottom = flat ? Infinity : read(outline, "y") + read(outline, "height");
    const id = g.dataset.block ?? "";
    const after = id.slice(0, id.lastIndexOf("~"));
    const kind = ["phase", "interruption"].find((word) => g.classList.contains(`em-${word}`)) ?? "";
    const title = g.querySelector(".em-title").textContent;
    return { id, kind, after, title, g, outline, parts: flat ? [outline, ...parts] : parts, flat, tab, top, bottom };
  }

  /* Of a box, or of a sheet with its corner folded; to ask the browser would make it lay out the page. */
  function bounds(shape) {
    if (shape.localName === "rect") {
      const left = read(shape, "x");
      const top = read(shape, "y");
      return { left, top, right: left + read(shape, "width"), bottom: top + read(shape, "height") };
    }
    const [left, top, edge, fold, , bottom] = at(shape);
    return { left, top, right: edge + fold, bottom };
  }

  function stretch(element) {
    if (element.localName === "rect")
      return [element, read(element, "y"), read(element, "y") + read(element, "height")];
    const [, top, bottom] = at(element);
    return [element, top, bottom];
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
