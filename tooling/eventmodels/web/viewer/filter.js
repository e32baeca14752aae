/* Which steps are shown: by participant and protocol; what runs through hidden participants stays as a dashed edge. */
(() => {
  "use strict";
  window.emViewer ??= {};
  const em = window.emViewer;

  em.Filter = class {
    constructor(picture) {
      Object.assign(this, { picture, only: new Set(), hidden: new Set(), off: new Set(), thread: "" });
      this.protocols = [...new Set(picture.leaves.map((leaf) => leaf.protocol).filter(Boolean))];
      this.words = [...new Set(picture.leaves.flatMap(threads))].sort();
    }

    get size() {
      return this.only.size + this.hidden.size + this.off.size;
    }

    clear() {
      for (const each of [this.only, this.hidden, this.off]) each.clear();
    }

    /* Choose what an address asks for, as far as it is known here. */
    ask(asked) {
      const { lanes } = this.picture;
      const known = {
        only: (id) => lanes.has(id),
        hidden: (id) => lanes.has(id),
        off: (id) => this.protocols.includes(id),
      };
      this.clear();
      for (const [name, here] of Object.entries(known))
        for (const word of asked[name].filter(here)) this[name].add(word);
      this.thread = asked.thread.find((word) => this.words.includes(word)) ?? "";
    }

    /* Tell what is left of the steps: those shown, and the edges that stand for steps through hidden participants. */
    sift() {
      const shown = new Set();
      const edges = new Map();
      const carried = new Map();
      let course = "";
      for (const leaf of this.picture.leaves) {
        if (leaf.outcome !== course) carried.clear();
        course = leaf.outcome;
        if (this.off.has(leaf.protocol) || !this.meant(leaf)) continue;
        if (!leaf.from) {
          if (!leaf.lanes.length || leaf.lanes.some((lane) => !this.hidden.has(lane))) shown.add(leaf);
          continue;
        }
        const origin = this.hidden.has(leaf.from) ? carried.get(leaf.from) : leaf.from;
        if (this.hidden.has(leaf.to)) {
          if (origin) carried.set(leaf.to, origin);
        } else if (origin === leaf.from) shown.add(leaf);
        else if (origin && origin !== leaf.to) {
          shown.add(leaf);
          edges.set(leaf, origin);
        }
      }
      return { shown, edges };
    }

    meant({ from, lanes }) {
      if (!this.only.size) return true;
      return from && this.only.size > 1
        ? lanes.every((lane) => this.only.has(lane))
        : lanes.some((lane) => this.only.has(lane));
    }

    /* Return what has to be cut away so that only some steps are left; frames go with the last of their steps. */
    cuts(shown) {
      const { picture } = this;
      const rows = picture.leaves.filter((leaf) => !shown.has(leaf));
      const frames = picture.frames.filter(
        (each) => each.leaves.length && !each.leaves.some((leaf) => shown.has(leaf)),
      );
      return [...rows, ...frames].map((each) => picture.cutOf(each));
    }

    mark({ shown, edges }) {
      for (const { id, head } of this.picture.lanes.values()) {
        head.setAttribute("aria-pressed", String(this.only.has(id)));
        const faded = this.only.size > 0 && !this.only.has(id);
        for (const part of document.querySelectorAll(`em-viewer [data-lane="${CSS.escape(id)}"]`)) {
          part.classList.toggle("em-out", this.hidden.has(id));
          part.classList.toggle("em-faded", faded);
          part.classList.toggle("em-chosen", this.only.has(id));
        }
      }
      for (const leaf of this.picture.leaves) {
        const lit = threads(leaf).includes(this.thread);
        leaf.g.classList.toggle("em-via", edges.has(leaf));
        leaf.g.classList.toggle("em-lit", lit);
        leaf.g.classList.toggle("em-unlit", Boolean(this.thread) && !lit);
        leaf.row?.classList.toggle("em-lit", lit);
        leaf.row?.classList.toggle("em-sifted", !shown.has(leaf));
      }
      for (const span of document.querySelectorAll(".em-steps [data-ids]"))
        span.classList.toggle("em-value", span.dataset.ids.split(" ").includes(this.thread));
    }

    /* Draw edges over hidden participants, and the hops of a value from one message to the next. */
    draw({ shown, edges }) {
      const { picture } = this;
      const parts = [];
      for (const [leaf, origin] of edges) {
        if (picture.gone(leaf.y)) continue;
        const y = picture.place(leaf.y);
        const start = picture.lanes.get(origin).x;
        const by = leaf.x2 > start ? -9 : 9;
        parts.push(em.draw("path", { class: "em-edge", d: `M${start} ${y}H${leaf.x2}` }));
        parts.push(em.draw("path", { class: "em-tip", d: `M${leaf.x2 + by} ${y - 4}L${leaf.x2} ${y}l${by} 4` }));
      }
      const lit = [...shown].filter(
        (leaf) => leaf.from && threads(leaf).includes(this.thread) && !picture.gone(leaf.y),
      );
      for (let i = 1; i < lit.length; i++) {
        const [one, other] = [lit[i - 1], lit[i]];
        if (one.outcome !== other.outcome) continue;
        parts.push(
          em.draw("path", {
            class: "em-hop",
            d: `M${one.x2} ${picture.place(one.y)}L${other.x1} ${picture.place(other.y)}`,
          }),
        );
      }
      picture.over.replaceChildren(...parts);
    }
  };

  function threads(leaf) {
    return [...(leaf.row?.querySelectorAll("[data-ids]") ?? [])].flatMap((span) => span.dataset.ids.split(" "));
  }
})();
