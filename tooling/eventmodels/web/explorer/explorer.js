/* The matrix of messages and attributes: filtered as one types, the longer side running down. */
(() => {
  "use strict";

  const HOME = new URL("../../", document.currentScript.src);
  const FILE = location.protocol === "file:" ? "index.html" : "";
  const PRESENCE = { m: "mandatory", o: "optional", u: "unknown", n: "never" };
  const SIGN = { m: "●", o: "○", u: "?", n: "–" };
  const SLICE = 15;
  const form = document.querySelector(".em-explore");
  const matrix = document.querySelector(".em-matrix");
  const status = document.querySelector(".em-explored");

  const squashed = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
  const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  function thing([name, number, others], place) {
    const spellings = [name, ...(others || "").split("|").filter(Boolean)];
    return { name, number, place, spellings, squashes: spellings.map(squashed) };
  }

  const protocols = window.emMatrix.map((protocol) => ({
    ...protocol,
    attributes: protocol.attributes.map(thing),
    messages: protocol.messages.map((row, place) => ({
      ...thing(row, place),
      kind: row[3],
      category: `${protocol.id}/${row[4]}`,
      cells: [...row[5].matchAll(/(\d+)([a-zA-Z])/g)].map(([, at, code]) => [Number(at), code]),
      ends: row[6] ? row[6].split(" ").map((pair) => pair.split(">")) : [],
    })),
  }));

  function address(protocol, message, attribute) {
    const page = message ? `${protocol.id}/${message}/` : `${protocol.id}/attributes/${attribute}/`;
    return HOME.href + page + FILE + (message && attribute ? `#${attribute}` : "");
  }

  /* What a field asks for: a test of one thing, or nothing where the pattern is not one. */
  function wanted(typed, pattern) {
    if (!typed.trim()) return () => true;
    if (pattern) {
      try {
        const expression = new RegExp(typed, "iu");
        return (one) => one.spellings.some((name) => expression.test(name)) || expression.test(String(one.number));
      } catch {
        return null;
      }
    }
    const parts = typed.split(",").map(squashed).filter(Boolean);
    return (one) =>
      parts.some((part) =>
        /^\d+$/.test(part) ? String(one.number) === part : one.squashes.some((name) => name.includes(part)),
      );
  }

  function test(field, pattern) {
    const found = wanted(field.value, pattern);
    field.setAttribute("aria-invalid", String(!found));
    return found || (() => true);
  }

  function present(code, wish) {
    if (!wish) return true;
    return wish === "conditional" ? code !== code.toLowerCase() : PRESENCE[code.toLowerCase()] === wish;
  }

  /* Whether one and the same step of a model goes from and to those that are asked for. */
  function passes(ends, { from, to }) {
    return !(from || to) || ends.some(([sender, receiver]) => (!from || sender === from) && (!to || receiver === to));
  }

  const ORDERS = {
    "": (a, b) => a.place - b.place,
    name: (a, b) => (a.name < b.name ? -1 : 1),
    number: (a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || a.place - b.place,
  };

  /* The chosen messages and attributes of one protocol, those without a cell left out. */
  function choose(protocol, asked) {
    const columns = new Map();
    const messages = [];
    for (const message of protocol.messages) {
      if (asked.kind && message.kind !== asked.kind) continue;
      if (asked.category && message.category !== asked.category) continue;
      if (!passes(message.ends, asked)) continue;
      if (!asked.message(message)) continue;
      const cells = message.cells.filter(
        ([at, code]) => present(code, asked.presence) && asked.attribute(protocol.attributes[at]),
      );
      if (!cells.length) continue;
      messages.push([message, new Map(cells)]);
      for (const [at] of cells) columns.set(at, (columns.get(at) || 0) + 1);
    }
    const attributes = [...columns.keys()].map((at) => protocol.attributes[at]);
    if (asked.order === "count") {
      messages.sort((a, b) => b[1].size - a[1].size || a[0].place - b[0].place);
      attributes.sort((a, b) => columns.get(b.place) - columns.get(a.place) || a.place - b.place);
    } else {
      messages.sort((a, b) => ORDERS[asked.order](a[0], b[0]));
      attributes.sort(ORDERS[asked.order]);
    }
    return { protocol, messages, attributes, pairs: messages.reduce((sum, [, cells]) => sum + cells.size, 0) };
  }

  function cell(protocol, message, attribute, code) {
    const kind = code.toLowerCase();
    const said = PRESENCE[kind] + (code === kind ? "" : ", with conditions");
    const label = escaped(`${message.name}.${attribute.name}: ${said}`);
    return (
      '<td class="em-cell-' +
      kind +
      (code === kind ? "" : " em-cell-if") +
      '"><a tabindex="-1" href="' +
      escaped(address(protocol, message.name, attribute.name)) +
      '" aria-label="' +
      label +
      '">' +
      SIGN[kind] +
      "</a></td>"
    );
  }

  function head(link, one, scope) {
    const number = one.number === null ? "" : ` <small>${one.number}</small>`;
    return `<th scope="${scope}"><a href="${escaped(link)}">${escaped(one.name)}</a>${number}</th>`;
  }

  /* A run of empty cells is one cell: most of the matrix is empty. */
  const gap = (size) => (size ? `<td colspan="${size}"></td>` : "");

  /* The table without its rows, and the rows. */
  function table({ protocol, messages, attributes }) {
    const down = messages.length >= attributes.length;
    const rows = down ? messages.map(([one]) => one) : attributes;
    const across = down ? attributes : messages.map(([one]) => one);
    const cells = new Map(messages);
    const link = (one, isMessage) => (isMessage ? address(protocol, one.name) : address(protocol, "", one.name));
    const line = (row) => {
      let empty = 0;
      let html = `<tr>${head(link(row, down), row, "row")}`;
      for (const column of across) {
        const [message, attribute] = down ? [row, column] : [column, row];
        const code = cells.get(message).get(attribute.place);
        if (code === undefined) {
          empty += 1;
          continue;
        }
        html += gap(empty) + cell(protocol, message, attribute, code);
        empty = 0;
      }
      return `${html + gap(empty)}</tr>`;
    };
    const heads = across.map((column) =>
      head(link(column, !down), column, "col").replace(/(<th[^>]*>)(.*)(<\/th>)/, "$1<div>$2</div>$3"),
    );
    const corner = `<th scope="col">${escaped(protocol.title)}</th>`;
    const columns = `<colgroup><col class="em-names"><col span="${across.length}"></colgroup>`;
    const top = `<thead><tr>${corner}${heads.join("")}</tr></thead>`;
    const frame = `<table class="em-grid">${columns}${top}<tbody></tbody></table>`;
    return { frame, rows, line, width: across.length };
  }

  let shown = [];
  let left = [];
  let waiting = 0;

  /* Write the next `count` rows. */
  function write(count) {
    const now = left.splice(0, count);
    for (const body of new Set(now.map(([body]) => body))) {
      body.insertAdjacentHTML(
        "beforeend",
        now
          .filter(([one]) => one === body)
          .map(([, line, row]) => line(row))
          .join(""),
      );
    }
  }

  function later() {
    matrix.setAttribute("aria-busy", String(left.length > 0));
    waiting = left.length
      ? setTimeout(() => {
          write(SLICE);
          later();
        })
      : 0;
  }

  /* What fits the window is there at once, the rest in slices: typing must not wait for it. */
  function fill(tables) {
    clearTimeout(waiting);
    matrix.innerHTML = tables.map((one) => one.frame).join("");
    const bodies = matrix.querySelectorAll("tbody");
    for (const [at, one] of matrix.querySelectorAll("table").entries()) {
      one.style.setProperty("--em-columns", tables[at].width);
    }
    left = tables.flatMap(({ rows, line }, at) => rows.map((row) => [bodies[at], line, row]));
    write(SLICE);
    later();
  }

  function asked() {
    const fields = form.elements;
    const value = (name) => (fields[name] ? fields[name].value : "");
    return {
      attribute: test(fields.a, fields.re.checked),
      message: test(fields.m, fields.re.checked),
      protocol: value("protocol"),
      presence: value("presence"),
      kind: value("kind"),
      category: value("category"),
      order: value("order"),
      from: value("from"),
      to: value("to"),
    };
  }

  const counted = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;

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
    shown = protocols
      .filter((protocol) => !wish.protocol || protocol.id === wish.protocol)
      .map((protocol) => choose(protocol, wish));
    shown = shown.filter((part) => part.pairs);
    fill(shown.map(table));
    matrix.hidden = !shown.length;
    const sum = (size) => shown.reduce((total, part) => total + size(part), 0);
    const bad = form.querySelector('[aria-invalid="true"]');
    const found =
      counted(
        sum((part) => part.attributes.length),
        "attribute",
      ) +
      " on " +
      counted(
        sum((part) => part.messages.length),
        "message",
      ) +
      ", " +
      counted(
        sum((part) => part.pairs),
        "pair",
      );
    status.textContent = bad ? `Not a regular expression: ${bad.value}` : shown.length ? found : "Nothing fits";
  }

  let keeping = 0;

  /* The state is kept after `#`, which works from disk as well. */
  function keep() {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const state = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
      history.replaceState(null, "", `#${state}`);
    }, 200);
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

  /* A spreadsheet would run a text that begins with one of these. */
  function quoted(value) {
    const text = String(value ?? "");
    return `"${/^[=+\-@\t\r]/.test(text) ? "'" : ""}${text.replace(/"/g, '""')}"`;
  }

  function csv() {
    const lines = [
      [
        "protocol",
        "message",
        "message number",
        "kind",
        "category",
        "attribute",
        "attribute number",
        "presence",
        "conditions",
      ],
    ];
    for (const { protocol, messages, attributes } of shown) {
      for (const [message, cells] of messages) {
        for (const attribute of attributes) {
          const code = cells.get(attribute.place);
          if (code === undefined) continue;
          const kind = code.toLowerCase();
          lines.push([
            protocol.id,
            message.name,
            message.number,
            message.kind,
            message.category.split("/")[1],
            attribute.name,
            attribute.number,
            PRESENCE[kind],
            code === kind ? "" : "yes",
          ]);
        }
      }
    }
    return `${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
  }

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`\ufeff${csv()}`], { type: "text/csv" }));
    link.download = "attributes.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  form.hidden = false;
  document.querySelector(".em-legend").hidden = false;
  document.querySelector(".em-listing").hidden = true;
  form.addEventListener("input", () => {
    draw();
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () =>
    setTimeout(() => {
      draw();
      keep();
    }),
  );
  form.elements.csv.addEventListener("click", download);
  window.addEventListener("hashchange", restore);
  window.addEventListener("beforeprint", () => write(Infinity));
  matrix.addEventListener("mouseover", (event) => {
    const link = event.target.closest("td a");
    if (link) link.title = link.getAttribute("aria-label");
  });
  restore();
})();
