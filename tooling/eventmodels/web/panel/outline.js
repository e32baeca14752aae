/* The list of steps in place of the panel: short, beside the picture, with what is shown there and where one is. */
(() => {
  "use strict";
  const { em } = window;

  em.Outline = class {
    constructor(viewer) {
      Object.assign(this, { viewer, isOn: false, items: new Map() });
      const close = em.iconButton("close", "Close the list", () => this.turn());
      const nav = em.make("div", { class: "em-panel-nav" }, em.make("strong", {}, "Steps"), close);
      this.list = em.make("ol");
      this.element = em.make("div", { class: "em-shortlist", hidden: "" }, nav, this.list);
    }

    turn() {
      this.isOn = !this.isOn;
      if (this.isOn && !this.items.size) this.fill();
      this.viewer.panel.show(this.viewer.now);
      this.viewer.mark();
    }

    /* Not before somebody wants it: a page that is opened has more to do. */
    fill() {
      const steps = this.viewer.picture.steps.filter(({ row }) => row);
      this.items = new Map(steps.map((step) => [step, this.item(step)]));
      this.list.replaceChildren(...this.items.values());
    }

    item(step) {
      const button = em.button("", () => this.viewer.select(step));
      const name = em.make("span", {}, em.words(step), " ", em.make("small", {}, em.ends(step)));
      button.append(em.make("b", {}, step.number), " ", name);
      return em.make("li", {}, button);
    }

    mark(happening) {
      if (!this.isOn) return;
      const { now, shown } = this.viewer;
      for (const [step, item] of this.items) {
        item.hidden = !happening.has(step) || !shown.has(step);
        item.firstChild.setAttribute("aria-current", step === now ? "step" : "false");
      }
      // In a task of its own, so that no step holds the page up.
      setTimeout(() => this.items.get(now)?.scrollIntoView({ block: "nearest" }));
    }
  };
})();
