/* Cards at links: what stands behind a name, without leaving the page.
   Data is loaded after 150 ms at a link, the card opens after 500 ms, and closes 300 ms after one has left it. */
(() => {
  "use strict";
  const LOAD = 150;
  const OPEN = 500;
  const CLOSE = 300;
  const GAP = 6;
  const EDGE = 8;
  const root = new URL("../../", document.currentScript.src);
  const source = new URL("cards-data.js", document.currentScript.src).href;
  const timers = { load: 0, open: 0, close: 0 };
  let card = null;
  let link = null;
  let loading = false;
  let wanted = null;

  function load() {
    if (loading || window.emCards) return;
    loading = true;
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => {
      if (wanted) open(wanted.link, wanted.focused);
    };
    document.head.appendChild(script);
  }

  function addressOf(anchor) {
    const href = anchor.getAttribute("href");
    if (!href || href.charAt(0) === "#") return "";
    const url = new URL(href, document.baseURI);
    if (url.href.indexOf(root.href) !== 0) return "";
    const path = decodeURIComponent(url.href.slice(root.href.length).split(/[?#]/)[0]).replace(/index\.html$/, "");
    const here = decodeURIComponent(location.href.split(/[?#]/)[0]).replace(/index\.html$/, "");
    return here === root.href + path ? "" : path;
  }

  function named(event) {
    const anchor = event.target.closest?.("a[href]");
    return anchor?.closest(".em-page, .em-card") ? anchor : null;
  }

  function wait(anchor, focused) {
    clear();
    timers.load = setTimeout(load, LOAD);
    timers.open = setTimeout(() => {
      open(anchor, focused);
    }, OPEN);
  }

  function clear() {
    wanted = null;
    Object.keys(timers).forEach((name) => {
      clearTimeout(timers[name]);
    });
  }

  function open(anchor, focused) {
    const cards = window.emCards;
    wanted = cards ? null : { link: anchor, focused: focused };
    const data = cards?.[addressOf(anchor)];
    if (!data || anchor.closest(".em-card")) return;
    close();
    link = anchor;
    card = build(data, anchor.getAttribute("href"));
    (document.fullscreenElement || document.body).appendChild(card);
    if (focused) card.setAttribute("data-focus", "");
    link.setAttribute("aria-describedby", "em-card");
    place();
  }

  function line(name, text, parent) {
    const element = document.createElement(name);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function build(data, href) {
    const box = document.createElement("div");
    box.className = "em-card";
    box.id = "em-card";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", data.title);
    const title = line("strong", "", box);
    line("a", data.title, title).href = href;
    const kind = line("span", [data.kind, data.evidence].filter(Boolean).join(" · "), box);
    kind.className = "em-card-kind";
    line("p", data.summary || "", box);
    if (data.lines?.length) {
      const list = line("ul", "", box);
      data.lines.forEach((text) => {
        line("li", text, list);
      });
    }
    return box;
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
    if (!card) return;
    card.remove();
    link.removeAttribute("aria-describedby");
    card = link = null;
  }

  function leave() {
    clear();
    timers.close = setTimeout(close, CLOSE);
  }

  /* A finger has no place to rest: a tap follows the link, as it does everywhere. */
  function pointed(act) {
    return (event) => {
      if (event.pointerType !== "touch") act(event);
    };
  }

  document.addEventListener(
    "pointerover",
    pointed((event) => {
      if (card?.contains(event.target)) {
        clear();
        return;
      }
      const anchor = named(event);
      if (!anchor) return;
      if (anchor === link) clear();
      else if (addressOf(anchor)) wait(anchor, false);
    }),
  );
  document.addEventListener(
    "pointerout",
    pointed((event) => {
      const inside = card?.contains(event.target);
      const anchor = named(event);
      const to = event.relatedTarget;
      if ((inside && !card.contains(to)) || (anchor && !anchor.contains(to))) leave();
    }),
  );
  document.addEventListener("focusin", (event) => {
    if (card?.contains(event.target)) {
      clear();
      return;
    }
    const anchor = named(event);
    if (anchor && anchor === link) clear();
    else if (anchor?.matches(":focus-visible") && addressOf(anchor)) wait(anchor, true);
    else if (card) leave();
  });
  /* The card stands at the end of the page, but for Tab between its link and what comes after that. */
  function tab(event) {
    const inside = card.contains(document.activeElement);
    if (inside) {
      link.focus();
      if (event.shiftKey) event.preventDefault();
      else {
        clear();
        close();
      }
    } else if (!event.shiftKey && card.hasAttribute("data-focus") && document.activeElement === link) {
      card.querySelector("a").focus();
      event.preventDefault();
    }
  }

  document.addEventListener(
    "keydown",
    (event) => {
      if (!card) {
        if (event.key === "Escape") clear();
        return;
      }
      if (event.key === "Tab") tab(event);
      if (event.key !== "Escape") return;
      const back = card.contains(document.activeElement) ? link : null;
      if (back) back.focus();
      clear();
      close();
      event.stopPropagation();
    },
    true,
  );
  document.addEventListener(
    "scroll",
    (event) => {
      if (card && !card.contains(event.target)) {
        clear();
        close();
      }
    },
    { passive: true, capture: true },
  );
})();
