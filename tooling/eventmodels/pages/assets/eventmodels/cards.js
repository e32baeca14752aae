/* Cards at links: what stands behind a name, without leaving the page.
   Data is loaded after 150 ms at a link, the card opens after 500 ms, and closes 300 ms after one has left it. */
(function () {
  "use strict";
  var LOAD = 150, OPEN = 500, CLOSE = 300;
  var root = new URL("../../", document.currentScript.src);
  var source = new URL("cards-data.js", document.currentScript.src).href;
  var card = null, link = null, loading = false, timers = { load: 0, open: 0, close: 0 };

  function load() {
    if (loading || window.eventModelCards) return;
    loading = true;
    var script = document.createElement("script");
    script.src = source;
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
    Object.keys(timers).forEach(function (name) { clearTimeout(timers[name]); });
  }

  function open(anchor, focused) {
    var cards = window.eventModelCards;
    if (!cards) { timers.open = setTimeout(function () { open(anchor, focused); }, 50); return; }
    var data = cards[addressOf(anchor)];
    if (!data || anchor.closest(".em-card")) return;
    close();
    link = anchor;
    card = build(data, anchor.getAttribute("href"));
    document.body.appendChild(card);
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

  function place() {
    var at = link.getBoundingClientRect(), size = card.getBoundingClientRect();
    var left = Math.min(at.left, document.documentElement.clientWidth - size.width - 8);
    var below = at.bottom + 6 + size.height <= window.innerHeight;
    card.style.left = Math.max(8, left) + "px";
    card.style.top = (below ? at.bottom + 6 : Math.max(8, at.top - size.height - 6)) + "px";
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

  document.addEventListener("mouseover", function (event) {
    if (card && card.contains(event.target)) { clear(); return; }
    var anchor = named(event);
    if (!anchor) return;
    if (anchor === link) clear();
    else if (addressOf(anchor)) wait(anchor, false);
  });
  document.addEventListener("mouseout", function (event) {
    var inside = card && card.contains(event.target);
    var anchor = named(event);
    var to = event.relatedTarget;
    if ((inside && !card.contains(to)) || (anchor && !anchor.contains(to))) leave();
  });
  document.addEventListener("focusin", function (event) {
    if (card && card.contains(event.target)) { clear(); return; }
    var anchor = named(event);
    if (anchor && anchor.matches(":focus-visible") && addressOf(anchor)) wait(anchor, true);
    else if (card) leave();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && card) {
      var back = card.contains(document.activeElement) ? link : null;
      clear();
      close();
      if (back) back.focus();
      event.stopPropagation();
    } else if (event.key === "Tab" && !event.shiftKey && card && card.hasAttribute("data-focus") && document.activeElement === link) {
      card.querySelector("a").focus();
      event.preventDefault();
    }
  }, true);
  window.addEventListener("scroll", function () { if (card) { clear(); close(); } }, { passive: true });
})();
