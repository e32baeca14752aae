/* Finds entries of the index by name, part of a name, number or words; loaded together with the index. */
(() => {
  "use strict";

  /* Between two that fit equally well, the one people mean more often. */
  const WEIGHT = {
    event: 12,
    request: 11.5,
    reserved: 6,
    attribute: 10,
    model: 9,
    phase: 8.5,
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
  /* What a plural asks for. */
  const MANY = new Set(["enumeration", "list", "state machine"]);
  const LITTLE = new Set(
    "a an and are by do does for from how i in is it of on or the to what when which who with".split(" "),
  );
  const DIGITS = /^\p{N}+$/u;
  const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{L}+|\p{N}+/gu;

  const words = (text) => (text.match(PART) || []).map((word) => word.toLowerCase());
  const squashed = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

  function spelling(text, kind) {
    const parts = words(text);
    const ends = [0];
    for (const part of parts) ends.push(ends[ends.length - 1] + part.length);
    /* The kind that many names begin with is seldom typed. */
    const skip = parts.length > 1 && parts[0] === kind ? parts[0].length : 0;
    /* What stands before a colon is a name too; little words and the kind do not tell a name from others. */
    const head = text.includes(":") ? squashed(text.split(":")[0]) : "";
    const telling = parts.filter((part) => part !== kind && !LITTLE.has(part)).length || 1;
    return { text: parts.join(""), parts, ends, skip, head, telling };
  }

  let prepared = null;

  function entries() {
    const met = new Map();
    const around = (text) => met.get(text) || met.set(text, words(text)).get(text);
    prepared =
      prepared ||
      window.emIndex.map((row, order) => {
        const [
          address,
          title,
          kind,
          names = "",
          number = "",
          about = "",
          summary = "",
          evidence = "",
          place = 0,
          carries = "",
        ] = row;
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
          carries: carries ? carries.split(" ") : [],
          names: [...new Set(spellings.flatMap((one) => one.parts))],
          around: around(`${kind} ${about}`),
          weight: (WEIGHT[kind] || 0) - LATER * place,
          said: null,
        };
      });
    return prepared;
  }

  /* Whether `typed` is made of a beginning of each part in turn, as people shorten names. */
  function shortens(typed, parts, at) {
    if (at === parts.length) return typed === "";
    const part = parts[at];
    for (let size = Math.min(part.length, typed.length); size > 0; size -= 1) {
      if (typed.startsWith(part.slice(0, size)) && shortens(typed.slice(size), parts, at + 1)) return true;
    }
    return false;
  }

  function likeness(typed, name) {
    if (name.text === typed) return 100;
    if (name.skip && name.text.slice(name.skip) === typed) return 98;
    if (name.head === typed) return 94;
    const share = (8 * typed.length) / (name.text.length - name.skip);
    for (let at = name.text.indexOf(typed); at >= 0; at = name.text.indexOf(typed, at + 1)) {
      if (!name.ends.includes(at)) continue;
      const whole = name.ends.includes(at + typed.length);
      const first = at === 0 || at === name.skip;
      return (first ? (whole ? 88 : 80) : whole ? 86 : 70) + share;
    }
    if (typed.length > 2 && name.parts.length > 1) {
      const parts = name.skip ? name.parts.slice(1) : name.parts;
      if (shortens(typed, parts, 0) || (name.skip && shortens(typed, name.parts, 0))) return 87;
    }
    return typed.length > 3 && name.text.includes(typed) ? 40 + share : 0;
  }

  const stem = (word) => (word.length > 4 ? word.replace(/(?:ings?|ed|es|ers?|s|e)$/, "") : word.replace(/s$/, ""));

  function closeness(term, word) {
    if (term === word) return 1;
    if (DIGITS.test(term)) return 0;
    if (word.startsWith(term)) return 0.85;
    if (stem(term) === stem(word)) return 0.85;
    if (distance(term, word, Math.floor(term.length / 5)) <= Math.floor(term.length / 5)) return 0.7;
    return word.length > 3 && term.startsWith(word) ? 0.6 : 0;
  }

  /* A term and how close each word met so far is to it: many entries share their words. */
  function Term(text) {
    const known = new Map();
    this.text = text;
    this.best = (list) => {
      let most = 0;
      for (const word of list) {
        let value = known.get(word);
        if (value === undefined) {
          value = closeness(text, word);
          known.set(word, value);
        }
        if (value > most) most = value;
      }
      return most;
    };
  }

  /* Worth of an entry that says all terms, but for `spare` of them. */
  function mention({ terms, spare }, entry) {
    let sum = 0;
    let hits = 0;
    let left = spare;
    for (const term of terms) {
      const inName = term.best(entry.names);
      let gain = term.text === entry.number ? 12 : 10 * inName;
      if (inName) hits += 1;
      gain = gain || 5 * term.best(entry.around);
      if (!gain) {
        entry.said = entry.said || words(entry.summary);
        gain = 3 * term.best(entry.said);
      }
      if (!gain && left === 0) return 0;
      if (!gain) left -= 1;
      sum += gain;
    }
    return (5 * sum) / terms.length + 15 * Math.min(1, hits / entry.spellings[0].telling);
  }

  function score(query, entry) {
    let most = query.number && query.number === entry.number ? 95 : 0;
    for (const name of entry.spellings) most = Math.max(most, likeness(query.text, name));
    query.met = query.met || most > 0;
    if (most < 60) most = Math.max(most, mention(query, entry));
    if (!most) return 0;
    /* Several words are rather a title, one word run together rather a name. */
    const phrase = query.spaced && (entry.kind === "model" || entry.kind === "phase") ? 5 : 0;
    const many = query.plural && MANY.has(entry.kind) ? 8 : 0;
    const asWritten = query.typed === entry.title ? 15 : 0;
    return most + entry.weight + phrase + many + asWritten;
  }

  /* `Message.Attribute`, or the two with a space between. */
  function carried(typed) {
    const halves = typed.trim().split(/[.\s]+/);
    if (halves.length !== 2) return [];
    const [message, attribute] = halves.map(squashed);
    const named = (entry, text) => entry.spellings.some((name) => name.text === text);
    const attributes = entries().filter((entry) => entry.kind === "attribute" && named(entry, attribute));
    return entries()
      .filter((entry) => entry.carries.length && named(entry, message))
      .flatMap((entry) => {
        const found = attributes.find((one) => entry.carries.includes(one.title));
        return found
          ? [
              {
                ...found,
                kind: "carried attribute",
                about: entry.about,
                title: `${entry.title}.${found.title}`,
                address: `${entry.address}#${found.title}`,
              },
            ]
          : [];
      });
  }

  function read(typed) {
    const all = words(typed);
    const terms = all.filter((word) => !LITTLE.has(word));
    const number = typed.trim().replace(/^#/, "");
    return {
      typed: typed.trim(),
      text: squashed(typed),
      spare: 0,
      terms: (terms.length ? terms : all).map((term) => new Term(term)),
      number: /^-?\d+$/.test(number) ? number : "",
      spaced: /\S\s+\S/.test(typed),
      plural: /[^s]s$/i.test(typed.trim()),
    };
  }

  /* How many letters differ, at most `limit` + 1. */
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let above = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let row = 1; row <= one.length; row += 1) {
      const line = [row];
      for (let at = 1; at <= other.length; at += 1) {
        const change = above[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1);
        line.push(Math.min(change, above[at] + 1, line[at - 1] + 1));
      }
      if (Math.min(...line) > limit) return limit + 1;
      above = line;
    }
    return above[other.length];
  }

  /* Entries whose name is a slip of the pen away. */
  function nearest(text) {
    const limit = Math.floor(text.length / 4);
    const found = [];
    for (const entry of limit ? entries() : []) {
      const ways = entry.spellings.map((name) =>
        Math.min(
          distance(text, name.text, limit),
          name.skip ? distance(text, name.text.slice(name.skip), limit) : limit + 1,
        ),
      );
      const least = Math.min(...ways);
      if (least <= limit) found.push([least, entry]);
    }
    found.sort((a, b) => a[0] - b[0] || b[1].weight - a[1].weight || a[1].order - b[1].order);
    return found.map((pair) => pair[1]);
  }

  function ranked(query) {
    const found = [];
    for (const entry of entries()) {
      const value = score(query, entry);
      if (value) found.push([value, entry]);
    }
    found.sort((a, b) => b[0] - a[0] || a[1].title.length - b[1].title.length || a[1].order - b[1].order);
    return found.map((pair) => pair[1]);
  }

  /* The best `limit` entries for what was typed, best first. */
  function find(typed, limit) {
    const query = read(typed);
    if (!query.text) return [];
    let found = ranked(query);
    /* One word that is in no name is rather a slip of the pen than a mention of its beginning. */
    const slips = !found.length || !(query.met || query.spaced) ? nearest(query.text) : [];
    /* Where nothing says all that was typed, what says most of it. */
    for (query.spare = 1; !found.length && !slips.length && query.spare <= query.terms.length / 2; query.spare += 1)
      found = ranked(query);
    return [...new Set([...carried(typed), ...slips, ...found])].slice(0, limit);
  }

  /* Entries with a number behind a word that says their kind or what they belong to. */
  function counted({ terms }) {
    const number = terms[terms.length - 1].text;
    const before = terms.slice(0, -1);
    if (!before.length || !DIGITS.test(number)) return [];
    return entries().filter(
      (entry) => entry.number === number && before.every((term) => term.best(entry.around) === 1),
    );
  }

  /* Entries that are called exactly so, by any spelling, number or address. */
  function exact(typed) {
    const query = read(typed);
    const whole = carried(typed);
    if (whole.length || !query.text) return whole;
    const address = typed.trim().replace(/^\/+/, "");
    const places = new Set([address, `${address}/`, `${address.replaceAll(".", "/")}/`]);
    const same = entries().filter((entry) => places.has(entry.address));
    if (same.length) return same;
    const called = (entry) => entry.spellings.some((name) => name.text === query.text);
    const numbered = (entry) => query.number !== "" && entry.number === query.number;
    const all = entries().filter((entry) => called(entry) || numbered(entry));
    return (all.length ? all : counted(query)).sort((a, b) => b.weight - a.weight || a.order - b.order);
  }

  /* The pieces of a title, every second one of them what was typed. */
  function pieces(title, typed) {
    const query = read(typed);
    const plain = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
    const run = [...query.text].join("[^\\p{L}\\p{N}]*");
    const parts = query.terms
      .map((term) => plain(term.text))
      .filter((term) => term.length > 1)
      .sort((a, b) => b.length - a.length);
    const wanted = [run, ...parts].filter(Boolean).join("|");
    return wanted ? title.split(new RegExp(`(${wanted})`, "giu")) : [title];
  }

  window.emFind = { find, exact, pieces };
})();
