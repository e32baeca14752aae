/* The rows of the picture as one list: Tab stops at it once, arrow keys go from row to row, and each has a name. */
(() => {
  "use strict";
  const { em } = window;
  const ROW = "svg.em-seq [data-step]";

  em.Rows = class {
    constructor(viewer) {
      this.viewer = viewer;
      this.read(viewer.picture);
    }

    read({ steps }) {
      this.at = null;
      for (const step of steps) {
        step.stop = step.g.querySelector(":scope > a") ?? named(step);
        step.stop.setAttribute("tabindex", "-1");
      }
    }

    /* From above to below, with those between the steps that have a number. */
    get shown() {
      const { shown } = this.viewer;
      return this.viewer.happening().filter((step) => shown.has(step));
    }

    holds(element) {
      return Boolean(element?.closest?.(ROW));
    }

    /* Tab comes to the row looked at, else to the first; whoever is among the rows goes along. */
    settle() {
      const { now } = this.viewer;
      const rows = this.shown;
      const at = rows.includes(now) ? now : rows[0];
      if (at !== this.at) {
        this.at?.stop.setAttribute("tabindex", "-1");
        at?.stop.setAttribute("tabindex", "0");
        this.at = at;
      }
      if (at && at === now && this.holds(document.activeElement)) at.stop.focus({ preventScroll: true });
    }
  };

  /* What has no address is no link, but can be chosen all the same. */
  function named({ g, words }) {
    g.setAttribute("role", "button");
    g.setAttribute("aria-label", words);
    return g;
  }
})();
