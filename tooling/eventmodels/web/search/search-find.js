/* Finds entries of the index by name, part of a name, number or words, best first. */
(() => {
  "use strict";
  const { em } = window;

  /* A number is typed by who knows it: next to a name written in full, before all parts of names. */
  const NUMBERED = 95;
  /* Below it a name is no more than chance, and saying all words typed may be worth more. */
  const BY_CHANCE = 60;
  /* What each word typed earns by where an entry says it: in its name, in what it belongs to, in its summary. Its
     number, being exact, is worth more than any word. At most 75 in all: about the beginning of a later word. */
  const SAID = { number: 12, name: 10, around: 5, summary: 3 };
  const ALL_SAID = 5;
  /* And for how much of its own name has been said: `hold` is rather Hold than Hold and retrieve. */
  const NAME_SAID = 15;
  /* Several words are rather a title, one word run together rather a name. */
  const PHRASE = 5;
  const PHRASES = new Set(["model", "phase"]);
  /* A plural asks for what lists many. */
  const PLURAL = 8;
  const MANY = new Set(["enumeration", "list", "state machine"]);
  /* Who writes a name with all its capitals means just that, whatever kind people mean more often. */
  const AS_WRITTEN = 15;

  function read(typed) {
    const asked = typed.trim();
    const all = em.words(typed);
    const terms = all.filter((word) => !em.isLittle(word));
    const number = asked.replace(/^#/, "");
    return {
      typed: asked,
      text: em.squashed(typed),
      terms: (terms.length ? terms : all).map((term) => new Term(term)),
      number: /^-?\d+$/.test(number) ? number : "",
      spaced: /\S\s+\S/.test(typed),
      plural: /[^s]s$/i.test(asked),
      spare: 0,
      met: false,
    };
  }

  /* A term and how close each word met so far is to it: many entries share their words. */
  class Term {
    constructor(text) {
      this.text = text;
      this.known = new Map();
    }

    best(words) {
      let most = 0;
      for (const word of words) most = Math.max(most, this.closeness(word));
      return most;
    }

    closeness(word) {
      let value = this.known.get(word);
      if (value === undefined) {
        value = em.closeness(this.text, word);
        this.known.set(word, value);
      }
      return value;
    }
  }

  /* What a term earns; the summary, cut into words when first needed, is asked only where nothing nearer says it. */
  function gain(term, entry, inName) {
    if (term.text === entry.number) return SAID.number;
    const nearer = SAID.name * inName || SAID.around * term.best(entry.around);
    if (nearer) return nearer;
    entry.said ??= em.words(entry.summary);
    return SAID.summary * term.best(entry.said);
  }

  /* Worth of an entry that says all terms, but for `spare` of them. */
  function mention({ terms, spare }, entry) {
    let sum = 0;
    let hits = 0;
    let missing = 0;
    for (const term of terms) {
      const inName = term.best(entry.names);
      const earned = gain(term, entry, inName);
      if (inName) hits += 1;
      if (!earned) missing += 1;
      if (missing > spare) return 0;
      sum += earned;
    }
    return (ALL_SAID * sum) / terms.length + NAME_SAID * Math.min(1, hits / entry.spellings[0].telling);
  }

  function score(query, entry) {
    let most = query.number && query.number === entry.number ? NUMBERED : 0;
    for (const name of entry.spellings) most = Math.max(most, em.likeness(query.text, name));
    query.met ||= most > 0;
    if (most < BY_CHANCE) most = Math.max(most, mention(query, entry));
    if (!most) return 0;
    const phrase = query.spaced && PHRASES.has(entry.kind) ? PHRASE : 0;
    const many = query.plural && MANY.has(entry.kind) ? PLURAL : 0;
    const asWritten = query.typed === entry.title ? AS_WRITTEN : 0;
    return most + entry.weight + phrase + many + asWritten;
  }

  const isNamed = (entry, text) => entry.spellings.some((name) => name.text === text);

  /* `Message.Attribute`, or the two with a space between: an anchor on the page of the message. */
  function carried(typed) {
    const halves = typed.trim().split(/[.\s]+/);
    if (halves.length !== 2) return [];
    const [message, attribute] = halves.map(em.squashed);
    const attributes = em.entries().filter((entry) => entry.kind === "attribute" && isNamed(entry, attribute));
    const carriers = em.entries().filter((entry) => entry.carries.length && isNamed(entry, message));
    return carriers.flatMap((carrier) => {
      const found = attributes.find(({ title }) => carrier.carries.includes(title));
      return found ? [onPageOf(carrier, found)] : [];
    });
  }

  function onPageOf({ address, title, about }, found) {
    const there = { address: `${address}#${found.title}`, title: `${title}.${found.title}`, about };
    return { ...found, ...there, kind: "carried attribute" };
  }

  /* Entries whose name is a slip of the pen away: one letter in four. */
  function nearest(text) {
    const limit = Math.floor(text.length / 4);
    if (!limit) return [];
    const found = [];
    for (const entry of em.entries()) {
      const least = Math.min(...entry.spellings.map((name) => slips(text, name, limit)));
      if (least <= limit) found.push([least, entry]);
    }
    found.sort((a, b) => a[0] - b[0] || b[1].weight - a[1].weight || a[1].order - b[1].order);
    return found.map(([, entry]) => entry);
  }

  function slips(text, name, limit) {
    const least = em.distance(text, name.text, limit);
    return name.skip ? Math.min(least, em.distance(text, name.text.slice(name.skip), limit)) : least;
  }

  function ranked(query) {
    const found = [];
    for (const entry of em.entries()) {
      const value = score(query, entry);
      if (value) found.push([value, entry]);
    }
    found.sort((a, b) => b[0] - a[0] || a[1].title.length - b[1].title.length || a[1].order - b[1].order);
    return found.map(([, entry]) => entry);
  }

  /* The best `limit` entries for what was typed, best first. */
  function find(typed, limit) {
    const query = read(typed);
    if (!query.text) return [];
    let found = ranked(query);
    /* One word that is in no name is rather a slip of the pen than a mention of its beginning. */
    const meant = !found.length || !(query.met || query.spaced) ? nearest(query.text) : [];
    /* Where nothing says all that was typed, what says most of it. */
    while (!found.length && !meant.length && query.spare + 1 <= query.terms.length / 2) {
      query.spare += 1;
      found = ranked(query);
    }
    return [...new Set([...carried(typed), ...meant, ...found])].slice(0, limit);
  }

  /* Entries with a number behind a word that says their kind or what they belong to. */
  function counted({ terms }) {
    const number = terms.at(-1).text;
    const before = terms.slice(0, -1);
    if (!before.length || !em.isNumber(number)) return [];
    const around = (entry) => before.every((term) => term.best(entry.around) === 1);
    return em.entries().filter((entry) => entry.number === number && around(entry));
  }

  /* Entries that are called exactly so, by any spelling, number or address. */
  function exact(typed) {
    const query = read(typed);
    const whole = carried(typed);
    if (whole.length || !query.text) return whole;
    const address = typed.trim().replace(/^\/+/, "");
    const places = new Set([address, `${address}/`, `${address.replaceAll(".", "/")}/`]);
    const same = em.entries().filter((entry) => places.has(entry.address));
    if (same.length) return same;
    const numbered = (entry) => query.number !== "" && entry.number === query.number;
    const all = em.entries().filter((entry) => isNamed(entry, query.text) || numbered(entry));
    return (all.length ? all : counted(query)).sort((a, b) => b.weight - a.weight || a.order - b.order);
  }

  /* The pieces of a title, every second one of them what was typed: as one run, whatever stands between its letters, or
     word by word, the longest first so that a short one does not cut it. */
  function pieces(title, typed) {
    const query = read(typed);
    const plain = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
    const run = [...query.text].join("[^\\p{L}\\p{N}]*");
    const parts = query.terms.map((term) => plain(term.text)).filter((term) => term.length > 1);
    const wanted = [run, ...parts.sort((a, b) => b.length - a.length)].filter(Boolean).join("|");
    return wanted ? title.split(new RegExp(`(${wanted})`, "giu")) : [title];
  }

  em.finder = { find, exact, pieces };
})();
