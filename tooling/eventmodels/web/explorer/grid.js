/* The matrix as tables. They are written as text: thousands of cells, and a browser reads text faster than it is told.
 */
(() => {
  "use strict";
  const { em } = window;
  const SIGN = { m: "●", o: "○", u: "?", n: "–" };
  const SLICE = 15;
  /* No row is lower. */
  const LEAST = 20;
  /* Columns that fit on a sheet of A4 or Letter, upright. */
  const SHEET = 36;

  /* Links in cells are reached by pointer; by keyboard the heads lead to the same pages in far fewer steps. */
  function cell(protocol, message, attribute, code) {
    const { kind, said, conditional } = em.presence(code);
    const label = em.escaped(`${message.name}.${attribute.name}: ${said}${conditional ? ", with conditions" : ""}`);
    const href = em.escaped(em.addressIn(protocol, message, attribute));
    const look = `em-cell-${kind}${conditional ? " em-cell-if" : ""}`;
    return `<td class="${look}"><a tabindex="-1" href="${href}" aria-label="${label}">${SIGN[kind]}</a></td>`;
  }

  /* A run of empty cells is one cell: most of the matrix is empty. */
  const gap = (size) => (size ? `<td colspan="${size}"></td>` : "");

  function name(link, one) {
    const number = one.number === null ? "" : ` <small>${one.number}</small>`;
    return `<a href="${em.escaped(link)}">${em.escaped(one.name)}</a>${number}`;
  }

  const runsDown = (messages, attributes) => messages.length >= attributes.length;

  /* A part as several that fit on paper, one for each run of columns, without the rows that are empty there. */
  function* sheets({ protocol, messages, attributes }) {
    const down = runsDown(messages, attributes);
    const across = down ? attributes : messages;
    for (let start = 0; start < across.length; start += SHEET) {
      const columns = across.slice(start, start + SHEET);
      const part = down ? { messages, attributes: columns } : { messages: columns, attributes };
      const isThere = ([, cells]) => part.attributes.some(({ place }) => cells.has(place));
      const isCarried = ({ place }) => part.messages.some(([, cells]) => cells.has(place));
      if (down) part.messages = messages.filter(isThere);
      else part.attributes = attributes.filter(isCarried);
      yield { protocol, down, ...part };
    }
  }

  /* The chosen part of a protocol as a table without its rows, and what writes those. The longer side runs down. */
  function table({ protocol, messages, attributes, down = runsDown(messages, attributes) }) {
    const shown = messages.map(([message]) => message);
    const [rows, across] = down ? [shown, attributes] : [attributes, shown];
    const cells = new Map(messages);
    const link = (one, isMessage) => em.addressIn(protocol, isMessage ? one : null, isMessage ? null : one);
    const line = (row) => {
      const at = (column) => {
        const [message, attribute] = down ? [row, column] : [column, row];
        const code = cells.get(message).get(attribute.place);
        return code && cell(protocol, message, attribute, code);
      };
      return `<tr><th scope="row">${name(link(row, down), row)}</th>${joined(across.map(at))}</tr>`;
    };
    const heads = across.map((column) => `<th scope="col"><div>${name(link(column, !down), column)}</div></th>`);
    return { frame: frame(protocol.title, heads), rows, line, width: across.length };
  }

  function joined(cells) {
    let html = "";
    let empty = 0;
    for (const text of cells) {
      if (text) html += gap(empty) + text;
      empty = text ? 0 : empty + 1;
    }
    return html + gap(empty);
  }

  function frame(title, heads) {
    const corner = `<th scope="col">${em.escaped(title)}</th>`;
    const columns = `<colgroup><col class="em-names"><col span="${heads.length}"></colgroup>`;
    const top = `<thead><tr>${corner}${heads.join("")}</tr></thead>`;
    return `<table class="em-grid">${columns}${top}<tbody></tbody></table>`;
  }

  em.Grid = class {
    constructor(box) {
      Object.assign(this, { box, left: [], waiting: 0 });
    }

    /* What fits the window is there at once, the rest in slices: typing must not wait for it. */
    fill(parts) {
      const tables = parts.map(table);
      clearTimeout(this.waiting);
      this.box.innerHTML = tables.map((one) => one.frame).join("");
      this.left = [...this.box.querySelectorAll("table")].flatMap((element, at) => {
        const { rows, line, width } = tables[at];
        element.style.setProperty("--em-columns", width);
        return rows.map((row) => [element.tBodies[0], line, row]);
      });
      this.write(Math.ceil(window.innerHeight / LEAST));
      this.later();
    }

    /* Write the next `count` rows, each table's in one go. */
    write(count) {
      const now = this.left.splice(0, count);
      for (const body of new Set(now.map(([one]) => one))) {
        const lines = now.filter(([one]) => one === body).map(([, line, row]) => line(row));
        body.insertAdjacentHTML("beforeend", lines.join(""));
      }
    }

    /* All of it at once, in tables no wider than paper. */
    print(parts) {
      this.fill(parts.flatMap((part) => [...sheets(part)]));
      this.write(Infinity);
    }

    later() {
      const more = this.left.length > 0;
      this.box.setAttribute("aria-busy", String(more));
      this.waiting = more ? setTimeout(() => this.next()) : 0;
    }

    next() {
      this.write(SLICE);
      this.later();
    }
  };
})();
