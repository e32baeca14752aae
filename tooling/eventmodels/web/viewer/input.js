/* What keys and clicks do in the picture and in the table of its steps. */
(() => {
  "use strict";
  const { em } = window;
  const STEPS = { ArrowRight: 1, j: 1, ArrowLeft: -1, k: -1 };
  const ROWS = { ArrowDown: 1, ArrowUp: -1 };
  const TABLES = ".em-steps, .em-grid";
  const BUSY = "input, select, textarea, [contenteditable], .em-menu[open]";

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

  /* Keys of the page at large work wherever nobody writes; those that scroll a page are ours only once a step is
     chosen, or where the focus is in the picture. */
  function key(viewer, event) {
    const { target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || target.closest?.(BUSY)) return;
    const here = viewer.view.scroller.contains(target);
    if (!always(viewer, event) && !((here || viewer.now) && near(viewer, event))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  function always(viewer, { key }) {
    if (key === "Escape" && viewer.bar.close()) return true;
    if (key in STEPS) viewer.move(viewer.now ? STEPS[key] : 0);
    else if (key === "?") viewer.bar.keys.open = !viewer.bar.keys.open;
    else if (key === "Escape" && viewer.panel.who.id) viewer.panel.who.close();
    else if (key === "o" && viewer.outcomes.length) viewer.turn(next(viewer.outcomes, viewer.interruption));
    else if (key === "u") viewer.folds.turn();
    else if (key === "f")
      viewer.follow(next(["", ...viewer.filter.words], viewer.filter.thread) || viewer.filter.thread);
    else if (key === "c") em.copyAddress(viewer);
    else return false;
    return true;
  }

  function near(viewer, { key, target }) {
    const row = viewer.rows.holds(target) && viewer.picture.steps.find(({ stop }) => stop === target);
    if (key in ROWS) viewer.move(viewer.now ? ROWS[key] : 0, row ? viewer.rows.shown : undefined);
    else if (key === "Enter" && row) viewer.select(row);
    else if (key === "Home") viewer.end(0);
    else if (key === "End") viewer.end(-1);
    else if (key === "Escape" && viewer.now) viewer.leave();
    else if (key === " " && !target.closest?.("button, summary, [role=button]")) viewer.play();
    else return false;
    return true;
  }

  /* What comes after one of some things, the first after the last. */
  function next(things, now) {
    return things[(things.indexOf(now) + 1) % things.length];
  }

  /* A link that is to be opened elsewhere stays a link. */
  function click(viewer, event) {
    const { target } = event;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    const turned = viewer.contains(target) && target.closest?.("a[data-interruption]");
    const step = turned ? null : clicked(viewer.picture.steps, target);
    const named = viewer.panel.leads(target);
    if (turned) viewer.turn(turned.dataset.interruption);
    else if (named) viewer.select(named);
    else if (step) {
      viewer.select(step, { keep: true });
      viewer.view.clear(target.closest("[data-step]"));
    } else return;
    event.preventDefault();
  }

  /* The step whose row it is, in the picture or in the table; there links stay links, and words can be marked. */
  function clicked(steps, target) {
    const g = target.closest?.("svg.em-seq [data-step]");
    if (g) return steps.find((step) => step.g === g);
    const row =
      !target.closest?.("a, button, summary") && !String(getSelection()) && target.closest?.(".em-steps .em-step-row");
    return row && steps.find((step) => step.row === row);
  }
})();
