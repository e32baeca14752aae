/* Who a participant talks to: what the table of that says, in the place of the panel, where it covers no message. */
(() => {
  "use strict";
  const { em } = window;

  em.Who = class {
    constructor(viewer) {
      Object.assign(this, { viewer, id: "" });
      const { filter } = viewer;
      const press = () => viewer.sift(filter.only, this.id);
      this.only = viewer.bar.toggle("Only its messages", () => filter.only.has(this.id), press);
      this.name = em.make("strong");
      this.body = em.make("div");
      const close = em.iconButton("close", "Close", () => this.close());
      const nav = em.make("div", { class: "em-panel-nav" }, this.name, close);
      this.element = em.make("div", { class: "em-who", role: "dialog", hidden: "" }, nav, this.only, this.body);
    }

    /* From its head; pressed again, it closes. */
    turn(id) {
      if (this.id === id) return this.close();
      this.id = id;
      this.fill(this.viewer.picture.participants.get(id));
      this.viewer.panel.turn(this.element);
      this.viewer.panel.element.scrollTop = 0;
      this.viewer.bar.refresh();
      this.only.focus({ preventScroll: true });
    }

    /* What was there before comes back. */
    close() {
      const { head } = this.viewer.picture.participants.get(this.id);
      this.viewer.panel.show(this.viewer.now);
      head.focus({ preventScroll: true });
    }

    /* Say at the heads which of them is open. */
    tell(open) {
      if (!open) this.id = "";
      for (const { id, head } of this.viewer.picture.participants.values())
        head.setAttribute("aria-expanded", String(id === this.id));
    }

    fill({ id, label }) {
      const kind = document.querySelector(`[data-party="${CSS.escape(id)}"] [data-cell="kind"]`);
      this.element.setAttribute("aria-label", `Who ${label} talks to`);
      this.name.textContent = label;
      this.body.replaceChildren(
        em.make("p", { class: "em-panel-ends" }, "What it is: ", ...em.copies(kind)),
        ...this.partners(id),
      );
    }

    /* Each partner once, by each protocol what goes there and what comes from there. */
    partners(id) {
      const found = new Map();
      for (const row of document.querySelectorAll(".em-talks [data-from]")) {
        const { from, to } = row.dataset;
        if (from !== id && to !== id) continue;
        const partner = from === id ? to : from;
        if (!found.has(partner)) found.set(partner, new Map());
        note(found.get(partner), row, from === id ? "sends " : "gets ");
      }
      const label = (partner) => this.viewer.picture.participants.get(partner).label;
      const title = (partner) => em.make("p", { class: "em-part" }, `With ${label(partner)}`);
      return [...found].flatMap(([partner, protocols]) => [title(partner), ...[...protocols.values()].flat()]);
    }
  };

  /* Put a row of the table to the others of its protocol. */
  function note(protocols, row, verb) {
    const [protocol, messages, models] = ["protocol", "messages", "models"].map((name) => em.cell({ row }, name));
    const key = protocol.textContent;
    const many = Number(models.textContent) === 1 ? "in this model alone" : `in ${models.textContent} models`;
    if (!protocols.has(key))
      protocols.set(key, [em.make("p", { class: "em-panel-ends" }, ...em.copies(protocol), `, ${many}`)]);
    protocols.get(key).push(em.make("p", {}, em.make("b", {}, verb), ...em.copies(messages)));
  }
})();
