/* Taking a link away, in the spellings of wikis. */
(() => {
  "use strict";
  const { em } = window;
  /* Characters that some wiki or chat takes for its own. */
  const UNSAFE = /[*()[\]|'<>"]/g;
  const FORMS = {
    Address: (url) => url,
    Markdown: (url, title) => `[${title.replace(/[[\]\\*_`]/g, "\\$&")}](${url})`,
    MediaWiki: (url, title) => `[${url} ${title.replace(/[[\]]/g, "")}]`,
    Confluence: (url, title) => `[${title.replace(/[[\]|]/g, "")}|${url}]`,
    HTML: (url, title) => `<a href="${em.escaped(url)}">${em.escaped(title)}</a>`,
  };
  const coded = (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

  em.linkForms = (viewer) => {
    const button = ([name, form]) => em.button(name, () => offer(viewer, form));
    return em.choices("Copy", ...Object.entries(FORMS).map(button));
  };

  em.copyAddress = (viewer) => offer(viewer, FORMS.Address);

  /* What cannot be copied is at least said, to be copied by hand. */
  async function offer(viewer, form) {
    const { url, title } = viewer.address.link;
    const text = form(url.replace(UNSAFE, coded), title);
    viewer.tell((await copy(text, viewer)) ? `Copied: ${text}` : text);
  }

  async function copy(text, viewer) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyMarked(text, viewer);
    }
  }

  /* Pages without https have no clipboard of their own: what is marked in a field can be copied all the same. */
  function copyMarked(text, viewer) {
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
})();
