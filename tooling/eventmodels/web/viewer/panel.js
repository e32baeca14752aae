/* The panel beside the picture: everything about one step, taken from its row in the table. */
(() => {
  "use strict";
  const { em } = window;

  em.Panel = class {
    constructor(viewer) {
      this.viewer = viewer;
      this.count = em.make("b");
      this.body = em.make("div");
      const nav = em.make(
        "div",
        { class: "em-panel-nav" },
        this.count,
        em.iconButton("back", "Previous step", () => viewer.move(-1)),
        em.iconButton("on", "Next step", () => viewer.move(1)),
        em.iconButton("close", "Close the step", () => viewer.leave()),
      );
      this.element = em.make(
        "section",
        { class: "em-panel", "aria-label": "Step", tabindex: "0", hidden: "" },
        nav,
        this.body,
      );
      viewer.append(this.element);
      this.links = em.linkForms(viewer);
    }

    /* Filling it waits for a task of its own, so that no step holds the page up. */
    show(leaf) {
      clearTimeout(this.timer);
      this.element.hidden = !leaf?.row;
      document.body.classList.toggle("em-paneled", Boolean(leaf?.row));
      if (leaf?.row) this.timer = setTimeout(() => this.fill(leaf));
    }

    fill(leaf) {
      const [, from, to] = leaf.row.cells;
      const cells = [...leaf.row.cells].slice(-3);
      const [message, shown, states] = cells;
      const ends =
        to === message ? from.textContent : `${from.textContent}${to.textContent ? ` → ${to.textContent}` : ""}`;
      this.count.textContent = this.viewer.where(leaf);
      this.body.replaceChildren(
        em.make("p", { class: "em-panel-name" }, ...copies(message)),
        em.make("p", {}, ends),
        ...part("Here", values(shown)),
        ...part("State", changes(states)),
        ...part("In a log", this.log(leaf, message)),
        ...part(
          "Note",
          [...shown.querySelectorAll(".em-said")].map((note) => em.make("p", {}, note.textContent)),
        ),
        ...part("Evidence", this.evidence(message, shown)),
        ...part(this.linked(leaf), [this.links]),
      );
      this.element.scrollTop = 0;
    }

    linked(leaf) {
      if (leaf.id) return "Link to this step";
      const named = this.viewer.named(leaf);
      return named?.number ? `Link to step ${named.number}, the last before with an address` : "Link to this page";
    }

    /* What finds the message in a log: its name, its number, and values that other steps repeat. */
    log(leaf, message) {
      const name = message.querySelector("code");
      const lines = [];
      if (!name) return lines;
      const number = leaf.row.dataset.number ? ` (${leaf.row.dataset.number})` : "";
      lines.push(em.make("p", {}, em.make("code", {}, name.textContent), number));
      for (const value of leaf.row.querySelectorAll("[data-log]")) {
        const known = this.viewer.firstWith(value.dataset.ids.split(" ")[0], leaf);
        const words = known ? `: as in step ${known.number}` : ": the first with this value";
        lines.push(em.make("p", {}, em.make("code", {}, value.dataset.log), words));
      }
      return lines;
    }

    evidence(message, shown) {
      const whole = document.querySelector(".em-chips .em-ev");
      const marks = [...message.querySelectorAll(".em-ev"), ...shown.querySelectorAll(".em-ev")];
      const said = marks.map((mark) => `${this.about(mark, message)}: ${mark.title}`);
      return [...new Set(said.length || !whole ? said : [whole.title])].map((words) => em.make("p", {}, words));
    }

    /* What a mark of evidence speaks of. */
    about(mark, message) {
      return mark.closest(".em-shown")?.querySelector("b").textContent ?? (message.contains(mark) ? "Order" : "Values");
    }
  };

  function part(title, content) {
    return content.length ? [em.make("p", { class: "em-part" }, title), ...content] : [];
  }

  function copies(cell) {
    return [...cell.childNodes].map((node) => node.cloneNode(true));
  }

  function values(cell) {
    const pairs = [...cell.querySelectorAll(".em-shown")].flatMap((span) => {
      const [name, ...rest] = copies(span);
      return [em.make("dt", {}, name.textContent), em.make("dd", {}, ...rest)];
    });
    return pairs.length ? [em.make("dl", {}, ...pairs)] : [];
  }

  function changes(cell) {
    return [...cell.querySelectorAll(".em-shown")].map((span) => {
      const [party, ...state] = copies(span);
      const { before } = span.dataset;
      const same = before === span.querySelector("a")?.textContent;
      return em.make(
        "p",
        {},
        `${party.textContent}: `,
        before && !same ? `${before} → ` : "",
        em.make("b", {}, ...state),
        same ? " (as before)" : "",
      );
    });
  }
})();
