/* What the address of a bare page asks for, in the words of the viewer: ?step=ID or #ID, ?participants=A,B, ?hide=C,
   ?without=PROTOCOL; and ?scheme=light or dark. */
(() => {
  "use strict";
  const asked = new URLSearchParams(location.search);

  /* The colours for dark systems hold always or never, whatever the system is. */
  function paint(scheme) {
    document.querySelector("link[media]").media = scheme === "dark" ? "screen" : "not all";
  }

  function words(name) {
    return (asked.get(name) || "").split(",").filter(Boolean);
  }

  /* With one participant its messages stand out; with several, the messages among them. */
  function filter(wanted, hidden, off) {
    document.querySelectorAll(".em-seq [data-from]").forEach((message) => {
      const ends = [message.dataset.from, message.dataset.to];
      const among = wanted.length > 1 ? ends.every(isIn(wanted)) : !wanted.length || ends.some(isIn(wanted));
      message.classList.toggle("em-aside", !among || ends.some(isIn(hidden)) || isIn(off)(message.dataset.protocol));
    });
  }

  function isIn(list) {
    return (word) => list.indexOf(word) >= 0;
  }

  function point(step) {
    document.querySelectorAll(".em-seq [data-step]").forEach((message) => {
      if (message.dataset.step !== step) return;
      message.classList.add("em-now");
      message.setAttribute("aria-current", "step");
      message.scrollIntoView({ block: "center", inline: "center" });
    });
  }

  /* Copies of the heads, for the eye only, above what is scrolled to. */
  function keepHeads(svg) {
    const around = svg.parentNode;
    const place = document.createElement("div");
    const sheet = document.createElement("div");
    const copy = document.createElementNS(svg.namespaceURI, "svg");
    let high = 0;
    svg.querySelectorAll(".em-head > rect").forEach((box) => {
      high = Math.max(high, Number(box.getAttribute("y")) + Number(box.getAttribute("height")) + 4);
    });
    copy.setAttribute("width", svg.getAttribute("width"));
    copy.setAttribute("height", high);
    svg.querySelectorAll(".em-head").forEach((head) => {
      copy.appendChild(head.cloneNode(true));
    });
    place.className = "em-stay em-seq";
    place.setAttribute("aria-hidden", "true");
    place.appendChild(sheet).appendChild(copy);
    around.before(place);
    function settle() {
      const box = svg.getBoundingClientRect();
      sheet.hidden = box.top >= 0 || box.bottom < 2 * high;
      sheet.scrollLeft = around.scrollLeft;
    }
    addEventListener("scroll", settle, { capture: true, passive: true });
    settle();
  }

  if (/^(light|dark)$/.test(asked.get("scheme"))) paint(asked.get("scheme"));
  filter(words("participants"), words("hide"), words("without"));
  keepHeads(document.querySelector("svg.em-seq"));
  point(asked.get("step") || decodeURIComponent(location.hash.slice(1)));
})();
