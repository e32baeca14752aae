/* A list that narrows: what is asked is kept in the address, and the list shows what is left. */
(() => {
  "use strict";
  const { em } = window;
  /* The address waits until one has stopped typing: browsers refuse what comes too often. */
  const REST = 200;
  const box = document.querySelector(".em-narrow");
  const form = box.querySelector(".em-facets");
  const counted = box.querySelector(".em-counted");
  const [status, all, sorting] = counted.children;
  const opener = form.querySelector(".em-narrow-open");
  const sort = sorting.querySelector("select");
  const fit = sort.querySelector('[value="fit"]');
  const none = box.querySelector(".em-none");
  const things = status.querySelector("b").textContent.replace(/^\d+ /, "");
  const rows = new em.Rows(box.querySelector(".em-listed"));
  const facets = em.facetsOf(form);
  const asking = box.querySelector(".em-order");
  const messages = facets.find(({ name }) => name === "message");
  const order = asking && messages ? new em.Order(asking, messages.words, change) : null;
  let keeping = 0;

  /* Where messages are asked for in order, those closest together come first, unless somebody chose otherwise. */
  function offerFit(isAsked) {
    if (!fit || fit.disabled !== isAsked) return;
    fit.disabled = !isAsked;
    if (isAsked && !sort.value) sort.value = "fit";
    else if (!isAsked && sort.value === "fit") sort.value = "";
  }

  function draw() {
    const found = order ? order.found() : null;
    offerFit(Boolean(found));
    const { left, counts } = rows.choose({ facets, words: form.elements.q.value, found });
    for (const facet of facets) facet.tell(counts, left.length);
    rows.show(left, sort.value, found);
    if (order) for (const row of rows.rows) em.markRow(row, found?.get(row.id));
    tell(left.length);
  }

  function tell(size) {
    const whole = rows.rows.length;
    const isAll = size === whole && !wanted().length;
    status.querySelector("b").textContent = isAll ? `${whole} ${things}` : `${size} of ${whole} ${things}`;
    status.querySelector("span").textContent = sort.selectedOptions[0].textContent;
    all.hidden = isAll;
    none.hidden = size > 0;
    const asked = facets.reduce((sum, { ticked }) => sum + ticked.length, 0);
    opener.textContent = asked ? `Narrow the list (${asked})` : "Narrow the list";
  }

  const wanted = () => [...new FormData(form), ...(order ? order.state() : [])].filter(([, value]) => value);

  /* All that is asked, and the order where it is not that of the page, in words of the address. */
  const state = () => (sort.value && sort.value !== "fit" ? [...wanted(), ["sort", sort.value]] : wanted());

  /* After `#`, which works from disk as well. */
  function keep() {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const words = new URLSearchParams(state());
      history.replaceState(null, "", words.size ? `#${words}` : location.pathname + location.search);
    }, REST);
  }

  function restore() {
    const words = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = words.getAll(field.name).includes(field.value);
      else if (field.name) field.value = words.get(field.name) || "";
    }
    sort.value = words.get("sort") || "";
    if (sort.selectedIndex < 0) sort.value = "";
    if (fit) fit.disabled = true;
    order?.restore(words);
    draw();
  }

  function change() {
    draw();
    keep();
  }

  function clear() {
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = false;
      else if (field.type === "search") field.value = "";
    }
    order?.restore(new URLSearchParams());
    change();
  }

  form.hidden = false;
  sorting.hidden = false;
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  sort.addEventListener("change", change);
  all.addEventListener("click", () => {
    clear();
    form.elements.q.focus();
  });
  opener.addEventListener("click", () => {
    const isOpen = opener.getAttribute("aria-expanded") === "true";
    opener.setAttribute("aria-expanded", String(!isOpen));
  });
  window.addEventListener("hashchange", restore);
  restore();
})();
