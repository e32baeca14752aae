/* The viewer around a diagram: one step at a time, each with an address; parts of the picture chosen, folded, replaced.
   The picture and the table are whole without it. */
(() => {
  "use strict";
  const { em } = window;
  const STATES = ["done", "now", "next"];

  em.Viewer = class extends HTMLElement {
    connectedCallback() {
      const svg = this.querySelector("svg.em-seq");
      if (!svg || this.picture) return;
      Object.assign(this, { now: null, outcome: "", timer: 0 });
      this.picture = new em.Picture(svg);
      this.filter = new em.Filter(this.picture);
      this.folds = new em.Folds(this);
      this.view = new em.View(this, this.picture, svg.closest(".em-scroll"));
      this.bar = new em.Bar(this);
      this.querySelector(".em-figure").prepend(this.bar.element);
      this.panel = new em.Panel(this);
      this.live = em.make("p", { class: "em-live", role: "status" });
      this.append(this.live);
      this.address = new em.Address(this);
      this.paper = new em.Paper(this);
      this.make();
      this.listen();
      this.recall();
      if (this.open(this.address.anchor, false)) addEventListener("load", () => this.find());
    }

    /* Bring the step into view once the page has taken its shape. */
    find() {
      requestAnimationFrame(() => this.now && this.view.follow(this.now.g, true));
    }

    /* Give heads and downloads what only scripts can do. Heads go first: they are what Tab comes to first. */
    make() {
      const lanes = [...this.picture.lanes.values()];
      this.picture.svg.prepend(...lanes.map(({ head }) => head));
      for (const { id, head, label } of lanes) {
        const state = {
          role: "button",
          tabindex: "0",
          "aria-label": `Only messages of ${label}`,
          "aria-pressed": "false",
        };
        for (const [name, value] of Object.entries(state)) head.setAttribute(name, value);
        em.press(head, () => this.sift(this.filter.only, id));
      }
      this.view.heads.addEventListener("click", (event) => {
        const head = event.target.closest("[data-lane]");
        if (head) this.sift(this.filter.only, head.dataset.lane);
      });
      const save = em.button("Picture as shown (PNG)", () => this.save(), { class: "em-plain" });
      document.querySelector(".em-downloads")?.append(" · ", save);
    }

    save() {
      const parts = location.pathname.split("/").filter((part) => part && part !== "index.html");
      em.savePng(this.picture.svg, parts.at(-1) ?? "diagram");
    }

    listen() {
      em.listen(this);
      addEventListener("hashchange", () => {
        this.address.anchor = em.fragment();
        this.recall();
        this.open(this.address.anchor, !em.isInTables(document.activeElement));
      });
      document.addEventListener("fullscreenchange", () => this.find());
    }

    recall() {
      this.address.read();
      this.redraw();
    }

    /* The numbered steps of the normal course, or of it up to an interruption and of what follows that. */
    course() {
      const last = this.picture.outcomes.find(({ id }) => id === this.outcome);
      const until = last ? (this.picture.before(last)?.y ?? 0) : Infinity;
      const happens = ({ outcome, y }) => (outcome ? outcome === this.outcome : y <= until);
      return this.picture.leaves.filter((leaf) => (leaf.number || leaf === this.now) && happens(leaf));
    }

    where(leaf) {
      const last = () => this.course().findLast(({ number }) => number);
      return leaf.number ? `Step ${leaf.number} of ${last().number}` : "Between steps";
    }

    /* The first step that carries a value, unless it is this one. */
    firstWith(word, leaf) {
      const found = this.course().find((each) => em.threads(each).includes(word));
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
      if (this.uncover(leaf)) this.redraw();
      this.address.write(address);
      this.mark();
      this.panel.show(leaf);
      const told = leaf.g.querySelector("title")?.textContent.replace(/^\d+\. /, "") ?? leaf.g.textContent;
      this.say(`${this.where(leaf)}: ${told}`);
      if (!keep) this.view.follow(leaf.g);
    }

    /* Undo whatever hides a step: another course, a filter, a folded phase; tell whether anything did. */
    uncover(leaf) {
      const folded = this.picture.around(leaf).filter(({ id }) => this.folds.ids.has(id));
      const dropped = !leaf.outcome && this.outcome && !this.course().includes(leaf);
      const turned = leaf.outcome && leaf.outcome !== this.outcome;
      const sifted = !this.shown.has(leaf);
      if (turned || dropped) this.outcome = leaf.outcome;
      if (sifted) this.filter.clear();
      for (const { id } of folded) this.folds.ids.delete(id);
      return folded.length > 0 || turned || dropped || sifted;
    }

    /* Show which steps are done, which one is looked at, and which are to come. */
    mark() {
      const places = new Map(this.course().map((leaf, place) => [leaf, place]));
      const at = places.get(this.now);
      this.classList.toggle("em-stepping", at !== undefined);
      for (const leaf of this.picture.leaves) {
        const state = at === undefined ? "" : this.stateOf(leaf, places.get(leaf), at);
        leaf.g.classList.toggle("em-next", state === "next");
        for (const part of [leaf.g, leaf.row]) if (part) show(part, state);
      }
      for (const cell of document.querySelectorAll(".em-grid [data-at]"))
        cell.classList.toggle("em-now", cell.dataset.at === this.now?.id);
      this.bar.refresh();
    }

    /* By its place in the course; what has no number has none and goes by where it is drawn, and what belongs to
       another interruption is in no state at all. */
    stateOf(leaf, place, at) {
      if (place !== undefined) return STATES[1 + Math.sign(place - at)];
      if (leaf.outcome && leaf.outcome !== this.outcome) return "";
      return leaf.y < this.now.y ? "done" : "next";
    }

    leave() {
      this.stop();
      this.now = null;
      this.address.write("");
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
      const first = outcome.leaves.find(({ number }) => number) ?? this.picture.before(outcome);
      this.select(first, { address: id, keep: !scroll });
      this.say(outcome.title);
    }

    fold(ids) {
      this.folds.ids = new Set(ids);
      this.redraw();
    }

    /* Choose or drop a participant or a protocol; without one, show everything. */
    sift(set, value) {
      if (!set) this.filter.clear();
      else if (!set.delete(value)) set.add(value);
      this.redraw();
      const rows = `${this.shown.size} of ${this.picture.leaves.length} rows shown`;
      this.say(this.filter.size ? rows : "Everything is shown");
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
      this.picture.squeeze([...this.tails(), ...this.filter.cuts(found.shown), ...this.folds.cuts()]);
      this.filter.draw(found);
      this.view.resize();
      this.mark();
      this.address.write();
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

    say(words) {
      this.live.textContent = words;
    }
  };

  function show(part, state) {
    part.classList.toggle("em-done", state === "done");
    part.classList.toggle("em-now", state === "now");
    if (state === "now") part.setAttribute("aria-current", "step");
    else part.removeAttribute("aria-current");
  }

  customElements.define("em-viewer", em.Viewer);
})();
