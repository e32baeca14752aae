/* The picture as it is shown, as PNG: drawn again without the page around it. */
(() => {
  "use strict";
  const { em } = window;
  /* What a picture that stands alone keeps of its style. */
  const KEPT = [
    ...["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity"],
    ...["paint-order", "font-family", "font-size", "font-style", "font-weight", "text-anchor", "display"],
  ];
  /* Pixels of a PNG for one of the picture, and how many a side may have in every browser. */
  const SHARP = 2;
  const MOST = 16000;

  em.savePng = async (svg, name) => {
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(svg))}`;
    await image.decode();
    const { width, height } = svg.viewBox.baseVal;
    const sharp = Math.min(SHARP, MOST / Math.max(width, height));
    const canvas = em.make("canvas", { width: width * sharp, height: height * sharp });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    em.download(await new Promise((done) => canvas.toBlob(done, "image/png")), `${name}.png`);
  };

  /* A copy with the colours it has on the page, on paper of its own: no style sheet reaches an image. */
  function standalone(svg) {
    const copied = svg.cloneNode(true);
    const from = [svg, ...svg.querySelectorAll("*")];
    for (const [index, element] of [copied, ...copied.querySelectorAll("*")].entries()) {
      const style = getComputedStyle(from[index]);
      for (const name of KEPT) element.setAttribute(name, style.getPropertyValue(name));
      element.removeAttribute("class");
    }
    const paper = getComputedStyle(svg).getPropertyValue("--em-paper").trim();
    copied.prepend(em.draw("rect", { width: "100%", height: "100%", fill: paper }));
    return new XMLSerializer().serializeToString(copied);
  }
})();
