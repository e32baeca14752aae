/* What the index holds, as it is searched: each entry with its names cut into words. Loaded together with the index. */
(() => {
  "use strict";
  const { em } = window;
  const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}+|\p{N}+/gu;
  const LITTLE = new Set(
    "a an and are by do does for from how i in is it of on or the to what when which who with".split(" "),
  );
  /* Between two that fit equally well, the one people mean more often. */
  const WEIGHT = {
    event: 12,
    request: 11.5,
    reserved: 6,
    attribute: 10,
    model: 9,
    phase: 8.5,
    key: 8.2,
    participant: 8,
    "state machine": 6,
    enumeration: 5,
    list: 5,
    page: 4,
    state: 1,
    value: 0,
    section: -4,
    source: -6,
  };
  /* What a protocol loses to the one before it: where several have a name, the first is meant. */
  const LATER = 0.8;
  let prepared = null;

  em.words = (text) => (text.match(PART) || []).map((word) => word.toLowerCase());
  em.isLittle = (word) => LITTLE.has(word);

  /* All entries; they are prepared when something is first looked for. */
  em.entries = () => {
    prepared ??= prepare(em.index);
    return prepared;
  };

  /* The first row names the columns, so whoever writes the index may move them; rows end where nothing follows. */
  function* records([columns, ...rows]) {
    for (const row of rows) {
      const record = {};
      for (let at = 0; at < columns.length; at += 1) record[columns[at]] = row[at] ?? "";
      yield record;
    }
  }

  function prepare(index) {
    /* Many entries belong to the same thing. */
    const met = new Map();
    const around = (text) => met.get(text) || met.set(text, em.words(text)).get(text);
    /* Name by name, not `...record`: an object made by copying is kept in a way that makes searching twice as slow. */
    return [...records(index)].map((record, order) => {
      const { address, title, kind, names, number, about, summary, evidence, place, carries } = record;
      const spellings = [title, ...names.split("|").filter(Boolean)].map((name) => spelling(name, kind));
      return {
        address,
        title,
        kind,
        number,
        about,
        summary,
        evidence,
        order,
        spellings,
        carries: carries.split("|").filter(Boolean),
        names: [...new Set(spellings.flatMap((one) => one.parts))],
        around: around(`${kind} ${about}`),
        weight: (WEIGHT[kind] || 0) - LATER * place,
        said: null,
      };
    });
  }

  function spelling(text, kind) {
    const parts = em.words(text);
    const ends = [0];
    for (const part of parts) ends.push(ends.at(-1) + part.length);
    /* The kind that many names begin with is seldom typed. */
    const skip = parts.length > 1 && parts[0] === kind ? parts[0].length : 0;
    /* What stands before a colon is a name too; little words and the kind do not tell a name from others. */
    const head = text.includes(":") ? em.squashed(text.split(":")[0]) : "";
    const telling = parts.filter((part) => part !== kind && !LITTLE.has(part)).length || 1;
    return { text: parts.join(""), parts, ends, skip, head, telling };
  }
})();
