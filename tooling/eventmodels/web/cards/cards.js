/* Cards at links: what stands behind a name, without leaving the page.
   Data is loaded after 150 ms at a link, the card opens after 500 ms, and closes 300 ms after one has left it. */
(() => {
  "use strict";
  const { em } = window;
  const LOAD = 150;
  const OPEN = 500;
  const CLOSE = 300;
  const GAP = 6;
  const EDGE = 8;
  const timers = { load: 0, open: 0, close: 0 };
  let card = null;
  let link = null;
  let wanted = null;

  /* Without the data no card opens: a page is whole without cards. */
  function load() {
    em.load("cards-data.js").then(
      () => wanted && open(wanted.link, wanted.focused),
      () => {},
    );
  }

  /* The address of the page that a link leads to, if there may be a card for it: not for the page one is on. */
  function addressOf(anchor) {
    const href = anchor.getAttribute("href");
    if (!href || href.startsWith("#")) return "";
    const address = em.addressOf(href);
    return em.isHere(address) ? "" : address;
  }

  function named(event) {
    const anchor = event.target.closest?.("a[href]");
    return anchor?.closest(".em-page, .em-card") ? anchor : null;
  }

  function wait(anchor, focused) {
    clear();
    timers.load = setTimeout(load, LOAD);
    timers.open = setTimeout(() => open(anchor, focused), OPEN);
  }

  function clear() {
    wanted = null;
    for (const timer of Object.values(timers)) clearTimeout(timer);
  }

  function open(anchor, focused) {
    wanted = em.cards ? null : { link: anchor, focused };
    const data = em.cards?.[addressOf(anchor)];
    if (!data || anchor.closest(".em-card")) return;
    close();
    link = anchor;
    card = build(data, anchor.getAttribute("href"));
    (document.fullscreenElement || document.body).append(card);
    if (focused) card.setAttribute("data-focus", "");
    link.setAttribute("aria-describedby", "em-card");
    place();
  }

  function build({ title, kind, evidence, summary = "", lines = [] }, href) {
    const said = [kind, evidence].filter(Boolean).join(" · ");
    const parts = [
      em.make("strong", {}, em.make("a", { href }, title)),
      em.make("span", { class: "em-card-kind" }, said),
      em.make("p", {}, summary),
    ];
    if (lines.length) parts.push(em.make("ul", {}, ...lines.map((line) => em.make("li", {}, line))));
    return em.make("div", { class: "em-card", id: "em-card", role: "dialog", "aria-label": title }, ...parts);
  }

  /* Below the link, or above it where there is more room; never on it. */
  function place() {
    const at = link.getBoundingClientRect();
    const size = card.getBoundingClientRect();
    const left = Math.min(at.left, document.documentElement.clientWidth - size.width - EDGE);
    const below = window.innerHeight - at.bottom - GAP - EDGE;
    const above = at.top - GAP - EDGE;
    const under = size.height <= below || below >= above;
    const height = Math.min(size.height, Math.max(under ? below : above, 0));
    card.style.left = `${Math.max(EDGE, left)}px`;
    card.style.maxHeight = `${height}px`;
    card.style.top = `${under ? at.bottom + GAP : at.top - GAP - height}px`;
  }

  function close() {
    clear();
    if (!card) return;
    card.remove();
    link.removeAttribute("aria-describedby");
    card = null;
    link = null;
  }

  function leave() {
    clear();
    timers.close = setTimeout(close, CLOSE);
  }

  const inCard = (element) => Boolean(card?.contains(element));

  function over(event) {
    const anchor = named(event);
    if (inCard(event.target) || (anchor && anchor === link)) clear();
    else if (anchor && addressOf(anchor)) wait(anchor, false);
  }

  function out(event) {
    const anchor = named(event);
    const to = event.relatedTarget;
    if ((inCard(event.target) && !inCard(to)) || (anchor && !anchor.contains(to))) leave();
  }

  function focused(event) {
    const anchor = named(event);
    if (inCard(event.target) || (anchor && anchor === link)) clear();
    else if (anchor?.matches(":focus-visible") && addressOf(anchor)) wait(anchor, true);
    else if (card) leave();
  }

  /* The card stands at the end of the page, but for Tab between its link and what comes after that. */
  function tab(event) {
    if (inCard(document.activeElement)) {
      link.focus();
      if (event.shiftKey) event.preventDefault();
      else close();
    } else if (!event.shiftKey && card.hasAttribute("data-focus") && document.activeElement === link) {
      card.querySelector("a").focus();
      event.preventDefault();
    }
  }

  function key(event) {
    if (card && event.key === "Tab") tab(event);
    if (event.key !== "Escape") return;
    if (!card) return clear();
    if (inCard(document.activeElement)) link.focus();
    close();
    event.stopPropagation();
  }

  /* A finger has no place to rest: a tap follows the link, as it does everywhere. */
  const pointed = (act) => (event) => {
    if (event.pointerType !== "touch") act(event);
  };

  document.addEventListener("pointerover", pointed(over));
  document.addEventListener("pointerout", pointed(out));
  document.addEventListener("focusin", focused);
  document.addEventListener("keydown", key, true);
  document.addEventListener("scroll", ({ target }) => card && !inCard(target) && close(), {
    passive: true,
    capture: true,
  });
})();
