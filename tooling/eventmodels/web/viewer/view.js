/* Looking at the picture: heads that stay, zoom, pan, full screen, and bringing a step into view. */
(() => {
  "use strict";
  const { em } = window;
  const STEP = 1.2;
  const LEAST = 0.4;
  const MOST = 3;
  const MARGIN = 16;

  em.View = class {
    constructor(element, picture, scroller) {
      Object.assign(this, { element, picture, scroller, zoom: 1, held: null, high: em.headsEnd(picture.svg) });
      this.heads = em.make("div", { class: "em-heads em-seq", "aria-hidden": "true" }, em.draw("svg"));
      this.place = em.make("div", { class: "em-heads-at" }, this.heads);
      scroller.before(this.place);
      const map = element.querySelector(".em-map");
      this.map = map && new em.Map(map, this);
      this.last = () => requestAnimationFrame(() => this.settle());
      for (const [target, kind] of [
        [window, "scroll"],
        [window, "resize"],
        [element, "scroll"],
        [scroller, "scroll"],
      ])
        target.addEventListener(kind, this.last, { passive: true });
      document.addEventListener("fullscreenchange", this.last);
      scroller.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
      scroller.addEventListener("pointerdown", (event) => this.pan(event));
    }

    /* Show another form of the picture. */
    take({ svg }) {
      this.high = em.headsEnd(svg);
      this.heads.firstChild.replaceChildren();
    }

    get bar() {
      return this.element.querySelector(".em-controls");
    }

    /* Where the controls stick, below the header or where they are held, and how high they are. */
    get top() {
      const header = document.fullscreenElement === this.element ? null : document.querySelector(".md-header");
      const bar = this.bar && getComputedStyle(this.bar).position === "sticky" ? this.bar.offsetHeight : 0;
      return { header: Math.max(header?.offsetHeight ?? 0, (bar && this.held) || 0), bar };
    }

    /* All is measured before anything is set: each look after a change would lay the page out anew. */
    settle() {
      const { header, bar } = this.top;
      const box = this.picture.svg.getBoundingClientRect();
      const high = this.high * this.zoom;
      const room = { top: header + bar + high, bottom: this.map && this.bottom };
      if (this.bar) this.stick(this.bar, bar && header);
      this.stick(this.place, header + bar);
      if (this.map) this.chart(box, room);
      const needed = box.top + 1 < header + bar && box.bottom > header + bar + 2 * high;
      this.heads.classList.toggle("em-needed", needed);
      document.body.classList.toggle("em-headed", needed);
      if (!needed) return;
      const svg = this.heads.firstChild;
      if (!svg.firstChild) svg.append(...em.headCopies(this.picture.svg));
      this.heads.scrollLeft = this.scroller.scrollLeft;
    }

    /* Show in the map what the window shows of the picture. */
    chart(box, { top, bottom }) {
      this.stick(this.map.svg, top);
      this.map.settle(bottom - top, (top - box.top) / this.zoom, (bottom - box.top) / this.zoom);
    }

    stick(element, top) {
      if (element.style.top !== `${top}px`) element.style.top = `${top}px`;
    }

    resize() {
      const { width } = this.picture;
      const svg = this.heads.firstChild;
      this.picture.scale(this.zoom);
      svg.setAttribute("viewBox", `0 0 ${width} ${this.high}`);
      svg.setAttribute("width", Math.round(width * this.zoom));
      svg.setAttribute("height", Math.round(this.high * this.zoom));
      this.last();
    }

    scale(zoom) {
      const { scroller } = this;
      const middle = (scroller.scrollLeft + scroller.clientWidth / 2) / this.zoom;
      this.zoom = Math.min(MOST, Math.max(LEAST, zoom));
      this.resize();
      scroller.scrollLeft = middle * this.zoom - scroller.clientWidth / 2;
    }

    larger() {
      this.scale(this.zoom * STEP);
    }
    smaller() {
      this.scale(this.zoom / STEP);
    }
    fit() {
      this.scale(this.scroller.clientWidth / this.picture.width);
    }

    full() {
      if (document.fullscreenElement) document.exitFullscreen();
      else this.element.requestFullscreen?.();
    }

    wheel(event) {
      if (!event.ctrlKey) return;
      event.preventDefault();
      this.scale(this.zoom * (event.deltaY < 0 ? STEP : 1 / STEP));
    }

    /* Drag the paper; links, heads and words stay what they are. */
    pan(event) {
      if (event.pointerType !== "mouse" || event.button || event.target.closest("text, [role=button]")) return;
      const { scroller, element } = this;
      const { clientX, clientY } = event;
      const left = scroller.scrollLeft;
      const top = element.scrollTop;
      const move = (now) => {
        scroller.scrollLeft = left - now.clientX + clientX;
        element.scrollTop = top - now.clientY + clientY;
      };
      const end = () => {
        scroller.classList.remove("em-held");
        removeEventListener("pointermove", move);
      };
      scroller.classList.add("em-held");
      addEventListener("pointermove", move);
      addEventListener("pointerup", end, { once: true });
    }

    /* Where the panel begins that lies over the page, or the end of the window. */
    get bottom() {
      const panel = this.element.querySelector(".em-panel");
      const isSheet = panel && getComputedStyle(panel).position === "fixed" && panel.offsetHeight;
      return (isSheet ? panel.getBoundingClientRect().top : innerHeight) - MARGIN;
    }

    scroll(by, how) {
      const full = document.fullscreenElement === this.element;
      (full ? this.element : window).scrollBy({ top: by, behavior: how });
    }

    /* Bring a height of the picture, in its own measure, to the middle of what is seen. */
    center(y) {
      const { header, bar } = this.top;
      const middle = (header + bar + this.high * this.zoom + this.bottom) / 2;
      this.scroll(this.picture.svg.getBoundingClientRect().top + y * this.zoom - middle, "instant");
    }

    /* A picture that has become shorter above what is looked at comes back into sight. */
    stay() {
      const { header, bar } = this.top;
      const { top, bottom } = this.picture.svg.getBoundingClientRect();
      if (bottom < header + bar + 3 * this.high * this.zoom) this.scroll(top - header - bar, "instant");
    }

    /* What was pressed is not to lie below the panel that comes up for it. */
    clear(element) {
      const over = element.getBoundingClientRect().bottom - this.bottom;
      if (over > 0) this.scroll(over, em.calm() ? "instant" : "smooth");
    }

    /* Scroll only as far as needed for a step to be seen, with the frame around it, of which the beginning counts if
       not all has room; `always` goes there at once, before anything scrolls back. */
    follow(g, always, frame = g) {
      const { header, bar } = this.top;
      const box = frame.getBoundingClientRect();
      const { bottom } = this;
      const top = header + bar + this.high * this.zoom + MARGIN;
      const how = always || em.calm() ? "instant" : "smooth";
      if (always || box.top < top || box.bottom > bottom) {
        // By the least, so that the eye keeps its place; an address that was opened leaves room above its step.
        const spare = always ? Math.max(0, (bottom - top - box.height) / 3) : 0;
        const up = box.top - top - spare;
        this.scroll(always || box.top < top ? up : Math.min(up, box.bottom - bottom), how);
      }
      // Its row is as wide as the picture: sideways the arrow counts, or the box.
      const part = (g.querySelector(".em-line, .em-box") ?? g).getBoundingClientRect();
      const view = this.scroller.getBoundingClientRect();
      if (part.left < view.left || part.right > view.right) {
        const spare = Math.max(MARGIN, (view.width - part.width) / 2);
        this.scroller.scrollBy({ left: part.left - view.left - spare, behavior: how });
      }
    }
  };

  /* Heads that stay and zoom by the wheel, around a picture that is not stepped through. */
  customElements.define(
    "em-heads",
    class extends HTMLElement {
      connectedCallback() {
        const svg = this.querySelector("svg.em-seq");
        if (!svg || this.view) return;
        this.view = new em.View(this, new em.Picture(svg), svg.closest(".em-scroll"));
        this.view.resize();
      }
    },
  );
})();
