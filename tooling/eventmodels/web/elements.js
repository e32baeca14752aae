/* Elements made in a line each, and `em`: the one name under which our scripts and their data know each other. */
(() => {
  "use strict";
  window.em ??= {};
  const { em } = window;
  const SVG = "http://www.w3.org/2000/svg";

  em.make = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
  em.draw = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

  function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  /* Give the reader a file made here. The address holds on to it until a browser has surely taken it. */
  em.download = (blob, name) => {
    const href = URL.createObjectURL(blob);
    em.make("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  };
})();
