/* Printing: on paper everything is unfolded and shown; afterwards things are as they were. */
(() => {
  "use strict";
  const { em } = window;
  const ALL = { only: [], hidden: [], off: [], thread: [] };

  em.Paper = class {
    constructor(viewer) {
      Object.assign(this, { viewer, kept: null });
      addEventListener("beforeprint", () => this.turn(true));
      addEventListener("afterprint", () => this.turn(false));
      /* Some browsers tell only this way that they print. */
      matchMedia("print").addEventListener("change", (event) => this.turn(event.matches));
    }

    get isOut() {
      return Boolean(this.kept);
    }

    /* Both ways of telling may come, in any order. */
    turn(printed) {
      if (printed === this.isOut) return;
      const before = this.kept;
      this.kept = printed ? this.choices : null;
      this.show(printed ? { interruption: "", now: null, folded: new Set(), chosen: ALL, zoom: 1 } : before);
    }

    get choices() {
      const { interruption, now, folds, filter, view } = this.viewer;
      return { interruption, now, folded: folds.ids, chosen: filter.chosen, zoom: view.zoom };
    }

    show({ interruption, now, folded, chosen, zoom }) {
      const { viewer } = this;
      Object.assign(viewer, { interruption, now });
      viewer.sheets.change();
      viewer.folds.ids = folded;
      viewer.filter.ask(chosen);
      viewer.view.zoom = zoom;
      viewer.redraw();
    }
  };
})();
