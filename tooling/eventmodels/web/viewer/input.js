/* What keys and clicks do in the picture and in the table of its steps. */
(() => {
  "use strict";
  const { em } = window;
  const KEYS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const TABLES = ".em-steps, .em-grid";
  const BUSY = "input, select, textarea, [contenteditable], .em-menu[open]";
  const BOXES = ".em-pill, .em-number, .em-step:not(.em-stroke)";

  em.listen = (viewer) => {
    document.addEventListener("keydown", (event) => key(viewer, event));
    document.addEventListener("click", (event) => click(viewer, event));
  };

  em.isInTables = (element) => Boolean(element?.closest?.(TABLES));

  /* Let a drawn thing be pressed as a button is: SVG has none. */
  em.press = (element, act) => {
    element.addEventListener("click", act);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      act();
    });
  };

  /* Arrows step while the focus is in the viewer or at a step of the table, and everywhere while a step is shown. */
  function key(viewer, event) {
    const { target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || target.closest?.(BUSY)) return;
    const here = viewer.contains(target) || em.isInTables(target);
    if (!here && !(viewer.now && target === document.body)) return;
    if (!obeys(viewer, event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function obeys(viewer, { key, target }) {
    if (key in KEYS) viewer.move(KEYS[key]);
    else if (key === "Home") viewer.end(0);
    else if (key === "End") viewer.end(-1);
    else if (key === "Escape" && viewer.now) viewer.leave();
    else if (key === " " && !target.closest?.("a, button, summary, [role=button]")) viewer.play();
    else return false;
    return true;
  }

  function click(viewer, event) {
    const { target } = event;
    const mark = viewer.contains(target) && target.closest?.("a[data-interruption]");
    const step = mark ? null : clicked(viewer.picture.steps, target);
    if (mark) viewer.turn(mark.dataset.interruption);
    else if (step) viewer.select(step, { keep: true });
    else return;
    event.preventDefault();
  }

  /* The step whose box or row it is; in a row, links stay links and words can be marked to be copied. */
  function clicked(steps, target) {
    const g = target.closest?.(BOXES)?.closest("[data-step]");
    const drawn = g && steps.find((step) => step.g === g);
    if (drawn) return drawn;
    const row = !target.closest?.("a, button") && !String(getSelection()) && target.closest?.(".em-steps .em-step-row");
    return row && steps.find((step) => step.row === row);
  }
})();
