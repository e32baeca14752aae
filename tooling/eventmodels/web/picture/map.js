/* The whole of a long story in a strip beside its picture: a line a step, a frame around what the window shows. It is a
   second way to scroll, for the eye and the pointer alone: keys and readers have the steps, the phases and the list. */
(() => {
  "use strict";
  const { em } = window;
  /* Of the width, half of what a dot takes. */
  const DOT = 60;

  em.Map = class {
    constructor(place, view) {
      Object.assign(this, { view, picture: null, high: 0 });
      this.steps = em.draw("path", { class: "em-map-steps" });
      this.now = em.draw("path", { class: "em-map-now" });
      this.frame = em.draw("rect", { class: "em-map-frame", x: 0 });
      this.chapters = em.draw("g", { class: "em-map-chapters" });
      // Stretched each way by itself: what is drawn has the measure of the picture.
      const state = { "aria-hidden": "true", preserveAspectRatio: "none" };
      this.svg = em.draw("svg", state, this.frame, this.steps, this.now, this.chapters);
      place.append(this.svg);
      this.svg.addEventListener("pointerdown", (event) => this.take(event));
    }

    /* Draw the rows that the picture shows now. */
    draw(picture) {
      const { width, heightLeft } = picture;
      const rows = picture.steps.filter(({ number, y }) => number && !picture.gone(y));
      Object.assign(this, { picture, high: heightLeft });
      this.svg.setAttribute("viewBox", `0 0 ${width} ${heightLeft}`);
      this.frame.setAttribute("width", width);
      this.steps.setAttribute("d", rows.map((step) => line(picture, step)).join(""));
      const outer = picture.fragments.filter(({ parent, top }) => !parent && !picture.gone(top + 1));
      this.chapters.replaceChildren(...outer.map((each) => chapter(picture, each)));
    }

    /* Show where the step is that is looked at. */
    mark(step) {
      this.now.setAttribute("d", step && !this.picture.gone(step.y) ? line(this.picture, step) : "");
    }

    /* Be as high as there is room, and put the frame around what the window shows of the picture, from one height of it
       to another. */
    settle(room, from, to) {
      const [top, bottom] = [Math.max(0, from), Math.min(this.high, to)];
      this.svg.style.height = `${Math.max(0, Math.min(room, this.high))}px`;
      this.frame.setAttribute("y", top);
      this.frame.setAttribute("height", Math.max(0, bottom - top));
    }

    /* Go where the pointer is, for as long as it is held. */
    take(event) {
      if (event.button) return;
      event.preventDefault();
      this.svg.setPointerCapture(event.pointerId);
      const go = ({ clientY }) => {
        const { top, height } = this.svg.getBoundingClientRect();
        this.view.center(((clientY - top) / height) * this.high);
      };
      go(event);
      this.svg.addEventListener("pointermove", go);
      this.svg.addEventListener("lostpointercapture", () => this.svg.removeEventListener("pointermove", go), {
        once: true,
      });
    }
  };

  /* From lifeline to lifeline; a dot for what somebody does alone. */
  function line(picture, { y, x1, x2, participants }) {
    const at = picture.place(y);
    if (x1 !== undefined && x1 !== x2) return `M${x1} ${at}H${x2}`;
    const x = x1 ?? picture.participants.get(participants[0])?.x;
    return x === undefined ? "" : `M${x - picture.width / DOT} ${at}H${x + picture.width / DOT}`;
  }

  /* A rule where it begins; pointed at, it says its name. */
  function chapter(picture, { g, top, bottom }) {
    const [y, end] = [picture.place(top), picture.place(bottom)];
    const name = em.draw("title");
    name.textContent = g.querySelector(".em-fragment-title")?.textContent ?? "";
    const box = em.draw("rect", { x: 0, y, width: picture.width, height: end - y });
    return em.draw("g", {}, name, box, em.draw("path", { d: `M0 ${y}H${picture.width}` }));
  }
})();
