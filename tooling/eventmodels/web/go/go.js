/* Leads from `?to=...` to the page meant: a name in any spelling, a number, an id, an address of a cited document. */
(() => {
  "use strict";

  const { em } = window;
  const status = document.querySelector(".em-gone");
  const list = document.querySelector(".em-go-list");
  const NUMBER = /^#?-?\d+$/;
  const SHOWN = 12;

  const pattern = (form) =>
    new RegExp(
      `^${form
        .replace(/[.+?^$()|[\]\\]/g, "\\$&")
        .replace(/\*/g, "[^/:]+")
        .replace("{page}", "([^/:]+)")}$`,
      "i",
    );
  const manuals = em.manuals.map(({ id, forms, pages }) => ({
    id,
    forms: forms.map(pattern),
    pages: new Map(Object.entries(pages)),
  }));

  /* The document and its page that an address of somebody else means. */
  function elsewhere(path) {
    for (const manual of manuals) {
      for (const form of manual.forms) {
        const found = form.exec(path);
        if (found) return { manual, page: found[1] };
      }
    }
    return null;
  }

  /* What to try in turn: all of it; of an address what stands behind `#`, the page of ours that tells the same,
     the last part of its path as a name, where it is cited. */
  function readings(asked) {
    const [whole, anchor = ""] = asked.split("#");
    const path = whole
      .replace(/[?].*$/, "")
      .replace(/^[a-z]+:\/\//i, "")
      .replace(/\/+$/, "");
    const known = elsewhere(path);
    if (!known && path === whole.replace(/\/+$/, ""))
      return [
        [asked, ""],
        [whole, /^[\w.~*-]+$/.test(anchor) ? `#${anchor}` : ""],
      ];
    const name = known ? known.page : path.split("/").pop();
    const page = known ? [known.manual.pages.get(name), name, `${known.manual.id}/${name}`] : [name];
    return [anchor, ...page, whole, name].map((text) => [text, ""]);
  }

  const tried = (asked) => readings(asked).filter(([text]) => text);

  function resolve(asked) {
    for (const [text, step] of tried(asked)) {
      const found = em.finder.exact(text);
      if (found.length)
        return found.map((entry) => ({ ...entry, address: entry.address + (entry.address.includes("#") ? "" : step) }));
    }
    return [];
  }

  /* The one that is meant, if there is one: written just so, or the only one of the kind people mean most. */
  function meant(found, asked) {
    if (found.length < 2) return found[0];
    if (NUMBER.test(asked)) return undefined;
    const same = found.filter((entry) => entry.title === asked);
    const left = same.length ? same : found;
    return left.length === 1 || left[0].kind !== left[1].kind ? left[0] : undefined;
  }

  function offer(asked, found) {
    const several = NUMBER.test(asked) ? "Several things have the number" : "Several things are called";
    const shown = found.length ? found : em.finder.find(tried(asked).pop()[0], SHOWN);
    const near = !found.length && shown.length;
    const said = found.length ? several : "Nothing is called exactly";
    status.textContent = `${said} ${asked}.${near ? " Nearest to it:" : ""}`;
    list.replaceChildren(...shown.map((entry) => em.make("li", {}, em.result(entry, asked))));
  }

  /* `?to=MODEL#STEP` as it is typed: what stands behind the number sign never is part of the question. */
  const query = new URLSearchParams(location.search).get("to");
  const step = query?.includes("#") ? "" : location.hash;
  const asked = (query ? query + step : new URLSearchParams(`to=${location.hash.slice(1)}`).get("to")).trim();
  if (!asked) return;
  document.querySelector(".em-find input[name=to]").value = asked;
  em.loadIndex().then(() => {
    const found = resolve(asked);
    const one = meant(found, asked);
    if (one) location.replace(em.href(one.address));
    else offer(asked, found);
  });
})();
