/* The bar above the picture: steps, interruptions, phases, filters, values, size. */
(() => {
  "use strict";
  const { em } = window;
  /* Before an outcome that was brought into its line. */
  const ROOM = 8;
  const PACES = { "½×": 4000, "1×": 2200, "2×": 1000 };
  const KEYS = {
    "→ j": "next step",
    "← k": "previous step",
    o: "next outcome",
    u: "fold or unfold the phases",
    f: "follow the next value",
    c: "copy the address of the step",
    "?": "these keys",
    "/": "search",
  };
  /* Before, they are the page's own. */
  const CHOSEN = {
    "↓ ↑": "next, previous step",
    "Home End": "first, last step",
    Space: "play, pause",
    Esc: "no step",
  };

  em.Bar = class {
    constructor(viewer) {
      this.viewer = viewer;
      this.element = viewer.querySelector(".em-bar");
      this.outcomes = [...viewer.querySelectorAll(".em-outcomes [data-interruption]")];
      this.element.append(this.steps(), ...this.phases(), this.menus(), ...this.whole(), this.help());
      this.hold(viewer.querySelector(".em-controls"));
      this.refresh();
    }

    group(title, ...buttons) {
      return em.make("div", { class: "em-tools", role: "group", "aria-label": title }, ...buttons);
    }

    steps() {
      const { viewer } = this;
      this.count = em.button("", () => viewer.move(0), { class: "em-count", title: "Show the step" });
      this.playing = em.iconButton("play", "Play", () => viewer.play());
      const paces = Object.keys(PACES).map((word) => em.make("option", {}, word));
      this.pace = em.make("select", { "aria-label": "Pace" }, ...paces);
      this.pace.value = "1×";
      return this.group(
        "Steps",
        em.iconButton("first", "First step (Home)", () => viewer.end(0)),
        em.iconButton("back", "Previous step (arrow left)", () => viewer.move(-1)),
        this.count,
        em.iconButton("on", "Next step (arrow right)", () => viewer.move(1)),
        em.iconButton("last", "Last step (End)", () => viewer.end(-1)),
        this.playing,
      );
    }

    get wait() {
      return PACES[this.pace.value];
    }

    /* Whoever steps with a mouse keeps the button under it: while it is there, the controls stay where they are. */
    hold(controls) {
      const held = (at) => {
        this.viewer.view.held = at;
        this.viewer.view.settle();
      };
      controls.addEventListener("pointerenter", ({ pointerType }) => {
        if (pointerType === "mouse") held(controls.getBoundingClientRect().top);
      });
      controls.addEventListener("pointerleave", () => held(null));
    }

    help() {
      const rows = (keys) =>
        Object.entries(keys).flatMap(([names, what]) => [
          em.make("dt", {}, ...names.split(" ").map((key) => em.make("kbd", {}, key))),
          em.make("dd", {}, what),
        ]);
      const list = (keys) => em.make("dl", { class: "em-help" }, ...rows(keys));
      const once = em.make("p", { class: "em-help-once" }, "Once a step is chosen, or in the picture");
      this.keys = em.menu("?", list(KEYS), once, list(CHOSEN));
      this.keys.firstChild.setAttribute("aria-label", "Keys");
      return this.keys;
    }

    /* Close the menu that is open, wherever the keyboard is; tell whether one was. */
    close() {
      const menu = this.element.querySelector("details[open]");
      if (menu) menu.open = false;
      return Boolean(menu);
    }

    phases() {
      const { folds, picture } = this.viewer;
      if (!picture.phases.length) return [];
      this.folding = em.button("", () => folds.turn());
      return [this.group("Phases", this.folding)];
    }

    menus() {
      this.toggles = [];
      const filter = this.filtering();
      this.sifting = filter.firstChild;
      const { words } = this.viewer.filter;
      const menus = words.length ? [filter, this.following(words)] : [filter];
      this.threading = menus[1]?.firstChild;
      return this.group("Menus", ...menus, em.menu("Link", em.linkForms(this.viewer)), this.looking());
    }

    filtering() {
      const { viewer } = this;
      const { filter, picture } = viewer;
      const ids = [...picture.participants.keys()];
      const label = (id) => picture.participants.get(id).label;
      const parts = [
        this.choosing("Only messages of or among", ids, filter.only, label),
        this.choosing("Hide", ids, filter.hidden, label),
      ];
      if (em.KINDS.every((kind) => picture.steps.some((step) => step.kind === kind)))
        parts.push(this.choosing("Requests or events only", em.KINDS, filter.kinds, (kind) => `${kind}s`));
      if (filter.protocols.length > 1) parts.push(this.choosing("Without", filter.protocols, filter.off));
      const all = em.button("Show everything", () => viewer.sift());
      return em.menuBeside("Filter", ...parts, all);
    }

    choosing(title, each, chosen, name = (value) => value) {
      const button = (value) => {
        const press = () => this.viewer.sift(chosen, value);
        return this.toggle(name(value), () => chosen.has(value), press);
      };
      return em.choices(title, ...each.map(button));
    }

    following(words) {
      const { viewer } = this;
      const button = (word) => {
        const isFollowed = () => viewer.filter.thread === word;
        return this.toggle(word, isFollowed, () => viewer.follow(word));
      };
      return em.menuBeside("Follow", em.choices("All messages that carry", ...words.map(button)));
    }

    /* A button that is pressed while something holds: asked anew at every refresh, since it may change elsewhere. */
    toggle(words, state, press) {
      const button = em.toggle(words, false, press);
      this.toggles.push([button, state]);
      return button;
    }

    looking() {
      const { viewer } = this;
      const { view } = viewer;
      const sizes = [
        em.iconButton("smaller", "Smaller", () => view.smaller()),
        em.iconButton("fit", "Fit the width", () => view.fit()),
        em.iconButton("larger", "Larger", () => view.larger()),
      ];
      const list = this.toggle(
        "List of steps",
        () => Boolean(viewer.panel?.outline.isOn),
        () => {
          viewer.panel.outline.turn();
          // It comes up where this menu may be.
          list.closest("details").open = false;
        },
      );
      const save = em.button("Picture as shown (PNG)", () => viewer.save());
      return em.menu(
        "View",
        em.choices("Size", ...sizes),
        ...this.lifelines(),
        em.choices("Pace of playing", this.pace),
        em.choices("In place of the panel", list),
        save,
      );
    }

    /* Where the picture would be too wide with all of them. */
    lifelines() {
      const { viewer } = this;
      const { sheets } = viewer;
      const all = this.toggle(
        "All lifelines",
        () => sheets.isWhole,
        () => viewer.widen(),
      );
      return sheets.isChoice ? [em.choices("Participants", all)] : [];
    }

    whole() {
      const { view } = this.viewer;
      return document.fullscreenEnabled ? [em.iconButton("full", "Full screen", () => view.full())] : [];
    }

    run(running) {
      const title = running ? "Pause" : "Play";
      if (this.playing.title === title && this.playing.firstChild) return;
      em.setIcon(this.playing, running ? "pause" : "play");
      this.playing.title = title;
      this.playing.setAttribute("aria-label", title);
    }

    turn(word) {
      this.folding.textContent = word;
      this.folding.setAttribute("aria-label", `${word} phases`);
    }

    /* Say which outcome is shown, and bring it into its line, where that has more than there is room for. */
    tell(link, isShown) {
      if (link.getAttribute("aria-current") === String(isShown)) return;
      link.setAttribute("aria-current", String(isShown));
      if (isShown) link.parentElement.scrollTo(link.offsetLeft - ROOM, link.offsetTop - ROOM);
    }

    refresh() {
      const { viewer } = this;
      const { filter } = viewer;
      const step = viewer.now;
      this.count.textContent = step ? viewer.where(step) : `${viewer.course().length} steps`;
      this.count.classList.toggle("em-on", Boolean(step));
      this.run(Boolean(viewer.timer));
      for (const link of this.outcomes) this.tell(link, link.dataset.interruption === viewer.interruption);
      for (const [button, state] of this.toggles) button.setAttribute("aria-pressed", String(state()));
      this.sifting.textContent = filter.size ? `Filter (${filter.size})` : "Filter";
      this.sifting.classList.toggle("em-on", filter.size > 0);
      this.threading?.classList.toggle("em-on", Boolean(filter.thread));
      if (this.folding) this.turn(viewer.folds.isAny ? "Unfold" : "Fold");
    }
  };
})();
