/* The panel beside the picture: everything about one step, taken from its row in the table. */
(() => {
  "use strict";
  const { em } = window;
  /* Behind a number a log may say what it stands for; the values above say it already. */
  const NAMED = /(?<=\d) \[.*\]$/;

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
      this.element = viewer.querySelector(".em-panel");
      this.told = em.make("div", { class: "em-told", hidden: "" }, nav, this.body);
      this.overview = this.element.querySelector(".em-overview");
      this.who = new em.Who(viewer);
      this.outline = new em.Outline(viewer);
      this.element.append(this.told, this.who.element, this.outline.element);
      this.links = em.linkForms(viewer);
    }

    /* Filling it waits for a task of its own, so that no step holds the page up. */
    show(step) {
      clearTimeout(this.timer);
      if (this.outline.isOn) return this.turn(this.outline.element);
      this.turn(step?.row ? this.told : this.overview);
      if (step?.row) this.timer = setTimeout(() => this.fill(step));
    }

    /* One thing at a time. */
    turn(shown) {
      for (const part of this.element.children) part.hidden = part !== shown;
      this.who.tell(shown === this.who.element);
    }

    /* The sections keep their order from step to step. */
    fill(step) {
      const [message, values, states] = ["message", "values", "states"].map((name) => em.cell(step, name));
      this.count.textContent = this.viewer.where(step);
      this.body.replaceChildren(
        em.make("p", { class: "em-panel-name" }, ...names(message)),
        em.make("p", { class: "em-panel-ends" }, em.ends(step)),
        ...said(step),
        ...part("State", changes(states)),
        ...this.values(step),
        ...part("In a log", this.log(step)),
        ...part("What to look for", copied(values, ".em-look")),
        ...part("Note", texts(values, ".em-note-text")),
        ...part("Evidence", this.evidence(step)),
        ...part("On from here", onward(step, message)),
        ...part(this.linked(step), [this.links]),
      );
      this.element.scrollTop = 0;
    }

    /* Those that matter, and the others in a closed line; whoever opens it has it open at the next step too. */
    values(step) {
      const others = em.cell(step, "values")?.querySelector(".em-others");
      const matter = part("Values that matter", em.matter(step));
      if (!others) return matter;
      const more = em.make(
        "details",
        { class: "em-others" },
        others.querySelector("summary").cloneNode(true),
        ...pairs(others),
      );
      more.open = Boolean(this.isOpen);
      more.addEventListener("toggle", () => {
        this.isOpen = more.open;
      });
      return matter.length ? [...matter, more] : part("Values", [more]);
    }

    /* The step that a link in the panel leads to: the picture shows it, where a browser would go to its row. */
    leads(target) {
      const link = this.element.contains(target) && target.closest("a[href]");
      const { byId } = this.viewer.picture;
      return link && link.pathname === location.pathname && byId.get(decodeURIComponent(link.hash.slice(1)));
    }

    linked(step) {
      if (step.id) return "Link to this step";
      const named = this.viewer.named(step);
      return named?.number ? `Link to step ${named.number}, the last before with an address` : "Link to this page";
    }

    /* What finds the message in a log: how it is written there, and which values other steps have too. */
    log(step) {
      const { logged, alsoLogged, code } = step.row.dataset;
      if (!logged) return [];
      const lines = [em.make("pre", {}, aligned(logged))];
      if (alsoLogged) lines.push(em.make("p", {}, "Also: ", em.make("code", {}, alsoLogged), "."));
      if (code) lines.push(em.make("p", {}, `The number of ${step.message} is ${code}.`));
      for (const value of step.row.querySelectorAll("[data-log]")) {
        const [word] = value.dataset.ids.split(" ");
        const known = this.viewer.firstWith(word, step);
        const words = known ? `as in step ${known.number}` : "the first with this value";
        lines.push(em.make("p", {}, em.make("code", {}, value.dataset.log), `: ${words}`));
      }
      return lines;
    }

    evidence(step) {
      const whole = document.querySelector(".em-known .em-ev");
      const marks = [...step.row.querySelectorAll("[data-about]")];
      const said = marks.map((mark) => `${mark.dataset.about}: ${mark.title}`);
      return [...new Set(said.length || !whole ? said : [whole.title])].map((words) => em.make("p", {}, words));
    }
  };

  em.copies = (cell) => [...(cell?.childNodes ?? [])].map((node) => node.cloneNode(true));

  /* Who sends it to whom, or whom it concerns. */
  em.ends = (step) =>
    ["from", "to", "over"]
      .map((name) => em.cell(step, name)?.textContent)
      .filter(Boolean)
      .join(" → ");

  /* What is sent, done or said. */
  em.words = (step) =>
    names(em.cell(step, "message"))
      .map(({ textContent }) => textContent)
      .join("")
      .trim();

  /* The values that matter, each with its name. */
  em.matter = (step) => {
    const cell = em.cell(step, "values");
    return cell ? pairs(cell) : [];
  };

  function part(title, content) {
    return content.length ? [em.make("p", { class: "em-part" }, title), ...content] : [];
  }

  function copied(cell, selector) {
    return [...(cell?.querySelectorAll(selector) ?? [])].map((each) => em.make("p", {}, ...em.copies(each)));
  }

  function texts(cell, selector) {
    return [...(cell?.querySelectorAll(selector) ?? [])].map((each) => em.make("p", {}, each.textContent));
  }

  /* How well it is known has a section of its own, and what happens a place of its own. */
  function names(cell) {
    return em.copies(cell).filter((node) => !node.classList?.contains("em-ev") && !node.classList?.contains("em-say"));
  }

  /* As a log has it: names below the message, values in a column. */
  function aligned(logged) {
    const [first, ...rest] = logged.split("\n").map((line) => line.trim().split("\t"));
    const wide = Math.max(...rest.map(([name]) => name.length));
    return [first, ...rest.map(([name, value]) => [`  ${name.padEnd(wide)} ${value.replace(NAMED, "")}`])].join("\n");
  }

  function said({ row }) {
    const say = row.querySelector(".em-say");
    return say ? [em.make("p", { class: "em-panel-say" }, say.textContent)] : [];
  }

  function onward({ row, message }, cell) {
    const link = cell.querySelector("a[href]");
    if (!link) return [];
    const count = Number(row.dataset.others);
    const more = count === 1 ? "1 other model with it" : `${count} other models with it`;
    const models = em.make("a", { href: `${link.href.split("#")[0]}#_models` }, more);
    return [em.make("p", {}, em.make("a", { href: link.href }, message)), ...(count ? [em.make("p", {}, models)] : [])];
  }

  /* The name of a value stands in bold, and all else is what it says. */
  function halves(span) {
    const name = span.querySelector("b").textContent;
    return [name, ...em.copies(span).filter(({ localName }) => localName !== "b")];
  }

  function pairs(cell) {
    const found = [...cell.querySelectorAll(":scope > .em-value")].flatMap((span) => {
      const [name, ...rest] = halves(span);
      return [em.make("dt", {}, name), em.make("dd", {}, ...rest)];
    });
    return found.length ? [em.make("dl", {}, ...found)] : [];
  }

  function changes(cell) {
    return [...cell.querySelectorAll(".em-value")].map((span) => {
      const [name, ...state] = halves(span);
      const { before, same } = span.dataset;
      return em.make(
        "p",
        {},
        `${name}: `,
        before ? `${before} → ` : "",
        em.make("b", {}, ...state),
        same === undefined ? "" : " (as before)",
      );
    });
  }
})();
