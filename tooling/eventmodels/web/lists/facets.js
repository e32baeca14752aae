/* The questions beside a list: what is ticked, how many rows each choice would leave, and which choices stand open. */
(() => {
  "use strict";
  const { em } = window;
  const OPEN = 5;

  class Facet {
    constructor(box) {
      const labels = [...box.querySelectorAll("label")];
      this.box = box;
      this.name = box.dataset.facet;
      this.isEvery = "every" in box.dataset;
      this.choices = labels.map((label) => {
        const field = label.querySelector("input");
        const count = label.querySelector("small");
        return {
          label,
          field,
          count,
          number: Number(field.dataset.number),
          squashed: em.squashed(label.querySelector("span").textContent),
        };
      });
      this.numbers = this.choices.map(({ number }) => number);
      this.finder = box.querySelector('[type="search"]');
      this.every = box.querySelector(".em-every");
      this.every?.addEventListener("click", () => this.toggle());
      this.finder?.addEventListener("input", (event) => {
        event.stopPropagation();
        this.open();
      });
    }

    get ticked() {
      return this.choices.filter(({ field }) => field.checked).map(({ number }) => number);
    }

    get words() {
      return this.choices.map(({ field }) => field.value);
    }

    toggle() {
      const isOpen = this.every.getAttribute("aria-expanded") === "true";
      this.every.setAttribute("aria-expanded", String(!isOpen));
      this.every.textContent = isOpen ? `all ${this.choices.length}` : "fewer";
      this.open();
    }

    tell(counts, size) {
      Object.assign(this, { counts, size });
      for (const { label, field, count, number } of this.choices) {
        const left = counts.get(number) || 0;
        count.textContent = left;
        label.classList.toggle("em-zero", !left && !field.checked);
      }
      this.open();
    }

    /* Of many choices those that are ticked stand open, and the few with most rows left; they never change places. */
    open() {
      const typed = em.squashed(this.finder?.value || "");
      const isOpen = !this.every || this.every.getAttribute("aria-expanded") === "true";
      const open = new Set(typed || isOpen ? this.choices : this.most());
      for (const choice of this.choices) {
        const isFound = !typed || choice.squashed.includes(typed);
        choice.label.classList.toggle("em-more", !choice.field.checked && !(isFound && open.has(choice)));
      }
    }

    /* What all rows have narrows nothing where others must be there too. */
    most() {
      const left = ({ number }) => {
        const count = this.counts.get(number) || 0;
        return this.isEvery && count === this.size ? 0.5 : count;
      };
      return this.choices.toSorted((a, b) => left(b) - left(a)).slice(0, OPEN);
    }
  }

  em.facetsOf = (form) => [...form.querySelectorAll("fieldset")].map((box) => new Facet(box));
})();
