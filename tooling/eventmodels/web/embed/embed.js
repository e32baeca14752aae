/* What the address of a bare page asks for, in the words of the viewer: ?step=ID or #ID, ?participants=A,B, ?hide=C,
   ?without=PROTOCOL, ?kind=request or event; and ?scheme=light or dark. */
(() => {
  "use strict";
  const { em } = window;
  /* As in embed.css. */
  const [NARROW, WIDE] = ["39.99em", "59.99em"];
  /* Beyond the end of an arrow: half a head. */
  const ROOM = 48;

  /* The colours for dark systems hold always or never, whatever the system is. */
  function paint([scheme]) {
    if (scheme === "light" || scheme === "dark")
      document.querySelector("link[media]").media = scheme === "dark" ? "screen" : "not all";
  }

  /* The messages that are meant stand out: a frame has no room to tell what would be missing, so none goes. */
  function filter(only, hidden, off, kinds) {
    const isOther = ({ dataset, classList }) =>
      kinds.length && dataset.message && !kinds.some((kind) => classList.contains(`em-${kind}`));
    for (const message of document.querySelectorAll(".em-seq [data-from]")) {
      const { from, to, protocol } = message.dataset;
      const aside = hidden.has(from) || hidden.has(to) || off.has(protocol) || isOther(message);
      message.classList.toggle("em-aside", aside || !em.isAmong(only, [from, to]));
    }
  }

  function point(step) {
    const message = step && document.querySelector(`.em-seq [data-step="${CSS.escape(step)}"]`);
    if (!message) return;
    message.classList.add("em-now");
    message.setAttribute("aria-current", "step");
    message.scrollIntoView({ block: "center" });
    sideways(message);
    for (const link of document.querySelectorAll("header a")) link.hash = step;
  }

  /* By the least: who begins the story stands at the left, and is to stay in sight where there is room for both. A row
     is as wide as the picture; its arrow counts, or its box. */
  function sideways(message) {
    const around = message.closest(".em-around");
    const part = (message.querySelector(".em-line, .em-box") ?? message).getBoundingClientRect();
    const over = part.right + ROOM - around.getBoundingClientRect().right;
    around.scrollLeft = Math.max(0, over);
  }

  function keepHeads(svg) {
    const around = svg.parentNode;
    const high = em.headsEnd(svg);
    const copy = em.draw("svg", { width: svg.getAttribute("width"), height: high }, ...em.headCopies(svg));
    const sheet = em.make("div", {}, copy);
    const place = em.make("div", { class: "em-stay em-seq", "aria-hidden": "true" }, sheet);
    around.before(place);
    /* Not over the heads themselves, nor over the end of the picture, where they would cover what they head. */
    const settle = () => {
      const box = svg.getBoundingClientRect();
      const top = document.querySelector("header").offsetHeight;
      place.style.top = `${top}px`;
      sheet.hidden = box.top >= top || box.bottom < top + 2 * high;
      sheet.scrollLeft = around.scrollLeft;
    };
    addEventListener("scroll", settle, { capture: true, passive: true });
    settle();
  }

  const words = (name) => new Set(em.asked(name));

  /* Of the forms of a picture only the one that is shown stays; a frame that becomes wider or narrower begins anew. */
  function choose() {
    const svgs = [...document.querySelectorAll("svg.em-seq")];
    const shown = svgs.find((svg) => svg.getClientRects().length);
    for (const svg of svgs) if (svg !== shown) svg.remove();
    const width = document.querySelector(".em-slim") ? NARROW : WIDE;
    matchMedia(`(max-width: ${width})`).addEventListener("change", () => location.reload());
  }

  paint(em.asked("scheme"));
  choose();
  filter(words("participants"), words("hide"), words("without"), em.asked("kind"));
  keepHeads(document.querySelector("svg.em-seq"));
  point(em.asked("step")[0] ?? em.fragment());
})();
