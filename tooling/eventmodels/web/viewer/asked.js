/* What the address of a picture asks for: the same words on the page of a model and on a bare page. */
(() => {
  "use strict";
  const { em } = window;

  /* What an address asks for under a name: a list of words with commas between them. */
  em.asked = (name) => new URLSearchParams(location.search).get(name)?.split(",").filter(Boolean) ?? [];

  /* What stands behind `#`; a text that is no proper code, as some mail programs leave it, counts as it is. */
  em.fragment = () => {
    const text = location.hash.slice(1);
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };

  /* With one participant its messages are meant; with several, the messages among them. */
  em.isAmong = (only, ends) => {
    const chosen = (end) => only.has(end);
    return !only.size || (only.size > 1 ? ends.every(chosen) : ends.some(chosen));
  };
})();
