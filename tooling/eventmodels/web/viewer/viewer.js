/* The viewer around a diagram: one step at a time, each with an address; parts of the picture chosen, folded, replaced.
   The picture and the table are whole without it. */
(() => {
  "use strict";
  const { em } = window;
  const STATES = ["done", "now", "next"];
  /* What stays free between a step and what follows it instead of the rest. */
  const ROOM = 8;

  em.Viewer = class extends HTMLElement {
    connectedCallback() {
      if (!this.querySelector("svg.em-seq") || this.picture) return;
      Object.assign(this, { now: null, interruption: "", timer: 0 });
      this.sheets = new em.Sheets(this);
      const { svg } = this.sheets;
      this.picture = new em.Picture(svg);
      this.filter = new em.Filter(this.picture);
      this.folds = new em.Folds(this);
      this.view = new em.View(this, this.picture, svg.closest(".em-scroll"));
      this.bar = new em.Bar(this);
      this.panel = new em.Panel(this);
      this.hover = new em.Hover(this);
      this.rows = new em.Rows(this);
      this.headings = new em.Headings();
      this.live = em.make("p", { class: "em-live", role: "status" });
      this.toast = new em.Toast(this);
      this.append(this.live, this.toast.element, this.hover.card);
      this.address = new em.Address(this);
      this.paper = new em.Paper(this);
      this.make();
      this.listen();
      this.recall();
      if (this.open(this.address.anchor, false)) addEventListener("load", () => this.find());
      else this.miss(this.address.anchor);
    }

    /* Say that an address asks for what is not here. */
    miss(asked) {
      if (asked && !document.getElementById(asked)) this.tell(`There is no step ${asked} here`);
    }

    /* Bring the step into view once the page has taken its shape. */
    find() {
      requestAnimationFrame(() => this.now && this.look(true));
    }

    /* Bring what was asked for into view: the step, and of an outcome all of its frame that there is room for. */
    look(always = false) {
      const outcome = this.picture.interruptions.find(({ id }) => id === this.address.anchor);
      this.view.follow(this.now.g, always, outcome?.g);
    }

    /* Go on with another form of the picture: what is chosen stays. */
    take(svg) {
      const { picture, now } = this;
      picture.turn(svg);
      this.now = now && picture.steps.find(({ key }) => key === now.key);
      this.folds.read();
      this.view.take(picture);
      this.hover.read(picture);
      this.rows.read(picture);
      this.press();
    }

    make() {
      this.press();
      this.view.heads.addEventListener("click", (event) => {
        const head = event.target.closest("[data-participant]");
        if (head) this.panel.who.turn(head.dataset.participant);
      });
    }

    /* Give heads what only scripts can do. They go first: they are what Tab comes to first. */
    press() {
      const participants = [...this.picture.participants.values()];
      this.picture.svg.prepend(...participants.map(({ head }) => head));
      for (const { id, head, label } of participants) {
        const state = {
          role: "button",
          tabindex: "0",
          "aria-label": `Who ${label} talks to`,
          "aria-haspopup": "dialog",
          "aria-expanded": "false",
        };
        const isNew = !head.hasAttribute("role");
        for (const [name, value] of Object.entries(state)) head.setAttribute(name, value);
        if (isNew) em.press(head, () => this.panel.who.turn(id));
      }
    }

    /* Show all lifelines, or those of who says more than a little. */
    widen() {
      this.sheets.isWhole = !this.sheets.isWhole;
      this.sheets.turn();
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
        if (!this.open(this.address.anchor, !em.isInTables(document.activeElement))) this.miss(this.address.anchor);
      });
      document.addEventListener("fullscreenchange", () => this.find());
    }

    recall() {
      this.address.read();
      this.redraw();
    }

    /* What happens: the normal course, or it up to an interruption and what follows that. */
    happening() {
      const last = this.picture.interruptions.find(({ id }) => id === this.interruption);
      const until = last ? (this.picture.before(last)?.y ?? 0) : Infinity;
      const happens = ({ interruption, y }) => (interruption ? interruption === this.interruption : y <= until);
      return this.picture.steps.filter(happens);
    }

    /* Of that, what can be stepped through: the numbered steps, and where one is. */
    course() {
      return this.happening().filter((step) => step.number || step === this.now);
    }

    where(step) {
      const last = () => this.course().findLast(({ number }) => number);
      return step.number ? `Step ${step.number} of ${last().number}` : "Between steps";
    }

    /* The first step that carries a value, unless it is this one. */
    firstWith(word, step) {
      const found = this.course().find((each) => em.threads(each).includes(word));
      return found && found !== step ? found : null;
    }

    move(by, steps = this.walkable()) {
      const at = steps.indexOf(this.now);
      this.select(steps[Math.min(steps.length - 1, Math.max(0, at + by))]);
    }

    end(which) {
      this.select(this.walkable().at(which));
    }

    walkable() {
      return this.course().filter((step) => step === this.now || !this.shown || this.shown.has(step));
    }

    get link() {
      return this.address.link;
    }

    /* The step whose address is as near as there is: its own, or that of the last one before it that has one. */
    named(step) {
      return this.picture.steps.findLast(
        ({ id, interruption, y }) => id && interruption === step.interruption && y <= step.y,
      );
    }

    /* Show a step: alone in its row of the address, the table and the panel; `keep` leaves the page where it is. */
    select(step, { keep = false, address = step && (this.named(step)?.id ?? step.interruption) } = {}) {
      if (!step) return;
      this.now = step;
      if (this.uncover(step)) this.redraw();
      this.address.write(address);
      this.mark();
      this.panel.show(step);
      this.say(`${this.where(step)}: ${step.words}`);
      if (!keep) this.look();
    }

    /* Undo whatever hides a step: another course, a filter, a folded phase; tell whether anything did. */
    uncover(step) {
      const folded = this.picture.around(step).filter(({ id }) => this.folds.ids.has(id));
      const dropped = !step.interruption && this.interruption && !this.course().includes(step);
      const turned = step.interruption && step.interruption !== this.interruption;
      const sifted = !this.shown.has(step);
      if (turned || dropped) this.interruption = step.interruption;
      if (sifted) this.filter.clear();
      for (const { id } of folded) this.folds.ids.delete(id);
      return folded.length > 0 || turned || dropped || sifted;
    }

    /* Show which steps are done, which one is looked at, and which are to come. */
    mark() {
      const places = new Map(this.course().map((step, place) => [step, place]));
      const at = places.get(this.now);
      this.classList.toggle("em-stepping", at !== undefined);
      const happening = new Set(this.happening());
      const coming = new Set();
      for (const step of this.picture.steps) {
        const state = at === undefined || !happening.has(step) ? "" : this.stateOf(step, places.get(step), at);
        if (state === "next") coming.add(step);
        step.row?.classList.toggle("em-unreached", Boolean(this.interruption) && !happening.has(step));
        for (const part of [step.g, step.row]) if (part) show(part, state);
      }
      this.picture.ground(at === undefined ? null : this.now);
      this.view.map?.mark(this.now);
      for (const { id } of this.picture.interruptions)
        section(id)?.classList.toggle("em-unreached", Boolean(this.interruption) && id !== this.interruption);
      for (const cell of document.querySelectorAll(".em-grid [data-at]"))
        cell.classList.toggle("em-now", cell.dataset.at === this.now?.id);
      this.pale(coming);
      this.headings.mark();
      this.rows.settle();
      this.panel.outline.mark(happening);
      this.bar.refresh();
    }

    /* What is to come grows pale in a task of its own: all of a long story at once would hold up the first step. */
    pale(coming) {
      clearTimeout(this.paling);
      this.paling = setTimeout(() => {
        for (const step of this.picture.steps) step.g.classList.toggle("em-next", coming.has(step));
      });
    }

    /* By its place in the course; what has no number has none, and goes by where it is drawn. */
    stateOf(step, place, at) {
      if (place !== undefined) return STATES[1 + Math.sign(place - at)];
      return step.y < this.now.y ? "done" : "next";
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
      const step = this.picture.byId.get(id);
      if (step) this.select(step, { keep: !scroll });
      else if (this.picture.interruptions.some((each) => each.id === id)) this.turn(id, scroll);
      else return false;
      return true;
    }

    turn(id, scroll = true) {
      const interruption = this.picture.interruptions.find((each) => each.id === id);
      this.interruption = id;
      const last = interruption && this.picture.before(interruption);
      // What follows a step is seen behind it: the phase that it stands in is unfolded.
      for (const around of last ? this.picture.around(last) : []) this.folds.ids.delete(around.id);
      this.redraw();
      if (!interruption) return this.now && !this.now.interruption ? this.select(this.now) : this.leave();
      const first = interruption.steps.find(({ number }) => number) ?? last;
      this.select(first, { address: id, keep: !scroll });
      this.say(interruption.title);
    }

    /* As the line of them has them. */
    get outcomes() {
      return this.bar.outcomes.map(({ dataset }) => dataset.interruption);
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
      this.view.stay();
      const rows = `${this.shown.size} of ${this.picture.steps.length} rows shown`;
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
      this.view.map?.draw(this.picture);
      this.view.resize();
      this.mark();
      this.address.write();
    }

    /* What an interruption replaces: the rest of the normal course, and the other interruptions. */
    tails() {
      const { interruptions } = this.picture;
      const chosen = interruptions.find(({ id }) => id === this.interruption);
      for (const each of interruptions) each.g.classList.toggle("em-dim", each !== chosen);
      for (const { g, interruption } of this.picture.steps)
        if (interruption) g.classList.toggle("em-dim", interruption !== this.interruption);
      if (!chosen) return [];
      const [top, bottom] = this.picture.cutOf(chosen);
      const below = interruptions.filter((each) => each.top > bottom).map((each) => this.picture.cutOf(each));
      // All between the two in one cut: what is left between others would add up.
      return [[this.picture.before(chosen)?.bottom ?? 0, top - ROOM], ...below];
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

    /* Say it to the eye too, for as long as it takes to read. */
    tell(words) {
      this.say(words);
      this.toast.show(words);
    }
  };

  /* The part of the page that tells an interruption in words: its heading has the address. */
  function section(id) {
    return document.getElementById(id)?.closest(".em-interruption-steps");
  }

  function show(part, state) {
    part.classList.toggle("em-done", state === "done");
    part.classList.toggle("em-now", state === "now");
    if (state === "now") part.setAttribute("aria-current", "step");
    else part.removeAttribute("aria-current");
  }

  customElements.define("em-viewer", em.Viewer);
})();
