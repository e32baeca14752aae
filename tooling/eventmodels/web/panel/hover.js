/* A card near a mouse that rests on a row: what distinguishes the step. The panel has all of it, once it is chosen. */
(() => {
  "use strict";
  const { em } = window;
  /* Milliseconds of rest, and pixels between mouse and card. */
  const REST = 300;
  const APART = 16;

  em.Hover = class {
    constructor({ picture, view }) {
      this.card = em.make("div", { class: "em-hover", "aria-hidden": "true", hidden: "" });
      this.read(picture);
      const away = () => this.leave();
      view.scroller.addEventListener("pointermove", (event) => this.point(event));
      for (const kind of ["pointerleave", "pointerdown"]) view.scroller.addEventListener(kind, away);
      addEventListener("scroll", away, { capture: true, passive: true });
      addEventListener("keydown", (event) => this.escape(event), { capture: true });
    }

    /* The tip of the browser would come on top of the card. */
    read({ steps }) {
      this.steps = new Map(steps.map((step) => [step.g, step]));
      for (const { g } of steps) g.querySelector(":scope > title")?.remove();
    }

    /* It stays where it came up, for as long as the mouse is in the row. */
    point({ target, pointerType, buttons, clientX, clientY }) {
      const resting = pointerType === "mouse" && !buttons;
      const step = resting ? this.steps.get(target.closest("[data-step]")) : null;
      if (step && step === this.step) return;
      this.leave();
      if (step?.row) this.timer = setTimeout(() => this.show(step, clientX, clientY), REST);
    }

    show(step, x, y) {
      const { card } = this;
      this.step = step;
      const name = em.make("p", {}, `${step.number} `, em.make("b", {}, em.words(step)));
      card.replaceChildren(name, em.make("p", {}, em.ends(step)), ...em.matter(step));
      card.hidden = false;
      const { width, height } = card.getBoundingClientRect();
      const below = y + APART + height < innerHeight;
      card.style.left = `${Math.max(0, Math.min(x + APART, innerWidth - width - APART))}px`;
      card.style.top = `${below ? y + APART : y - APART - height}px`;
    }

    leave() {
      clearTimeout(this.timer);
      this.step = null;
      this.card.hidden = true;
    }

    /* Escape takes the card away before it takes anything else. */
    escape(event) {
      if (event.key !== "Escape" || this.card.hidden) return;
      this.leave();
      event.stopPropagation();
    }
  };
})();
