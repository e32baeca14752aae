/* The form of the explorer: filtered as one types, kept in the address, offered as a file. */
(() => {
  "use strict";
  const { em } = window;
  /* The address waits until one has stopped typing: browsers refuse what comes too often. */
  const REST = 200;
  const COLUMNS = [
    ...["protocol", "message", "message number", "kind", "category"],
    ...["attribute", "attribute number", "presence", "conditions"],
  ];
  const form = document.querySelector(".em-explore");
  const matrix = document.querySelector(".em-matrix");
  const status = document.querySelector(".em-explored");
  const more = form.querySelector(".em-explore-more");
  const grid = new em.Grid(matrix);
  const protocols = em.protocols();
  let shown = [];
  let keeping = 0;

  function test(field, isPattern) {
    const found = em.wanted(field.value, isPattern);
    field.setAttribute("aria-invalid", String(!found));
    return found || (() => true);
  }

  function asked() {
    const { a, m, re } = form.elements;
    const chosen = ["protocol", "presence", "kind", "category", "order", "from", "to"];
    const values = chosen.map((name) => [name, form.elements[name]?.value ?? ""]);
    return { ...Object.fromEntries(values), attribute: test(a, re.checked), message: test(m, re.checked) };
  }

  /* Categories of another protocol than the one chosen could only give nothing. */
  function narrow() {
    const { protocol, category } = form.elements;
    if (!protocol) return;
    for (const group of category.querySelectorAll("optgroup"))
      group.disabled = Boolean(protocol.value) && group.dataset.protocol !== protocol.value;
    if (category.value && category.selectedOptions[0].parentNode.disabled) category.value = "";
  }

  function draw() {
    narrow();
    const wish = asked();
    const open = protocols.filter(({ id }) => !wish.protocol || id === wish.protocol);
    shown = open.map((protocol) => em.choose(protocol, wish)).filter(({ pairs }) => pairs);
    grid.fill(shown);
    matrix.hidden = !shown.length;
    status.textContent = told();
    const chosen = [...form.querySelectorAll("select")].filter(({ value }) => value).length;
    more.textContent = chosen ? `More filters (${chosen})` : "More filters";
  }

  function told() {
    const bad = form.querySelector('[aria-invalid="true"]');
    if (bad) return `Not a regular expression: ${bad.value}`;
    if (!shown.length) return "Nothing fits";
    const attributes = counted(({ attributes }) => attributes.length, "attribute");
    const messages = counted(({ messages }) => messages.length, "message");
    return `${attributes} on ${messages}, ${counted(({ pairs }) => pairs, "pair")}`;
  }

  function counted(size, word) {
    const count = shown.reduce((sum, part) => sum + size(part), 0);
    return `${count} ${word}${count === 1 ? "" : "s"}`;
  }

  /* The state is kept after `#`, which works from disk as well. */
  function keep() {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      history.replaceState(null, "", `#${state}`);
    }, REST);
  }

  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = state.has(field.name);
      else if (field.name && field.type !== "button") field.value = state.get(field.name) || "";
      if (field.selectedIndex === -1) field.value = "";
    }
    draw();
  }

  function change() {
    draw();
    keep();
  }

  /* A spreadsheet would run a text that begins with one of these. */
  function quoted(value) {
    const text = String(value ?? "");
    return `"${/^[=+\-@\t\r]/.test(text) ? "'" : ""}${text.replace(/"/g, '""')}"`;
  }

  function* lines() {
    for (const { protocol, messages, attributes } of shown)
      for (const [message, cells] of messages)
        for (const attribute of attributes.filter(({ place }) => cells.has(place)))
          yield line(protocol, message, attribute, em.presence(cells.get(attribute.place)));
  }

  function line(protocol, message, attribute, { said, conditional }) {
    const sent = [protocol.id, message.name, message.number, message.kind, message.category.split("/")[1]];
    return [...sent, attribute.name, attribute.number, said, conditional ? "yes" : ""];
  }

  function csv() {
    const rows = [COLUMNS, ...lines()].map((row) => row.map(quoted).join(","));
    return `${rows.join("\r\n")}\r\n`;
  }

  form.hidden = false;
  document.querySelector(".em-legend").hidden = false;
  document.querySelector(".em-listing").hidden = true;
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));
  /* The mark at the beginning tells a spreadsheet that this is UTF-8. */
  form.elements.csv.addEventListener("click", () =>
    em.download(new Blob([`\ufeff${csv()}`], { type: "text/csv" }), "attributes.csv"),
  );
  window.addEventListener("hashchange", restore);
  window.addEventListener("beforeprint", () => grid.print(shown));
  window.addEventListener("afterprint", () => grid.fill(shown));
  more.addEventListener("click", () => more.setAttribute("aria-expanded", String(more.ariaExpanded !== "true")));
  matrix.addEventListener("mouseover", (event) => {
    const link = event.target.closest("td a");
    if (link) link.title = link.getAttribute("aria-label");
  });
  restore();
})();
