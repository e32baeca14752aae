/* Printing: on paper everything is unfolded and shown, a picture longer than a page in parts, each with the heads above
   it; afterwards things are as they were. */
(() => {
  "use strict";
  const { em } = window;
  const ALL = { only: [], hidden: [], off: [], kinds: [], thread: [] };
  /* What A4 and Letter have in common, in pixels; the head of the model stands above the first part, and how well it is
     known is opened there. */
  const PAGE = { width: 700, height: 880, head: 430 };

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
      for (const more of document.querySelectorAll(".em-steps .em-others")) more.open = printed;
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
      this.part();
    }

    part() {
      const { scroller, high } = this.viewer.view;
      scroller.querySelector(".em-parts")?.remove();
      const { picture } = this.viewer;
      const places = this.isOut ? partings(picture, high) : [];
      scroller.classList.toggle("em-parted", places.length > 2);
      if (places.length < 3) return;
      const parts = places.slice(1).map((end, at) => partOf(picture, high, places[at], end));
      scroller.append(em.make("div", { class: "em-parts", "aria-hidden": "true" }, ...parts));
    }
  };

  /* Where a picture is parted, from below the heads to its end. */
  function partings({ width, height, steps, fragments, gap }, high) {
    const scale = Math.min(1, PAGE.width / width);
    const room = PAGE.height / scale - high;
    const borders = [...steps, ...fragments].map(({ top, parent }) => ({ y: top - gap, isOuter: !parent }));
    const places = [high];
    for (let end = high + room - PAGE.head / scale; end < height; end = places.at(-1) + room)
      places.push(border(borders, places.at(-1), end) ?? end);
    return [...places, height];
  }

  /* The last border before the end: between regions rather than within one, unless that leaves half the page empty. */
  function border(borders, start, end) {
    const within = borders.filter(({ y }) => y > start && y <= end);
    const outer = within.filter(({ y, isOuter }) => isOuter && y > (start + end) / 2);
    const found = outer.length ? outer : within;
    return found.length ? Math.max(...found.map(({ y }) => y)) : null;
  }

  function partOf({ svg, width }, high, top, bottom) {
    const shown = svg.cloneNode(true);
    shown.removeAttribute("class");
    const parts = [
      ["0 0", high, em.draw("svg", {}, ...em.headCopies(svg))],
      [`0 ${top}`, bottom - top, shown],
    ];
    for (const [from, height, part] of parts)
      for (const [name, value] of Object.entries({ viewBox: `${from} ${width} ${height}`, width, height }))
        part.setAttribute(name, value);
    return em.make("div", { class: "em-part-of em-seq" }, ...parts.map(([, , part]) => part));
  }
})();
