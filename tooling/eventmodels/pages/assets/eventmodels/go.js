/* Leads from `?to=...` to the page meant: a name in any spelling, a number, an id, an address of a cited document. */
(function () {
  "use strict";

  const { load, href, option } = window.eventmodelsSearch;
  const status = document.querySelector(".em-gone");
  const list = document.querySelector(".em-go-list");
  const NUMBER = /^#?-?\d+$/;
  const SHOWN = 12;

  /* What to try in turn: all of it, what stands before or behind `#`, the last part of a path. */
  function readings(asked) {
    const [path, anchor = ""] = asked.split("#");
    const last = path.replace(/[?].*$/, "").replace(/\/+$/, "").split("/").pop();
    const step = /^[\w.~*-]+$/.test(anchor) ? "#" + anchor : "";
    const all = [[asked, ""], [path, step]];
    return (/^[a-z]+:\/\//i.test(asked) ? [...all, [anchor, ""], [last, ""]] : all).filter(([text]) => text);
  }

  function resolve(asked) {
    for (const [text, step] of readings(asked)) {
      const found = window.eventmodelsFind.exact(text);
      if (found.length) return found.map((entry) => entry.address + (entry.address.includes("#") ? "" : step));
    }
    return [];
  }

  function offer(asked) {
    const several = NUMBER.test(asked);
    const found = several ? window.eventmodelsFind.exact(asked) : window.eventmodelsFind.find(readings(asked).pop()[0], SHOWN);
    const said = several ? "Several things have the number " : "Nothing is called exactly ";
    status.textContent = said + asked + (found.length ? (several ? "." : ". Nearest to it:") : ".");
    list.replaceChildren(...found.map((entry, at) => {
      const link = option(entry, asked, "em-go-" + at);
      for (const name of ["role", "aria-selected", "tabindex"]) link.removeAttribute(name);
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
  }

  const asked = (new URLSearchParams(location.search).get("to") || decodeURIComponent(location.hash.slice(1))).trim();
  if (!asked) return;
  document.querySelector(".em-find input[name=to]").value = asked;
  load().then(() => {
    const found = resolve(asked);
    if (found.length === 1 || (found.length && !NUMBER.test(asked))) location.replace(href(found[0]));
    else offer(asked);
  });
})();
