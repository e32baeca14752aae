/* While a site is served: what was wrong with the last change, laid over the page that was right before it. */
(() => {
  "use strict";
  const { em } = window;

  /* Each time anew: what a browser keeps of it tells of the change before. */
  em.load(`mistakes-data.js?${Date.now()}`).then(() => {
    if (em.mistakes?.length) show(em.mistakes);
  });

  function show(mistakes) {
    const close = em.make("button", { type: "button" }, "Close");
    const items = mistakes.map((mistake) => em.make("li", {}, ...parts(mistake)));
    const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
    const title = `This page is as it was: ${count}`;
    const over = em.make("dialog", { class: "em-mistakes", role: "alertdialog", "aria-label": title });
    over.append(
      em.make("div", { class: "em-mistakes-head" }, em.make("h2", {}, title), close),
      em.make("ol", {}, ...items),
    );
    close.addEventListener("click", () => over.close());
    document.body.append(over);
    over.showModal();
  }

  /* Where it is comes first, as a terminal prints it: that is what one copies into an editor. */
  function parts({ place, code, message, expected, nearest, excerpt }) {
    const shown = place ? [em.make("code", {}, place), ` [${code}]`] : [];
    const said = [em.make("p", {}, ...shown), em.make("p", { class: "em-mistake" }, message)];
    if (expected) said.push(em.make("p", {}, "Expected: ", expected));
    if (nearest) said.push(em.make("p", {}, "Did you mean ", em.make("b", {}, nearest), "?"));
    if (excerpt) said.push(em.make("pre", { tabindex: "0" }, excerpt));
    return said;
  }
})();
