/* What is found for what somebody typed: answers to questions of special kinds, then whatever fits, best first. The
   same as `search/find.py`; `tests/search/` holds both together. */
(() => {
  "use strict";
  const { em } = window;
  const { index, words, squashed, isLittle, read, ranked, answer, answers, called } = em.search;
  /* Whoever pastes more than so many letters asks nothing. */
  const LONGEST = 500;
  /* A name that stands as a whole in what was typed is meant more surely than one in the manner of programs. */
  const SURE = 72;
  /* Less is worth what says only some of the words. */
  const HARDLY = 25;

  /* The best `limit` for what was typed: entries, each with its address, title and why it fits. */
  function find(asked, limit) {
    const typed = asked.slice(0, LONGEST);
    const query = read(typed, index());
    const fitting = ranked(index(), query);
    const surely = fitting.filter(([value]) => value >= SURE).slice(0, limit);
    const plain = (found) =>
      found.map(([value, entry]) => answer(entry, { why: why(query, entry), near: value < HARDLY }));
    const found = new Map();
    const best = fitting.slice(0, limit);
    for (const each of [...answers(index(), typed), ...plain(surely), ...called(index(), typed), ...plain(best)]) {
      if (!found.has(each.address)) found.set(each.address, each);
    }
    return [...found.values()].slice(0, limit).map(shown);
  }

  /* Why something fits whose name does not tell. */
  function why(query, entry) {
    const name = entry.spellings.find(
      ({ said, text, plain }) => said && (text === query.text || plain === query.plain),
    );
    return name && entry.kind !== "term" ? `“${name.name}” is what people say` : "";
  }

  /* An answer as lists show it: its entry, with what is its own. */
  const shown = ({ entry, ...own }) => ({
    ...entry,
    ...own,
    kind: own.title === entry.title ? entry.kind : "carried attribute",
  });

  /* Entries that are called exactly so, by any spelling, number or address. */
  function exact(typed) {
    const query = read(typed, index());
    const pairs = /[.\s]/.test(typed.trim()) ? answers(index(), typed) : [];
    const whole = pairs.filter(({ address, entry }) => address !== entry.address && !address.startsWith("models/"));
    if (whole.length || !query.text) return whole.map(shown);
    const same = index().entries.filter((entry) => placesOf(typed).has(entry.address));
    if (same.length) return same;
    const numbered = (entry) => query.number !== "" && entry.number === query.number;
    const all = index().entries.filter((entry) => isCalled(entry, query.text) || numbered(entry));
    const found = all.length ? all : pairs.filter(({ entry }) => entry.number).map(({ entry }) => entry);
    return found.sort((a, b) => b.weight - a.weight || a.order - b.order);
  }

  const isCalled = (entry, text) => entry.spellings.some((name) => name.text === text && !name.said);

  function placesOf(typed) {
    const address = typed.trim().replace(/^\/+/, "");
    return new Set([address, `${address}/`, `${address.replaceAll(".", "/")}/`]);
  }

  /* The pieces of a title, every second one of them what was typed: as one run, whatever stands between its letters, or
     word by word, the longest first so that a short one does not cut it. */
  function pieces(title, typed) {
    if (marking.typed !== typed) marking = { typed, pattern: patternOf(typed) };
    return marking.pattern ? title.split(marking.pattern) : [title];
  }

  /* All titles of a list are cut by the same pattern. */
  let marking = {};

  function patternOf(typed) {
    const run = [...squashed(typed)].join("[^\\p{L}\\p{N}]*");
    const parts = words(typed).filter((word) => word.length > 1 && !isLittle(word));
    const wanted = [run, ...parts.sort((a, b) => b.length - a.length)].filter(Boolean).join("|");
    return wanted ? new RegExp(`(${wanted})`, "giu") : null;
  }

  em.finder = { find, exact, pieces };
})();
