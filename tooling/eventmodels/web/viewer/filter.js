/* Which steps are shown: by participant and protocol; what runs through hidden participants stays as a dashed edge. */
(() => {
  "use strict";
  const { em } = window;

  /* Names of the values that a step carries and that other steps carry too. */
  em.threads = (leaf) =>
    [...(leaf.row?.querySelectorAll("[data-ids]") ?? [])].flatMap((span) => span.dataset.ids.split(" "));

  em.Filter = class {
    constructor(picture) {
      Object.assign(this, { picture, only: new Set(), hidden: new Set(), off: new Set(), thread: "" });
      this.protocols = [...new Set(picture.leaves.map((leaf) => leaf.protocol).filter(Boolean))];
      this.words = [...new Set(picture.leaves.flatMap(em.threads))].sort();
    }

    get size() {
      return this.only.size + this.hidden.size + this.off.size;
    }

    clear() {
      for (const each of [this.only, this.hidden, this.off]) each.clear();
    }

    /* What is chosen, in the form in which it can be asked for again. */
    get chosen() {
      const { only, hidden, off, thread } = this;
      return { only: [...only], hidden: [...hidden], off: [...off], thread: thread ? [thread] : [] };
    }

    /* Choose what is asked for, as far as it is known here. */
    ask(asked) {
      const { lanes } = this.picture;
      const isLane = (id) => lanes.has(id);
      const known = { only: isLane, hidden: isLane, off: (id) => this.protocols.includes(id) };
      this.clear();
      for (const [name, here] of Object.entries(known))
        for (const word of asked[name].filter(here)) this[name].add(word);
      this.thread = asked.thread.find((word) => this.words.includes(word)) ?? "";
    }

    /* Tell what is left of the steps: those shown, and the edges that stand for steps through hidden participants. Who
       began what a hidden participant passes on is known from the steps before, within one course of things. */
    sift() {
      const found = { shown: new Set(), edges: new Map() };
      const origins = new Map();
      let course = "";
      for (const leaf of this.picture.leaves) {
        if (leaf.outcome !== course) origins.clear();
        course = leaf.outcome;
        if (this.off.has(leaf.protocol) || !this.meant(leaf)) continue;
        if (leaf.from) this.pass(leaf, origins, found);
        else if (!leaf.lanes.length || leaf.lanes.some((lane) => !this.hidden.has(lane))) found.shown.add(leaf);
      }
      return found;
    }

    /* A message to a hidden participant is not shown, but what that one sends next is, as coming from where it began.
       What nobody in sight began is not shown, nor what comes back to where it began. */
    pass(leaf, origins, { shown, edges }) {
      const { from, to } = leaf;
      const origin = this.hidden.has(from) ? origins.get(from) : from;
      if (!origin) return;
      if (this.hidden.has(to)) origins.set(to, origin);
      else if (origin !== to || origin === from) {
        shown.add(leaf);
        if (origin !== from) edges.set(leaf, origin);
      }
    }

    /* Notes and the like stand at several participants without being among them. */
    meant({ from, lanes }) {
      const { only } = this;
      return from ? em.isAmong(only, lanes) : !only.size || lanes.some((lane) => only.has(lane));
    }

    /* Return what has to be cut away so that only some steps are left; frames go with the last of their steps. */
    cuts(shown) {
      const { picture } = this;
      const rows = picture.leaves.filter((leaf) => !shown.has(leaf));
      const isEmpty = ({ leaves }) => leaves.length && !leaves.some((leaf) => shown.has(leaf));
      return [...rows, ...picture.frames.filter(isEmpty)].map((each) => picture.cutOf(each));
    }

    mark({ shown, edges }) {
      for (const lane of this.picture.lanes.values()) this.markLane(lane);
      for (const leaf of this.picture.leaves) this.markLeaf(leaf, shown.has(leaf), edges.has(leaf));
      for (const span of document.querySelectorAll(".em-steps [data-ids]"))
        span.classList.toggle("em-value", span.dataset.ids.split(" ").includes(this.thread));
    }

    markLane({ id, head }) {
      const chosen = this.only.has(id);
      head.setAttribute("aria-pressed", String(chosen));
      for (const part of document.querySelectorAll(`em-viewer [data-lane="${CSS.escape(id)}"]`)) {
        part.classList.toggle("em-out", this.hidden.has(id));
        part.classList.toggle("em-faded", this.only.size > 0 && !chosen);
        part.classList.toggle("em-chosen", chosen);
      }
    }

    markLeaf(leaf, shown, through) {
      const lit = em.threads(leaf).includes(this.thread);
      leaf.g.classList.toggle("em-via", through);
      leaf.g.classList.toggle("em-lit", lit);
      leaf.g.classList.toggle("em-unlit", Boolean(this.thread) && !lit);
      leaf.row?.classList.toggle("em-lit", lit);
      leaf.row?.classList.toggle("em-sifted", !shown);
    }

    /* Draw edges over hidden participants, and the hops of a value from one message to the next. */
    draw({ shown, edges }) {
      const { picture } = this;
      const seen = (leaf) => !picture.gone(leaf.y);
      const lit = [...shown].filter((leaf) => leaf.from && em.threads(leaf).includes(this.thread) && seen(leaf));
      const over = [...edges].filter(([leaf]) => seen(leaf)).flatMap((edge) => this.edge(...edge));
      const hops = lit.slice(1).map((leaf, at) => this.hop(lit[at], leaf));
      picture.over.replaceChildren(...over, ...hops.filter(Boolean));
    }

    edge({ x2, y }, origin) {
      const at = this.picture.place(y);
      const start = this.picture.lanes.get(origin).x;
      const by = x2 > start ? -9 : 9;
      return [
        em.draw("path", { class: "em-edge", d: `M${start} ${at}H${x2}` }),
        em.draw("path", { class: "em-tip", d: `M${x2 + by} ${at - 4}L${x2} ${at}l${by} 4` }),
      ];
    }

    /* From where one message ends to where the next that carries the value begins; courses are not run across. */
    hop(one, other) {
      const { picture } = this;
      const way = `M${one.x2} ${picture.place(one.y)}L${other.x1} ${picture.place(other.y)}`;
      return one.outcome === other.outcome && em.draw("path", { class: "em-hop", d: way });
    }
  };
})();
