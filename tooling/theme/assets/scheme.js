/* Light or dark, as the system has it or as was chosen: before a generated page is painted, and at a press. */
(() => {
  "use strict";
  const KEY = "scheme";
  const LIGHT = "default";
  const DARK = "slate";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.querySelector(".site-scheme");

  /* The theme keeps what is chosen for this site alone, where the browser lets it. */
  function chosen() {
    try {
      return window.__md_get(KEY);
    } catch {
      return null;
    }
  }

  const wanted = () => chosen() ?? (system.matches ? DARK : LIGHT);

  function show() {
    const scheme = wanted();
    const { light, dark } = button.dataset;
    document.body.setAttribute("data-md-color-scheme", scheme);
    button.title = scheme === DARK ? light : dark;
    button.setAttribute("aria-label", button.title);
  }

  button.addEventListener("click", () => {
    window.__md_set(KEY, wanted() === DARK ? LIGHT : DARK);
    show();
  });
  system.addEventListener("change", show);
  show();
  button.hidden = false;
  /* What the theme's script says of the root later: said after the page is laid out, every element is styled anew. */
  const said = document.documentElement.classList;
  said.replace("no-js", "js");
  said.add("js-focus-visible");
})();
