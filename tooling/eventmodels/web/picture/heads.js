/* The heads of a picture again, to stay above it while it scrolls: for the eye only, since the real ones are read. */
(() => {
  "use strict";
  const { em } = window;
  const EDGE = 4;

  /* How far down the heads reach, in the measure of the picture. */
  em.headsEnd = (svg) => Number(svg.dataset.heads) + EDGE;

  em.headCopies = (svg) =>
    [...svg.querySelectorAll(".em-head")].map((head) => {
      const copy = head.cloneNode(true);
      for (const name of copy.getAttributeNames()) if (/^(role|tabindex|aria-)/.test(name)) copy.removeAttribute(name);
      return copy;
    });
})();
