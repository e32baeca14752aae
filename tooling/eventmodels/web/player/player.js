/* A model that plays by itself: one step after the other, calmly, once, and only while nobody looks at one of them. */
(() => {
  "use strict";
  const { em } = window;
  /* Time to read a sentence. */
  const WAIT = 2400;
  /* Where in the window the step stands that is told: what comes next is seen below it. */
  const AT = 0.55;
  const SHOWN = 0.5;
  const MOTION = "(prefers-reduced-motion: reduce)";

  class Player extends HTMLElement {
    connectedCallback() {
      if (this.box) return;
      this.box = this.querySelector(".em-player-box");
      this.sentences = [...this.querySelectorAll("li")];
      this.way = this.querySelector(".em-player-open");
      this.at = -1;
      /* What holds it up while it is on; it goes on by itself. */
      this.holds = new Set(["sight"]);
      this.button = em.iconButton("play", "Play the model", () => this.turn(!this.isOn));
      this.querySelector(".em-player-head").append(this.button);
      this.progress = em.make("span", { class: "em-player-progress", "aria-hidden": "true" });
      this.querySelector(".em-player-foot").append(this.progress);
      this.take();
      this.listen();
      this.turn(!em.calm());
    }

    /* Show the picture for a window as wide as this one. */
    take() {
      const svg = [...this.box.querySelectorAll("svg.em-seq[data-form]")].find((each) => each.getClientRects().length);
      if (!svg || svg === this.picture?.svg) return;
      this.veil?.remove();
      this.picture = new em.Picture(svg);
      this.steps = this.sentences.map(({ dataset }) => this.picture.steps.find(({ key }) => key === dataset.step));
      this.veil = em.draw("rect", { class: "em-player-veil", x: 0, width: this.picture.width });
      svg.append(this.veil);
      /* One way to a step, below, in place of as many as there are steps to pass with Tab. */
      for (const link of svg.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
      this.box.querySelector(".em-player-heads")?.remove();
      this.box.prepend(heads(svg));
      this.show();
    }

    listen() {
      const foot = this.querySelector(".em-player-foot");
      for (const part of [this.box, foot]) {
        part.addEventListener("pointerenter", ({ pointerType }) => this.hold("pointer", pointerType === "mouse"));
        part.addEventListener("pointerleave", () => this.hold("pointer", false));
        part.addEventListener("focusin", () => this.hold("focus", true));
        part.addEventListener("focusout", () => this.hold("focus", false));
      }
      document.addEventListener("visibilitychange", () => this.hold("hidden", document.hidden));
      matchMedia(MOTION).addEventListener("change", ({ matches }) => matches && this.turn(false));
      addEventListener("resize", () => this.take());
      const seen = ([{ intersectionRatio }]) => this.hold("sight", intersectionRatio < SHOWN);
      new IntersectionObserver(seen, { threshold: SHOWN }).observe(this.box);
    }

    hold(why, isHeld) {
      if (isHeld) this.holds.add(why);
      else this.holds.delete(why);
      this.go();
    }

    /* On or off, as somebody wants it; what is over begins anew. */
    turn(isOn) {
      this.isOn = isOn;
      em.setIcon(this.button, isOn ? "pause" : "play");
      this.button.title = isOn ? "Pause the model" : "Play the model";
      this.button.setAttribute("aria-label", this.button.title);
      if (isOn && this.at === this.steps.length - 1) this.at = -1;
      this.go();
    }

    go() {
      clearInterval(this.timer);
      this.timer = 0;
      if (!this.isOn || this.holds.size) return;
      this.timer = setInterval(() => this.next(), WAIT);
      if (this.at < 0) this.next();
    }

    next() {
      this.at += 1;
      this.show();
      if (this.at === this.steps.length - 1) this.turn(false);
    }

    show() {
      const { at, steps, picture, veil } = this;
      const step = steps[at];
      this.classList.toggle("em-told", Boolean(step));
      this.progress.style.transform = `scaleX(${(at + 1) / steps.length})`;
      for (const [place, sentence] of this.sentences.entries()) sentence.classList.toggle("em-now", place === at);
      for (const each of picture.steps) each.g.classList.toggle("em-now", each === step);
      picture.ground(step ?? null);
      const from = step && steps[at + 1] ? step.bottom : picture.height;
      veil.setAttribute("y", from);
      veil.setAttribute("height", picture.height);
      if (!step) return;
      this.way.hash = step.id;
      const top = step.y - this.box.clientHeight * AT;
      this.box.scrollTo({ top, behavior: em.calm() ? "instant" : "smooth" });
    }
  }

  /* The heads again, above what is scrolled; the real ones are read. */
  function heads(svg) {
    const size = { width: svg.getAttribute("width"), height: em.headsEnd(svg) };
    const copy = em.draw("svg", { class: "em-seq", ...size }, ...em.headCopies(svg));
    return em.make("div", { class: "em-player-heads", "aria-hidden": "true" }, copy);
  }

  customElements.define("em-player", Player);
})();
