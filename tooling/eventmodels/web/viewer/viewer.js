/* The viewer around a diagram: one step at a time, each with an address; parts of the picture chosen, folded, replaced.
   The picture and the table are whole without it. */
(() => {
  "use strict";
  window.emViewer ??= {};
  const em = window.emViewer;
  const KEYS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  const TABLES = ".em-steps, .em-grid";

  em.Viewer = class extends HTMLElement {
    connectedCallback() {
      const svg = this.querySelector("svg.em-seq");
      if (!svg || this.picture) return;
      Object.assign(this, {
        now: null,
        outcome: "",
        folded: new Set(),
        timer: 0,
        anchor: em.fragment() || (em.asked("step")[0] ?? ""),
      });
      this.picture = new em.Picture(svg);
      this.filter = new em.Filter(this.picture);
      this.view = new em.View(this, this.picture, svg.closest(".em-scroll"));
      this.bar = new em.Bar(this);
      this.querySelector(".em-figure").prepend(this.bar.element);
      this.panel = new em.Panel(this);
      this.live = em.make("p", { class: "em-live", role: "status" });
      this.append(this.live);
      this.make();
      this.listen();
      this.recall();
      if (this.open(this.anchor, false)) addEventListener("load", () => this.find());
    }

    /* Bring the step into view once the page has taken its shape. */
    find() {
      requestAnimationFrame(() => this.now && this.view.follow(this.now.g, true));
    }

    /* Give heads, phases and downloads what only scripts can do. */
    make() {
      this.picture.svg.prepend(...[...this.picture.lanes.values()].map(({ head }) => head));
      for (const { id, head, label } of this.picture.lanes.values()) {
        for (const [name, value] of Object.entries({
          role: "button",
          tabindex: "0",
          "aria-label": `Only messages of ${label}`,
          "aria-pressed": "false",
        }))
          head.setAttribute(name, value);
        this.press(head, () => this.sift(this.filter.only, id));
      }
      this.view.heads.addEventListener("click", (event) => {
        const head = event.target.closest("[data-lane]");
        if (head) this.sift(this.filter.only, head.dataset.lane);
      });
      for (const phase of this.picture.phases) this.addFold(phase);
      const name =
        location.pathname
          .split("/")
          .filter((part) => part && part !== "index.html")
          .at(-1) ?? "diagram";
      document.querySelector(".em-downloads")?.append(
        " · ",
        em.button("Picture as shown (PNG)", () => em.savePng(this.picture.svg, name), { class: "em-plain" }),
      );
    }

    addFold(phase) {
      const x = Number(phase.tab.getAttribute("x")) + Number(phase.tab.getAttribute("width")) + 14;
      const parts = [
        em.draw("rect", { x: x - 10, y: phase.top, width: 20, height: 20, rx: 3 }),
        em.draw("path", { d: `M${x - 4} ${phase.top + 8}l4 5 4 -5` }),
      ];
      phase.fold = em.draw(
        "g",
        {
          class: "em-fold",
          role: "button",
          tabindex: "0",
          "aria-expanded": "true",
          "aria-label": `Fold ${phase.title}`,
        },
        ...parts,
      );
      phase.g.append(phase.fold);
      phase.parts.push(phase.fold);
      this.press(phase.fold, () => {
        const folded = new Set(this.folded);
        if (!folded.delete(phase.id)) folded.add(phase.id);
        this.fold(folded);
      });
    }

    press(element, act) {
      element.addEventListener("click", act);
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        event.stopPropagation();
        act();
      });
    }

    listen() {
      document.addEventListener("keydown", (event) => this.key(event));
      document.addEventListener("click", (event) => this.click(event));
      addEventListener("hashchange", () => {
        this.anchor = em.fragment();
        this.recall();
        this.open(this.anchor, !document.activeElement?.closest(TABLES));
      });
      document.addEventListener("fullscreenchange", () => this.find());
      addEventListener("beforeprint", () => this.whole(true));
      addEventListener("afterprint", () => this.whole(false));
      matchMedia("print").addEventListener("change", (event) => this.whole(event.matches));
    }

    /* Arrows step while the focus is in the viewer or at a step of the table, and everywhere while a step is shown. */
    key(event) {
      const target = event.target;
      const here = this.contains(target) || Boolean(target.closest?.(TABLES));
      const busy = target.closest?.("input, select, textarea, [contenteditable], .em-menu[open]");
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || busy) return;
      if (!here && !(this.now && target === document.body)) return;
      if (event.key in KEYS) this.move(KEYS[event.key]);
      else if (event.key === "Home") this.end(0);
      else if (event.key === "End") this.end(-1);
      else if (event.key === "Escape" && this.now) this.leave();
      else if (event.key === " " && !target.closest?.("a, button, summary, [role=button]")) this.play();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    click(event) {
      const target = event.target;
      const mark = target.closest?.("a.em-mark:not(.em-away)");
      const box = target.closest?.(".em-pill, .em-pill + text, .em-action, .em-state, .em-note")?.closest("g");
      const drawn = box && this.picture.leaves.find(({ g }) => g === box);
      const row = !target.closest?.("a, button") && !String(getSelection()) && target.closest?.(".em-steps .em-row");
      if (this.contains(target) && mark) this.turn(decodeURIComponent(mark.getAttribute("href").split("#")[1]));
      else if (drawn) this.select(drawn, { keep: true });
      else if (row)
        this.select(
          this.picture.leaves.find((leaf) => leaf.row === row),
          { keep: true },
        );
      else return;
      event.preventDefault();
    }

    /* The numbered steps of the normal course, or of it up to an interruption and of what follows that. */
    course() {
      const last = this.picture.outcomes.find(({ id }) => id === this.outcome);
      const until = last ? (this.picture.before(last)?.y ?? 0) : Infinity;
      return this.picture.leaves.filter(
        (leaf) =>
          (leaf.number || leaf === this.now) && (leaf.outcome ? leaf.outcome === this.outcome : leaf.y <= until),
      );
    }

    where(leaf) {
      return leaf.number
        ? `Step ${leaf.number} of ${
            this.course()
              .filter(({ number }) => number)
              .at(-1).number
          }`
        : "Between steps";
    }

    firstWith(word, leaf) {
      const found = this.course().find(({ row }) =>
        [...(row?.querySelectorAll("[data-ids]") ?? [])].some((span) => span.dataset.ids.split(" ").includes(word)),
      );
      return found && found !== leaf ? found : null;
    }

    move(by) {
      const steps = this.walkable();
      const at = steps.indexOf(this.now);
      this.select(steps[Math.min(steps.length - 1, Math.max(0, at + by))]);
    }

    end(which) {
      this.select(this.walkable().at(which));
    }

    walkable() {
      return this.course().filter((leaf) => leaf === this.now || !this.shown || this.shown.has(leaf));
    }

    /* The step whose address is as near as there is: its own, or that of the last one before it that has one. */
    named(leaf) {
      return this.picture.leaves.findLast(({ id, outcome, y }) => id && outcome === leaf.outcome && y <= leaf.y);
    }

    /* Show a step: alone in its row of the address, the table and the panel; `keep` leaves the page where it is. */
    select(leaf, { keep = false, address = leaf && (this.named(leaf)?.id ?? leaf.outcome) } = {}) {
      if (!leaf) return;
      this.now = leaf;
      const phases = this.picture.around(leaf).filter(({ id }) => this.folded.has(id));
      const dropped = !leaf.outcome && this.outcome && !this.course().includes(leaf);
      const turned = leaf.outcome && leaf.outcome !== this.outcome;
      if (turned || dropped) this.outcome = leaf.outcome;
      if (!this.shown.has(leaf)) this.filter.clear();
      for (const { id } of phases) this.folded.delete(id);
      if (phases.length || turned || dropped || !this.shown.has(leaf)) this.redraw();
      this.readdress(address);
      this.mark();
      this.panel.show(leaf);
      const told = leaf.g.querySelector("title")?.textContent.replace(/^\d+\. /, "") ?? leaf.g.textContent;
      this.say(`${this.where(leaf)}: ${told}`);
      if (!keep) this.view.follow(leaf.g);
    }

    /* What the address holds besides the step, by the names that bare pages know as well. */
    chosen() {
      const { filter, outcome, anchor } = this;
      const said = anchor === outcome || this.picture.byId.get(anchor)?.outcome === outcome;
      return {
        participants: [...filter.only],
        hide: [...filter.hidden],
        without: [...filter.off],
        follow: filter.thread ? [filter.thread] : [],
        fold: [...this.folded],
        interruption: outcome && !said ? [outcome] : [],
      };
    }

    /* Make things as the address says. */
    recall() {
      const { phases, outcomes } = this.picture;
      this.filter.ask({
        only: em.asked("participants"),
        hidden: em.asked("hide"),
        off: em.asked("without"),
        thread: em.asked("follow"),
      });
      this.folded = new Set(em.asked("fold").filter((word) => phases.some(({ id }) => id === word)));
      this.outcome = em.asked("interruption").find((word) => outcomes.some(({ id }) => id === word)) ?? this.outcome;
      this.redraw();
    }

    readdress(anchor = this.anchor) {
      if (this.kept) return;
      this.anchor = anchor;
      const address = em.addressOf(this.chosen(), anchor);
      try {
        if (address !== location.href) history.replaceState(history.state, "", address);
      } catch {
        // Some browsers refuse what comes too often; the next change is told again.
      }
    }

    mark() {
      const steps = this.course();
      const at = steps.indexOf(this.now);
      const index = new Map(steps.map((leaf, i) => [leaf, i]));
      this.classList.toggle("em-stepping", at >= 0);
      for (const leaf of this.picture.leaves) {
        const place =
          at < 0
            ? undefined
            : (index.get(leaf) ??
              (leaf.outcome === this.outcome || !leaf.outcome ? (leaf.y < this.now.y ? -1 : Infinity) : undefined));
        leaf.g.classList.toggle("em-next", place > at);
        for (const part of [leaf.g, leaf.row]) {
          if (!part) continue;
          part.classList.toggle("em-done", place < at);
          part.classList.toggle("em-now", place === at);
          if (place === at) part.setAttribute("aria-current", "step");
          else part.removeAttribute("aria-current");
        }
      }
      for (const cell of document.querySelectorAll(".em-grid [data-at]"))
        cell.classList.toggle("em-now", cell.dataset.at === this.now?.id);
      this.bar.refresh();
    }

    leave() {
      this.stop();
      this.now = null;
      this.readdress("");
      this.panel.show(null);
      this.mark();
      this.say("No step chosen");
    }

    /* Go where an address leads: to a step, or to what happens after an interruption. */
    open(asked, scroll = true) {
      const id = document.getElementById(asked)?.dataset.movedTo ?? asked;
      const leaf = this.picture.byId.get(id);
      if (leaf) this.select(leaf, { keep: !scroll });
      else if (this.picture.outcomes.some((each) => each.id === id)) this.turn(id, scroll);
      else return false;
      return true;
    }

    turn(id, scroll = true) {
      const outcome = this.picture.outcomes.find((each) => each.id === id);
      this.outcome = id;
      this.redraw();
      if (!outcome) return this.now && !this.now.outcome ? this.select(this.now) : this.leave();
      this.select(outcome.leaves.find(({ number }) => number) ?? this.picture.before(outcome), {
        address: id,
        keep: !scroll,
      });
      this.say(outcome.title);
    }

    fold(ids) {
      this.folded = new Set(ids);
      this.redraw();
    }

    /* Choose or drop a participant or a protocol; without one, show everything. */
    sift(set, value) {
      if (!set) this.filter.clear();
      else if (!set.delete(value)) set.add(value);
      this.redraw();
      this.say(
        this.filter.size ? `${this.shown.size} of ${this.picture.leaves.length} rows shown` : "Everything is shown",
      );
    }

    follow(word) {
      this.filter.thread = this.filter.thread === word ? "" : word;
      this.redraw();
      this.say(this.filter.thread ? `Messages that carry ${word} are marked` : "No value is followed");
    }

    redraw() {
      const found = this.filter.sift();
      this.shown = found.shown;
      this.filter.mark(found);
      this.picture.squeeze([...this.tails(), ...this.filter.cuts(found.shown), ...this.folds()]);
      this.filter.draw(found);
      this.view.resize();
      this.mark();
      this.readdress();
    }

    folds() {
      return this.picture.phases
        .map((phase) => {
          const folded = this.folded.has(phase.id);
          phase.g.classList.toggle("em-folded", folded);
          phase.fold.setAttribute("aria-expanded", String(!folded));
          return folded ? [phase.top + 20, phase.bottom - 1] : null;
        })
        .filter(Boolean);
    }

    /* What an outcome replaces: the rest of the normal course, and the other outcomes. */
    tails() {
      const { outcomes } = this.picture;
      const chosen = outcomes.find(({ id }) => id === this.outcome);
      for (const each of outcomes) each.g.classList.toggle("em-taken", each === chosen);
      for (const leaf of this.picture.leaves)
        leaf.g.classList.toggle("em-taken", Boolean(chosen) && leaf.outcome === this.outcome);
      if (!chosen) return [];
      const others = outcomes.filter((each) => each !== chosen).map((each) => this.picture.cutOf(each));
      return [[this.picture.before(chosen)?.bottom ?? 0, outcomes[0].top - 24], ...others];
    }

    play() {
      if (this.timer) return this.stop();
      this.timer = setInterval(() => this.tick(), this.bar.wait);
      this.move(this.now ? 1 : 0);
    }

    tick() {
      if (this.now === this.walkable().at(-1)) this.stop();
      else this.move(1);
    }

    stop() {
      clearInterval(this.timer);
      this.timer = 0;
      this.bar.refresh();
    }

    /* For paper everything is unfolded; afterwards things are as they were. */
    whole(printed) {
      if (printed === Boolean(this.kept)) return;
      const { folded, outcome, now, filter, view } = this;
      if (printed) {
        this.kept = {
          folded,
          outcome,
          now,
          zoom: view.zoom,
          thread: filter.thread,
          only: [...filter.only],
          hidden: [...filter.hidden],
          off: [...filter.off],
        };
        Object.assign(this, { folded: new Set(), outcome: "", now: null });
        filter.clear();
        filter.thread = "";
        view.zoom = 1;
      } else {
        Object.assign(this, { folded: this.kept.folded, outcome: this.kept.outcome, now: this.kept.now });
        for (const name of ["only", "hidden", "off"]) for (const value of this.kept[name]) filter[name].add(value);
        filter.thread = this.kept.thread;
        view.zoom = this.kept.zoom;
        this.kept = null;
      }
      this.redraw();
    }

    address() {
      const { title } = this.dataset;
      const leaf = this.now && this.named(this.now);
      const url = em.addressOf(this.chosen(), this.anchor);
      if (!leaf) return { url, title };
      const name = leaf.message || leaf.row?.cells[3]?.textContent || "";
      return { url, title: `${title}, ${this.where(leaf).toLowerCase()}${name ? `: ${name}` : ""}` };
    }

    say(words) {
      this.live.textContent = words;
    }
  };

  customElements.define("em-viewer", em.Viewer);
})();
