/* Phases that can be folded: a button at the name of each, and what folding takes out of the picture. */
(() => {
  "use strict";
  const { em } = window;
  /* The button stands behind the name; the name stays when the rest is folded. */
  const BEHIND = 14;
  const SIZE = 20;
  const BASELINE = 16;
  /* What it says behind that when it is folded, and how wide a letter of it is at most. */
  const OTHERWISE = "may end otherwise:";
  const LETTER = 7;

  em.Folds = class {
    constructor(viewer) {
      Object.assign(this, { viewer, ids: new Set() });
      this.read();
    }

    read() {
      this.phases = this.viewer.picture.phases;
      for (const phase of this.phases) this.add(phase);
    }

    get isAny() {
      return this.ids.size > 0;
    }

    add(phase) {
      phase.g.querySelector(".em-fold")?.remove();
      phase.fold = button(phase);
      phase.g.append(phase.fold);
      phase.parts.push(phase.fold, ...this.otherwise(phase));
      em.press(phase.fold, () => {
        const folded = new Set(this.ids);
        if (!folded.delete(phase.id)) folded.add(phase.id);
        this.viewer.fold(folded);
      });
    }

    /* Folded, a phase hides the marks of what may happen instead of its rest. */
    otherwise(phase) {
      const { picture } = this.viewer;
      const inside = (each) => picture.around(picture.before(each) ?? {}).includes(phase);
      const marks = picture.interruptions.filter(inside).map(({ mark }) => mark);
      if (!marks.length) return [];
      const words = [OTHERWISE, ...marks].join(" ");
      const x = phase.tabRight + BEHIND + SIZE;
      if (x + words.length * LETTER > picture.width) return [];
      const text = em.draw("text", { class: "em-otherwise", x, y: phase.top + BASELINE });
      text.textContent = words;
      phase.g.append(text);
      return [text];
    }

    /* For the bar: fold all, or unfold whatever is folded. */
    turn() {
      this.viewer.fold(this.isAny ? [] : this.phases.map(({ id }) => id));
    }

    cuts() {
      for (const { id, g, fold } of this.phases) {
        g.classList.toggle("em-folded", this.ids.has(id));
        fold.setAttribute("aria-expanded", String(!this.ids.has(id)));
      }
      return this.phases.filter(({ id }) => this.ids.has(id)).map(({ tabBottom, bottom }) => [tabBottom, bottom - 1]);
    }
  };

  function button({ tabRight, top, title }) {
    const x = tabRight + BEHIND;
    const box = em.draw("rect", { x: x - SIZE / 2, y: top, width: SIZE, height: SIZE, rx: 3 });
    const arrow = em.draw("path", { d: `M${x - 4} ${top + 8}l4 5 4 -5` });
    const state = { role: "button", tabindex: "0", "aria-expanded": "true", "aria-label": `Fold ${title}` };
    return em.draw("g", { class: "em-fold", ...state }, box, arrow);
  }
})();
