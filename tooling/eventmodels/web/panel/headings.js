/* Headings in the list of steps: one goes when all that stands below it is gone. */
(() => {
  "use strict";
  const { em } = window;
  const GONE = ".em-unreached, .em-sifted, .em-empty";

  em.Headings = class {
    constructor() {
      const headings = [...document.querySelectorAll(".em-steps .em-fragment-row")];
      const outcomes = [...document.querySelectorAll(".em-interruption-steps")];
      const all = document.getElementById("_interruptions");
      this.parts = [
        ...headings.map((heading) => [heading, below(heading)]),
        ...outcomes.map((outcome) => [outcome, [...outcome.querySelectorAll(".em-step-row")]]),
        ...(all ? [[all, outcomes]] : []),
      ];
    }

    /* An outcome that nobody has told the steps of has none that could be gone. */
    mark() {
      for (const [part, rows] of this.parts)
        part.classList.toggle("em-empty", rows.length > 0 && rows.every((row) => row.matches(GONE)));
    }
  };

  /* The rows of a region or a phase: up to the next heading, or to where the region ends. */
  function below(heading) {
    const rows = [];
    for (let row = heading.nextElementSibling; row?.matches(".em-in"); row = row.nextElementSibling) rows.push(row);
    return rows;
  }
})();
