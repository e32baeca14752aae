/* Where the site lies: addresses of its pages, and scripts that are loaded once they are wanted. */
(() => {
  "use strict";
  const { em } = window;
  const ASSETS = new URL("./", document.currentScript.src);
  const HOME = new URL("../../", ASSETS);
  const loaded = new Map();

  /* Pages read from disk have no server that would know the file of a folder. */
  em.href = (address) => {
    const url = new URL(address, HOME);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  };

  /* The address below the site of a page that is linked to, or nothing: the way back from `em.href`. */
  em.addressOf = (href) => {
    const url = new URL(href, document.baseURI).href;
    return url.startsWith(HOME.href) ? plain(url.slice(HOME.href.length)) : "";
  };

  /* Whether this page is the one of that address. */
  em.isHere = (address) => plain(location.href) === HOME.href + address;

  const plain = (url) => decodeURIComponent(url.split(/[?#]/)[0]).replace(/index\.html$/, "");

  /* Load a script of ours, or of data, once for all who want it. */
  em.load = (name) => {
    if (!loaded.has(name)) loaded.set(name, new Promise((done, failed) => attach(name, done, failed)));
    return loaded.get(name);
  };

  /* Only a script element may load what lies on a disk: a page from there must not fetch. */
  function attach(name, done, failed) {
    const script = em.make("script", { src: new URL(name, ASSETS).href });
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  }
})();
