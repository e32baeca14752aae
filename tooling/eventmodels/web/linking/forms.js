/* Taking a link away, in the spellings of wikis: whoever offers one knows its address and title, and can tell. */
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

  em.linkForms = (owner) => {
    const button = ([name, form]) => em.button(name, () => offer(owner, form));
    return em.choices("Copy", ...Object.entries(FORMS).map(button));
  };

  em.copyAddress = (owner) => offer(owner, FORMS.Address);

  /* What cannot be copied is at least said, to be copied by hand. */
  async function offer(owner, form) {
    const { url, title } = owner.link;
    const text = form(url.replace(UNSAFE, coded), title);
    owner.tell((await copy(text, owner)) ? `Copied: ${text}` : text);
  }

  async function copy(text, owner) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyMarked(text, owner);
    }
  }

  /* Pages without https have no clipboard of their own: what is marked in a field can be copied all the same. */
  function copyMarked(text, owner) {
    const focused = document.activeElement;
    const area = em.make("textarea", { class: "em-sr", "aria-hidden": "true" });
    area.value = text;
    owner.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    focused?.focus({ preventScroll: true });
    return done;
  }
})();
