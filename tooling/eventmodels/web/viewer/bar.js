/* The bar above the picture: steps, interruptions, phases, filters, values, size. */
(() => {
  "use strict";
  window.emViewer ??= {};
  const em = window.emViewer;
  const PACES = { "½×": 4000, "1×": 2200, "2×": 1000 };

  em.Bar = class {
    constructor(viewer) {
      this.viewer = viewer;
      this.element = em.make("div", { class: "em-bar", role: "group", "aria-label": "Controls of the diagram" });
      this.element.append(this.steps(), ...this.outcomes(), ...this.phases(), this.menus(), this.sizes());
      this.refresh();
    }

    group(title, ...buttons) {
      return em.make("div", { class: "em-tools", role: "group", "aria-label": title }, ...buttons);
    }

    steps() {
      const { viewer } = this;
      this.count = em.button("", () => viewer.move(0), { class: "em-count", title: "Show the step" });
      this.playing = em.iconButton("play", "Play", () => viewer.play());
      this.pace = em.make(
        "select",
        { "aria-label": "Pace" },
        ...Object.keys(PACES).map((word) => em.make("option", {}, word)),
      );
      this.pace.value = "1×";
      return this.group(
        "Steps",
        em.iconButton("first", "First step (Home)", () => viewer.end(0)),
        em.iconButton("back", "Previous step (arrow up)", () => viewer.move(-1)),
        this.count,
        em.iconButton("on", "Next step (arrow down)", () => viewer.move(1)),
        em.iconButton("last", "Last step (End)", () => viewer.end(-1)),
        this.playing,
        this.pace,
      );
    }

    get wait() {
      return PACES[this.pace.value];
    }

    outcomes() {
      const { viewer } = this;
      this.switches = new Map(
        viewer.picture.outcomes.map(({ id, title }) => {
          const button = em.toggle(id.slice(id.lastIndexOf("~") + 1), false, () =>
            viewer.turn(viewer.outcome === id ? "" : id),
          );
          button.setAttribute("aria-label", title);
          button.title = title;
          button.className = "em-turn";
          return [id, button];
        }),
      );
      return this.switches.size ? [this.group("Interruptions", ...this.switches.values())] : [];
    }

    phases() {
      const { viewer } = this;
      const { phases } = viewer.picture;
      if (!phases.length) return [];
      this.folding = em.button("", () => viewer.fold(viewer.folded.size ? [] : phases.map(({ id }) => id)));
      return [this.group("Phases", this.folding)];
    }

    menus() {
      const { viewer } = this;
      const { filter, picture } = viewer;
      const lanes = [...picture.lanes.values()];
      const change = (set, value) => () => viewer.sift(set, value);
      this.toggles = [];
      const toggle = (words, state, press) => {
        const button = em.toggle(words, false, press);
        this.toggles.push([button, state]);
        return button;
      };
      const set = (title, each, chosen, names = (value) => value) =>
        em.choices(title, ...each.map((value) => toggle(names(value), () => chosen.has(value), change(chosen, value))));
      const ids = lanes.map(({ id }) => id);
      const label = (id) => picture.lanes.get(id).label;
      const parts = [set("Only messages of or among", ids, filter.only, label), set("Hide", ids, filter.hidden, label)];
      if (filter.protocols.length > 1) parts.push(set("Without", filter.protocols, filter.off));
      const menu = em.menu(
        "Filter",
        ...parts,
        em.button("Show everything", () => viewer.sift()),
      );
      this.sifting = menu.firstChild;
      const menus = [menu];
      if (filter.words.length) {
        const words = filter.words.map((word) =>
          toggle(
            word,
            () => filter.thread === word,
            () => viewer.follow(word),
          ),
        );
        menus.push(em.menu("Follow", em.choices("All messages that carry", ...words)));
      }
      menus.push(em.menu("Link", em.linkForms(viewer)));
      return this.group("Menus", ...menus);
    }

    sizes() {
      const { viewer } = this;
      const { view } = viewer;
      const buttons = [
        em.iconButton("smaller", "Smaller", () => view.smaller()),
        em.iconButton("fit", "Fit the width", () => view.fit()),
        em.iconButton("larger", "Larger", () => view.larger()),
      ];
      if (document.fullscreenEnabled) buttons.push(em.iconButton("full", "Full screen", () => view.full()));
      return this.group("Size", ...buttons);
    }

    run(running) {
      const title = running ? "Pause" : "Play";
      if (this.playing.title === title && this.playing.firstChild) return;
      em.setIcon(this.playing, running ? "pause" : "play");
      this.playing.title = title;
      this.playing.setAttribute("aria-label", title);
    }

    refresh() {
      const { viewer } = this;
      const { filter } = viewer;
      const leaf = viewer.now;
      this.count.textContent = leaf ? viewer.where(leaf) : `${viewer.course().length} steps`;
      this.count.classList.toggle("em-on", Boolean(leaf));
      this.run(Boolean(viewer.timer));
      for (const [id, button] of this.switches) button.setAttribute("aria-pressed", String(viewer.outcome === id));
      for (const [button, state] of this.toggles) button.setAttribute("aria-pressed", String(state()));
      this.sifting.textContent = filter.size ? `Filter (${filter.size})` : "Filter";
      if (this.folding) this.folding.textContent = viewer.folded.size ? "Unfold phases" : "Fold phases";
    }
  };
})();
