/* Which steps are shown, by participant, protocol and kind; what runs through hidden participants stays as an edge. */
(() => {
  "use strict";
  const { em } = window;

  /* Names of the values that a step carries and that other steps carry too. */
  em.threads = (step) =>
    [...(step.row?.querySelectorAll("[data-ids]") ?? [])].flatMap((span) => span.dataset.ids.split(" "));

  em.Filter = class {
    constructor(picture) {
      const chosen = { only: new Set(), hidden: new Set(), off: new Set(), kinds: new Set() };
      Object.assign(this, { picture, ...chosen, thread: "" });
      this.protocols = [...new Set(picture.steps.map((step) => step.protocol).filter(Boolean))];
      this.words = [...new Set(picture.steps.flatMap(em.threads))].sort();
    }

    get size() {
      return this.only.size + this.hidden.size + this.off.size + this.kinds.size;
    }

    clear() {
      for (const each of [this.only, this.hidden, this.off, this.kinds]) each.clear();
    }

    /* What is chosen, in the form in which it can be asked for again. */
    get chosen() {
      const { only, hidden, off, kinds, thread } = this;
      const sets = { only: [...only], hidden: [...hidden], off: [...off], kinds: [...kinds] };
      return { ...sets, thread: thread ? [thread] : [] };
    }

    /* Choose what is asked for, as far as it is known here. */
    ask(asked) {
      const { participants } = this.picture;
      const isParticipant = (id) => participants.has(id);
      const isProtocol = (id) => this.protocols.includes(id);
      const known = {
        only: isParticipant,
        hidden: isParticipant,
        off: isProtocol,
        kinds: (id) => em.KINDS.includes(id),
      };
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
      for (const step of this.picture.steps) {
        if (step.interruption !== course) origins.clear();
        course = step.interruption;
        if (this.off.has(step.protocol) || !this.isKind(step) || !this.meant(step)) continue;
        if (step.from) this.pass(step, origins, found);
        else if (!step.participants.length || step.participants.some((id) => !this.hidden.has(id)))
          found.shown.add(step);
      }
      return found;
    }

    /* What is no message stays, as it does without a protocol. */
    isKind({ kind }) {
      return !this.kinds.size || !kind || this.kinds.has(kind);
    }

    /* A message to a hidden participant is not shown, but what that one sends next is, as coming from where it began.
       What nobody in sight began is not shown, nor what comes back to where it began. */
    pass(step, origins, { shown, edges }) {
      const { from, to } = step;
      const origin = this.hidden.has(from) ? origins.get(from) : from;
      if (!origin) return;
      if (this.hidden.has(to)) origins.set(to, origin);
      else if (origin !== to || origin === from) {
        shown.add(step);
        if (origin !== from) edges.set(step, origin);
      }
    }

    /* Notes and the like stand at several participants without being among them. */
    meant({ from, participants }) {
      const { only } = this;
      return from ? em.isAmong(only, participants) : !only.size || participants.some((id) => only.has(id));
    }

    /* Return what has to be cut away so that only some steps are left; fragments go with the last of their steps. */
    cuts(shown) {
      const { picture } = this;
      const rows = picture.steps.filter((step) => !shown.has(step));
      const isEmpty = ({ steps }) => steps.length && !steps.some((step) => shown.has(step));
      return [...rows, ...picture.fragments.filter(isEmpty)].map((each) => picture.cutOf(each));
    }

    mark({ shown, edges }) {
      for (const participant of this.picture.participants.values()) this.markParticipant(participant);
      for (const step of this.picture.steps) this.markStep(step, shown.has(step), edges.has(step));
      for (const span of document.querySelectorAll(".em-steps [data-ids]"))
        span.classList.toggle("em-followed", span.dataset.ids.split(" ").includes(this.thread));
    }

    markParticipant({ id }) {
      const chosen = this.only.has(id);
      for (const part of document.querySelectorAll(`em-viewer [data-participant="${CSS.escape(id)}"]`)) {
        part.classList.toggle("em-hidden", this.hidden.has(id));
        part.classList.toggle("em-faded", this.only.size > 0 && !chosen);
        part.classList.toggle("em-chosen", chosen);
      }
    }

    markStep(step, shown, through) {
      const lit = em.threads(step).includes(this.thread);
      step.g.classList.toggle("em-via", through);
      step.g.classList.toggle("em-lit", lit);
      step.g.classList.toggle("em-unlit", Boolean(this.thread) && !lit);
      step.row?.classList.toggle("em-lit", lit);
      step.row?.classList.toggle("em-sifted", !shown);
    }

    /* Draw edges over hidden participants, and the hops of a value from one message to the next. */
    draw({ shown, edges }) {
      const { picture } = this;
      const seen = (step) => !picture.gone(step.y);
      const lit = [...shown].filter((step) => step.from && em.threads(step).includes(this.thread) && seen(step));
      const over = [...edges].filter(([step]) => seen(step)).flatMap((edge) => this.edge(...edge));
      const hops = lit.slice(1).map((step, at) => this.hop(lit[at], step));
      picture.over.replaceChildren(...over, ...hops.filter(Boolean));
    }

    edge({ x2, y }, origin) {
      const at = this.picture.place(y);
      const start = this.picture.participants.get(origin).x;
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
      return one.interruption === other.interruption && em.draw("path", { class: "em-hop", d: way });
    }
  };
})();
