/* The search box: made here, since without scripts it could do nothing. */
(() => {
  "use strict";
  const { em } = window;
  const LENS =
    "M9.5 3a6.5 6.5 0 0 1 5.2 10.4l5 5-1.3 1.3-5-5A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9";
  const WRITING = "input, textarea, select, [contenteditable]";

  function box() {
    const lens = em.draw("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, em.draw("path", { d: LENS }));
    const named = { type: "search", name: "q", "aria-label": "Search", placeholder: "Search" };
    const input = em.make("input", { ...named, class: "em-search-box" });
    const keys = em.make("kbd", { "aria-hidden": "true" }, "/");
    const form = em.make("form", { class: "em-search", role: "search", "aria-label": "Site" }, lens, input, keys);
    const header = document.querySelector("header nav") || document.querySelector("header") || document.body;
    header.append(form);
    return input;
  }

  const main = box();
  for (const input of [main, ...document.querySelectorAll(".em-find input[name=q]")]) new em.Combobox(input);

  /* The keys that other references have too; they are letters where somebody writes. */
  document.addEventListener("keydown", (event) => {
    if (event.target.closest?.(WRITING) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "/" && event.key !== "s") return;
    event.preventDefault();
    main.focus();
    main.select();
  });

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    main.value = asked;
    main.focus();
  }
})();
