/* The search box: made here, since without scripts it could do nothing. The index is loaded when it is first used. */
(() => {
  "use strict";

  const HOME = new URL("../../", document.currentScript.src);
  const NEEDED = ["search-find.js", "search-data.js"].map((name) => new URL(`assets/eventmodels/${name}`, HOME));
  const SHOWN = 30;
  const LENS =
    "M9.5 3a6.5 6.5 0 0 1 5.2 10.4l5 5-1.3 1.3-5-5A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9";

  let loading = null;
  let count = 0;

  function script(url) {
    return new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = url.href;
      element.onload = done;
      element.onerror = failed;
      document.head.append(element);
    });
  }

  function load() {
    loading = loading || Promise.all(NEEDED.map(script));
    return loading;
  }

  /* Pages read from disk have no server that would know the file of a folder. */
  function href(address) {
    const url = new URL(address, HOME);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  }

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function option(entry, typed, id) {
    const pieces = window.emFind.pieces(entry.title, typed);
    const title = make("span", { class: "em-hit-title" });
    title.append(...pieces.map((piece, at) => (at % 2 ? make("mark", {}, piece) : piece)));
    const number = entry.number ? ` ${entry.number}` : "";
    const kind = make("span", { class: "em-hit-kind" }, entry.kind + number);
    const about = make("span", { class: "em-hit-about" }, entry.about);
    const line = make("span", { class: "em-hit-line" }, title, kind, about);
    if (entry.evidence) line.append(make("span", { class: `em-ev em-ev-${entry.evidence}` }, entry.evidence));
    const link = make(
      "a",
      { role: "option", id, "aria-selected": "false", tabindex: "-1", href: href(entry.address), class: "em-hit" },
      line,
    );
    if (entry.summary) link.append(make("span", { class: "em-hit-summary" }, entry.summary));
    return link;
  }

  /* Turn an input into a box with a list of results below it. */
  function combobox(input) {
    count += 1;
    const id = `em-hits-${count}`;
    const list = make("div", { id, class: "em-hits", role: "listbox", "aria-label": "Search results", hidden: "" });
    const status = make("span", { class: "em-quiet", role: "status" });
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": id,
      "aria-haspopup": "listbox",
      autocomplete: "off",
      autocapitalize: "off",
      spellcheck: "false",
    };
    for (const [key, value] of Object.entries(attributes)) input.setAttribute(key, value);
    input.after(list, status);
    let active = -1;

    function choose(at) {
      const options = list.children;
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = options.length ? (at + options.length) % options.length : -1;
      const chosen = options[active];
      if (!chosen) {
        input.removeAttribute("aria-activedescendant");
        return;
      }
      chosen.setAttribute("aria-selected", "true");
      chosen.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", chosen.id);
    }

    function close() {
      active = -1;
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function show() {
      const typed = input.value;
      const found = window.emFind.find(typed, SHOWN);
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.replaceChildren(...found.map((entry, at) => option(entry, typed, `${id}-${at}`)));
      list.scrollTop = 0;
      list.dataset.typed = typed;
      const many = found.length === SHOWN ? `the best ${SHOWN}` : String(found.length);
      status.textContent = !typed.trim()
        ? ""
        : found.length
          ? many + (found.length === 1 ? " result" : " results")
          : "Nothing found";
      list.classList.toggle("em-hits-none", Boolean(typed.trim()) && !found.length);
      if (typed.trim() && !found.length) list.dataset.none = `Nothing is called “${typed.trim()}”`;
      const shown = Boolean(typed.trim()) && document.activeElement === input;
      list.hidden = !shown;
      input.setAttribute("aria-expanded", String(shown && found.length > 0));
    }

    function update() {
      load().then(show, () => {
        status.textContent = "The search index could not be loaded";
      });
    }

    function follow() {
      load().then(() => {
        if (list.dataset.typed !== input.value) show();
        const chosen = list.children[Math.max(active, 0)];
        if (chosen) chosen.click();
      });
    }

    input.addEventListener("focus", update);
    input.addEventListener("input", update);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) update();
        else choose(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
      } else if (event.key === "Enter") {
        event.preventDefault();
        follow();
      } else if (event.key === "Escape") {
        /* The first closes the list, the second empties the box, as browsers do, and leaves it. */
        if (list.hidden) input.blur();
        else event.preventDefault();
        close();
      }
    });
    const around = input.closest("form");
    around.addEventListener("focusout", (event) => {
      if (!around.contains(event.relatedTarget)) close();
    });
    list.addEventListener("click", () => {
      close();
      input.blur();
    });
    around.addEventListener("submit", (event) => {
      event.preventDefault();
      follow();
    });
  }

  function lens() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    path.setAttribute("d", LENS);
    svg.append(path);
    return svg;
  }

  function box() {
    const input = make("input", {
      type: "search",
      name: "q",
      "aria-label": "Search",
      placeholder: "Search",
      class: "em-search-box",
    });
    const keys = make("kbd", { "aria-hidden": "true" }, "/");
    const form = make("form", { class: "em-search", role: "search", "aria-label": "Site" }, lens(), input, keys);
    const header = document.querySelector("header nav") || document.querySelector("header") || document.body;
    header.append(form);
    combobox(input);
    return input;
  }

  /* For the page that resolves names; it shows what it found in the same way. All that our scripts and data leave for
     each other begins with `em`, as the classes of our pages do. */
  window.emSearch = { load, href, option };

  const main = box();
  for (const input of document.querySelectorAll(".em-find input[name=q]")) combobox(input);

  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
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
