/* Cards at links: what stands behind a name, without leaving the page.
   Data is loaded after 150 ms at a link, the card opens after 500 ms, and closes 300 ms after one has left it. */
(function () {
  "use strict";
  var LOAD = 150, OPEN = 500, CLOSE = 300, GAP = 6, EDGE = 8;
  var root = new URL("../../", document.currentScript.src);
  var source = new URL("cards-data.js", document.currentScript.src).href;
  var card = null, link = null, loading = false, wanted = null, timers = { load: 0, open: 0, close: 0 };

  function load() {
    if (loading || window.emCards) return;
    loading = true;
    var script = document.createElement("script");
    script.src = source;
    script.onload = function () { if (wanted) open(wanted.link, wanted.focused); };
    document.head.appendChild(script);
  }

  function addressOf(anchor) {
    var href = anchor.getAttribute("href");
    if (!href || href.charAt(0) === "#") return "";
    var url = new URL(href, document.baseURI);
    if (url.href.indexOf(root.href) !== 0) return "";
    var path = decodeURIComponent(url.href.slice(root.href.length).split(/[?#]/)[0]).replace(/index\.html$/, "");
    var here = decodeURIComponent(location.href.split(/[?#]/)[0]).replace(/index\.html$/, "");
    return here === root.href + path ? "" : path;
  }

  function named(event) {
    var anchor = event.target.closest && event.target.closest("a[href]");
    return anchor && anchor.closest(".em-page, .em-card") ? anchor : null;
  }

  function wait(anchor, focused) {
    clear();
    timers.load = setTimeout(load, LOAD);
    timers.open = setTimeout(function () { open(anchor, focused); }, OPEN);
  }

  function clear() {
    wanted = null;
    Object.keys(timers).forEach(function (name) { clearTimeout(timers[name]); });
  }

  function open(anchor, focused) {
    var cards = window.emCards;
    wanted = cards ? null : { link: anchor, focused: focused };
    var data = cards && cards[addressOf(anchor)];
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
    var element = document.createElement(name);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function build(data, href) {
    var box = document.createElement("div");
    box.className = "em-card";
    box.id = "em-card";
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", data.title);
    var title = line("strong", "", box);
    line("a", data.title, title).href = href;
    var kind = line("span", [data.kind, data.evidence].filter(Boolean).join(" · "), box);
    kind.className = "em-card-kind";
    line("p", data.summary || "", box);
    if (data.lines && data.lines.length) {
      var list = line("ul", "", box);
      data.lines.forEach(function (text) { line("li", text, list); });
    }
    return box;
  }

  /* Below the link, or above it where there is more room; never on it. */
  function place() {
    var at = link.getBoundingClientRect(), size = card.getBoundingClientRect();
    var left = Math.min(at.left, document.documentElement.clientWidth - size.width - EDGE);
    var below = window.innerHeight - at.bottom - GAP - EDGE, above = at.top - GAP - EDGE;
    var under = size.height <= below || below >= above;
    var height = Math.min(size.height, Math.max(under ? below : above, 0));
    card.style.left = Math.max(EDGE, left) + "px";
    card.style.maxHeight = height + "px";
    card.style.top = (under ? at.bottom + GAP : at.top - GAP - height) + "px";
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
    return function (event) { if (event.pointerType !== "touch") act(event); };
  }

  document.addEventListener("pointerover", pointed(function (event) {
    if (card && card.contains(event.target)) { clear(); return; }
    var anchor = named(event);
    if (!anchor) return;
    if (anchor === link) clear();
    else if (addressOf(anchor)) wait(anchor, false);
  }));
  document.addEventListener("pointerout", pointed(function (event) {
    var inside = card && card.contains(event.target);
    var anchor = named(event);
    var to = event.relatedTarget;
    if ((inside && !card.contains(to)) || (anchor && !anchor.contains(to))) leave();
  }));
  document.addEventListener("focusin", function (event) {
    if (card && card.contains(event.target)) { clear(); return; }
    var anchor = named(event);
    if (anchor && anchor === link) clear();
    else if (anchor && anchor.matches(":focus-visible") && addressOf(anchor)) wait(anchor, true);
    else if (card) leave();
  });
  /* The card stands at the end of the page, but for Tab between its link and what comes after that. */
  function tab(event) {
    var inside = card.contains(document.activeElement);
    if (inside) {
      link.focus();
      if (event.shiftKey) event.preventDefault();
      else { clear(); close(); }
    } else if (!event.shiftKey && card.hasAttribute("data-focus") && document.activeElement === link) {
      card.querySelector("a").focus();
      event.preventDefault();
    }
  }

  document.addEventListener("keydown", function (event) {
    if (!card) { if (event.key === "Escape") clear(); return; }
    if (event.key === "Tab") tab(event);
    if (event.key !== "Escape") return;
    var back = card.contains(document.activeElement) ? link : null;
    if (back) back.focus();
    clear();
    close();
    event.stopPropagation();
  }, true);
  document.addEventListener("scroll", function (event) {
    if (card && !card.contains(event.target)) { clear(); close(); }
  }, { passive: true, capture: true });
})();
