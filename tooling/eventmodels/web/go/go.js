/* Leads to the page meant: by `?to=...` a name in any spelling, a number, an id, an address of a cited document; on the
   page that stands for all that are missing, by the address that somebody has asked for. */
(() => {
  "use strict";

  const { em } = window;
  const isLost = Boolean(document.querySelector(".em-lost"));
  const status = document.querySelector(".em-gone");
  const list = document.querySelector(".em-go-list");
  const NUMBER = /^#?-?\d+$/;
  const SHOWN = 12;

  const pattern = (form) => form.replace(/[.+?^$()|[\]\\]/g, "\\$&").replace(/\*/g, "[^/:]+");
  /* An address of somebody else may be asked of this host, by who has changed the name of the host alone. */
  const formed = (form) => {
    const [host, ...rest] = pattern(form).split("/");
    return new RegExp(`^(?:${host}/)?${rest.join("/").replace("{page}", "([^/:]+)")}$`, "i");
  };
  const manuals = em.manuals.map(({ id, forms, pages }) => ({
    id,
    forms: forms.map(formed),
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

  const last = (path) => path.split("/").pop();

  /* What to try in turn: all of it; of an address what stands behind `#`, the page of ours that tells the same,
     the last part of its path as a name, where it is cited. */
  function readings(asked) {
    const [whole, anchor = ""] = asked.split("#");
    const path = whole
      .replace(/[?].*$/, "")
      .replace(/^[a-z]+:\/\//i, "")
      .replace(/\/+$/, "");
    const known = elsewhere(path);
    if (!known && path === whole.replace(/\/+$/, "")) return own(asked, path.replace(/^\/+/, ""), anchor);
    const name = known ? known.page : last(path);
    const page = known ? [known.manual.pages.get(name), name, `${known.manual.id}/${name}`] : [name];
    return [anchor, ...page, whole, name].map((text) => ({ text, step: "" }));
  }

  /* A name, or an address of this site in another spelling: its last part, where it ends like what was asked for, and
     where nothing does, whatever is called so. */
  function own(asked, path, anchor) {
    const step = /^[\w.~*-]+$/.test(anchor) ? `#${anchor}` : "";
    const plain = [
      { text: asked, step: "" },
      { text: path, step },
    ];
    const name = last(path).replace(/\.(html?|md|json|svg|puml|mmd|txt)$/i, "");
    if (name === path) return plain;
    const folder = path.split("/").slice(0, -1).join("/");
    const near = last(name) === "index" ? folder : `${folder}/${name}`;
    return [
      ...plain,
      ...(anchor ? [{ text: `${last(near)}.${anchor}`, step: "", near }] : []),
      { text: last(near), step, near },
      { text: last(near), step },
    ];
  }

  const tried = (asked) => readings(asked).filter(({ text }) => text);

  /* The address of a thing as far as it is told: letters and figures alone, without the anchor. */
  const told = (address) => em.squashed(address.split("#")[0]);

  function resolve(asked) {
    for (const { text, step, near } of tried(asked)) {
      const found = em.finder.exact(text).filter(({ address }) => !near || told(address).endsWith(em.squashed(near)));
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
    const shown = found.length ? found : em.finder.find(tried(asked).pop().text, SHOWN);
    const near = !found.length && shown.length;
    const none = isLost ? "No page here is called" : "Nothing is called exactly";
    status.textContent = `${found.length ? several : none} ${asked}.${near ? " Nearest to it:" : ""}`;
    list.replaceChildren(...shown.map((entry) => em.make("li", {}, em.result(entry, asked))));
  }

  /* `?to=MODEL#STEP` as it is typed: what stands behind the number sign never is part of the question. */
  function questioned() {
    const query = new URLSearchParams(location.search).get("to");
    const step = query?.includes("#") ? "" : location.hash;
    return query ? query + step : new URLSearchParams(`to=${location.hash.slice(1)}`).get("to");
  }

  /* What stands in the address behind that of the site, or of the host where that alone is another. */
  function missed() {
    const home = new URL(em.href("")).pathname.replace(/index\.html$/, "");
    const { pathname, hash } = location;
    const isBelow = pathname.toLowerCase().startsWith(home.toLowerCase());
    return read(pathname.slice(isBelow ? home.length : 1)).replace(/\/$/, "") + read(hash);
  }

  /* What is no text by any reading stays as it is. */
  function read(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }

  const asked = (isLost ? missed() : questioned()).trim();
  if (!asked) return;
  document.querySelector(".em-find input[name=to]").value = asked;
  em.loadIndex().then(() => {
    const found = resolve(asked);
    const one = meant(found, asked);
    /* A page that the index knows and the server has lost would lead to itself. */
    if (one && !(isLost && em.isHere(one.address.split("#")[0]))) location.replace(em.href(one.address));
    else offer(asked, found);
  });
})();
