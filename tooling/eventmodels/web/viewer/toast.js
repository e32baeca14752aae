/* What was done, said for as long as it takes to read: where nothing lies that can be pressed. */
(() => {
  "use strict";
  const { em } = window;
  /* Milliseconds, and pixels around it. */
  const READ = 4000;
  const APART = 12;
  const PRESSED = ":is(a[href], button, summary, input, select):not(svg *)";
  /* Whatever is done next may bring something to press where it stands. */
  const NEXT = ["pointerdown", "keydown", "wheel", "touchmove"];

  em.Toast = class {
    constructor({ view }) {
      this.view = view;
      this.element = em.make("p", { class: "em-toast", "aria-hidden": "true", hidden: "" });
      for (const kind of NEXT) addEventListener(kind, () => this.leave(), { capture: true, passive: true });
    }

    show(words) {
      const { element } = this;
      clearTimeout(this.timer);
      element.textContent = words;
      element.hidden = false;
      element.style.top = `${this.room(element.offsetHeight)}px`;
      this.timer = setTimeout(() => this.leave(), READ);
    }

    leave() {
      this.element.hidden = true;
    }

    /* As low as there is room for it, over the picture if need be: its rows are large, and a press goes through. */
    room(high) {
      const { left, right } = this.element.getBoundingClientRect();
      const inTheWay = (box) => box.left < right && box.right > left;
      const boxes = [...document.querySelectorAll(PRESSED)]
        .filter((each) => each.checkVisibility({ checkOpacity: true }))
        .map((each) => each.getBoundingClientRect())
        .filter(inTheWay)
        .sort((one, other) => other.top - one.top);
      const lowest = this.view.bottom - high;
      const top = boxes.reduce(
        (at, box) => (box.bottom > at - APART && box.top < at + high + APART ? box.top - high - APART : at),
        lowest,
      );
      return top > 0 ? top : lowest;
    }
  };
})();
