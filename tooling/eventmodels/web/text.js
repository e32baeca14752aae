/* How names are compared, and how texts are put into HTML. */
(() => {
  "use strict";
  const { em } = window;

  /* Neither case nor what stands between words tells one name from another. */
  em.squashed = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

  em.escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
})();
