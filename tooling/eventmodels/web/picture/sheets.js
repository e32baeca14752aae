/* The forms that a picture has on a page: whole, compact where that would be too wide, narrow for phones.
   One of them is there at a time; scripts see no other. */
(() => {
  "use strict";
  const { em } = window;
  /* As in sheets.css. */
  const PHONE = "(max-width: 40em)";

  em.Sheets = class {
    constructor(viewer) {
      const svgs = [...viewer.querySelectorAll("svg.em-seq")];
      this.viewer = viewer;
      this.forms = new Map(svgs.map((svg) => [svg.dataset.form ?? "whole", svg]));
      this.isWhole = false;
      this.phone = matchMedia(PHONE);
      this.phone.addEventListener("change", () => this.turn());
      this.shown = this.wanted;
      for (const svg of svgs) if (svg !== this.svg) svg.remove();
    }

    get svg() {
      return this.forms.get(this.shown);
    }

    /* Whether there is a choice between all lifelines and fewer: some pictures are only set closer together. */
    get isChoice() {
      return Boolean(this.forms.get("compact")?.querySelector(".em-seldom, .em-listener"));
    }

    get wanted() {
      const { viewer, isWhole, phone, forms } = this;
      const chosen = isWhole || viewer.paper?.isOut ? [] : phone.matches ? ["narrow", "compact"] : ["compact"];
      return chosen.find((form) => forms.has(form)) ?? "whole";
    }

    /* Show the form that is wanted now; tell whether it is another. */
    change() {
      const { svg, wanted } = this;
      if (wanted === this.shown) return false;
      this.shown = wanted;
      svg.replaceWith(this.svg);
      this.viewer.take(this.svg);
      return true;
    }

    turn() {
      if (this.change()) this.viewer.redraw();
    }
  };
})();
