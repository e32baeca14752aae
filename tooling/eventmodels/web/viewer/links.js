/* Taking something away: the address of what is shown, links in the spellings of wikis, and the picture as PNG. */
(() => {
  "use strict";
  window.emViewer ??= {};
  const em = window.emViewer;
  /* Characters that some wiki or chat takes for its own. */
  const UNSAFE = /[*()[\]|'<>"]/g;
  /* What a picture that stands alone keeps of its style. */
  const KEPT = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "stroke-linejoin",
    "opacity",
    "paint-order",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "text-anchor",
    "display",
  ];
  /* Pixels of a PNG for one of the picture, and how many a side may have. */
  const SHARP = 2;
  const MOST = 16000;

  /* What an address asks for under a name: a list of words with commas between them. */
  em.asked = (name) => new URLSearchParams(location.search).get(name)?.split(",").filter(Boolean) ?? [];

  em.fragment = () => {
    const text = location.hash.slice(1);
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  /* The address of this page with the words chosen under each name; a step stands behind the sign for it alone. */
  em.addressOf = (chosen, anchor) => {
    const others = new URLSearchParams(
      [...new URLSearchParams(location.search)].filter(([name]) => !(name in chosen) && name !== "step"),
    );
    const own = Object.entries(chosen)
      .filter(([, words]) => words.length)
      .map(([name, words]) => `${name}=${words.map(encodeURIComponent).join(",")}`);
    const query = [...(others.size ? [others] : []), ...own].join("&");
    return location.href.split(/[?#]/)[0] + (query && `?${query}`) + (anchor && `#${encodeURIComponent(anchor)}`);
  };

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const FORMS = {
    Address: (url) => url,
    Markdown: (url, title) => `[${title.replace(/[[\]\\*_`]/g, "\\$&")}](${url})`,
    MediaWiki: (url, title) => `[${url} ${title.replace(/[[\]]/g, "")}]`,
    Confluence: (url, title) => `[${title.replace(/[[\]|]/g, "")}|${url}]`,
    HTML: (url, title) => `<a href="${escaped(url)}">${escaped(title)}</a>`,
  };

  em.linkForms = (viewer) =>
    em.choices(
      "Copy",
      ...Object.keys(FORMS).map((form) =>
        em.button(form, async () => {
          const { url, title } = viewer.address();
          const text = FORMS[form](
            url.replace(UNSAFE, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
            title,
          );
          viewer.say((await copy(text, viewer)) ? `Copied: ${text}` : text);
        }),
      ),
    );

  /* Pages without https have no clipboard of their own. */
  async function copy(text, viewer) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const focused = document.activeElement;
      const area = em.make("textarea", { class: "em-sr", "aria-hidden": "true" });
      area.value = text;
      viewer.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      focused?.focus({ preventScroll: true });
      return done;
    }
  }

  /* Copy a picture with the colours it has on the page, so that it can stand alone. */
  em.standalone = (svg) => {
    const copied = svg.cloneNode(true);
    const from = [svg, ...svg.querySelectorAll("*")];
    const to = [copied, ...copied.querySelectorAll("*")];
    from.forEach((element, index) => {
      const style = getComputedStyle(element);
      for (const name of KEPT) to[index].setAttribute(name, style.getPropertyValue(name));
      to[index].removeAttribute("class");
    });
    const paper = getComputedStyle(svg).getPropertyValue("--em-paper").trim();
    copied.prepend(em.draw("rect", { width: "100%", height: "100%", fill: paper }));
    return new XMLSerializer().serializeToString(copied);
  };

  em.savePng = async (svg, name) => {
    const image = new Image();
    const canvas = document.createElement("canvas");
    const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(em.standalone(svg))}`;
    await image.decode();
    const sharp = Math.min(SHARP, MOST / Math.max(width, height));
    Object.assign(canvas, { width: width * sharp, height: height * sharp });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    const link = em.make("a", { href: URL.createObjectURL(blob), download: `${name}.png` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
})();
